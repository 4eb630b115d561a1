"""Public holidays of a country, and the days off that people work instead.

`holidays` knows them of some 250 countries, in their own languages; it is loaded where one is asked
for, since that takes as long as a small check.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from holidays import HolidayBase

ENGLISH = "en"


def holiday(country: str | None, day: date, locale: str) -> str | None:
    """What a public holiday is called in a language, else in one of its country's or in English."""
    calendar = _calendar(country, locale) if country else None
    return calendar.get(day) if calendar is not None else None


def is_worked(country: str | None, day: date, locale: str) -> bool:
    """Whether people work on a day that is off in other weeks, to make up for a holiday."""
    calendar = _calendar(country, locale) if country else None
    return calendar is not None and day not in calendar and day in calendar.weekend_workdays


def country_name(country: str, locale: str) -> str:
    """What a country is called in a language; as it is written where that is no code."""
    territories = Locale.parse(locale, sep="-").territories
    return str(territories.get(country.upper(), country))


@cache
def _calendar(country: str, locale: str) -> HolidayBase | None:
    """That of a country, which is given by its code or its name; None of one that is not known."""
    import holidays

    named = (_codes(spoken).get(country.casefold()) for spoken in (locale, ENGLISH))
    code = next(filter(None, named), country.upper())
    try:
        usual = holidays.country_holidays(code)
    except NotImplementedError:
        return None
    wanted = (locale.replace("-", "_"), locale.partition("-")[0], ENGLISH)
    spoken = (each for want in wanted for each in usual.supported_languages if _is(each, want))
    language = next(spoken, usual.default_language)
    return holidays.country_holidays(code, language=language)


def _is(language: str, wanted: str) -> bool:
    return language == wanted or language.startswith(f"{wanted}_")


@cache
def _codes(locale: str) -> Mapping[str, str]:
    """The codes of countries by their names in a language."""
    territories = Locale.parse(locale, sep="-").territories
    return {name.casefold(): code for code, name in territories.items() if len(code) == 2}
