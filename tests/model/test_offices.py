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


ENDED = """
    group,person,role,since,until
    harbour,old,leader,,2026-12-19
    harbour,new,leader,,2026-12-31
    harbour,both,leader,2026-12-29,2026-12-31
    harbour,both,deputy,,2026-12-20
    lighthouse,old,leader,,2027-03-01
    """


@pytest.mark.parametrize(
    ("office", "day", "people"),
    [
        ("leader", "2026-12-09", []),
        ("leader", "2026-12-10", ["old"]),
        ("leader", "2026-12-19", ["old"]),
        ("leader", "2026-12-20", ["new"]),
        ("leader", "2026-12-28", ["new"]),
        ("leader", "2026-12-29", ["new", "both"]),
        ("leader", "2026-12-31", ["new", "both"]),
        ("leader", "2027-01-01", ["next"]),
        ("deputy", "2026-12-20", ["both"]),
        ("deputy", "2026-12-21", ["new"]),
    ],
)
def test_a_term_says_who_held_an_office_before(office: Office, day: str, people: list[str]) -> None:
    """Its last day is one of them; who does not say since when came after the term before."""
    made = community(
        {
            "people/all.csv": "id,name,joined\nold,Old,\nnew,New,\nboth,Both,\nnext,Next,\n",
            "groups/all.csv": """
                id,name,channels,leaders,deputies,founded
                harbour,Harbour,wechat,next,new,2026-12-10
                lighthouse,Lighthouse,wechat,next,,
                """,
            "log/terms/hand.csv": ENDED,
        }
    )
    found = holders(made, made.groups["harbour"], office, date.fromisoformat(day))
    assert [each.person for each in found] == people
