"""Campaigns collide in the groups and on the days that they share, and only ahead."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

GROUPS = """
--- groups/all.csv
id,name,channels,leader_name
bay,Bay,wechat,Ada
cape,Cape,wechat,Bo
"""
SWAP = """
--- campaigns/swap/campaign.md
title: Swap
{facts}
starts: 2026-12-06
ends: 2026-12-20
"""
TOLD = '"swap" begins in "bay" and 2 more before "drive" is over, which lasts until 2026-12-07'


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("kind: contest", [TOLD]),
        ("kind: dispatch", []),
        ("state: draft", []),
        ("state: paused", []),
        ("state: withdrawn", []),
        ("groups: [bay, cape]", [TOLD.replace("2 more", "1 more")]),
        ("except: [bay, cape, lighthouse]", []),
    ],
)
def test_two_that_ask_for_members_collide(facts: str, found: list[str]) -> None:
    lines = [line for line in told(GROUPS + SWAP.format(facts=facts)) if "collide" in line]
    assert [line.partition("] ")[2] for line in lines] == found


def test_a_row_moves_the_days_of_its_group() -> None:
    rows = "--- campaigns/swap/groups.csv\ngroup,starts\nbay,2026-12-08\ncape,2026-12-10\n"
    (line,) = told(GROUPS + SWAP.format(facts="kind: contest") + rows)
    assert '"swap" begins in "lighthouse" before "drive" is over' in line


def test_of_many_at_once_each_is_told_the_longest() -> None:
    third = SWAP.format(facts="kind: contest").replace("swap", "third").replace("12-06", "12-07")
    lines = told(SWAP.format(facts="kind: contest") + third)
    assert [line.partition("] ")[2] for line in lines] == [
        '"swap" begins in "lighthouse" before "drive" is over, which lasts until 2026-12-07',
        '"third" begins in "lighthouse" before "swap" is over, which lasts until 2026-12-20',
    ]


ANNOUNCED = """
--- campaigns/drive/messages/10-launch.md
title: Launch
send: day 4 20:00
as: announcement
--- campaigns/news/campaign.md
title: News
kind: dispatch
--- campaigns/news/messages/10-hours.md
title: Hours
send: day 4 {}
as: {}
---
The library opens at nine.
"""


@pytest.mark.parametrize(
    ("hour", "way", "found"),
    [
        ("20:59", "announcement", 1),
        ("21:00", "announcement", 0),
        ("19:01", "announcement", 1),
        ("20:30", "message", 0),
    ],
)
def test_two_announcements_within_an_hour(hour: str, way: str, found: int) -> None:
    lines = told(ANNOUNCED.format(hour, way))
    assert [("announcements-at-once" in line) for line in lines] == [True] * found


def test_an_announcement_that_is_over_is_not_told() -> None:
    assert told(ANNOUNCED.format("20:30", "announcement").replace("day 4", "day 1")) == []


def test_where_campaigns_collide_their_announcements_are_not_told_as_well() -> None:
    lines = told(ANNOUNCED.format("20:30", "announcement").replace("kind: dispatch\n", ""))
    assert ["campaigns-collide" in line for line in lines] == [True]
