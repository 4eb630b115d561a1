"""What groups and their leaders bear: weeks too full, leaders with too much, groups left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kits.model.bundles import Send
from kits.model.clocks import Clock
from kits.model.collisions import Collision, collisions
from kits.model.community import HQ, Community
from kits.model.posters import Poster
from kits.model.quiet import is_quiet
from kits.model.schedules import FULL_DAYS, WEEK, Schedule, too_much

LEADERS_DAYS = 5
"""Days of a week on which a leader bears as much as a day may bring: two are theirs."""
MANY = 5
"""Groups in which somebody posts at one minute, from which on chats take it for a machine."""
RUNNING = ("running", "model")
"""Stages in which a group is posted to."""
DAY = timedelta(days=1)
APART = timedelta(minutes=5)
"""How far apart the same person posts then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """A week in which groups get more than they bear."""

    week: date
    """Its Monday."""
    count: int
    most: int
    over: Send
    """The first that is too many."""
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """A week in which somebody is to post more than they bear."""

    person: str
    week: date
    count: int
    most: int
    groups: tuple[str, ...]
    """The one with the most posts first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """A minute at which somebody is to post in many groups."""

    person: str
    send: Send
    """The first of them."""
    times: tuple[Send, ...]
    """All times of its message in the same group."""
    slots: tuple[tuple[str, datetime], ...]
    """When they would better post in each group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """All of it, as it is from a moment on."""

    schedules: tuple[Schedule, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    burdens: tuple[Burden, ...] = ()
    bursts: tuple[Burst, ...] = ()
    collisions: tuple[Collision, ...] = ()
    left_out: Mapping[str, date] = field(default_factory=dict)
    """Groups without a post for too long while most had some, with since when."""


NO_LOAD = Load()


def load_of(
    community: Community,
    found: tuple[Schedule, ...],
    posters: Mapping[str, Poster | None],
    at: Clock,
) -> Load:
    """What is borne, of what is posted, and by whom in each group."""
    theirs = _by_poster(found, posters)
    return Load(
        schedules=found,
        crowds=tuple(_crowds(community, found, at)),
        burdens=tuple(_burdens(community, theirs, at)),
        bursts=tuple(_bursts(community, theirs, at)),
        collisions=tuple(collisions(community, at)),
        left_out=_left_out(community, found, at),
    )


def _crowds(community: Community, found: Sequence[Schedule], at: Clock) -> Iterator[Crowd]:
    per_day = community.settings.policy.posts_per_day
    for schedule in found:
        for monday, sends in schedule.weeks.items():
            over = too_much(sends, per_day)
            if over and not _is_over(community, monday, at):
                yield Crowd(
                    week=monday,
                    count=len(sends),
                    most=FULL_DAYS * per_day,
                    over=over[0],
                    groups=schedule.groups,
                )


Theirs = Mapping[str, Sequence[tuple[str, Schedule]]]
"""Who posts in several groups, with these."""


def _by_poster(found: Sequence[Schedule], posters: Mapping[str, Poster | None]) -> Theirs:
    by_group = {
        group: schedule for schedule in found if schedule.sends for group in schedule.groups
    }
    theirs: dict[str, list[tuple[str, Schedule]]] = {}
    for id, poster in posters.items():
        if poster and poster.person and id in by_group:
            theirs.setdefault(poster.person, []).append((id, by_group[id]))
    return {person: groups for person, groups in theirs.items() if len(groups) > 1}


def _burdens(community: Community, theirs: Theirs, at: Clock) -> Iterator[Burden]:
    """Who has more groups than one leads is told of as that."""
    policy = community.settings.policy
    most = LEADERS_DAYS * policy.posts_per_day * policy.groups_per_leader
    for person, groups in theirs.items():
        weeks: dict[date, list[tuple[int, str]]] = {}
        for id, schedule in groups if len(groups) <= policy.groups_per_leader else ():
            for monday, sends in schedule.weeks.items():
                weeks.setdefault(monday, []).append((len(sends), id))
        for monday, counts in weeks.items():
            count = sum(n for n, _id in counts)
            if count > most and not _is_over(community, monday, at):
                ids = tuple(id for _n, id in sorted(counts, key=lambda each: -each[0]))
                yield Burden(person=person, week=monday, count=count, most=most, groups=ids)


def _bursts(community: Community, theirs: Theirs, at: Clock) -> Iterator[Burst]:
    """The first of each campaign, of the week to come: what is moved for one is for others, too."""
    for person, groups in theirs.items():
        minutes: dict[datetime, list[tuple[str, Send]]] = {}
        for id, schedule in groups if len(groups) >= MANY else ():
            for send in schedule.sends:
                if not at.has_come(send.at) and at.has_come(send.at, WEEK):
                    minutes.setdefault(send.at, []).append((id, send))
        told: set[str] = set()
        for _minute, those in sorted(minutes.items()):
            sends = dict(those)
            first = those[0][1]
            if len(sends) >= MANY and first.campaign not in told:
                told.add(first.campaign)
                yield Burst(
                    person=person,
                    send=first,
                    times=_times(first, dict(groups)[those[0][0]]),
                    slots=tuple(_slots(community, sends)),
                )


def _times(send: Send, schedule: Schedule) -> tuple[Send, ...]:
    message = (send.campaign, send.base)
    return tuple(each for each in schedule.sends if (each.campaign, each.base) == message)


def _slots(community: Community, sends: Mapping[str, Send]) -> Iterator[tuple[str, datetime]]:
    """One after the other; before the hour where they would run into the quiet hours."""
    quiet = community.settings.policy.quiet_hours
    last = (len(sends) - 1) * APART
    before = any(is_quiet((send.at + last).time(), quiet) for send in sends.values())
    for number, (id, send) in enumerate(sends.items()):
        yield id, send.at + number * APART - (last if before else timedelta())


def _is_over(community: Community, monday: date, at: Clock) -> bool:
    return at.is_over(monday + WEEK - DAY, community.zone)


def _left_out(community: Community, found: Sequence[Schedule], at: Clock) -> Mapping[str, date]:
    """Where nothing is planned either; what was posted before kits are let go is not known.

    Where it is so in most groups, it is the community that rests.
    """
    settings, groups, zone = community.settings, community.groups, community.zone
    after = settings.policy.quiet_after
    first = min((one.sends[0].at for one in found if one.sends), default=None)
    if first is None or not at.has_come(first) or settings.keep_kits <= after:
        return {}
    since: dict[str, date] = {}
    for schedule in found:
        last = (schedule.sends[-1].at if schedule.sends else first).astimezone(zone).date()
        for id in schedule.groups if at.is_over(last + after, zone) else ():
            last_known = max(last, groups[id].founded or last)
            if at.is_over(last_known + after, zone):
                since[id] = max(last_known, at.today(zone) - settings.keep_kits)
    running = [id for id, group in groups.items() if group.stage in RUNNING and group.kind != HQ]
    those = {id: since[id] for id in running if id in since}
    return those if len(those) * 2 <= len(running) else {}
