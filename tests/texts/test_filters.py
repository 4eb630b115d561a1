"""How dates, hours and numbers read, in the language of the group."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel.localedata import locale_identifiers

from kits.texts import dates
from tests.texts.composed import mistakes, said
from tests.texts.test_names import fields

MONDAY = date(2026, 12, 7)
EVENING = datetime(2026, 12, 7, 19, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
CAMPAIGN = fields(starts=MONDAY, ends=EVENING, title="共读")


@pytest.mark.parametrize(
    ("locale", "day", "full", "weekday"),
    [
        ("zh", "12月7日（周一）", "2026年12月7日", "周一"),
        ("zh-TW", "12月7日（週一）", "2026年12月7日", "週一"),
        ("zh-Hant-HK", "12月7日（週一）", "2026年12月7日", "週一"),
        ("en", "Monday 7 December", "7 December 2026", "Monday"),
        ("en-US", "Monday 7 December", "7 December 2026", "Monday"),
        ("de", "Montag, 7. Dezember", "7. Dezember 2026", "Montag"),
        ("ja", "12月7日月曜日", "2026年12月7日", "月曜日"),
        ("ar", "الاثنين، 7 ديسمبر", "7 ديسمبر 2026", "الاثنين"),
        ("es", "lunes, 7 de diciembre", "7 de diciembre de 2026", "lunes"),
    ],
)
def test_days_read_as_people_write_them(locale: str, day: str, full: str, weekday: str) -> None:
    template = (
        "{{ campaign.starts | day }}|{{ campaign.starts | date }}|{{ campaign.starts | weekday }}"
    )
    assert said(template, locale, campaign=CAMPAIGN) == f"{day}|{full}|{weekday}"
    assert (
        said(template.replace("starts", "ends"), locale, campaign=CAMPAIGN)
        == f"{day}|{full}|{weekday}"
    )


def test_no_language_lacks_them() -> None:
    for identifier in locale_identifiers():
        locale = identifier.replace("_", "-")
        assert "7" in dates.day(MONDAY, "de")
        assert dates.day(MONDAY, locale)
        assert dates.full_date(MONDAY, locale)
        assert dates.weekday(MONDAY, locale)


def test_a_date_prints_as_day_wherever_it_becomes_text() -> None:
    for expression in (
        "campaign.starts",
        "campaign.ends",
        "campaign.starts ~ ''",
        "[campaign.starts] | join",
        "campaign.starts | upper",
    ):
        assert said(f"{{{{ {expression} }}}}", campaign=CAMPAIGN) == "12月7日（周一）"


def test_an_hour_needs_a_moment() -> None:
    assert said("{{ campaign.ends | time }}", "en", campaign=CAMPAIGN) == "19:05"
    assert mistakes("在 {{ campaign.starts | time }}", campaign=CAMPAIGN) == [
        'm.md:1:3+2 error[unfit-value]: "time" needs a moment with an hour = '
        "give the date an hour, such as 2026-12-07 19:00"
    ]
    for name in ("day", "date", "weekday"):
        assert mistakes(f"{{{{ campaign.title | {name} }}}}", campaign=CAMPAIGN) == [
            f'm.md:1:1+2 error[unfit-value]: "{name}" needs a date = use it on a date, such as campaign.starts'
        ]


def test_dates_are_compared_as_dates() -> None:
    template = "{% if campaign.starts < campaign.ends %}先{% endif %}"
    assert said(template, campaign=fields(starts=MONDAY, ends=date(2026, 12, 13))) == "先"
    assert (
        "error[unfit-value]" in mistakes(template, campaign=fields(starts=MONDAY, ends="周日"))[0]
    )
