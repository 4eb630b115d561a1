"""A campaign has a page in each of its languages, and a text leads to the one of its group."""

from __future__ import annotations

import re

import pytest

from tests.reference import Reference, run

SITE = "https://lamplight.example/campaigns/hulan-river/"


@pytest.mark.parametrize("audience", ["public", "leaders", "operators"])
def test_each_language_has_its_page_and_the_way_to_the_other(
    reference: Reference, audience: str
) -> None:
    folder = reference.tree(audience) / "campaigns/hulan-river"
    chinese = (folder / "index.html").read_text(encoding="utf-8")
    english = (folder / "en/index.html").read_text(encoding="utf-8")
    assert "七天读完《呼兰河传》</h1>" in chinese
    assert 'href="en/"' in chinese
    assert "Seven evenings with Tales of Hulan River" in english
    assert re.search(r'href="\.\./(index\.html)?"[^>]*>中文<', english)
    assert "活动规则" not in english.split("<article")[1].split("</article")[0]


@pytest.mark.parametrize(("group", "address"), [("london", f"{SITE}en/"), ("tokyo", SITE)])
def test_a_text_leads_to_the_page_in_the_language_of_its_group(
    reference: Reference, group: str, address: str
) -> None:
    shown = run(reference.project, "show", "hulan-river", group, "60-results")
    assert f"{address}\n" in shown.stdout


def test_what_people_did_is_told_in_the_language_of_the_page(reference: Reference) -> None:
    folder = reference.tree("public") / "campaigns/letter-to-a-book"
    chinese = (folder / "index.html").read_text(encoding="utf-8")
    english = (folder / "en/index.html").read_text(encoding="utf-8")
    assert "跟书店借了一面墙" in chinese
    assert "跟书店借了一面墙" not in english
    assert "Borrowed a wall in a bookshop" in english
