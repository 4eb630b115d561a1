"""`kits finished`: what people paste after a lesson, checked and put into their record."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from kits.cli.ids import known
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.files import rewrite
from kits.edit.learning import LESSONS, finished_item, with_lessons
from kits.model.community import Community
from kits.model.nearest import nearest
from kits.model.people import Person
from kits.texts.completions import Completion, completions


@click.command()
@click.argument("lines", metavar="[LINE]...", nargs=-1)
@click.option("--person", metavar="ID", help="Write the lessons into this person's record.")
@click.pass_obj
def finished(project: Project, lines: tuple[str, ...], person: str | None) -> None:
    """Check the lines that lesson pages give to those who finished them.

    Reads them from stdin where none is given. Prints what to put into the person's record, or puts
    it there with --person; nothing is written where a line is not right.

    A line tells which lesson was read, and in which version. It proves nothing: whoever sees the
    page can write one.
    """
    if not lines and sys.stdin.isatty():
        raise click.UsageError("give the line that was sent to you, in quotes")
    community = read(project)
    if person is not None:
        known(person, "person", community.people)
    given = lines or [line for line in sys.stdin if line.strip()]
    if not given:
        raise click.UsageError("there is no line on stdin")
    read_lines = [completions(line, community.lessons) for line in given]
    problems = [
        problem
        for line, said in zip(given, read_lines, strict=True)
        for problem in _problems(line, said, community)
    ]
    for problem, remedy in problems:
        click.echo(f"kits: {problem}\n  = hint: {remedy}", err=True)
    if problems:
        sys.exit(1)
    names = list(dict.fromkeys(one.name for said in read_lines for one in said))
    if person is None:
        _print(names, project, community)
    else:
        _write(names, project, community, community.people[person])


def _problems(
    line: str, said: Sequence[Completion], community: Community
) -> Iterator[tuple[str, str]]:
    """What is wrong with a line, each with what to do."""
    if not said:
        remedy = "paste the whole line that the page gave, with leaders/01-first-week · K7F3Q2"
        yield f'"{line.strip()}" names no finished lesson', remedy
    for one in said:
        if one.lesson is None:
            near = nearest(one.name, community.lessons)
            remedy = f'did you mean "{near}"?' if near else "ask which lesson they mean"
            yield f'no lesson is called "{one.name}"', remedy
        elif not one.current:
            yield (
                f'"{one.code}" is not the code of "{one.name}" as it stands: the lesson has '
                "changed since, or the line was altered",
                "ask for a new line; if you trust this one, write it into their record yourself",
            )


def _print(names: Sequence[str], project: Project, community: Community) -> None:
    day = project.now.astimezone(community.zone).date()
    for name in names:
        click.echo(f"{name}: {community.lessons[name].title}")
    items = [finished_item(name, day) for name in names]
    click.echo("\nIn the person's file, or in the column lessons of a table:")
    click.echo(f"    lessons: [{', '.join(items)}]")
    click.echo(f"    {'; '.join(items)}")
    click.echo("kits does it with --person ID")


def _write(names: Sequence[str], project: Project, community: Community, person: Person) -> None:
    day = project.now.astimezone(community.zone).date()
    has = {found.id for one in person.lessons if (found := community.find_lesson(one.lesson))}
    new = []
    for name in names:
        if name in has:
            click.echo(f'{person.id} has "{name}" already')
        else:
            new.append(name)
    if not new:
        return
    record = person.at()
    try:
        data = with_lessons(
            project.tree().read(record.path),
            person.cell(LESSONS),
            [finished_item(name, day) for name in new],
        )
        rewrite(project.folder, {record.path: data})
    except ValueError:
        fail(
            f'the lessons of "{person.id}" cannot be added to',
            f"write them as a list: lessons: [{new[0]}]",
            status=1,
        )
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    for name in new:
        click.echo(f"{record.path}:{record.line}: {name}")
