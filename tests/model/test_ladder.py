from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.core import Core, core
from kits.model.ladder import climbers, steps_of
from kits.model.ledger import deeds
from kits.model.offices import held_by
from tests.schema.written import Files, campaign, community

NOW = Clock(datetime.fromisoformat("2026-12-09T12:00:00+08:00"))
FILES = {
    "community.yml": (
        "name: Bookfolk\nlocale: en\ntimezone: Asia/Shanghai\npolicy: {core_share: 0.1}\n"
    ),
    "badges.yml": """
        - {id: two, name: Two, for: B, step: 2, rule: {office: deputy, for: 90d}}
        - {id: one, name: One, for: A, step: 1, rule: {credit: duty, at_least: 2}}
        - id: three
          name: Three
          for: C
          step: 3
          rule: [{office: leader, for: 30d}, {credit: lead}]
        - {id: pen, name: Pen, for: D, rule: {credit: duty, at_least: 1}}
        """,
    "people/all.csv": """
        id,name,role,status,joined
        ops,Ops,staff,,
        mira,Mira,,,2026-09-20
        bo,Bo,,,2026-01-01
        kim,Kim,,resting,
        an,An,,alumni,
        li,Li,,,
        """,
    "groups/all.csv": """
        id,name,channels,leaders,leader_name,deputies,members,stage,kind
        north,North,wechat,bo,,mira,100,,
        quay,Quay,wechat,,Old Tom,,51,,
        gone,Gone,wechat,li,,,900,closed,
        all,All,wechat,ops,,,50,,hq
        """,
    "campaigns/drive.md": campaign(
        "duties: {copywriting: [kim, an, ops, mira], intake: [kim, an, ops]}",
        announcer="an",
        starts="2026-11-01",
        ends="2026-11-07",
        groups="north",
    ),
}


def standing(written: Files) -> list[tuple[str, str | None, str | None, int, bool]]:
    made = community(written)
    return [
        (
            one.person,
            one.on and one.on.id,
            one.next and one.next.badge.id,
            one.next.missing if one.next else 0,
            one.rests,
        )
        for one in climbers(made, deeds(made, NOW), held_by(made, NOW))
    ]


def test_everyone_stands_on_their_highest_step_before_the_next() -> None:
    assert standing(FILES) == [
        ("bo", "three", None, 0, False),
        ("mira", None, "one", 1, False),
        ("kim", "one", "two", 3, True),
    ]


def test_whoever_is_on_no_step_stands_before_the_lowest_that_they_have_begun() -> None:
    idle = {**FILES, "campaigns/drive.md": campaign()}
    assert ("mira", None, "two", 1, False) in standing(idle)


@pytest.mark.parametrize("badges", ["[]", "- {id: a, name: A, for: A, rule: {credit: duty}}"])
def test_without_steps_nobody_stands_anywhere(badges: str) -> None:
    assert standing({**FILES, "badges.yml": badges}) == []


def test_the_steps_are_told_from_below() -> None:
    badges = community(FILES).badges.values()
    assert [badge.id for badge in steps_of(badges)] == ["one", "two", "three"]


def test_the_core_are_active_users_in_office_or_with_a_deed_within_a_year() -> None:
    made = community(FILES)
    assert core(made, deeds(made, NOW), NOW) == Core(people=3, members=151, wanted=16, operators=1)
    later = Clock(datetime.fromisoformat("2028-01-01T12:00:00+08:00"))
    none = community({**FILES, "groups/all.csv": "id,name,channels\nnorth,North,wechat\n"})
    assert core(none, deeds(none, later), later).people == 0
    assert core(none, deeds(none, NOW), NOW).people == 1
