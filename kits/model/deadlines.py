"""What comes to its day, or has passed it: links and files that end, lessons to be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta, tzinfo
from typing import NamedTuple

from kits.model.bundles import Fading
from kits.model.clocks import Clock
from kits.model.community import Community

SOON = timedelta(days=7)
"""How long before its day something is told of."""


class Untaken(NamedTuple):
    """A lesson that a campaign asks for, and who leads groups of it and lacks it."""

    campaign: str
    place: int
    """Of the lesson in the campaign's list."""
    lesson: str
    people: Mapping[str, Sequence[str]]
    """Each with the groups."""


class EndingLink(NamedTuple):
    """A way into a group that is only good until a day."""

    day: date
    group: str
    campaign: str | None
    """The last of its campaigns that lasts longer."""


def is_soon(day: date, at: Clock, zone: tzinfo) -> bool:
    """Whether a day comes soon, or has come."""
    return at.has_begun(day - SOON, zone)


def ending_links(community: Community, at: Clock) -> list[EndingLink]:
    """The ways into groups that end soon, have ended, or end before a campaign, the first first."""
    zone = community.zone
    limited = [g for g in community.groups.values() if g.link and g.link_expires]
    runs = [
        (community.last_day(run), run.id, {group.id for group in community.groups_of(run)})
        for run in community.runs.values()
        if limited and run.campaign.state == "ready" and not community.has_ended(run, at)
    ]
    found: list[EndingLink] = []
    for group in limited:
        assert group.link_expires is not None, "those that end were asked for"
        later = (each for each in runs if group.id in each[2] and each[0] > group.link_expires)
        last = max(later, key=lambda each: each[0], default=None)
        if last or (group.is_awake and is_soon(group.link_expires, at, zone)):
            found.append(EndingLink(group.link_expires, group.id, last and last[1]))
    return sorted(found, key=lambda each: each[:2])


def fades(file: Fading, at: Clock, zone: tzinfo) -> bool:
    """Whether a file is soon no longer good, or is not, while its campaign lasts."""
    return is_soon(file.expires, at, zone) and not at.is_over(file.ends, zone)


def untaken(community: Community, at: Clock) -> Iterator[Untaken]:
    """The lessons that leaders lack, of campaigns that run or come.

    None in a community that notes no lesson at all.
    """
    taken = {
        id: {lesson.id for one in person.lessons if (lesson := community.find_lesson(one.lesson))}
        for id, person in community.people.items()
        if person.lessons
    }
    for run in community.runs.values() if taken else ():
        if run.campaign.state != "ready" or community.has_ended(run, at):
            continue
        led: dict[str, list[str]] = {}
        for group in community.groups_of(run) if run.campaign.training else ():
            for id in filter(community.people.__contains__, group.leaders):
                led.setdefault(id, []).append(group.id)
        for place, name in enumerate(run.campaign.training):
            if lesson := community.find_lesson(name):
                lacking = {id: led[id] for id in led if lesson.id not in taken.get(id, ())}
                if lacking:
                    yield Untaken(run.id, place, lesson.id, lacking)
