"""When something was said: what stands there, and what it says in one order of day and month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

import regex

from kits.chats.forms import FORMS

Order = Literal["dmy", "mdy"]
ORDERS: tuple[Order, ...] = ("dmy", "mdy")
YEARS = range(2000, 2100)
_NUMBER = regex.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as it was written."""

    date: str = ""
    time: str = ""
    order: str = ""
    """Of day and month, where the form of the chat says it."""
    instant: int | None = None
    """Seconds since 1970, where the chat counts them."""

    @property
    def is_open(self) -> bool:
        """Whether day and month may be either way around."""
        first, *others = _numbers(self.date) or [0, 0]
        known = self.order or "月" in self.date or first > YEARS.start
        return not known and len(others) > 0 and first != others[0]


class Impossible(ValueError):
    """There is no such time."""


def moment(stamp: Stamp, order: str, now: datetime) -> datetime:
    """The time in the zone of `now`; raises `Impossible` for one that there is not.

    A date without a year, and a time without a date, is the last one that is not after `now`.
    """
    zone = now.tzinfo or UTC
    if stamp.instant is not None:
        return _at(stamp.instant, zone)
    hour, minute, second = _time(stamp.time)
    numbers = _numbers(stamp.date)
    try:
        if not numbers:
            days = [now.date() - timedelta(days=back) for back in range(2)]
        else:
            days = [
                day
                for year, month, date in _days(numbers, stamp.order or order, now.year)
                if (day := _date(year, month, date))
            ]
        found = [
            _true(datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone))
            for day in days
        ]
    except (ValueError, OverflowError):
        raise Impossible from None
    if not found or found[0].year not in YEARS:
        raise Impossible
    return next((each for each in found if each <= now), found[0])


def _at(seconds: int, zone: tzinfo) -> datetime:
    if not 946684800 <= seconds < 4102444800:  # the years of YEARS
        raise Impossible
    return datetime.fromtimestamp(seconds, zone)


def _true(written: datetime) -> datetime:
    """A time by the clock of a zone, which some clocks never show."""
    return written.astimezone(UTC).astimezone(written.tzinfo)


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _days(numbers: list[int], order: str, year: int) -> list[tuple[int, int, int]]:
    """The year, month and day of a date; of one without a year, those of the last years."""
    if numbers[0] > YEARS.start:
        return [(numbers[0], numbers[1], numbers[2])]
    first, second, *years = numbers
    month, day = (second, first) if order == "dmy" else (first, second)
    if years:
        return [(years[0] if years[0] > 99 else 2000 + years[0], month, day)]
    return [(year - back, month, day) for back in range(9)]


def _time(text: str) -> tuple[int, int, int]:
    hour, minute, second = [*_numbers(text), 0, 0][:3]
    small = text.lower()
    named = {name: any(word in small for word in words) for name, words in FORMS["halves"].items()}
    if hour < 12 and (named["pm"] or (named["noon"] and hour < 6)):
        hour += 12
    elif named["am"] and not named["pm"] and hour == 12:
        hour = 0
    return hour, minute, second


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]
