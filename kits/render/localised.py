"""Days, hours and numbers as a language writes them, by CLDR (Babel)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_timezone_location
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from kits.locale import Tongue, spoken


@cache
def direction(locale: str) -> str:
    """`rtl` for a locale that is written from right to left, else `ltr`."""
    return _babel(locale).text_direction


@cache
def language(locale: str) -> str:
    """What a language calls itself: `English`, `中文`; a code that nobody knows stays as it is."""
    try:
        return Locale.parse(locale.replace("-", "_")).get_display_name() or locale
    except (UnknownLocaleError, ValueError):
        return locale


@lru_cache(maxsize=8192)
def day(at: date, locale: Tongue) -> str:
    """A day with its weekday, in the language of the page's own words: `Tue, 1 Dec`."""
    return format_skeleton("MMMEd", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=64)
def weekday(at: date, locale: Tongue) -> str:
    """The weekday of a day, short: `Tue`, `周二`."""
    return format_date(at, "ccc", locale=_babel(spoken(locale)))


@lru_cache(maxsize=64)
def full_weekday(at: date, locale: Tongue) -> str:
    """A day with its weekday in full: `Tuesday 1 December`, `12月1日周二`."""
    return format_skeleton("MMMMEEEEd", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=8192)
def full_day(at: date, locale: Tongue) -> str:
    """A day of a year: `1 December 2026`, `2026年12月1日`."""
    return format_date(at, format="long", locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def short_month(at: date, locale: Tongue) -> str:
    """A month without its year, as short as it gets: `Dec`, `12月`."""
    return format_date(at, "LLL", locale=_babel(spoken(locale)))


def number(value: Decimal, locale: Tongue) -> str:
    """A number with its thousands apart."""
    return format_decimal(value, locale=_babel(spoken(locale)))


def percent(share: Decimal, locale: Tongue) -> str:
    """A share, of a hundred."""
    return format_percent(share, locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def month(at: date, locale: Tongue) -> str:
    """A month of a year: `December 2026`, `2026年12月`."""
    return format_skeleton("yMMMM", at, locale=_babel(spoken(locale)))


@lru_cache(maxsize=1024)
def year_words(year: int, locale: Tongue) -> str:
    """A year as a page calls it: `2026`, `2026年`."""
    return format_skeleton("y", date(year, 1, 1), locale=_babel(spoken(locale)))


@lru_cache(maxsize=8192)
def span(first: date, last: date, locale: Tongue) -> str:
    """The days from first to last: `1–7 Dec 2026`, `2026年12月1日至7日`."""
    return format_interval(first, last, "yMMMd", locale=_babel(spoken(locale)))


@cache
def place_of(zone: str, locale: Tongue) -> str:
    """The city that a zone is named after: `Shanghai`, `上海`."""
    return get_timezone_location(zone, _babel(spoken(locale)), return_city=True).rpartition("/")[2]


def amount(number: int, locale: Tongue) -> str:
    """A number for a narrow place: `9,876`, `12.3K`, `1.2万`."""
    own = _babel(spoken(locale))
    if number < 10_000:
        return format_decimal(number, locale=own)
    return format_compact_decimal(number, locale=own, fraction_digits=1)


def clock(at: datetime) -> str:
    """The hour of a moment, `20:00`, in its own zone."""
    return f"{at.hour:02}:{at.minute:02}"


def moment(at: datetime, locale: Tongue) -> str:
    """A day and hour: `Tue, 1 Dec 20:00`."""
    return f"{day(at.date(), locale)} {clock(at)}"


@cache
def _babel(locale: str) -> Locale:
    """Babel's locale; plain English has the day before the month, as texts have it."""
    try:
        return Locale.parse("en_GB" if locale == "en" else locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
