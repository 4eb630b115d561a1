"""One mistake in many groups is one finding."""

from __future__ import annotations

from kits.model.findings import Finding, error, say
from kits.model.places import Origin, Place
from kits.model.waivers import Waiver
from kits.source.nodes import scalar
from kits.texts.gathering import Gathered


def finding(name: str) -> Finding:
    many = say("{name} and {others}", name=name)
    return error("rule", Place("a.md"), say("{name}", name=name), say("x"), many=many)


def told(gathered: Gathered) -> list[str]:
    return [str(each.message) for each in gathered.findings()]


def test_the_first_is_told_and_the_others_are_counted() -> None:
    gathered = Gathered()
    for name in ("甲", "乙", "丙"):
        gathered.add("key", finding(name))
    gathered.add("other", finding("丁"))
    assert told(gathered) == ["甲 and 2", "丁"]


def test_those_of_one_record_count_once() -> None:
    gathered = Gathered()
    for record in ("a", "a", "b", "a"):
        gathered.add("key", finding("甲"), record)
    assert told(gathered) == ["甲 and 1"]


def test_findings_for_themselves_come_first() -> None:
    gathered = Gathered()
    gathered.add("key", finding("甲"))
    gathered.extend([finding("乙"), finding("乙")])
    assert told(gathered) == ["乙", "乙", "甲"]


def test_what_is_waived_is_counted_on_its_own() -> None:
    facts = {"record": "groups/b", "rule": "rule", "reason": "x"}
    waiver = Waiver.load(facts, Origin(scalar("x", Place("waivers.csv", 2))))
    silenced = ("乙", "丁", "己")
    gathered = Gathered(lambda found: waiver if str(found.message)[0] in silenced else None)
    for name in ("甲", "乙", "丙", "丁"):
        gathered.add("key", finding(name))
    gathered.extend([finding("戊"), finding("己")])
    assert told(gathered) == ["戊", "甲 and 1"]
    assert [str(each.message) for each in gathered.waived(waiver)] == ["己", "乙 and 1"]
