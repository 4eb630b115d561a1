"""What stands in groups and when; groups in which the same is posted share one schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from kits.model.bundles import Send, Share

WEEK = timedelta(days=7)
FULL_DAYS = 6
"""Days of a week on which a group bears as much as `posts_per_day`: one is calm."""


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Schedule:
    """What is posted in some groups."""

    sends: tuple[Send, ...]
    """By time, each in the groups' zone."""
    groups: tuple[str, ...]

    @cached_property
    def weeks(self) -> Mapping[date, Sequence[Send]]:
        """By the Monday of each week."""
        by_week = groupby(self.sends, key=lambda send: monday_of(send.at.date()))
        return {monday: tuple(sends) for monday, sends in by_week}


class Timetables:
    """Gathers the schedules of groups, share by share."""

    def __init__(self) -> None:
        self._found: dict[bytes, tuple[Share, list[str]]] = {}

    def add(self, share: Share) -> None:
        """Takes in what is posted in one group."""
        self._found.setdefault(share.schedule, (share, []))[1].append(share.group)

    def schedules(self) -> tuple[Schedule, ...]:
        """Those of all groups, in the order of the first of each."""
        return tuple(
            Schedule(tuple(sorted(filter(_stands, first.sends), key=_when)), tuple(groups))
            for first, groups in self._found.values()
        )


def too_much(sends: Sequence[Send], per_day: int) -> Sequence[Send]:
    """What is more than a week bears; what a single day does not bear is told of that day."""
    seen: dict[date, int] = {}
    borne = [send for send in sends if _counted(seen, send.at.date()) <= per_day]
    return borne[FULL_DAYS * per_day :]


def _counted(seen: dict[date, int], day: date) -> int:
    seen[day] = seen.get(day, 0) + 1
    return seen[day]


def _stands(send: Send) -> bool:
    return send.stands


def _when(send: Send) -> tuple[float, str, str]:
    return send.at.timestamp(), send.campaign, send.id
