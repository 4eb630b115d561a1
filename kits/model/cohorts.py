"""Who stays: users by the quarter in which they joined, in numbers that point at nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kits.model.people import Person

FEWEST = 5
"""People, below which a number would tell of somebody."""
Quarter = tuple[int, int]
"""A year, and which of its quarters."""


class Cohort(NamedTuple):
    """Those who joined from one quarter to another, and how many of them are still active."""

    first: Quarter
    last: Quarter
    joined: int
    active: int

    @property
    def tells_nobody(self) -> bool:
        """Whether neither who stayed nor who left is a handful."""
        left = self.joined - self.active
        return self.active >= FEWEST and (left == 0 or left >= FEWEST)


def cohorts(people: Iterable[Person], today: date) -> tuple[Cohort, ...]:
    """Users by quarter, the earliest first; quarters that would tell of somebody are joined.

    Nothing is left out, so no total reveals what a row does not say. Who is only invited is none.
    """
    counted: dict[Quarter, Cohort] = {}
    for one in people:
        if one.role == "user" and one.joined and one.joined <= today and one.status != "invited":
            at = (one.joined.year, (one.joined.month + 2) // 3)
            known = counted.get(at, Cohort(at, at, 0, 0))
            active = known.active + (one.status == "active")
            counted[at] = Cohort(at, at, known.joined + 1, active)
    found: list[Cohort] = []
    open_still: Cohort | None = None
    for at in sorted(counted):
        open_still = _joined(open_still, counted[at])
        if open_still.tells_nobody:
            found.append(open_still)
            open_still = None
    while open_still and found and not open_still.tells_nobody:
        open_still = _joined(found.pop(), open_still)
    if open_still and open_still.tells_nobody:
        found.append(open_still)
    return tuple(found)


def _joined(one: Cohort | None, other: Cohort) -> Cohort:
    if one is None:
        return other
    active = one.active + other.active
    return Cohort(one.first, other.last, one.joined + other.joined, active)
