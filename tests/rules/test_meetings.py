"""Gatherings on weekends that a country works are told, of its groups and before 18:00."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

MEETING = """
--- groups/all.csv
id,name,channels,leader_name,country
bay,Bay,wechat,Ada,{country}
cape,Cape,wechat,Bo,
--- campaigns/drive/campaign.md
kind: gathering
{facts}
place: The hall
plan_b: The school.
"""


@pytest.mark.parametrize(
    ("country", "facts", "found"),
    [
        ("RU", "starts: 2027-02-20\nends: 2027-02-20", 1),
        ("俄罗斯", "starts: 2027-02-20\nends: 2027-02-20", 1),
        ("CN", "starts: 2027-02-20\nends: 2027-02-20", 0),
        ("", "starts: 2027-02-20\nends: 2027-02-20", 0),
        ("RU", "starts: 2027-02-13\nends: 2027-02-13", 0),
        ("RU", "starts: 2027-02-20\nends: 2027-02-20\ndates: {doors: 2027-02-20 19:00}", 0),
        ("RU", "starts: 2027-02-19\nends: 2027-02-20\ndates: {doors: 2027-02-20 15:00}", 1),
        ("RU", "starts: 2027-02-20\nends: 2027-02-20\nstate: draft", 0),
        ("CN", "starts: 2026-02-14\nends: 2026-02-14", 0),
    ],
)
def test_who_works_does_not_come(country: str, facts: str, found: int) -> None:
    text = MEETING.format(country=country, facts=facts)
    lines = [line for line in told(text) if "meeting-on-working-day" in line]
    assert len(lines) == found
    assert all('"bay" meets on 2027-02-20' in line for line in lines)


def test_a_row_is_told_where_it_moves_the_day() -> None:
    text = MEETING.format(country="RU", facts="starts: 2027-02-13\nends: 2027-02-20")
    rows = "--- campaigns/drive/groups.csv\ngroup,starts\nbay,2027-02-20\ncape,2027-02-20\n"
    (line,) = told(text + rows)
    assert line.startswith("campaigns/drive/groups.csv:2:5-14 warning[meeting-on-working-day]")
