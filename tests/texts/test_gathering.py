"""One mistake in many groups is one finding."""

from __future__ import annotations

import pickle

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


def test_findings_for_themselves_come_first_and_each_once() -> None:
    gathered = Gathered()
    gathered.add("key", finding("甲"))
    gathered.extend([finding("乙"), finding("乙")])
    assert told(gathered) == ["乙", "甲"]


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


def test_what_was_gathered_in_parts_is_what_was_gathered_at_once() -> None:
    facts = {"record": "groups/b", "rule": "rule", "reason": "x"}
    waiver = Waiver.load(facts, Origin(scalar("x", Place("waivers.csv", 2))))

    def waiver_of(found: Finding) -> Waiver | None:
        return waiver if str(found.message)[0] in "乙己" else None

    def gather(parts: list[Gathered]) -> None:
        """The same eight findings, taken in by two in turn or by one."""
        first, last = parts[0], parts[-1]
        first.add("key", finding("甲"))
        first.add("kin", finding("丙"), "a")
        first.add("hid", finding("乙"))
        first.extend([finding("戊"), finding("己")])
        last.add("key", finding("丁"))
        last.add("kin", finding("丙"), "a")
        last.add("kin", finding("丙"), "b")
        last.add("hid", finding("乙"))
        last.extend([finding("戊"), finding("己"), finding("庚")])

    whole, total = Gathered(waiver_of), Gathered(waiver_of)
    gather([whole])
    parts = [Gathered(waiver_of), Gathered(waiver_of)]
    gather(parts)
    for part in parts:
        total.take(pickle.loads(pickle.dumps(part.heaps)))
    assert told(total) == told(whole) == ["戊", "庚", "甲 and 1", "丙 and 1"]
    assert total.waived(waiver) == whole.waived(waiver)
    assert [str(each.message) for each in total.waived(waiver)] == ["己", "乙 and 1"]
