"""Periods: the stretches of days that figures are of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kits.model.audiences import for_leaders
from kits.model.moments import YEARS
from kits.model.records import Part
from kits.model.values import Day, Line, Slug

_MONTH = re.compile(r"(\d{4})[-/](0?[1-9]|1[0-2])")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE)
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])", re.IGNORECASE)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?: ?(?:/|\.\.|[-–—~至到]) ?| to | )(\d{4}-\d{2}-\d{2})")


class NamedPeriod(Part):
    """A stretch of days that has a name: a season, a festival, a term."""

    id: Slug = for_leaders()
    """Names it where a figure is of it."""
    name: Line = for_leaders(text=True)
    """What it is called."""
    begins: Day = for_leaders(alias="from")
    """Its first day."""
    until: Day = for_leaders()
    """Its last day."""


class Window(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.first <= day <= self.last


def month_of(day: date) -> Window:
    """The month in which a day is."""
    return _months(day.year, day.month, 1)


def quarter_of(day: date) -> Window:
    """The quarter of the year in which a day is."""
    return _months(day.year, day.month - (day.month - 1) % 3, 3)


def window_of(text: str, named: Mapping[str, NamedPeriod]) -> Window | None:
    """The days of a period as it is written; None where nobody could tell them.

    `2026-11`, a week `2026-W48` (ISO 8601), a quarter `2026-Q4`, two days
    `2026-11-01/2026-11-14`, or the id of a named one.
    """
    if known := named.get(text):
        return Window(known.begins, known.until) if known.begins <= known.until else None
    said = unicodedata.normalize("NFKC", text).strip()
    try:
        found = _read(said)
    except ValueError:
        return None
    fits = found and found.first <= found.last and {found.first.year, found.last.year} <= {*YEARS}
    return found if fits else None


def _read(said: str) -> Window | None:
    if month := _MONTH.fullmatch(said):
        return _months(int(month[1]), int(month[2]), 1)
    if quarter := _QUARTER.fullmatch(said):
        return _months(int(quarter[1]), 3 * int(quarter[2]) - 2, 3)
    if week := _WEEK.fullmatch(said):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Window(monday, monday + timedelta(days=6))
    if days := _DAYS.fullmatch(said):
        return Window(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
    return None


def _months(year: int, month: int, count: int) -> Window:
    """So many whole months, of one year."""
    after = month - 1 + count
    last = date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Window(date(year, month, 1), last)
