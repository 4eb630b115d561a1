"""The search of the wall in a real browser, and its pages as axe-core reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations_in_both
from tests.browser import PHONE, Serve
from tests.reference import Reference

DESK = {"width": 1280, "height": 800}
PAGES = (
    "wall/",
    "wall/en/",
    "wall/2025/",
    "wall/2025/stars/",
    "wall/campaign/letter-to-a-book/",
    "wall/group/beijing/",
    "wall/alumni/",
    "wall/model/",
    "wall/model/chengdu/",
    "wall/embed/",
    "wall/embed.html",
    "people/tang-xiangling/",
    "people/priya-nair/en/",
)


@pytest.fixture(scope="module")
def site(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("public"))


@pytest.fixture
def wall(chromium: Browser, site: str) -> Iterator[Page]:
    page = chromium.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{site}wall/")
    yield page
    page.close()


def found(page: Page, query: str) -> list[str]:
    page.get_by_role("searchbox").fill(query)
    expect(page.locator("[data-count]")).not_to_be_empty()
    return page.locator("[data-results] a").all_inner_texts()


@pytest.mark.parametrize("query", ["唐湘龄", "湘龄", "tangxiangling", "txl", "TXL"])
def test_a_person_is_found_by_name_pinyin_and_initials(wall: Page, query: str) -> None:
    assert found(wall, query)[0] == "唐湘龄"


def test_campaigns_groups_and_duties_are_found_too(wall: Page) -> None:
    assert "给一本书写封信" in found(wall, "写封信")
    assert "北京·灯下" in found(wall, "北京")
    assert "文案" in found(wall, "wenan")


def test_a_find_leads_to_the_page(wall: Page) -> None:
    found(wall, "Priya")
    wall.locator("[data-results] a").first.click()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Priya Nair")


def test_who_did_not_agree_is_not_found(wall: Page) -> None:
    """Zheng Ruogu won an award and judged; she asked to stay unnamed."""
    for query in ("郑若谷", "ruogu", "zrg"):
        assert found(wall, query) == []


def test_in_english_the_search_leads_to_english_pages(wall: Page, site: str) -> None:
    wall.goto(f"{site}wall/en/")
    assert found(wall, "mei lin")[0] == "Tan Mei Lin"
    wall.locator("[data-results] a").first.click()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Tan Mei Lin")
    assert "primary school" in wall.inner_text("article")


def test_without_its_index_the_search_says_so(wall: Page) -> None:
    wall.route("**/index.json", lambda route: route.abort())
    assert found(wall, "唐") == []
    assert "搜索没有加载出来" in wall.inner_text("[data-count]")


def test_without_scripts_every_list_is_still_there(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}wall/")
    assert page.locator("[data-search]").is_hidden()
    assert page.get_by_role("link", name="2025年").is_visible()
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_the_wall_have_no_barrier(
    chromium: Browser, site: str, size: dict[str, int]
) -> None:
    page = chromium.new_page(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    barriers = []
    for path in PAGES:
        page.goto(site + path)
        for scheme, found in violations_in_both(page):
            nodes = [node["html"][:120] for node in found["nodes"][:3]]
            barriers.append((path, scheme, found["id"], nodes))
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path} is wider than the screen"
    page.close()
    assert barriers == []
