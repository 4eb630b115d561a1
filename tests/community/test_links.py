"""Every link and picture of every page leads to a file of the same tree."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.reference import TREES, Reference


@cache
def links(page: bytes) -> tuple[str, ...]:
    """Where a page leads within its site; what trees share is read once."""
    addresses = (address for _, _, address, _ in html.fromstring(page).iterlinks())
    parts = map(urlsplit, addresses)
    own = (part.path for part in parts if part.path and not (part.scheme or part.netloc))
    return tuple(dict.fromkeys(own))


def dead(tree: Path) -> list[tuple[str, str]]:
    files = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    found = []
    for page in sorted(name for name in files if name.endswith(".html")):
        if page == "404.html":
            continue  # its addresses start at the root of whatever host serves it
        folder = posixpath.dirname(page)
        for path in links((tree / page).read_bytes()):
            target = posixpath.normpath(posixpath.join(folder, unquote(path)))
            index = posixpath.normpath(posixpath.join(target, "index.html"))
            if index not in files and (path.endswith("/") or target not in files):
                found.append((page, path))
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
