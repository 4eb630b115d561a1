"""What a phone must load before a leader can copy: counted by a browser, and computed for all pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.community.phones import SHOWN, phone
from tests.reference import Reference

BUDGET = 40 * 1024
"""The first view of a kit, compressed, with everything."""
HOMES = ("g/", "g/shanghai/", "g/cairo/", "g/london/", "l/zhou-yuanshan/")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")


def packed(path: Path) -> int:
    """Bytes on the way to a phone: pictures as they are, all else as a server sends it."""
    content = path.read_bytes()
    return len(content if path.suffix in PICTURES else gzip.compress(content, 6))


def needed(page: Path) -> Iterator[Path]:
    """A page and what it loads before anyone scrolls: styles, scripts, icon, pictures not put off."""
    yield page
    document = html.fromstring(page.read_bytes())
    for element in document.xpath("//link[@href] | //script[@src] | //img[@src]"):
        if element.get("loading") == "lazy" or element.get("rel") in ("alternate", "canonical"):
            continue
        address = element.get("href") or element.get("src")
        path = page.parent / unquote(urlsplit(address).path)
        yield path / "index.html" if path.is_dir() else path


def test_every_first_view_stays_within_its_budget(reference: Reference) -> None:
    tree = reference.tree("leaders")
    pages = [
        *tree.glob("g/*/*/index.html"),
        *tree.glob("g/**/index.html"),
        *tree.glob("l/*/index.html"),
    ]
    assert len(pages) > 400
    sizes = {path: sum(map(packed, set(needed(path)))) for path in pages}
    assert {str(path): size for path, size in sizes.items() if size > BUDGET} == {}


@pytest.mark.parametrize("path", [*(f"g/{group}/{campaign}/" for group, campaign in SHOWN), *HOMES])
def test_a_browser_asks_for_no_more_than_the_budget(
    reference: Reference, chromium: Browser, leaders: str, path: str
) -> None:
    asked: list[str] = []
    with phone(chromium) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(leaders + path, wait_until="networkidle")
    tree = reference.tree("leaders")
    files = {tree / unquote(urlsplit(url).path).lstrip("/") for url in asked}
    files = {file / "index.html" if file.is_dir() else file for file in files}
    assert all(url.startswith(leaders) for url in asked)
    assert len(files) >= 3
    sizes = {str(file.relative_to(tree)): packed(file) for file in files}
    assert sum(sizes.values()) <= BUDGET, sizes
