from __future__ import annotations

import pytest

from kits.model.addresses import Addresses
from kits.render.handbook.example import Example
from kits.render.handbook.practices import Practice, practices, practices_page
from kits.rules.rulebooks import PAGES
from kits.schema.built_in import built_in, occasions
from tests.reference import Reference
from tests.render.handbook.rendered import CHINESE, ENGLISH, rendered
from tests.render.pages import read_html, words

HANDBOOK = Addresses.handbook
ROWS = pytest.mark.parametrize("row", practices().all, ids=lambda row: f"P{row.number}")


@ROWS
def test_each_practice_is_kept_by_a_rule_with_a_page_a_page_that_stands_or_a_text(
    row: Practice, reference: Reference
) -> None:
    assert row.rules or row.pages or row.texts
    assert set(row.rules) <= PAGES.keys()
    operators = reference.tree("operators")
    for page in row.pages:
        file = page if page.count(".") else f"{page}index.html"
        assert any(operators.glob(file)), f"no page of the reference community is {page}"
    for plan, id in row.texts:
        assert id in (occasions() if plan == "occasions" else built_in()[plan].messages)


def test_pages_of_operators_are_called_as_their_headings_say(reference: Reference) -> None:
    operators, pages = reference.tree("operators"), practices().pages
    own = [page for page in pages if page.startswith("ops/") and page.count("/") == 2]
    assert len(own) > 5
    for page in own:
        (heading,) = read_html((operators / page / "index.html").read_text()).xpath("//h1")
        assert words(heading).rstrip("¶ ") == pages[page]["zh"]


def test_practices_stand_once_in_the_order_of_their_numbers() -> None:
    numbers = [row.number for row in practices().all]
    assert numbers == sorted(set(numbers))
    assert {page for row in practices().all for page in row.pages} == practices().pages.keys()


@pytest.mark.parametrize("example", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_the_table_leads_to_all_that_keeps_a_practice(example: Example) -> None:
    here = HANDBOOK / "practices"
    page = rendered(
        practices_page(PAGES, example, here, HANDBOOK / "rules", (HANDBOOK / "recipes").__truediv__)
    )
    for row in practices().all:
        (line,) = page.xpath(f'//tr[@id="p{row.number}"]')
        number, practice, _ = map(words, line)
        assert (number, practice) == (f"P{row.number}", row.words[example.language])
        ways = [f"../rules/{id}/" for id in row.rules]
        ways += [here.near(type(here)(page)) for page in row.pages if "*" not in page]
        ways += [f"../recipes/{plan}/" for plan, _ in row.texts if plan != "occasions"]
        assert line.xpath(".//a/@href") == ways
        told = len(row.rules) + len(row.pages) + len(row.texts)
        assert len(line.xpath("./td[2]//br")) == told - 1
