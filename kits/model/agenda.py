"""When a campaign is: its days and hours by the clocks of its groups, as its records say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from kits.model.messages import Message
from kits.model.moments import Anchors, Point, UnreadableMoment, When, fix
from kits.model.runs import Run

_CLOCK = ZoneInfo("UTC")
"""Stands for the zone of each group: days and hours are compared as people read them there."""


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The moments of a campaign as some of its groups have them, and as they read the clock."""

    anchors: Anchors
    groups: tuple[str, ...]
    """The groups whose rows say so; none for what holds without a row."""

    @cached_property
    def moments(self) -> Mapping[str, date | datetime]:
        """Each named moment: a day, or with its hour."""
        found: dict[str, date | datetime] = {}
        for name, point in self.anchors.points.items():
            try:
                moment = self.anchors.fix(point, point.offset)
            except (UnreadableMoment, OverflowError):
                continue
            found[name] = day_of(moment) if is_instant(point) else moment
        return found

    @property
    def is_local(self) -> bool:
        """Whether each group reads the same day and hour, wherever it is."""
        return not any(map(is_instant, self.anchors.points.values()))

    def days(self, *names: str) -> frozenset[date]:
        """The days of the moments of these names."""
        return frozenset(day_of(self.moments[name]) for name in names if name in self.moments)

    @property
    def begin(self) -> date:
        """Its first day."""
        return min(self.days("starts", "ends") or {date.max})

    @property
    def end(self) -> date:
        """Its last day."""
        return max(self.days("starts", "ends") or {date.min})

    def fixed(self, when: When) -> datetime | None:
        """A time by the clock of its groups; None where it cannot be known."""
        try:
            return fix(when, self.anchors, otherwise=time())
        except (UnreadableMoment, OverflowError):
            return None

    def sent(self, message: Message) -> tuple[datetime | None, ...]:
        """When a message is sent, each time; None where their zones tell different days."""
        return tuple(
            None
            if is_instant(when) or (when.point and is_instant(when.point))
            else self.fixed(when)
            for when in message.send
        )


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """All that a campaign knows of days and hours."""

    run: Run

    @cached_property
    def schedules(self) -> tuple[Schedule, ...]:
        """The campaign's own, and each that rows of groups make of it."""
        run, alike = self.run, dict[object, list[str]]()
        for id, row in run.rows.items():
            if row.moves:
                key = (row.starts, row.ends, row.results, tuple(row.dates.items()))
                alike.setdefault(key, []).append(id)
        own = Schedule(anchors=run.anchors(_CLOCK, _CLOCK), groups=())
        moved = (
            Schedule(anchors=run.anchors(_CLOCK, _CLOCK, ids[0]), groups=tuple(ids))
            for ids in alike.values()
        )
        return (own, *moved)

    @cached_property
    def begin(self) -> date:
        """The first day of any group."""
        return min(schedule.begin for schedule in self.schedules)

    @cached_property
    def end(self) -> date:
        """The last day of any group."""
        return max(schedule.end for schedule in self.schedules)

    @cached_property
    def is_known(self) -> bool:
        """Whether it has days at all: a campaign that could not be read has none."""
        return date.min < self.begin <= self.end < date.max

    @cached_property
    def days(self) -> frozenset[date]:
        """Every day that its records name outside running text."""
        return frozenset({*self._named(), *(day_of(moment) for moment in self.posts)})

    @cached_property
    def sends(self) -> frozenset[datetime]:
        """When its messages are sent."""
        return self._fixed(when for message in self.run.messages.values() for when in message.send)

    @cached_property
    def posts(self) -> frozenset[datetime]:
        """When its messages are sent, and until when they are good."""
        last = (message.until for message in self.run.messages.values())
        return self.sends | self._fixed(filter(None, last))

    @cached_property
    def hours(self) -> frozenset[datetime]:
        """The named moments that have an hour, of all groups; none where zones tell other ones."""
        if not all(schedule.is_local for schedule in self.schedules):
            return frozenset()
        moments = (moment for each in self.schedules for moment in each.moments.values())
        return frozenset(moment for moment in moments if isinstance(moment, datetime))

    def _fixed(self, times: Iterable[When]) -> frozenset[datetime]:
        """Times by the clocks of all groups, as far as they can be known."""
        moments = (schedule.fixed(when) for when in times for schedule in self.schedules)
        return frozenset(moment for moment in moments if moment is not None)

    def _named(self) -> Iterator[date]:
        campaign = self.run.campaign
        for schedule in self.schedules:
            yield from map(day_of, schedule.moments.values())
            for check in self.run.checklist(""):
                if check.when and (moment := schedule.fixed(check.when)):
                    yield moment.date()
        for step in campaign.milestones:
            yield from filter(None, (step.due, step.done))
        for change in campaign.changes:
            yield from filter(None, [change.at.day])
        for flaw in campaign.flaws:
            yield from filter(None, [flaw.fixed])
        for credit in campaign.credits:
            yield from filter(None, [credit.when])
        for message in self.run.messages.values():
            yield from (file.expires for file in message.attach if file.expires)
        if self.run.recap and self.run.recap.held_on:
            yield self.run.recap.held_on


def day_of(moment: date | datetime) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def is_instant(moment: Point | When) -> bool:
    """Whether it is one instant for all, of which zones may tell different days and hours."""
    return bool(moment.offset or moment.community)
