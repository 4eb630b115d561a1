from __future__ import annotations

import re

import pytest

from kits.model.addresses import Addresses
from kits.model.artifacts import Prototype, Stamped
from kits.render.handbook.rules import rule_pages, rules_page
from kits.rules.rulebooks import PAGES
from tests.render.handbook.rendered import rendered
from tests.render.pages import read_html, words
from tests.tongues import ZH

PROTOTYPE, *STAMPED = rule_pages(PAGES, Addresses.handbook / "rules", ZH)


def test_every_rule_has_a_page_of_its_own() -> None:
    assert isinstance(PROTOTYPE, Prototype)
    assert [page.path for page in STAMPED if isinstance(page, Stamped)] == [
        f"ops/handbook/rules/{id}/index.html" for id in sorted(PAGES)
    ]


@pytest.mark.parametrize("page", STAMPED, ids=lambda page: page.values["id"])
def test_a_page_holds_its_law_and_examples_as_explain_prints_them(page: Stamped) -> None:
    docstring = PAGES[page.values["id"]]
    read = read_html(page.values["page"])
    law = words(read.xpath("//p")[0])
    assert law == " ".join(docstring.split("\n\n")[0].replace("`", "").split())
    examples = [code.text_content() for code in read.xpath("//pre/code")]
    indented = re.findall(r"^(?:Bad|Good):\n((?:(?: {4}.*)?\n?)*)", docstring, re.MULTILINE)
    assert examples == [
        "\n".join(line[4:] for line in block.rstrip("\n").split("\n")) + "\n" for block in indented
    ]
    assert len(examples) >= 2


def test_the_list_leads_to_every_rule_and_tells_its_law() -> None:
    page = rendered(rules_page(PAGES))
    assert page.xpath('//dl[@class="kits-rules"]//a/@href') == [f"{id}/" for id in sorted(PAGES)]
    for id, docstring in PAGES.items():
        (entry,) = page.xpath(f'//div[@id="{id}"]')
        law = docstring.partition("\n")[0].replace("`", "")
        assert words(entry) == f"{id} {' '.join(law.split())}"
