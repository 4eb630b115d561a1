"""One evening of the leaders' group, as eight apps hand it out, gives the same answers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.community.hq import EXPORTS, HERE, made
from tests.reference import copied, run

NEW = {"hefei": "code", "wuxi": "code", "page-and-screen": "skipped"}
PROPOSED = {"luoyang", "yinchuan", "lanzhou"}
REFUSED = {"wechat.txt": 3, "chain.txt": 1}
"""What is shown and not taken, where it is not two lines: the slip, and the question or, where
nobody is known to have asked it, the quotation."""
ANONYMOUS = {"plain.txt"}
"""Exports that do not say who spoke, so that a bare answer or a thumb is nobody's."""


def test_the_exports_are_of_the_texts_as_they_are() -> None:
    """`python -m tests.community.hq` writes them anew."""
    assert {name: (HERE / name).read_bytes() for name in EXPORTS} == dict(made())


@pytest.mark.parametrize("export", EXPORTS)
def test_one_command_reads_the_evening(export: str, tmp_path: Path) -> None:
    project = copied(tmp_path)
    before = set((project / "content/log/receipts").rglob("*.csv"))
    done = run(project, "receipts", str(HERE / export), "--yes")
    assert done.exit_code == 0, done.output
    told = done.output.splitlines()
    proposed = {line.split(" · ")[1] for line in told if line.startswith("proposed:")}
    assert proposed == (PROPOSED - {"yinchuan", "lanzhou"} if export in ANONYMOUS else PROPOSED)
    assert any("刚下班，晚了" in line for line in told)
    refused = REFUSED.get(export, 2)
    assert f"3 new, 1 known, {len(proposed)} proposed, {refused} not taken" in done.output
    (added,) = set((project / "content/log/receipts").rglob("*.csv")) - before
    rows = list(csv.DictReader(added.read_text(encoding="utf-8").splitlines()))
    assert {row["group"]: row["how"] for row in rows} == NEW
    for name in ("文珺", "云笙", "罗声远", "user"):
        assert name not in added.read_text(encoding="utf-8")
    again = run(project, "receipts", str(HERE / export), "--yes")
    assert "0 new, 4 known" in again.output
    assert set((project / "content/log/receipts").rglob("*.csv")) - before == {added}
