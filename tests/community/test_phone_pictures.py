"""Pictures keep their place on a kit page before they are there: nothing moves under a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.community.phones import phone

PICTURES = "**/campaigns/*/images/**"
HEIGHTS = """() => Array.from(document.querySelectorAll(".enclosed img")).map(
    image => Math.round(image.getBoundingClientRect().height)
)"""
ALL_HERE = """() => Array.from(document.querySelectorAll(".enclosed img")).every(image => {
    image.loading = "eager"; image.dataset.near = "";
    return image.complete && image.naturalWidth > 0;
})"""
UNFOLD = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"


@pytest.mark.parametrize("way", ["sydney/hulan-river", "xiamen/winter-night", "cairo/winter-night"])
def test_a_picture_is_as_high_before_it_came_as_after(
    chromium: Browser, leaders: str, way: str
) -> None:
    with phone(chromium) as page:
        page.route(PICTURES, lambda route: route.abort())
        page.goto(f"{leaders}g/{way}/")
        page.evaluate(UNFOLD)
        before = page.evaluate(HEIGHTS)
        page.unroute(PICTURES)
        page.reload()
        page.evaluate(UNFOLD)
        page.wait_for_function(ALL_HERE)
        after = page.evaluate(HEIGHTS)
    assert before == after
    assert before
    assert all(height >= 48 for height in before)
