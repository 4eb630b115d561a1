"""Days off by the country that a group writes, and the weekends that make up for them."""

from __future__ import annotations

from datetime import date

import pytest

from kits.texts.holidays import country_name, holiday, is_worked

NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("country", "locale", "name"),
    [
        ("CN", "zh", "元旦"),
        ("cn", "zh-TW", "元旦"),
        ("中国", "zh", "元旦"),
        ("China", "zh", "元旦"),
        ("CN", "en", "New Year's Day"),
        ("DE", "de", "Neujahr"),
        ("DE", "zh", "New Year's Day"),
        ("Atlantis", "en", None),
        ("", "en", None),
        (None, "en", None),
        ("HolidayBase", "en", None),
    ],
)
def test_a_holiday_is_named_in_a_language_of_the_reader(
    country: str | None, locale: str, name: str | None
) -> None:
    assert holiday(country, NEW_YEAR, locale) == name


def test_a_saturday_that_makes_up_for_a_holiday_is_worked() -> None:
    assert is_worked("CN", date(2026, 2, 14), "en")
    assert not is_worked("CN", date(2026, 2, 21), "en")
    assert not is_worked("DE", date(2026, 2, 14), "en")
    assert not is_worked("CN", NEW_YEAR, "en")


@pytest.mark.parametrize("year", [1, 1900, 2150, 9999])
def test_no_year_is_too_far(year: int) -> None:
    assert holiday("CN", date(year, 1, 1), "zh") in (None, "元旦")
    assert is_worked("CN", date(year, 6, 15), "en") is False


def test_a_country_is_called_as_it_is_in_the_language() -> None:
    assert country_name("CN", "zh") == "中国"
    assert country_name("Atlantis", "zh") == "Atlantis"
