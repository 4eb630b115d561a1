"""Dots stand where their hour is, apart from one another, and the line has an end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.render.day.line import LANE, LANES, LARGEST, NARROWEST, SMALLEST, Hours, line

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
DAY = Hours.of(date(2026, 12, 9), SHANGHAI)
Sends = list[tuple[int, int]]


def drawn(sends: Sends) -> list[tuple[float, float, float]]:
    """Dots of sends, each a minute of the day and so many groups."""
    at = [(DAY.first + timedelta(minutes=minute), groups) for minute, groups in sorted(sends)]
    return [(dot.x, dot.y, dot.r) for dot in line(DAY, DAY.first, at).dots]


def test_a_dot_stands_at_its_hour_and_the_line_of_now_at_its_own() -> None:
    assert [x for x, _y, _r in drawn([(0, 1), (360, 1), (1440 - 1, 1)])] == [0, 25, 99.93]
    now = datetime(2026, 12, 9, 4, tzinfo=ZoneInfo("UTC"))
    assert line(DAY, now, []).now == 50


@pytest.mark.parametrize(
    ("day", "six"), [("2026-03-29", 21.74), ("2026-10-25", 28), ("2026-12-09", 25)]
)
def test_a_day_on_which_clocks_change_has_its_own_length(day: str, six: float) -> None:
    hours = Hours.of(date.fromisoformat(day), BERLIN)
    ticks = line(hours, hours.first, []).ticks
    assert [(x, hour) for x, hour, _end in ticks][:2] == [(0, "00"), (six, "06")]
    assert ticks[-1][:2] == (100, "24")


def test_more_groups_are_a_larger_dot_by_area() -> None:
    (_, _, small), (_, _, middle), (_, _, large) = drawn([(0, 10), (600, 25), (1200, 100)])
    assert (small, middle, large) == (3.5, LARGEST / 2, LARGEST)


def test_where_all_are_few_none_looks_like_many() -> None:
    ((_, _, radius),) = drawn([(600, 1)])
    assert SMALLEST <= radius < LARGEST / 2


@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 10_000)), max_size=12))
def test_dots_of_one_lane_do_not_touch_while_there_are_lanes(sends: Sends) -> None:
    dots = drawn(sends)
    lanes = {y for _x, y, _r in dots}
    assert len(lanes) <= LANES
    if len(lanes) < LANES:
        for at, (x, y, r) in enumerate(dots):
            for other, its, radius in dots[at + 1 :]:
                if y == its:
                    assert abs(x - other) / 100 * NARROWEST >= r + radius


def test_a_crowd_is_no_higher_than_its_lanes() -> None:
    at = [(DAY.first + timedelta(hours=8), 1)] * 500
    assert line(DAY, DAY.first, at).height == LANE * LANES
