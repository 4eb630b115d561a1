"""One evening of the leaders' group, as eight apps hand it out, gives the same answers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.community.hq import EXPORTS, HERE, made
from tests.community.test_evening_in_a_browser import saved
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


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The community after the first of the exports was read."""
    project = copied(tmp_path_factory.mktemp("taken"))
    run(project, "receipts", str(HERE / next(iter(EXPORTS))), "--yes")
    return project


@pytest.mark.parametrize("export", EXPORTS)
def test_the_command_and_the_page_read_the_evening(
    evening: Page, export: str, tmp_path: Path
) -> None:
    project = copied(tmp_path)
    before = files(project)
    done = run(project, "receipts", str(HERE / export), "--yes")
    assert done.exit_code == 0, done.output
    told = done.output.splitlines()
    proposed = {line.split(" · ")[1] for line in told if line.startswith("proposed:")}
    assert proposed == (PROPOSED - {"yinchuan", "lanzhou"} if export in ANONYMOUS else PROPOSED)
    assert any("刚下班，晚了" in line for line in told)
    refused = REFUSED.get(export, 2)
    assert f"3 new, 1 known, {len(proposed)} proposed, {refused} not taken" in done.output
    (added,) = files(project) - before
    written = added.read_text(encoding="utf-8")
    rows = list(csv.DictReader(written.splitlines()))
    assert {row["group"]: row["how"] for row in rows} == NEW
    for name in ("文珺", "云笙", "罗声远", "user"):
        assert name not in written
    evening.locator("textarea").fill((HERE / export).read_text(encoding="utf-8"))
    evening.locator("[data-read]").click()
    assert evening.locator("[data-found] [type=checkbox]").count() == len(proposed)
    assert saved(evening) == {str(added.relative_to(project)): written}


def test_what_was_taken_is_known_however_it_comes_again(taken: Path) -> None:
    before = files(taken)
    again = run(taken, "receipts", *(str(HERE / export) for export in EXPORTS), "--yes")
    assert again.output.count("0 new, 4 known") == len(EXPORTS)
    assert files(taken) == before


def files(project: Path) -> set[Path]:
    """Every file of what came back."""
    return set((project / "content/log").rglob("*.csv"))
