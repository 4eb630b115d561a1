"""Cases: what is wrong with the first bad example of each rule as it is printed, and silence.

A folder in `cases/bad` holds what is printed, and content only where a page cannot show it.
"""

from pathlib import Path

import pytest

from kits.rules.rulebooks import PAGES
from tests.rules.harness import CASES, EXPECTED, completed, first_bad, folder, given, printed

BAD = CASES / "bad"
OK = sorted((CASES / "ok").iterdir())


def test_every_case_is_of_a_rule() -> None:
    assert {case.name for case in BAD.iterdir()} <= set(PAGES)


@pytest.mark.parametrize("rule", PAGES)
def test_a_bad_case_prints_what_is_wrong(rule: str, bless: bool) -> None:
    case = BAD / rule
    output = printed(completed(given(case), rule))
    if bless:
        case.mkdir(exist_ok=True)
        (case / EXPECTED).write_text(output, encoding="utf-8")
    assert f"[{rule}]" in output
    assert output == (case / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", sorted(BAD.iterdir()), ids=lambda case: case.name)
def test_no_case_is_a_second_copy(case: Path) -> None:
    assert folder(case) != first_bad(case.name)


@pytest.mark.parametrize("case", OK, ids=lambda case: case.name)
def test_an_ok_case_is_silent(case: Path) -> None:
    assert printed(completed(folder(case), "")) == ""
