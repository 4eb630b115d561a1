"""`kits checked`, `answered`, `done`, `take` and `note`: one line of record keeping each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import click

from kits.cli.ids import known, known_message
from kits.cli.kinds import DAY_TYPE
from kits.cli.project import Project, fail
from kits.cli.reading import read, read_with_receipts
from kits.edit.events import new_rows
from kits.edit.files import rewrite
from kits.edit.items import with_day, with_done, with_taker
from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.log import AXES, REPLIES, Ask, Note
from kits.model.teams import Team
from kits.model.waiting import met_by_work, steps_of, tasks_of
from kits.render.team_handover import CREDIT, handover_of
from kits.source.lines import quoted
from kits.source.table_edits import safe

on_day = click.option("--day", type=DAY_TYPE, help="When; today unless stated.")


@click.command()
@click.argument("groups", metavar="GROUP...", nargs=-1, required=True)
@click.option("--note", metavar="TEXT", help="What was seen, of the group as such.")
@on_day
@click.pass_obj
def checked(project: Project, groups: tuple[str, ...], note: str | None, day: date | None) -> None:
    """Note that you looked into a GROUP, or several: a new file in content/log/checks."""
    community = read(project)
    for group in groups:
        known(group, "group", community.groups)
    on = _day(project, community, day)
    rows = [{"group": group, "day": on.isoformat(), "note": note or ""} for group in groups]
    _write(project, new_rows("checks", rows, on))


@click.command()
@click.argument("words", metavar="GROUP CAMPAIGN/MESSAGE ANSWER | ASK [ANSWER]", nargs=-1)
@click.option("--told", is_flag=True, help="The group that asked has its answer.")
@on_day
@click.pass_obj
def answered(project: Project, words: tuple[str, ...], told: bool, day: date | None) -> None:
    """Note what was done about the note of a GROUP on a message, or the ANSWER to an ASK.

    It becomes a new file in content/log/answers, or in content/log/asks, with the hour, so that of
    two answers on a day the later one holds. The kits of the group that asked show the answer until
    it is --told.
    """
    if words and not words[-1].strip():
        raise click.UsageError("say what the answer is")
    community = read_with_receipts(project)
    on = _day(project, community, day)
    now = f"{project.now.astimezone(community.zone):%Y-%m-%d %H:%M}"
    if len(words) == 3 and not told:
        group, message, answer = words
        known(group, "group", community.groups)
        campaign, _slash, name = message.partition("/")
        known(campaign, "campaign", community.runs)
        known_message(community, group, community.runs[campaign], name)
        row = {"group": group, "message": message, "day": str(day or now), "what": answer}
        _write(project, new_rows("answers", [row], on))
    elif len(words) == 2 and not told:
        ask = _ask(community, words[0])
        row = {"id": ask.id, "day": str(day or now), "what": ask.what, "answer": words[1]}
        _write(project, new_rows("asks", [row], on))
    elif told and len(words) in (1, 2):
        ask, answer = _ask(community, words[0]), "".join(words[1:])
        if not (answer or ask.answer or ask.id in _met(community)):
            fail(f'"{ask.id}" has no answer yet', f"say it: kits answered {ask.id} ANSWER --told")
        days = ";".join(map(str, sorted({*ask.told, on})))
        row = {"id": ask.id, "day": now, "what": ask.what, "answer": answer, "told": days}
        _write(project, new_rows("asks", [row], on))
    else:
        raise click.UsageError("name a group, a message and the answer, or an ask and its answer")


def _ask(community: Community, id: str) -> Ask:
    asks = {ask.id: ask for ask in community.log.asks}
    known(id, "ask", asks)
    return asks[id]


def _met(community: Community) -> frozenset[str]:
    campaigns = (run.campaign for run in community.runs.values())
    return met_by_work(campaigns, community.teams.values())


@click.command()
@click.argument("item", metavar="CAMPAIGN/ITEM")
@on_day
@click.pass_obj
def done(project: Project, item: str, day: date | None) -> None:
    """Write into a campaign that a milestone or task is done, and since when.

    ITEM is its id; a milestone without one is m1, m2, … by its place. A task of a team is
    teams/TEAM/TASK; teams/TEAM/handover-1 is the first line of what is done when a class or
    committee is handed over.
    """
    community = read(project)
    owner, name = _named(community, item, "milestone; write it like drive/posters")
    if isinstance(owner, Team) and (line := _handed_over(community, owner, name)):
        on = _day(project, community, day).isoformat()
        facts = {"id": name, "what": quoted(line), "credit": CREDIT}
        _edit(project, owner, f"done: {on}", lambda path, data: with_done(path, data, facts, on))
        return
    steps = tasks_of(owner) if isinstance(owner, Team) else steps_of(owner)
    sort = "task" if isinstance(owner, Team) else "milestone"
    known(name, f'{sort} of "{owner.id}"', (step.id for step in steps))
    step, *others = (step for step in steps if step.id == name)
    if others:
        raise click.UsageError(f'a milestone and a task are called "{item}"; rename one of them')
    if step.done and day is None:
        click.echo(f'"{item}" is done since {step.done} already')
        return
    on = _day(project, community, day).isoformat()
    at = (step.listed, step.place, on)
    _edit(project, owner, f"done: {on}", lambda path, data: with_day(path, data, *at))


def _handed_over(community: Community, team: Team, name: str) -> str:
    """The line of that name which is done when a team is handed over, where no task is yet."""
    if any(task.id == name for task in team.tasks):
        return ""
    lines = handover_of(team, community.locale, date.max)
    return next((line.what for line in lines if line.id == name), "")


@click.command()
@click.argument("item", metavar="CAMPAIGN/TASK")
@click.argument("person")
@click.pass_obj
def take(project: Project, item: str, person: str) -> None:
    """Write into a campaign, or a team (teams/TEAM/TASK), that PERSON takes a task."""
    community = read(project)
    owner, name = _named(community, item, "task; write it like drive/posters")
    tasks = {task.id: (place, task) for place, task in enumerate(owner.tasks)}
    known(name, f'task of "{owner.id}"', tasks)
    known(person, "person", community.people)
    place, task = tasks[name]
    if person in task.taken_by:
        click.echo(f'"{person}" has "{item}" already')
        return
    if task.done or len(task.taken_by) >= task.people:
        why = f"it is done since {task.done}" if task.done else f"it wants {task.people}"
        raise click.UsageError(f'nobody more is wanted for "{item}": {why}')
    line = f"taken_by: [{', '.join((*task.taken_by, person))}]"
    _edit(project, owner, line, lambda path, data: with_taker(path, data, place, person))


def _named(community: Community, item: str, form: str) -> tuple[Campaign | Team, str]:
    """The campaign and the name in `campaign/name`, or the team in `teams/team/name`."""
    id, slash, name = item.partition("/")
    if id == "teams" and "/" in name:
        id, _slash, name = name.partition("/")
        known(id, "team", community.teams)
        return community.teams[id], name
    if not slash:
        raise click.UsageError(f'"{item}" names no {form}')
    known(id, "campaign", community.runs)
    return community.runs[id].campaign, name


def _edit(
    project: Project, owner: Campaign | Team, line: str, edited: Callable[[str, bytes], bytes]
) -> None:
    """Writes what an edit makes of the file of a campaign or team."""
    path = owner.at().path
    try:
        _write(project, {path: edited(path, project.tree().read(path))})
    except ValueError as problem:
        fail(str(problem), f"write {line} into {path} yourself", status=1)


@click.command()
@click.argument("person", required=False)
@click.option("--name", metavar="N", help="Somebody who stands on no roster, by the name.")
@click.option("--group", metavar="G", help="Where it was seen; needed with --name.")
@click.option("--axis", type=click.Choice(AXES), help="What it tells of them.")
@click.option("--what", metavar="TEXT", help="What was seen.")
@click.option("--seen-by", metavar="PERSON", help="Who saw it.")
@click.option("--answer", type=click.Choice(REPLIES), help="What became of asking them.")
@click.option("--ask-again", type=DAY_TYPE, help="Not to be asked before.")
@on_day
@click.pass_obj
def note(project: Project, /, day: date | None, **said: str | date | None) -> None:
    """Note what speaks for asking a PERSON to help: a new file in content/log/notes.

    An --answer without --what and --axis is added to what was noted of them last. Operators alone
    see it, and kits forget takes it out.
    """
    community = read(project)
    said = {key: (v.strip() or None) if isinstance(v, str) else v for key, v in said.items()}
    if (said["person"] is None) == (said["name"] is None) or (said["name"] and not said["group"]):
        raise click.UsageError("give the id of a PERSON, or --name N and --group G")
    for key, sort, those in (
        ("person", "person", community.people),
        ("seen_by", "person", community.people),
        ("group", "group", community.groups),
    ):
        if isinstance(id := said[key], str):
            known(id, sort, those)
    if said["axis"] is None and said["what"] is None:
        last = _last_note(community, said)
        if last is None or not (said["answer"] or said["ask_again"]):
            raise click.UsageError("say --axis and --what was seen, or the --answer to a note")
        said = {**said, "group": last.group, "axis": last.axis, "what": last.what}
    elif said["axis"] is None or said["what"] is None:
        raise click.UsageError("say --axis and --what together")
    on = _day(project, community, day)
    row = {key: str(value or "") for key, value in said.items()}
    _write(project, new_rows("notes", [{**row, "day": on.isoformat()}], on))


def _last_note(community: Community, said: Mapping[str, object]) -> Note | None:
    """What was noted last of somebody."""
    keys = ("person",) if said["person"] else ("name", "group")
    whom = {key: safe(str(said[key])) for key in keys}
    of = (one for one in community.log.notes if whom.items() <= one.__dict__.items())
    return max(of, key=lambda one: one.day.day or date.min, default=None)


def _day(project: Project, community: Community, day: date | None) -> date:
    today = project.now.astimezone(community.zone).date()
    if day and day > today:
        fail(f"{day} is still to come", "note it on the day itself")
    return day or today


def _write(project: Project, files: Mapping[str, bytes]) -> None:
    try:
        rewrite(project.folder, files)
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    for path in files:
        click.echo(path)
