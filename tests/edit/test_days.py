from datetime import timedelta

import pytest

from kits.edit.moving import moved_days

WEEK = timedelta(days=7)


def moved(text: str, by: timedelta) -> str:
    """The text with its days moved."""
    for at, day, new in sorted(moved_days(text, by), reverse=True):
        text = text[:at] + new + text[at + len(day) :]
    return text


@pytest.mark.parametrize(
    ("text", "week_later"),
    [
        ("2026-12-07", "2026-12-14"),
        ("2026-12-28 20:00", "2027-01-04 20:00"),
        ("2026-12-07T20:00+08:00", "2026-12-14T20:00+08:00"),
        ("2028-02-25 community", "2028-03-03 community"),
        ("2026/1/7", "2026/1/14"),
        ("2026/12/28", "2027/01/04"),
        ("2026.02.27", "2026.03.06"),
        ("２０２６／１／７", "2026／1／14"),
        ("2026-12-02；2026-12-04", "2026-12-09；2026-12-11"),
        ("starts - 2d 20:00", "starts - 2d 20:00"),
        ("day 3 08:00", "day 3 08:00"),
        ("2026-13-01", "2026-13-01"),
        ("2026-12/07", "2026-12/07"),
        ("12026-12-07", "12026-12-07"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_days_are_moved_as_they_are_written(text: str, week_later: str) -> None:
    assert moved(text, WEEK) == week_later
