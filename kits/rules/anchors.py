"""Every time of a campaign can be fixed: the moment it hangs on is there, and there is an hour.

The composer of kits meets the same mistakes group by group; it is silent about them, since these
rules find them in drafts and ended campaigns too, and tell each once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from kits.model import mistakes
from kits.model.campaigns import Row
from kits.model.community import Community
from kits.model.findings import Finding, Words, say
from kits.model.messages import Message
from kits.model.moments import (
    END_OF_DAY,
    Anchors,
    MissingAnchor,
    Point,
    UnreadableMoment,
    When,
    fix,
)
from kits.model.places import Place, Step
from kits.model.runs import Run
from kits.texts.sending import messages_for

OF_A_CAMPAIGN = ("starts", "ends", "results")
"""Moments that are fields of their own; all others stand in `dates`."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One time of a message, and where it stands in it."""

    message: Message
    when: When
    steps: tuple[Step, ...]
    otherwise: time | None = None
    """The hour where it names none; None where it must name one."""


def unknown_anchor(community: Community) -> Iterator[Finding]:
    """The moments of messages and checklists are those of the campaign that sends them.

    Bad:
        --- campaigns/drive/campaign.md
        checklist:
          - id: chairs
            when: doors - 2h
            do: Count the chairs

    Good:
        --- campaigns/drive/campaign.md
        dates:
          doors: 2026-12-01 19:00
        checklist:
          - id: chairs
            when: doors - 2h
            do: Count the chairs
    """
    return (finding for finding in _untimely(community) if finding.rule == "unknown-anchor")


def unreadable_time(community: Community) -> Iterator[Finding]:
    """A message hangs on a moment with an hour, or names the hour itself.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts - 1d
        ---
        We begin tomorrow.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts - 1d 20:00
        ---
        We begin tomorrow.
    """
    return (finding for finding in _untimely(community) if finding.rule == "unreadable-time")


def _untimely(community: Community) -> Iterator[Finding]:
    for run in community.runs.values():
        anchors = run.anchors(community.zone, community.zone)
        yield from _of_messages(community, run, anchors)
        yield from _of_checklist(run, anchors)
        yield from _of_rows(community, run, anchors)


def _of_messages(community: Community, run: Run, anchors: Anchors) -> Iterator[Finding]:
    """Times that cannot be fixed; what a recipe needs and the campaign lacks is told once."""
    lacking: set[str] = set()
    for message in run.messages.values():
        for timed in _times(message):
            problem = _problem(timed.when, anchors, timed.otherwise)
            if problem is None or _is_in_every_row(community, run, timed, problem):
                continue
            if message.id in run.own:
                yield _finding(problem, message.at(*timed.steps))
            elif timed.when.anchor not in lacking:
                lacking.add(timed.when.anchor)
                yield _of_recipe(run, timed, problem)


def _times(message: Message) -> Iterator[Timed]:
    for place, when in enumerate(message.send):
        yield Timed(message, when, ("send", place))
    until = message.until
    if until and not (until.point and until.point.day is None):
        yield Timed(message, until, ("until",), END_OF_DAY)


def _problem(when: When, anchors: Anchors, otherwise: time | None) -> UnreadableMoment | None:
    try:
        fix(when, anchors, otherwise=otherwise)
    except UnreadableMoment as problem:
        return problem
    return None


def _of_recipe(run: Run, timed: Timed, problem: UnreadableMoment) -> Finding:
    at = run.campaign.at("recipe")
    facts = {
        "recipe": run.campaign.recipe,
        "message": timed.message.id,
        "when": timed.when.text,
        "anchor": timed.when.anchor,
    }
    if isinstance(problem, MissingAnchor):
        return mistakes.unknown_anchor(
            at,
            say(
                'recipe "{recipe}" needs the moment "{anchor}", and the campaign has none', **facts
            ),
            _advice(timed.when.anchor),
        )
    return mistakes.unreadable_time(
        at,
        say('the recipe sends "{message}" at "{when}", and "{anchor}" has no hour', **facts),
        say("give {anchor} an hour, such as 2026-12-07 19:00", **facts),
    )


def _advice(anchor: str) -> Words:
    if anchor in OF_A_CAMPAIGN:
        return say("add {anchor}: and a day, such as 2026-12-07", anchor=anchor)
    return say("add {anchor}: to dates, such as {anchor}: 2026-12-07 19:00", anchor=anchor)


def _finding(problem: UnreadableMoment, at: Place) -> Finding:
    missing = isinstance(problem, MissingAnchor)
    rule = mistakes.unknown_anchor if missing else mistakes.unreadable_time
    return rule(at, problem.words, problem.hint)


def _of_checklist(run: Run, anchors: Anchors) -> Iterator[Finding]:
    for place, line in enumerate(run.campaign.checklist):
        problem = _problem(line.when, anchors, END_OF_DAY) if line.when else None
        if problem:
            yield _finding(problem, run.campaign.at("checklist", place, "when"))


def _is_in_every_row(
    community: Community, run: Run, timed: Timed, problem: UnreadableMoment
) -> bool:
    """Whether each group has a moment of its own where the campaign has none."""
    groups = community.groups_of(run)
    if timed.message.to != "groups" or not isinstance(problem, MissingAnchor) or not groups:
        return False
    rows = [run.rows.get(group.id) for group in groups]
    return all(row is not None and _point(row, timed.when.anchor) for row in rows)


def _of_rows(community: Community, run: Run, anchors: Anchors) -> Iterator[Finding]:
    """Moments that have an hour for the campaign, and none for a group whose messages need it."""
    for id, row in run.rows.items():
        group = community.groups.get(id)
        hourless = {name for name in anchors.points if _is_hourless(row, anchors, name)}
        if group is None or not hourless:
            continue
        own = run.anchors(community.zone_of(group), community.zone, id)
        for message in messages_for(community, run, group):
            for timed in _times(message):
                name = timed.when.anchor
                if name in hourless and _problem(timed.when, own, timed.otherwise):
                    hourless.remove(name)
                    yield _hourless(row, name, timed)


def _is_hourless(row: Row, anchors: Anchors, name: str) -> bool:
    point = _point(row, name)
    return point is not None and point.hour is None and anchors.points[name].hour is not None


def _hourless(row: Row, name: str, timed: Timed) -> Finding:
    steps = (name,) if name in OF_A_CAMPAIGN else ("dates", name)
    words = say(
        '"{name}" has no hour here, and message "{message}" is sent at "{when}"',
        name=name,
        message=timed.message.id,
        when=timed.when.text,
    )
    return mistakes.unreadable_time(
        row.at(*steps), words, say("add the hour, such as 2026-12-07 19:00")
    )


def _point(row: Row, name: str) -> Point | None:
    point: Point | None = getattr(row, name) if name in OF_A_CAMPAIGN else row.dates.get(name)
    return point
