"""When each message of a campaign is sent to a group, and whether it still may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time

from kits.model.campaign_parts import Change
from kits.model.community import HQ, Community
from kits.model.groups import Group
from kits.model.kits import KitMessage, Lock
from kits.model.messages import Message
from kits.model.moments import END_OF_DAY, Anchors, Point, UnreadableMoment, When, fix
from kits.model.runs import Run
from kits.model.selectors import Traits


@dataclass(frozen=True, slots=True)
class Sending:
    """One time at which a message is sent to one group, in the group's zone."""

    id: str
    message: Message
    name: str
    """What receipts call it: its id, with its day where it is sent on several."""
    at: datetime
    until: datetime | None


def messages_for(community: Community, run: Run, group: Group) -> Iterator[Message]:
    """The messages that a group gets, by id, whatever their channels.

    A recipe's messages that lack a moment are left out together: the rules tell of it once, and
    what they would print of it is no mistake of its own.
    """
    is_hq = group.kind == HQ
    traits = community.traits(group.id, run)
    is_member = takes_part(community, run, group)
    row = run.rows.get(group.id)
    dropped = set(row.skip) if row else set()
    if "all" in dropped and run.playbook:
        dropped |= run.playbook.messages.keys() - run.own.keys()
    has_some = is_hq
    every = run.messages.values()
    for message in sorted(every, key=lambda one: run.tells_stop(one.id)) if run.stop else every:
        if run.tells_stop(message.id) and not has_some:
            continue
        if run.missing_moments and message.id not in run.own:
            continue
        if message.to == "hq":
            if is_hq:
                yield message
        elif (
            message.to == "groups"
            and is_member
            and message.id not in dropped
            and is_for(message, traits)
            and _is_corrected(community, run, message, group)
        ):
            has_some = True
            yield message


def is_for(message: Message, traits: Traits) -> bool:
    """Whether a message chooses a group, of those that its campaign is for."""
    return (message.only is None or message.only.matches(traits)) and not (
        message.excluded and message.excluded.matches(traits)
    )


def takes_part(community: Community, run: Run, group: Group) -> bool:
    """Whether a campaign is for a group; the HQ group may get messages of its own all the same."""
    traits = community.traits(group.id, run)
    campaign = run.campaign
    return campaign.groups.matches(traits) and not (
        campaign.excluded and campaign.excluded.matches(traits)
    )


def _is_corrected(community: Community, run: Run, message: Message, group: Group) -> bool:
    """A correction goes only where something was corrected; any other message goes everywhere."""
    changes = [change for change in run.campaign.changes if change.message == message.id]
    return not changes or any(concerns(community, run, change, group) for change in changes)


def concerns(community: Community, run: Run, change: Change, group: Group) -> bool:
    """Whether a change reaches a group of its campaign; it never reaches the HQ group."""
    if group.kind == HQ:
        return False
    return change.groups is None or change.groups.matches(community.traits(group.id, run))


def sendings(message: Message, anchors: Anchors) -> Iterator[Sending]:
    """The times of a message for one group; several are `<id>-1`, `<id>-2`, … in their order.

    A time that cannot be fixed is passed over: the rules of times tell of it once for all groups.
    """
    several = len(message.send) > 1
    fixed: list[tuple[int, datetime, datetime | None]] = []
    for place, when in enumerate(message.send, start=1):
        with suppress(UnreadableMoment):
            at = fix(when, anchors)
            fixed.append((place, at, _until(message.until, at, anchors)))
    days = Counter(at.date() for _place, at, _until in fixed)
    for place, at, until in fixed:
        id, name = message.id, message.id
        if several:
            hour = f"T{at:%H:%M}" if days[at.date()] > 1 else ""
            id, name = f"{id}-{place}", f"{id}@{at.date().isoformat()}{hour}"
        yield Sending(id, message, name, at, until)


def _until(when: When | None, sent: datetime, anchors: Anchors) -> datetime | None:
    """The end of a message's time; an hour alone is on the day of the send."""
    if when is None:
        return None
    if when.point and when.point.day is None:
        zone = anchors.community_zone if when.community else anchors.group_zone
        point = when.point
        same_day = Point(sent.astimezone(zone).date(), point.hour, point.offset, point.community)
        when = When(when.text, point=same_day, community=when.community)
    return fix(when, anchors, otherwise=END_OF_DAY)


def lock(run: Run, sending: Sending, changes: Sequence[Change]) -> Lock | None:
    """Why a group can no longer copy a message, if it cannot; `changes` concern the group."""
    if run.tells_stop(sending.message.id):
        return None
    if run.campaign.state == "paused":
        return "paused"
    if run.campaign.state == "withdrawn":
        return "withdrawn"
    ids = {sending.id, sending.message.id}
    return "replaced" if any(ids & {*change.replaces} for change in changes) else None


def moment_of(change: Change, anchors: Anchors) -> datetime:
    """When a change was decided; a day alone, as it begins for the group."""
    at = anchors.fix(change.at)
    return at if isinstance(at, datetime) else datetime.combine(at, time(), anchors.group_zone)


def corrected(
    made: Sequence[KitMessage], changes: Sequence[Change], anchors: Anchors
) -> Iterator[KitMessage]:
    """The messages; each replaced one names what to post instead, if that was not replaced too."""
    ids = {message.base: message.id for message in reversed(made)}
    said = {
        message.id: ids[change.message]
        for change in sorted(changes, key=lambda change: moment_of(change, anchors))
        for message in made
        if change.message in ids and {message.id, message.base} & {*change.replaces}
    }
    locked = {message.id for message in made if message.locked}
    for message in made:
        last = message.id
        for _ in said:
            last = said.get(last, last)
        is_led = message.locked == "replaced" and last not in locked
        yield replace(message, instead=last) if is_led else message


def changes_for(community: Community, run: Run, group: Group) -> list[Change]:
    """The changes that concern a group."""
    return [change for change in run.campaign.changes if concerns(community, run, change, group)]


def changes_touching(community: Community, run: Run, group: Group) -> list[Change]:
    """The changes that may touch what a group sends; in the HQ group, those for all groups.

    Nothing is replaced there, but its messages move with the campaign, and stop with it.
    """
    if group.kind == HQ:
        return [change for change in run.campaign.changes if change.groups is None]
    return changes_for(community, run, group)


def touched(sending: Sending, changes: Sequence[Change]) -> int:
    """How many changes touch a message: replace it, are told by it, or replace none.

    The latter speak of the whole campaign: it was moved, or called off.
    """
    ids = {sending.id, sending.message.id}
    return sum(
        not change.replaces or bool(ids & {*change.replaces, change.message}) for change in changes
    )
