"""`kits handover`: an office of a group passes to somebody else, and no honour with it."""

from __future__ import annotations

import sys
from datetime import date

import click

from kits.cli.ids import known
from kits.cli.kinds import DAY_TYPE
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.changing import Changes
from kits.edit.files import rewrite
from kits.edit.handover import Handover, TooEarly, handed_over, holders_now, remnants
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.forgotten import find_tombstone
from kits.model.groups import Group, Office
from kits.model.posters import Poster
from kits.model.runs import Run
from kits.render.handbook.handover import checklists
from kits.rules.channels import usable_channels
from kits.source.fact_edits import written
from kits.texts.composing import Composer
from kits.texts.occasions import Occasions

LEAVES = ("resting", "alumni", "active")
ROLES = ("leader", "deputy", "owner")


@click.command()
@click.argument("group")
@click.option("--to", "comer", metavar="PERSON", required=True, help="Who holds it from now on.")
@click.option("--from", "leaver", metavar="PERSON", help="Whose place that is, of several.")
@click.option("--role", type=click.Choice(ROLES), default="leader", show_default=True)
@click.option("--day", type=DAY_TYPE, help="The first day of the new one; today unless stated.")
@click.option("--why", default="", help="Why it is handed on; an owner needs a reason.")
@click.pass_obj
def handover(
    project: Project,
    group: str,
    comer: str,
    leaver: str | None,
    role: str,
    day: date | None,
    why: str,
) -> None:
    """Hand an office of a group to somebody else, and keep every honour where it was earned.

    The old term ends the day before, in content/log/terms, and the group's row names who comes.
    Then it tells where the content still has who goes, what both have to do, and what to write.
    """
    community = read(project)
    known(group, "group", community.groups)
    of, today = community.groups[group], project.now.astimezone(community.zone).date()
    if role == "owner" and not why.strip():
        raise click.UsageError("an owner changes with a reason only: add --why")
    if day and day > today:
        fail(f"{day} is still to come", "hand it over on the day itself")
    act = Handover(
        group=of,
        role=role,
        leaver=_leaver(of, role, leaver),
        comer=_comer(community, of, role, comer),
        day=day or today,
        why=why.strip(),
    )
    _write(project, community, act, today)
    after = read(project)
    _tell_remnants(project, after, act)
    _ask_status(project, after, act)
    _tell_both(project, after, act)


def _leaver(group: Group, role: str, leaver: str | None) -> str | None:
    """Who hands it on; ends the command where that is not clear."""
    now = holders_now(group, role)
    if leaver is not None:
        known(leaver, role, now or ("nobody",))
        return leaver
    if len(now) > 1:
        fail(f'"{group.id}" has {len(now)}: {", ".join(now)}', "say --from PERSON for one of them")
    return now[0] if now else None


def _comer(community: Community, group: Group, role: str, comer: str) -> str:
    if role != "owner":
        known(comer, "person", community.people)
    if find_tombstone(comer, community.forgotten):
        fail(f'"{comer}" is the id of someone who was forgotten', "name somebody else")
    if comer in holders_now(group, role):
        fail(f'"{comer}" is {role} of "{group.id}" already', "name who comes")
    if role == "deputy" and comer in group.leaders:
        fail(f'"{comer}" leads "{group.id}"', "name somebody who can stand in for them")
    return comer


def _write(project: Project, community: Community, act: Handover, today: date) -> None:
    try:
        files = handed_over(community, project.tree(), act, today)
        rewrite(project.folder, files)
    except TooEarly as problem:
        fail(
            f'"{act.group.id}" changed hands on {problem.since}', "give a --day that is not before"
        )
    except ValueError:
        fail(
            f'the row of "{act.group.id}" cannot be edited', "see what is wrong with kits check", 1
        )
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    for path in files:
        click.echo(path)
    late = [run for run in community.runs.values() if _moves(community, run, act, today)]
    if late and act.role == "leader":
        names = ", ".join(run.id for run in late)
        click.echo(f"The credit for leading in {names} is {act.comer}'s: it ended since {act.day}.")


def _moves(community: Community, run: Run, act: Handover, today: date) -> bool:
    """Whether a campaign of the group ended between the day of the handover and today."""
    return act.day <= community.last_day(run) < today and act.group in community.groups_of(run)


def _tell_remnants(project: Project, community: Community, act: Handover) -> None:
    if act.leaver is None:
        return
    tree = project.tree()
    contents = [(path, tree.read(path)) for path in tree.paths()]
    found = list(remnants(community, act.leaver, contents, Clock(project.now)))
    if found:
        click.echo(f'\nStill "{act.leaver}", for you to change where it is meant no more:')
    for each in found:
        place, key = each.place, f"{each.key}: " if each.key else ""
        click.echo(f'  {place.path}:{place.line}:{place.column} · {key}"{each.name}"')


def _ask_status(project: Project, community: Community, act: Handover) -> None:
    """Asks how they stand now, on a terminal; elsewhere it says where to write it."""
    person = community.people.get(act.leaver or "")
    if person is None or act.role == "owner":
        return
    place = person.at("id")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(
            f'\nIf "{person.id}" rests or stops, write status: resting or status: alumni at '
            f"{place.path}:{place.line}"
        )
        return
    question = f'\nWhat is "{person.id}" from now on?'
    status = click.prompt(question, type=click.Choice(LEAVES), default=person.status)
    if status != person.status:
        changes = Changes(tree=project.tree())
        changes.give(person, "status", written(status))
        changes.make()
        rewrite(project.folder, changes.files)
        click.echo(f"{place.path}:{place.line}: status: {status}")


def _tell_both(project: Project, community: Community, act: Handover) -> None:
    """What both have to do, and what to write to who comes, in the group's language."""
    if act.role == "owner":
        return
    group = community.groups[act.group.id]
    locale = community.locale_of(group)
    for title, steps in checklists(locale):
        click.echo(f"\n{title}")
        for step in steps:
            click.echo(f"  [ ] {step}")
    if text := _welcome(project, community, group, act):
        click.echo(f"\n---\n{text}")


def _welcome(project: Project, community: Community, group: Group, act: Handover) -> str | None:
    """The private text to who comes, about the campaign that runs."""
    at = Clock(project.now)
    running = sorted(
        (run for run in community.current(at) if _runs(community, run, group, at)),
        key=lambda run: (community.last_day(run), run.id),
    )
    name = community.called(community.people[act.comer], community.locale_of(group))
    office: Office = "leader" if act.role == "leader" else "deputy"
    occasions = Occasions(Composer(community, usable_channels(community)))
    poster = Poster(name, office, act.comer)
    return occasions.text("handover", group, poster, next(iter(running), None))


def _runs(community: Community, run: Run, group: Group, at: Clock) -> bool:
    starts = run.anchors(community.zone_of(group), community.zone, group.id).instant("starts")
    return (
        group in community.groups_of(run)
        and run.campaign.state == "ready"
        and starts is not None
        and at.has_come(starts)
        and not community.has_ended(run, at)
    )
