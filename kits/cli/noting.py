"""`kits checked`, `kits answered` and `kits done`: one line of record keeping each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from kits.cli.creating import DAY_TYPE
from kits.cli.ids import known, known_message
from kits.cli.project import Project, fail
from kits.cli.reading import read, read_with_receipts
from kits.edit.events import new_rows
from kits.edit.files import rewrite
from kits.edit.milestones import with_day
from kits.model.community import Community
from kits.model.log import Ask
from kits.model.waiting import met_by_changes, steps_of

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
    return met_by_changes(run.campaign for run in community.runs.values())


@click.command()
@click.argument("item", metavar="CAMPAIGN/ITEM")
@on_day
@click.pass_obj
def done(project: Project, item: str, day: date | None) -> None:
    """Write into a campaign that a milestone is done, and since when.

    ITEM is the milestone's id; one without is m1, m2, … by its place.
    """
    community = read(project)
    id, slash, name = item.partition("/")
    if not slash:
        raise click.UsageError(f'"{item}" names no milestone; write it like drive/posters')
    known(id, "campaign", community.runs)
    campaign = community.runs[id].campaign
    steps = {step.id: step for step in steps_of(campaign)}
    known(name, f'milestone of "{id}"', steps)
    if (before := steps[name].milestone.done) and day is None:
        click.echo(f'"{item}" is done since {before} already')
        return
    on = _day(project, community, day).isoformat()
    place = campaign.at()
    data = project.tree().read(place.path)
    try:
        edited = with_day(place.path, data, steps[name].place, on)
    except ValueError as problem:
        fail(str(problem), f"write done: {on} into {place.path} yourself", status=1)
    _write(project, {place.path: edited})


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
