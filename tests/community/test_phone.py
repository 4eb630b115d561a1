"""A leader's phone: every message copied from the page is the text of `kit.json`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, Serve
from tests.reference import TREES, Reference, can_be_copied

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
        "campaigns/winter-night/crew/",
        "training/",
    ),
    "operators": ("ops/", "ops/calendar/", "ops/coverage/", "ops/findings/", "ops/private/"),
}


@pytest.mark.parametrize(
    ("group", "campaign"), [("shanghai", "hulan-river"), ("london", "winter-night")]
)
def test_every_copied_text_is_that_of_the_kit(
    reference: Reference, chromium: Browser, serve: Serve, group: str, campaign: str
) -> None:
    address = serve(reference.tree("leaders"))
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page = context.new_page()
    page.goto(f"{address}g/{group}/{campaign}/")
    kit = reference.kit(group, campaign)
    copied = 0
    for message in kit["messages"]:
        for channel, text in message["texts"].items():
            if can_be_copied(message):
                assert copy(page, message["id"], channel) == text["text"]
                copied += 1
    context.close()
    assert copied >= 5


def copy(page: Page, message: str, channel: str) -> str:
    tab = page.locator(f'[role="tab"][data-channel="{channel}"]')
    if tab.count():
        tab.click()
    page.locator(f'button[data-copy="{message}"][data-channel="{channel}"]').click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


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
