"""Every link and picture of every page leads to a file of the same tree."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.reference import TREES, Reference


def dead(tree: Path) -> list[tuple[str, str]]:
    found = []
    for page in sorted(tree.rglob("*.html")):
        if page.name == "404.html":
            continue  # its addresses start at the root of whatever host serves it
        document = html.fromstring(page.read_bytes())
        for _, _, address, _ in document.iterlinks():
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (page.parent / unquote(parts.path)).resolve()
            if address.endswith("/") or target.is_dir():
                target /= "index.html"
            if not target.is_file():
                found.append((str(page.relative_to(tree)), address))
    return found


@pytest.mark.parametrize("tree", TREES)
def test_no_link_is_dead(reference: Reference, tree: str) -> None:
    assert dead(reference.tree(tree)) == []


def test_a_leader_gets_from_the_front_page_to_a_group(reference: Reference) -> None:
    home = html.fromstring((reference.tree("leaders") / "index.html").read_bytes())
    assert "g/" in home.xpath("//article//a/@href")
    public = html.fromstring((reference.tree("public") / "index.html").read_bytes())
    assert "g/" not in public.xpath("//a/@href")


def test_a_page_leads_to_its_other_languages(reference: Reference) -> None:
    for path, other in (("index.html", "index.en/"), ("about/index.html", "../about.en/")):
        page = html.fromstring((reference.tree("public") / path).read_bytes())
        assert other in page.xpath("//article//a/@href")
