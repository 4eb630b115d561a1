from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.rules.recaps import recap_due
from kits.rules.rule import Due
from tests.rules.harness import told
from tests.schema.written import campaign, load

DAYS = {"starts": "2026-11-02", "ends": "2026-11-08"}


def due(day: str, settings: str = "", recap: bool = False, **facts: str) -> list[str]:
    files = {
        "community.yml": f"name: X\nlocale: en\ntimezone: Asia/Shanghai\n{settings}",
        "campaigns/drive/campaign.md": campaign(**{**DAYS, "kind": "contest", **facts}),
    }
    if recap:
        files["campaigns/drive/recap.md"] = "---\nlearned: x\n---\n"
    made, _ = load(files)
    assert made is not None
    what = Due(community=made, at=Clock(datetime.fromisoformat(day)))
    return [str(each.finding.message) for each in recap_due(what)]


TOLD = ['campaign "drive" ended on 2026-11-08, and has no recap']


def test_a_recap_is_due_when_its_days_are_over_in_the_zone_of_the_community() -> None:
    assert due("2026-11-15T23:59:00+08:00") == []
    assert due("2026-11-16T00:00:00+08:00") == TOLD
    assert due("2026-11-15T16:00:00+00:00") == TOLD


def test_the_policy_says_how_many_days() -> None:
    settings = "policy: {recap_within: 2w}\n"
    assert due("2026-11-22T12:00:00+08:00", settings) == []
    assert due("2026-11-23T12:00:00+08:00", settings) == TOLD


def test_it_is_asked_for_over_thirty_days() -> None:
    assert due("2026-12-15T12:00:00+08:00") == TOLD
    assert due("2026-12-16T12:00:00+08:00") == []


@pytest.mark.parametrize(
    "facts",
    [{"kind": "dispatch"}, {"state": "draft"}, {"state": "paused"}, {"state": "withdrawn"}],
)
def test_what_was_not_held_and_standing_posts_need_none(facts: dict[str, str]) -> None:
    assert due("2026-12-01T12:00:00+08:00", **facts) == []


def test_one_that_is_written_is_not_due() -> None:
    assert due("2026-12-01T12:00:00+08:00", recap=True) == []


def test_what_is_heeded_was_learned_in_the_same_words() -> None:
    assert told(
        """
        --- campaigns/spring/campaign.md
        recipe: small
        starts: 2026-04-01
        ends: 2026-04-07
        --- campaigns/spring/recap.md
        learned: [Ask for books a week earlier, 写短一点]
        --- campaigns/drive.md
        recipe: small
        heeded:
          - {what: Ask for boks a week earlier, how: now}
          - {what: 写短一点, refused: no}
          - {what: Bring a lamp}
        --- campaigns/other.md
        heeded: [{what: 写短一点}]
        starts: 2026-12-08
        ends: 2026-12-14
        """
    ) == [
        "campaigns/drive.md:4:12-38 warning[never-learned] no earlier campaign learned "
        '"Ask for boks a week earlier"',
        "campaigns/drive.md:6:12-23 warning[never-learned] no earlier campaign learned "
        '"Bring a lamp"',
        'campaigns/other.md:2:17-20 warning[never-learned] no earlier campaign learned "写短一点"',
    ]
