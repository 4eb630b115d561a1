"""An office is handed on: the files as whole texts, and what the wall tells before and after."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.edit.handover import Handover, TooEarly, handed_over, holders_now, remnants
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.ledger import deeds
from kits.pipeline import load
from tests.schema.written import Files, campaign, tree
from tests.source.shown import MemoryTree

PEOPLE = "id,name,role,mentored_by\nmira,Mira,,\nbo,Bo,,mira\nan,An,,bo\nops,Ops,staff,\n"
HEAD = "group,person,role,since,until,why\n"
DAY = date(2026, 12, 20)


def read(made: MemoryTree) -> Community:
    community = load(made).community
    assert community is not None
    return community


def hand(
    written: Files, role: str, leaver: str | None, comer: str, day: date = DAY, why: str = ""
) -> dict[str, str]:
    """What becomes of the files, by path; that of the terms as `terms`."""
    made = tree({"people/all.csv": PEOPLE, **written})
    community = read(made)
    (group,) = community.groups.values()
    act = Handover(group=group, role=role, leaver=leaver, comer=comer, day=day, why=why)
    files = handed_over(community, made, act, DAY)
    return {
        "terms" if "/terms/" in path else path.removeprefix("content/"): (data or b"").decode()
        for path, data in files.items()
    }


GROUPS = "id,name,channels,leaders,leader_name,deputies,owner\n"


@pytest.mark.parametrize(
    ("row", "role", "leaver", "comer", "after", "terms"),
    [
        ("a,A,qq,mira,,,", "leader", "mira", "bo", "a,A,qq,bo,,,", ["mira,leader"]),
        ("a,A,qq,mira,,bo;an,", "leader", "mira", "bo", "a,A,qq,bo,,an,",
         ["an,deputy", "bo,deputy", "mira,leader"]),
        ("a,A,qq,bo; mira,,,", "leader", "mira", "an", "a,A,qq,bo; an,,,",
         ["bo,leader", "mira,leader"]),
        ("a,A,qq,,Hai,,", "leader", "Hai", "an", "a,A,qq,an,,,", ["someone,leader"]),
        ("a,A,qq,,,,", "leader", None, "an", "a,A,qq,an,,,", []),
        ("a,A,qq,mira,,bo,", "deputy", "bo", "an", "a,A,qq,mira,,an,", ["bo,deputy"]),
        ("a,A,qq,mira,,,Old Wang", "owner", "Old Wang", "bo", "a,A,qq,mira,,,bo",
         ["Old Wang,owner"]),
    ],
)  # fmt: skip
def test_only_the_cell_that_is_meant_changes(
    row: str, role: str, leaver: str | None, comer: str, after: str, terms: list[str]
) -> None:
    """All who held the office end a term, and those who stay begin anew."""
    files = hand({"groups/all.csv": f"{GROUPS}{row}\n"}, role, leaver, comer, why="Moves away")
    assert files["groups/all.csv"] == f"{GROUPS}{after}\n"
    said = {
        f"a,{each},,2026-12-19,{'Moves away' if each.startswith(leaver or '-') else ''}\n"
        for each in terms
    }
    if leaver == "Hai":
        said = {"a,someone,leader,,2026-12-19,Moves away\n"}
    assert files.get("terms", HEAD) == HEAD + "".join(sorted(said))


def test_a_file_keeps_its_remarks() -> None:
    head = "---\nname: A\nchannels: qq # one\n"
    files = hand({"groups/a.md": f"{head}leaders: [mira] # May\n---\n"}, "leader", "mira", "bo")
    assert files["groups/a.md"] == f"{head}leaders: [bo] # May\n---\n"
    files = hand({"groups/a.md": f"{head}leader_name: Hai\n---\n"}, "leader", "Hai", "bo")
    assert files["groups/a.md"] == "---\nname: A\nleaders: bo\nchannels: qq # one\n---\n"


def test_a_term_begins_where_the_last_one_ended() -> None:
    before = {
        "groups/all.csv": f"{GROUPS}a,A,qq,mira,,,\n",
        "log/terms/hand.csv": f"{HEAD}a,an,leader,,2026-12-10,\n",
    }
    assert hand(before, "leader", "mira", "bo")["terms"] == (
        f"{HEAD}a,mira,leader,2026-12-11,2026-12-19,\n"
    )
    with pytest.raises(TooEarly, match="2026-12-11"):
        hand(before, "leader", "mira", "bo", date(2026, 12, 10))
    assert "terms" not in hand(before, "leader", "mira", "bo", date(2026, 12, 11))


def test_what_is_and_is_to_come_still_has_the_former_one() -> None:
    """Not what is over, nor what they hold elsewhere, nor whom they taught."""
    made = tree(
        {
            "people/all.csv": PEOPLE,
            "groups/all.csv": (
                "id,name,channels,leaders,contact,owner,about\na,A,qq,bo,mira,,Ask Mira.\n"
                "b,B,qq,mira,,mira,\n"
            ),
            "campaigns/drive/campaign.md": campaign("crew: [mira, bo]"),
            "campaigns/drive/groups.csv": "group,host\na,Mira\n",
            "campaigns/drive/messages/10-now.md": (
                "---\ntitle: Now\nsend: starts\n---\nWrite to Mira.\n"
            ),
            "campaigns/past.md": campaign(starts="2026-11-01", ends="2026-11-08"),
            "log/terms/hand.csv": f"{HEAD}a,mira,leader,,2026-12-10,\n",
        }
    )
    contents = [(path, made.read(path)) for path in made.paths()]
    at = Clock(datetime.fromisoformat("2026-12-10T12:00:00+08:00"))
    assert [
        (each.place.path.removeprefix("content/"), each.place.line, each.key)
        for each in remnants(read(made), "mira", contents, at)
    ] == [
        ("campaigns/drive/campaign.md", 4, "announcer"),
        ("campaigns/drive/campaign.md", 10, "crew"),
        ("campaigns/drive/groups.csv", 2, ""),
        ("campaigns/drive/messages/10-now.md", 5, ""),
        ("groups/all.csv", 2, ""),
        ("groups/all.csv", 2, ""),
    ]


FIRST = date(2026, 11, 1)
WEEKS = {
    f"campaigns/week-{n}.md": campaign(
        "except: [b]" if n % 2 else "",
        starts=str(FIRST + timedelta(days=n * 3)),
        ends=str(FIRST + timedelta(days=n * 3)),
    )
    for n in range(12)
}
STEP = st.tuples(
    st.sampled_from("ab"),
    st.sampled_from(["leader", "deputy"]),
    st.integers(0, 3),
    st.sampled_from(["mira", "bo", "an"]),
    st.integers(0, 9),
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(STEP, max_size=6),
    st.lists(st.lists(st.sampled_from(["mira", "bo", "an"]), unique=True), min_size=4, max_size=4),
)
def test_what_was_told_before_is_told_after(
    steps: list[tuple[str, str, int, str, int]], first: list[list[str]]
) -> None:
    """Of any handovers, one after the other: no deed falls off the wall, and none is added."""
    cells = [";".join(ids) for ids in first]
    made = tree(
        {
            "people/all.csv": PEOPLE,
            "groups/all.csv": (
                "id,name,channels,leaders,deputies\n"
                f"a,A,qq,{cells[0]},{cells[1]}\nb,B,qq,{cells[2]},{cells[3]}\n"
            ),
            **WEEKS,
        }
    )
    today = FIRST + timedelta(days=10)
    for group, role, place, comer, later in steps:
        today += timedelta(days=later)
        now = datetime.fromisoformat(f"{today}T12:00:00+08:00")
        community = read(made)
        of = community.groups[group]
        held = holders_now(of, role)
        if comer in held or (role == "deputy" and comer in of.leaders):
            continue
        before = Counter(deeds(community, Clock(now)))
        leaver = held[place % len(held)] if held else None
        act = Handover(group=of, role=role, leaver=leaver, comer=comer, day=today)
        files = {path: made.read(path) for path in made.paths()}
        made = MemoryTree({**files, **handed_over(community, made, act, today)})
        after = Counter(deeds(read(made), Clock(now)))
        gained = after - before
        assert not before - after
        assert not gained or leaver is None, gained
