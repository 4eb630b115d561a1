from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, Serve, settle
from tests.reference import NOW, Reference

EVENING = "ops/receipts/index.html"


@pytest.fixture(scope="session")
def leaders(reference: Reference, serve: Serve) -> str:
    """The address of the leaders' tree."""
    return serve(reference.tree("leaders"))


@pytest.fixture
def evening(
    chromium: Browser, reference: Reference, serve: Serve, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page, opened before the network went, from a server or from a disk."""
    tree = reference.tree("operators")
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    is_served = getattr(request, "param", "http") == "http"
    page.goto(serve(tree) + EVENING if is_served else (tree / EVENING).as_uri())
    settle(page)
    context.set_offline(True)
    yield page
    context.close()
