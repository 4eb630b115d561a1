"""The operators' day in the built reference community, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.test_axe import complaints
from tests.browser import PHONE, Serve
from tests.reference import NOW, Reference

NARROW = {"width": 320, "height": 640}
TOMORROW = "2026-11-24T00:01:00+08:00"
# Where the targets of a thumb are too small: all links of the page but the dots, which the list has.
SMALL = """() => [...document.querySelectorAll("article a, article summary")]
    .filter(it => it.checkVisibility() && !it.closest("svg, h1"))
    .filter(it => it.getBoundingClientRect().height < 44)
    .map(it => it.textContent.trim())"""


@pytest.fixture(scope="module")
def operators(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("operators"))


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    yield from opened(chromium)


def opened(browser: Browser, at: str = NOW, **facts: Any) -> Iterator[Page]:
    usual = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**(usual | facts))
    page = context.new_page()
    page.clock.set_fixed_time(at)
    yield page
    context.close()


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"]


def share(page: Page) -> str | None:
    return page.locator("[data-now]").get_attribute("x1")


def test_what_waits_and_the_hours_of_the_day_are_in_the_first_view(
    phone: Page, operators: str
) -> None:
    phone.goto(f"{operators}ops/")
    needs = phone.locator("section[aria-labelledby=kits-needs] > ul a")
    assert needs.count() >= 1
    assert bottom(phone, "section[aria-labelledby=kits-needs]") < PHONE["height"]
    assert bottom(phone, ".kits-line") <= PHONE["height"]


def test_everything_on_it_leads_somewhere(reference: Reference) -> None:
    ops = reference.tree("operators") / "ops"
    page = html.parse(str(ops / "index.html"))
    links = page.xpath("//article//a/@href")
    assert len(links) > 40
    for link in links:
        path, _, anchor = link.partition("#")
        target = ops / path / "index.html"
        assert target.is_file(), link
        if anchor:
            assert html.parse(str(target)).xpath("//*[@id=$id]", id=anchor), link


@pytest.mark.parametrize("viewport", [PHONE, NARROW])
def test_it_fits_a_phone_and_a_thumb(
    chromium: Browser, operators: str, viewport: dict[str, int]
) -> None:
    for page in opened(chromium, viewport=viewport):
        page.goto(f"{operators}ops/")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        page.locator("article details").evaluate_all("all => all.forEach(it => it.open = true)")
        assert page.evaluate(SMALL) == []


def test_axe_finds_nothing(chromium: Browser, operators: str) -> None:
    for page in opened(chromium, reduced_motion="reduce"):
        page.goto(f"{operators}ops/")
        page.locator("article details").evaluate_all("all => all.forEach(it => it.open = true)")
        assert complaints(page) == []


def test_the_line_of_now_moves_and_what_has_come_is_faded(
    chromium: Browser, operators: str
) -> None:
    evening = "2026-11-23T21:36:00+08:00"
    for page in opened(chromium, at=evening):
        page.goto(f"{operators}ops/")
        expect(page.locator("[data-now]")).to_have_attribute("x1", "90%")
        ahead = page.locator("svg a:not(.kits-gone) title").all_text_contents()
        assert [name[:5] for name in ahead] == ["21:40", "23:40"]
        assert page.locator("[data-stale]").is_hidden()


def test_on_another_day_the_page_says_that_it_is_not_of_today(
    chromium: Browser, operators: str
) -> None:
    for page in opened(chromium, at=TOMORROW):
        page.goto(f"{operators}ops/")
        expect(page.locator("[data-stale]")).to_be_visible()
        assert page.locator("[data-now]").is_hidden()


def test_without_script_the_line_stands_at_the_moment_of_the_build(
    chromium: Browser, operators: str
) -> None:
    for page in opened(chromium, java_script_enabled=False):
        page.goto(f"{operators}ops/")
        assert share(page) == "50.0%"
        assert page.locator("[data-stale]").is_hidden()
        assert page.locator("svg a").count() == 19


def test_the_tab_of_operators_opens_their_day(chromium: Browser, operators: str) -> None:
    for page in opened(chromium, viewport={"width": 1280, "height": 900}, is_mobile=False):
        page.goto(operators)
        page.locator(".md-tabs").get_by_text("运营", exact=True).click()
        page.wait_for_url(f"{operators}ops/")
        expect(page.locator("h1")).to_have_text("11月23日周一")
