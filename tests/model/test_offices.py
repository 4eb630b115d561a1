from __future__ import annotations

from datetime import date

import pytest

from kits.model.offices import Office, holders
from tests.schema.written import community

FILES = {
    "people/all.csv": """
        id,name,joined
        old,Old,
        new,New,2026-12-14
        """,
    "groups/all.csv": """
        id,name,channels,leaders,deputies,founded
        harbour,Harbour,wechat,old;new,new,2026-12-10
        """,
}


@pytest.mark.parametrize(
    ("office", "day", "people"),
    [
        ("leader", "2026-12-09", []),
        ("leader", "2026-12-10", ["old"]),
        ("leader", "2026-12-14", ["old", "new"]),
        ("deputy", "2026-12-13", []),
        ("deputy", "2026-12-14", ["new"]),
    ],
)
def test_an_office_was_held_by_those_who_were_there(
    office: Office, day: str, people: list[str]
) -> None:
    made = community(FILES)
    found = list(holders(made, made.groups["harbour"], office, date.fromisoformat(day)))
    assert [each.person for each in found] == people
    assert {each.evidence.line for each in found} <= {2}
