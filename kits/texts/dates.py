"""Dates and hours in the words of a language, by CLDR (Babel)."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

DAYS = {"zh": "M月d日（EEE）", "en": "EEEE d MMMM"}
"""12月7日（周一）, Monday 7 December; other languages by their own habit."""
DATES = {"zh": "y年M月d日", "en": "d MMMM y"}
WEEKDAYS = {"zh": "EEE"}
SKELETONS = ("MMMMEEEEd", "MMMEEEEd", "MMMMEd", "MMMEd")
SHORT_NAMES = re.compile("'[^']*'|[Ec]{1,4}|M{3,4}|L{3,4}")
"""In a pattern, or a quoted text, in which letters mean themselves."""


@lru_cache(maxsize=4096)
def day(value: date, locale: str) -> str:
    """A day with its weekday, without the year."""
    spoken = Locale.parse(locale, sep="-")
    return format_date(value, DAYS.get(spoken.language) or _day_pattern(spoken), spoken)


def _day_pattern(spoken: Locale) -> str:
    """A language's own way to write a weekday, day and month, with both names in full.

    Where CLDR gives only a pattern with short names, that is widened (UTS 35, "Matching
    Skeletons").
    """
    skeletons = spoken.datetime_skeletons
    found = next(name for name in SKELETONS if name in skeletons)
    return SHORT_NAMES.sub(_in_full, str(skeletons[found]))


def _in_full(found: re.Match[str]) -> str:
    letter = found[0][0]
    return found[0] if letter == "'" else ("E" if letter == "c" else letter) * 4


@lru_cache(maxsize=4096)
def full_date(value: date, locale: str) -> str:
    """A day with its year."""
    spoken = Locale.parse(locale, sep="-")
    return format_date(value, DATES.get(spoken.language, "long"), spoken)


@lru_cache(maxsize=512)
def weekday(value: date, locale: str) -> str:
    """The day of the week."""
    spoken = Locale.parse(locale, sep="-")
    return format_date(value, WEEKDAYS.get(spoken.language, "EEEE"), spoken)


def hour(value: datetime) -> str:
    """The hour on a 24-hour clock, `19:00`."""
    return value.strftime("%H:%M")
