"""On a phone no page asks another site for anything, misses a file or is wider than the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser import PHONE, Serve
from tests.reference import TREES, Reference

KINDS = {
    "public": (
        "",
        "campaigns/",
        "campaigns/hulan-river/",
        "wall/",
        "people/lin-xiaoman/",
        "about/",
    ),
    "leaders": (
        "g/",
        "g/shanghai/",
        "g/shanghai/hulan-river/",
        "g/london/winter-night/",
        "g/cairo/winter-night/",
        "g/cairo/",
        "l/zhou-yuanshan/",
        "campaigns/winter-night/crew/",
        "training/",
        "training/leaders/01-first-week/",
        "help/",
    ),
    "operators": ("ops/", "ops/calendar/", "ops/coverage/", "ops/findings/", "ops/private/"),
}


@pytest.mark.parametrize("tree", TREES)
def test_no_page_asks_another_site_for_anything(
    reference: Reference, chromium: Browser, serve: Serve, tree: str
) -> None:
    address = serve(reference.tree(tree))
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda problem: failed.append(str(problem)))
    page.on(
        "response",
        lambda response: failed.append(response.url) if response.status >= 400 else None,
    )
    for path in KINDS[tree]:
        page.goto(address + path, wait_until="networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], f"{path} is {wide} wide"
    page.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert failed == []
