"""`kits today`: what the operators' week says, in a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from kits.cli.ids import known
from kits.cli.printing import checked
from kits.cli.project import Project
from kits.model.audiences import Audience
from kits.model.community import Community
from kits.model.people import SOMEONE
from kits.render.day.needs import needs
from kits.render.day.situation import Situation
from kits.render.day.week import week
from kits.render.localised import day
from kits.render.sends import Sends

ALL = 10**9
"""More than there are things of one sort."""


@click.command()
@click.option("--for", "person", metavar="OPERATOR", help="Only what is theirs to see to.")
@click.option(
    "--format", "format_", type=click.Choice(["full", "json"]), default="full", show_default=True
)
@click.pass_obj
def today(project: Project, person: str | None, format_: str) -> None:
    """Tell what an operator's day holds: what waits, and what is sent until this day next week.

    Each thing that waits has the command that answers it, and the ids of its groups. Prints nothing
    where nothing waits and nothing is sent.
    """
    result = checked(project)
    if person is not None:
        known(person, "operator", _operators(result.community))
    view = result.view(Audience.OPERATORS)
    it = Situation.of(view, Sends.of(result.shares), person)
    if format_ == "json":
        click.echo(json.dumps(_facts(it), ensure_ascii=False, indent=2))
    elif lines := [*_waiting(it), *_sends(it)]:
        click.echo("\n".join(lines))


def _operators(community: Community) -> set[str]:
    """Everyone to whom something may belong that waits."""
    runs = community.runs.values()
    found = {run.campaign.operator for run in runs}
    found |= {step.owner for run in runs for step in run.campaign.milestones if step.owner}
    found |= {group.owner for group in community.groups.values() if group.owner}
    found |= {ask.owner for ask in community.log.asks if ask.owner}
    found |= {id for id, one in community.people.items() if one.role == "staff"}
    return found - {SOMEONE}


def _waiting(it: Situation) -> Iterator[str]:
    for need in needs(it, ALL):
        yield need.text
        if need.groups:
            yield f"    {' '.join(need.groups)}"
        if need.command:
            yield f"    → {need.command}"


def _sends(it: Situation) -> Iterator[str]:
    for at, posts in groupby(week(it), key=lambda post: post.day):
        yield day(at, it.view.locale)
        for post in posts:
            groups = it.words.ngettext("{n} group", "{n} groups", post.groups)
            told = groups.format(n=post.groups)
            yield f"    {post.hours} {post.title} · {post.campaign} · {told}"


def _facts(it: Situation) -> dict[str, Any]:
    return {
        "day": it.today.isoformat(),
        "waiting": [
            {"text": need.text, "groups": need.groups, "command": need.command or None}
            for need in needs(it, ALL)
        ],
        "sends": [
            {
                "day": post.day.isoformat(),
                "first": post.first,
                "last": post.last,
                "campaign": post.campaign,
                "message": post.message,
                "groups": post.groups,
            }
            for post in week(it)
        ],
    }
