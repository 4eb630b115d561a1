"""Periods as people write them, and the days that they are."""

from __future__ import annotations

from datetime import date

import pytest

from kits.model.periods import Window, window_of
from tests.schema.written import community

TURNED = "{id: turned, name: x, from: 2026-03-04, until: 2026-03-03}"
SPRING = "{id: spring, name: Spring, from: 2026-02-04, until: 2026-03-03}"
MADE = community(
    {
        "community.yml": f"name: A\nlocale: en\ntimezone: Asia/Shanghai\nperiods: [{SPRING}, {TURNED}]\n"
    }
)
NAMED = {one.id: one for one in MADE.settings.periods}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026/2", "2026-02-01", "2026-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026q1", "2026-01-01", "2026-03-31"),
        ("2026-11-01/2026-11-14", "2026-11-01", "2026-11-14"),
        ("2026-11-01..2026-11-14", "2026-11-01", "2026-11-14"),
        ("2026-11-01 to 2026-11-14", "2026-11-01", "2026-11-14"),
        ("2026-11-01 2026-11-14", "2026-11-01", "2026-11-14"),
        ("2026-11-01至2026-11-14", "2026-11-01", "2026-11-14"),
        ("２０２６-１１", "2026-11-01", "2026-11-30"),
        ("spring", "2026-02-04", "2026-03-03"),
    ],
)
def test_a_period_is_so_many_days(text: str, first: str, last: str) -> None:
    found = window_of(text, NAMED)
    assert found == Window(date.fromisoformat(first), date.fromisoformat(last))
    assert found.holds(found.first)
    assert found.holds(found.last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-13", "2026-00", "2025-W53", "2026-W00", "2026-Q5", "November"),
        *("2026-11-31/2026-12-01", "2026-11-14/2026-11-01", "2026-11-01", "0999-11", "turned"),
        "2026-11-01/2026-11-14/2026-11-20",
    ],
)
def test_what_nobody_could_tell_is_none(text: str) -> None:
    assert window_of(text, NAMED) is None
