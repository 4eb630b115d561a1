"""`kits forget`: a person taken out of the content."""

from __future__ import annotations

import sys

import click

from kits.cli.ids import known
from kits.cli.printing import print_findings
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.files import rewrite
from kits.edit.forgetting import Forgotten, Step, forgotten, forgotten_winner, operated_by
from kits.model.findings import Finding, Severity
from kits.model.forgotten import find_tombstone
from kits.model.places import Place
from kits.pipeline import Checked, check, load
from kits.rules.mentions import people_mentioned

HIDES_NOBODY = frozenset({"empty-value", "unknown-person"})
"""Rules whose errors are of texts that were read: a group that has no leader left is no reason to
keep somebody else, nor is one who came back with an old branch."""


@click.command()
@click.argument("id", required=False)
@click.option(
    "--name", metavar="N", help="Somebody who stands on no roster, by the name they are given."
)
@click.option(
    "--group", metavar="G", help="The group of theirs, as an award gives it; else its id."
)
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.pass_obj
def forget(
    project: Project, id: str | None, name: str | None, group: str | None, yes: bool
) -> None:
    """Take a person out of the content, and keep their ID from coming back.

    First everything that is left of them is listed, then you are asked. Where a record must keep
    its place stands `someone`, who is counted and never shown; a deputy leads the group. Sentences
    that name them are for you to mend: until then, the command ends with 1.
    """
    if (id is None) == (name is None) or (group and not name):
        raise click.UsageError("give the ID of a person, or --name N and --group G")
    called = id or name or ""
    plan = _person(project, called) if id else _winner(project, called, group)
    _tell(called, plan)
    if not plan.steps:
        sys.exit(1)
    if not yes:
        click.confirm(f'Forget "{called}"?', abort=True)
    try:
        rewrite(project.folder, plan.files)
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    broken = _errors(project)
    print_findings(broken, project)
    click.echo("Build and publish anew: what stands on the sites knows them until then.")
    click.echo("Out of reach: what git has kept, and copies that others have.")
    sys.exit(1 if broken or plan.by_hand or plan.leftovers else 0)


def _winner(project: Project, name: str, group: str | None) -> Forgotten:
    community = read(project)
    _refuse_errors(project)
    plan = forgotten_winner(community, project.tree(), name, group, project.now)
    if plan is None:
        where = f'of "{group}"' if group else "without a group"
        fail(
            f'nobody {where} is called "{name}", as a winner, an owner or in the log',
            "write both as the award, the roster or the note gives them",
        )
    return plan


def _person(project: Project, id: str) -> Forgotten:
    community = read(project)
    comes_back = any(mention.id == id for mention in people_mentioned(community))
    if not find_tombstone(id, community.forgotten):
        known(id, "person", community.people)
    elif id not in community.people and not comes_back:
        fail(f'"{id}" is forgotten already', "nothing is left to do", status=1)
    _refuse_errors(project)
    if places := operated_by(community, id):
        fail(
            f'"{id}" is the accountable operator of {_places(places)}',
            "name another member of staff there first",
            status=1,
        )
    return forgotten(community, project.tree(), id, project.now)


def _tell(id: str, plan: Forgotten) -> None:
    if plan.steps:
        click.echo(f'What is left of "{id}":')
        _list(plan.steps)
    if plan.by_hand:
        click.echo("For you to decide:")
        _list(plan.by_hand)
    if plan.leftovers:
        click.echo("For you to mend, since a sentence is rewritten by nobody else:")
        _list([Step(left.place, f'"{left.name}"') for left in plan.leftovers])


def _list(steps: list[Step] | tuple[Step, ...]) -> None:
    for step in steps:
        click.echo(f"  {_place(step.place)} · {step.what}")


def _place(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"


def _places(places: tuple[Place, ...]) -> str:
    return ", ".join(map(_place, places))


def _refuse_errors(project: Project) -> None:
    """Ends the command where something cannot be relied upon: it may hold more of the person."""
    broken = tuple(error for error in _errors(project) if error.rule not in HIDES_NOBODY)
    if broken:
        print_findings(broken, project, err=True)
        fail("the content has errors", "mend what is wrong above, then forget", status=1)


def _errors(project: Project) -> tuple[Finding, ...]:
    result = check(load(project.tree()), project.now)
    findings = result.findings if isinstance(result, Checked) else result
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
