"""Folders of content: what is wrong with them as it is printed, and what is right as silence."""

from pathlib import Path

import pytest

from kits.rules import PAGES
from tests.rules.harness import CASES, EXPECTED, completed, folder, printed, write_case

BAD = sorted((CASES / "bad").iterdir())
OK = sorted((CASES / "ok").iterdir())


def test_every_rule_has_a_case(bless: bool) -> None:
    if bless:
        for rule in PAGES.keys() - {case.name for case in BAD}:
            write_case(rule, PAGES[rule])
    assert {case.name for case in (CASES / "bad").iterdir()} == set(PAGES)


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_a_bad_case_prints_what_is_wrong(case: Path, bless: bool) -> None:
    output = printed(completed(folder(case), case.name))
    if bless:
        (case / EXPECTED).write_text(output, encoding="utf-8")
    assert f"[{case.name}]" in output
    assert output == (case / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", OK, ids=lambda case: case.name)
def test_an_ok_case_is_silent(case: Path) -> None:
    assert printed(completed(folder(case), "")) == ""
