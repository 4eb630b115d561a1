"""Times come in an order that makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from kits.model.campaigns import Campaign, Row
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.moments import Anchors
from kits.model.runs import Run
from kits.texts.sending import Sending, sendings


def ends_before_starts(community: Community) -> Iterator[Finding]:
    """A campaign ends on the day it starts or later, and its results come after that.

    The same holds for the times that a row of `groups.csv` gives one group.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-07
        ends: 2026-12-01

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
    """
    for run in community.runs.values():
        of_campaign = list(_disorder(run.campaign, run.anchors(community.zone, community.zone)))
        yield from of_campaign
        for id, row in run.rows.items():
            group = community.groups.get(id)
            if group and not of_campaign and (row.starts or row.ends or row.results):
                zone = community.zone_of(group)
                yield from _disorder(row, run.anchors(zone, community.zone, id))


def until_before_send(community: Community) -> Iterator[Finding]:
    """A message can still be sent after the moment at which it is due.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 20:00
        until: 18:00
        ---
        We begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 20:00
        until: 22:00
        ---
        We begin.
    """
    for run in community.runs.values():
        anchors = run.anchors(community.zone, community.zone)
        for message in run.messages.values():
            for sending in sendings(message, anchors):
                if sending.until and sending.until < sending.at:
                    yield _too_late(run, sending)
                    break


def _too_late(run: Run, sending: Sending) -> Finding:
    """Told of a recipe's message at the campaign, which can only leave it out or take longer."""
    assert sending.until, "only what has an end can come after it"
    message = sending.message
    facts = {"id": message.id, "at": _shown(sending.at), "until": _shown(sending.until)}
    if message.id in run.own:
        words = say('message "{id}" is to be sent at {at}, and no later than {until}', **facts)
        hint = say("write an until that comes after send, or take it out")
        return error("until-before-send", message.at("until"), words, hint)
    words = say('the recipe sends "{id}" at {at}, and no later than {until}', **facts)
    hint = say("leave it out, with skip: [{id}]", **facts)
    return error("until-before-send", run.campaign.at("recipe"), words, hint)


def _disorder(record: Campaign | Row, anchors: Anchors) -> Iterator[Finding]:
    for earlier, later in (("starts", "ends"), ("ends", "results")):
        before, after = anchors.local(earlier), anchors.local(later)
        if before is not None and after is not None and _precedes(after, before):
            words = say(
                '"{later}" ({after}) comes before "{earlier}" ({before})',
                later=later,
                after=_shown(after),
                earlier=earlier,
                before=_shown(before),
            )
            given = later if getattr(record, later) else earlier
            yield error(
                "ends-before-starts", record.at(given), words, say("correct one of the two")
            )
            return


def _precedes(one: date | datetime, other: date | datetime) -> bool:
    """Whether a moment is earlier; of days, only where the days differ."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _shown(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()
