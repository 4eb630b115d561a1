"""Circles in what came from what are told once each, in whatever records they stand."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

PEOPLE = """\
--- people/ada.md
name: Ada
mentored_by: cem
--- people/ben.md
name: Ben
mentored_by: ada
--- people/cem.md
name: Cem
mentored_by: ben
--- people/dan.md
name: Dan
mentored_by: ada
--- people/eve.md
name: Eve
mentored_by: eve
"""
GROUPS = """\
--- groups/hill.md
name: Hill
channels: wechat
leader_name: Ada
parent: quay
--- groups/quay.md
name: Quay
channels: wechat
leader_name: Ada
parent: hill
"""
TEAMS = """\
--- teams/north.md
name: North
kind: squad
parent: north
"""
CAMPAIGNS = """\
--- campaigns/drive.md
title: Drive
forked_from: march
--- campaigns/march.md
title: March
forked_from: drive
"""


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (
            PEOPLE,
            [
                'people/ada.md:3:14-16 warning[came-from-itself] "mentored_by" leads from "ada" to '
                '"cem", and from there back to "ada"',
                'people/eve.md:3:14-16 warning[came-from-itself] "mentored_by" of "eve" is "eve" '
                "itself",
            ],
        ),
        (
            GROUPS,
            [
                'groups/hill.md:5:9-12 warning[came-from-itself] "parent" leads from "hill" to '
                '"quay", and from there back to "hill"'
            ],
        ),
        (
            TEAMS,
            [
                'teams/north.md:4:9-13 warning[came-from-itself] "parent" of "north" is "north" '
                "itself"
            ],
        ),
        (
            CAMPAIGNS,
            [
                'campaigns/drive.md:3:14-18 warning[came-from-itself] "forked_from" leads from '
                '"drive" to "march", and from there back to "drive"'
            ],
        ),
    ],
)
def test_each_circle_is_told_once_at_its_first(written: str, lines: list[str]) -> None:
    assert [line for line in told(written) if "came-from-itself" in line] == lines
