"""A day as a line of its hours, with a dot for each send; the larger, the more groups post it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from math import sqrt

NARROWEST = 280
"""Pixels of the line on the smallest phone: where dots stand apart there, they do everywhere."""
LARGEST, SMALLEST = 11.0, 3.5
"""Radii, in pixels."""
LANE = 2 * LARGEST + 2
LANES = 4
"""Dots above one another; where more meet some overlap, and the list below has all of them."""
HOURS = (0, 6, 12, 18, 24)
ENDS = ("start", "middle", "middle", "middle", "end")


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one day, be it of 23 or 25."""

    first: datetime
    last: datetime

    @classmethod
    def of(cls, day: date, zone: tzinfo) -> Hours:
        """From midnight to midnight, by the clock of a zone."""
        first, last = (
            datetime.combine(day + timedelta(days=days), time(), zone) for days in (0, 1)
        )
        return cls(first, last)

    def share(self, at: datetime) -> float:
        """How much of the day is over at a moment, in percent."""
        first, last = self.first.timestamp(), self.last.timestamp()
        return round((at.timestamp() - first) / (last - first) * 100, 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a send stands on the line: percent across, pixels down, and a radius in pixels."""

    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The drawing of a day, without its words."""

    height: float
    """Of the dots, in pixels; below it stand the hours."""
    now: float
    """In percent."""
    ticks: tuple[tuple[float, str, str], ...]
    """In percent, with the hour, and which edge of it stands there."""
    dots: tuple[Dot, ...]


def line(hours: Hours, now: datetime, sends: Sequence[tuple[datetime, int]]) -> Line:
    """The line of a day; `sends` are times, in order, each with so many groups."""
    most = max((groups for _at, groups in sends), default=0)
    sized = [(hours.share(at), _radius(groups, most)) for at, groups in sends]
    lanes = _lanes(sized)
    height = LANE * (max(lanes, default=0) + 1)
    first = hours.first
    return Line(
        height=height,
        now=hours.share(now),
        ticks=tuple(
            (hours.share(hours.last if hour == 24 else first.replace(hour=hour)), f"{hour:02}", end)
            for hour, end in zip(HOURS, ENDS, strict=True)
        ),
        dots=tuple(
            Dot(x, height - LANE * lane - LANE / 2, radius)
            for (x, radius), lane in zip(sized, lanes, strict=True)
        ),
    )


def _radius(groups: int, most: int) -> float:
    """The area grows with the groups; where all are few, none looks like many."""
    return round(max(SMALLEST, LARGEST * sqrt(groups / max(most, 8))), 1)


def _lanes(dots: Sequence[tuple[float, float]]) -> Sequence[int]:
    """For each dot the lowest lane in which it stands free, the larger dots first."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
    found = [0] * len(dots)
    for place in sorted(range(len(dots)), key=lambda place: (-dots[place][1], place)):
        share, radius = dots[place]
        x = share / 100 * NARROWEST
        free = (lane for lane, those in enumerate(taken) if _is_free(x, radius, those))
        lane = next(free, place % LANES)
        taken[lane].append((x, radius))
        found[place] = lane
    return found


def _is_free(x: float, radius: float, others: Iterable[tuple[float, float]]) -> bool:
    return all(abs(x - other) >= radius + its + 1 for other, its in others)
