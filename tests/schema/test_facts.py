"""Facts are rows of a table, in their languages."""

from __future__ import annotations

from datetime import date

from kits.pipeline import load
from tests.source.shown import MemoryTree

COMMUNITY = {"content/community.yml": "name: Lamplight\nlocale: en\ntimezone: Asia/Shanghai\n"}
HEAD = "id,what,what.zh,value,source,checked_on,until,disclosure\n"
ROW = "refund,Fees are paid back,书款全部退回,214 people,https://mill.example,2026/11/20,,We rent it\n"


def read(table: str) -> tuple[dict[str, tuple[object, ...]], list[str]]:
    loaded = load(MemoryTree({**COMMUNITY, "content/facts.csv": table}))
    assert loaded.community is not None
    rows = {
        id: (fact.what, fact.in_locale("zh").what, fact.value, fact.checked_on, fact.until)
        for id, fact in loaded.community.facts.items()
    }
    told = [f"{f.place.line}:{f.place.column} {f.rule} {f.message}" for f in loaded.findings]
    return rows, told


def test_a_row_is_a_fact() -> None:
    day = date(2026, 11, 20)
    expected = {"refund": ("Fees are paid back", "书款全部退回", "214 people", day, None)}
    assert read(HEAD + ROW) == (expected, [])


def test_a_fact_without_its_source_or_day_is_none() -> None:
    rows, told = read("id,what,checked_on\nrefund,Fees are paid back,2026-11-20\n")
    assert rows == {}
    assert (
        told == ['1:1 missing-element the table lacks a column for "source"'] or "source" in told[0]
    )
    rows, told = read("id,what,source,checked_on\nrefund,Fees are paid back,A letter,\n")
    assert rows == {}
    assert len(told) == 1
    assert "checked_on" in told[0]


def test_two_facts_of_one_id_are_one_and_a_finding() -> None:
    rows, told = read(HEAD + ROW + ROW)
    assert len(rows) == 1
    assert [line.split()[1] for line in told] == ["duplicate-id"]
