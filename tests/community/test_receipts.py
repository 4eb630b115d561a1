"""What came back stands with operators alone; a group's pages know its own codes, and no other's."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import datetime

from kits.model.codes import read
from kits.pipeline import Checked, check, load
from kits.source.trees import FolderTree
from tests.community.test_privacy import everything, found
from tests.reference import NOW, PROJECT, Reference

CODE = re.compile(rb"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")


def codes_in(content: bytes) -> set[str]:
    """Every code in a file whose check holds."""
    return {code for word in CODE.findall(content) if read(code := word.decode())}


def rows(kind: str) -> list[dict[str, str]]:
    """What happened of a kind, read by Python's own reader."""
    tables = sorted((PROJECT / "content/log" / kind).rglob("*.csv"))
    assert tables, f"the reference community has no {kind}"
    lines = (table.read_text(encoding="utf-8").splitlines() for table in tables)
    return [row for each in lines for row in csv.DictReader(each)]


def test_what_happened_stands_on_the_operators_site_alone(reference: Reference) -> None:
    kinds = {"receipts": "note", "checks": "note", "terms": "why", "answers": "what"}
    secrets = [row[key] for kind, key in kinds.items() for row in rows(kind) if row[key]]
    secrets += [row["what"] for row in rows("asks") if not row["answer"]]
    assert found(reference.tree("public"), secrets) == []
    assert found(reference.tree("leaders"), secrets) == []


def test_a_group_has_its_own_codes_and_no_other_groups(reference: Reference) -> None:
    own: dict[str, set[str]] = {}
    for _path, kit in reference.kits():
        lines = [message["receipt"] for message in kit["messages"] if message["receipt"]]
        own.setdefault(kit["group"]["id"], set()).update(
            line.rpartition(" · ")[2] for line in lines
        )
    assert sum(map(len, own.values())) > 300
    assert len(set().union(*own.values())) == sum(map(len, own.values()))
    for name, content in everything(reference.tree("leaders") / "g"):
        group = name.partition("/")[0]
        assert codes_in(content) <= own.get(group, set()), name
    for name, content in everything(reference.tree("public")):
        assert not codes_in(content), name


def test_the_running_campaign_has_three_evenings() -> None:
    """Most have answered; a few are late, silent, ask for a hand, or posted what does not hold."""
    checked = check(load(FolderTree(PROJECT)), datetime.fromisoformat(NOW))
    assert isinstance(checked, Checked)
    running = [s for s in checked.results.standings if s.send.campaign == "hulan-river"]
    states = {
        name: Counter(s.state for s in running if s.send.name == name)
        for name in ("10-warmup", "20-launch", "25-correction")
    }
    assert states == {
        "10-warmup": {"posted": 61, "silent": 2},
        "20-launch": {"posted": 58, "skipped": 1, "stopped": 4},
        "25-correction": {"posted": 50, "silent": 6, "cannot": 1},
    }
    assert [(s.group, s.send.name) for s in running if s.is_old] == [("ningbo", "25-correction")]
    assert sum(bool(s.receipt and s.receipt.note) for s in running) == 4
