from __future__ import annotations

from datetime import date, datetime

import pytest

from kits.model.clocks import Clock
from kits.model.groups import Office
from kits.model.offices import Tenure, held_by, holders, tenures
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
        ("leader", "2026-12-29", ["both", "new"]),
        ("leader", "2026-12-31", ["both", "new"]),
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


HELD = {
    "badges.yml": "- {id: a, name: A, for: A, rule: {office: deputy}}",
    "people/all.csv": """
        id,name,joined,role
        old,Old,,
        new,New,2026-12-14,
        paid,Paid,2026-01-01,staff
        """,
    "groups/all.csv": """
        id,name,channels,kind,leaders,deputies,founded
        harbour,Harbour,wechat,,old;paid,new,2026-12-10
        lighthouse,Lighthouse,wechat,,old,new,
        all,All,wechat,hq,new,,2020-01-01
        """,
    "log/terms/2027.csv": """
        group,person,role,since,until
        harbour,new,leader,,2026-12-31
        harbour,old,leader,,2027-01-15
        lighthouse,old,deputy,,2027-02-01
        lighthouse,old,deputy,2027-02-03,2027-02-20
        """,
}


def test_an_office_begins_and_ends_as_the_log_and_the_roster_say() -> None:
    found = {
        id: [(one.office, str(one.first), str(one.last)) for one in held]
        for id, held in tenures(community(HELD)).items()
    }
    assert found == {
        "new": [
            ("leader", "2026-12-14", "2026-12-31"),
            ("deputy", "2026-12-14", "9999-12-31"),
            ("deputy", "2027-02-21", "9999-12-31"),
        ],
        "old": [
            ("leader", "2027-01-01", "2027-01-15"),
            ("leader", "2027-01-16", "9999-12-31"),
            ("deputy", "2027-02-03", "2027-02-20"),
        ],
    }


def test_offices_are_counted_only_where_a_badge_asks_for_them_and_until_today() -> None:
    made = community(HELD)
    assert tenures(community({**HELD, "badges.yml": "[]"})) == {}
    at = Clock(datetime.fromisoformat("2026-12-15T01:00:00+08:00"))
    assert held_by(made, at) == {
        "new": (
            Tenure(office="leader", first=date(2026, 12, 14), last=date(2026, 12, 15)),
            Tenure(office="deputy", first=date(2026, 12, 14), last=date(2026, 12, 15)),
        )
    }


def test_whoever_was_forgotten_held_no_office_that_counts() -> None:
    term = "group,person,role,since,until\nharbour,someone,deputy,2020-01-01,2026-12-31\n"
    assert tenures(community({**HELD, "log/terms/2027.csv": term})).keys() == {"new", "old"}
