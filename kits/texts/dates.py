"""Dates and hours in the words of a language, by CLDR (Babel)."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

DAYS = {"zh": "M月d日（EEE）", "en": "EEEE d MMMM"}
"""12月7日（周一）, Monday 7 December; other languages by their own habit."""
DATES = {"zh": "y年M月d日", "en": "d MMMM y"}
WEEKDAYS = {"zh": "EEE"}


@lru_cache(maxsize=4096)
def day(value: date, locale: str) -> str:
    """A day with its weekday, without the year."""
    spoken = Locale.parse(locale, sep="-")
    if pattern := DAYS.get(spoken.language):
        return format_date(value, pattern, spoken)
    return format_skeleton("MMMMEEEEd", value, locale=spoken)


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
