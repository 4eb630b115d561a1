"""Facts are read by all rules of texts, as members will read them."""

from __future__ import annotations

import pytest

from tests.rules.harness import told

HEAD = "--- facts.csv\nid,what,value,source,checked_on,until,disclosure\n"


def found(row: str, more: str = "") -> list[str]:
    return [line.split("[")[1].split("]")[0] for line in told(f"{HEAD}{row}\n{more}")]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("a,The hall is open TODO,,A sign,2026-12-01,,", "placeholder"),
        ("a,Firefly is open,,A sign,2026-12-01,,", "confidential-word"),
        ("a,Our company pays,,A sign,2026-12-01,,", "official-wording"),
        ("a,It is {{ group.name }},,A sign,2026-12-01,,", "template-in-prose"),
        ("a,The hall is open,,A sign,2026-10-01,,", "stale-fact"),
    ],
)
def test_what_is_wrong_with_a_fact_is_found_in_its_table(row: str, rule: str) -> None:
    more = "--- community.yml\nconfidential: [Firefly]\n"
    assert found(row, more) == [rule]


@pytest.mark.parametrize(
    "row",
    [
        "a,The hall is open,since Monday,An official notice,2026-12-01,,Our company rents it",
        "a,The hall is open,,A sign,2026-11-15,,",
        "a,The hall is open,,A sign,2026-01-01,2027-01-01,",
    ],
)
def test_a_fact_that_holds_and_says_whose_it_is_is_fine(row: str) -> None:
    assert found(row) == []
