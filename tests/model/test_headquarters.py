"""Who belongs into the HQ group, and who is known to be missing."""

from __future__ import annotations

from datetime import datetime

import pytest

from kits.model.clocks import Clock
from kits.model.headquarters import Seated, roster
from tests.schema.written import Files, campaign, community

NOW = Clock(datetime.fromisoformat("2026-12-08T12:00:00+08:00"))
GROUPS = """
    id,name,channels,kind,leaders,leader_name,deputies,stage,locale
    hq,HQ,wechat,hq,ops,,,,
    harbour,Harbour,wechat,,mira,,bo,,en
    hill,Hill,wechat,,bo,,,,
    lane,Lane,wechat,,,Hai,,,
    past,Past,wechat,,gone,,,closed,
    """
PEOPLE = (
    "id,name,role,credit,groups\nmira,Mira,,name,{}\nbo,Bo,,,\ngone,Gone,,,{}\nops,Ops,staff,,\n"
)


def told(mira: str = "", gone: str = "", **more: str) -> list[tuple[object, ...]]:
    files: Files = {
        "groups/all.csv": GROUPS,
        "people/all.csv": PEOPLE.format(mira, gone),
        "campaigns/drive.md": campaign(),
    }
    found = roster(community(files | more), NOW)
    return [(one.person or one.name, one.seat, one.groups, one.is_in) for one in found]


def test_everyone_is_there_by_their_highest_office() -> None:
    """Of whom is nothing known; a closed group has no seat."""
    assert told() == [
        ("ops", "operator", (), True),
        ("bo", "leader", ("hill",), None),
        ("mira", "leader", ("harbour",), None),
        ("Hai", "leader", ("lane",), None),
    ]


@pytest.mark.parametrize(
    ("mira", "gone", "missing", "idle"),
    [("hq", "", ["bo"], []), ("hq", "hq", ["bo"], ["gone"]), ("", "hq", ["bo", "mira"], ["gone"])],
)
def test_who_is_missing_is_known_once_somebody_is_there(
    mira: str, gone: str, missing: list[str], idle: list[str]
) -> None:
    found = told(mira, gone)
    assert [one for one, _, _, is_in in found if is_in is False] == missing
    assert [one for one, seat, _, _ in found if seat is None] == idle


def test_each_is_written_to_in_the_language_of_their_group() -> None:
    made = community({"groups/all.csv": GROUPS, "people/all.csv": PEOPLE.format("", "")})
    spoken: dict[str, Seated] = {one.name: one for one in roster(made, NOW)}
    assert {name: one.locale for name, one in spoken.items()} == {
        "Bo": "zh",
        "Mira": "en",
        "Hai": "zh",
    }


def test_without_a_group_of_all_leaders_there_is_no_roster() -> None:
    files = {
        "groups/all.csv": "id,name,channels,leaders\na,A,qq,bo\n",
        "people/all.csv": "id,name\nbo,Bo\n",
    }
    assert roster(community(files), NOW) == ()
