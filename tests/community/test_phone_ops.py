"""The operators' pages of the reference community on a phone: what is seen, where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, SMALL_PHONE, Serve
from tests.reference import NOW, Reference

CALENDAR, COVERAGE, LEDGER = "ops/calendar/", "ops/coverage/", "ops/ledger/"
ROWS = "[data-campaign]"


@pytest.fixture(scope="module")
def operators(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("operators"))


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    yield from _phone(chromium)


@pytest.fixture
def phone_without_script(chromium: Browser) -> Iterator[Page]:
    yield from _phone(chromium, java_script_enabled=False)


def _phone(chromium: Browser, **facts: bool) -> Iterator[Page]:
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        has_touch=True,
        reduced_motion="reduce",
        **facts,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


@cache
def ids(file: Path) -> frozenset[str]:
    """The places of a page that one can lead to."""
    return frozenset(html.parse(file).xpath("//@id"))


def dead(tree: Path, address: str, links: list[str]) -> list[str]:
    """The links of a page whose file is not there, or has no such place."""
    found = []
    for link in links:
        parts = urlsplit(urljoin(f"http://ops.example/{address}", link))
        file = tree / f"{parts.path.strip('/')}/index.html"
        if not file.is_file() or (parts.fragment and parts.fragment not in ids(file)):
            found.append(link)
    return found


def links_of(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    return found


@pytest.mark.parametrize(
    ("path", "most"), [(CALENDAR, 6_500), (COVERAGE, 3_000), ("ops/findings/", 3_200)]
)
def test_a_page_is_not_endless_and_fits_the_smallest_screen(
    phone: Page, operators: str, path: str, most: int
) -> None:
    phone.goto(operators + path)
    assert phone.evaluate("document.documentElement.scrollHeight") <= most
    phone.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    assert phone.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


def test_every_row_of_the_calendar_leads_to_its_text_and_to_that_of_each_group(
    reference: Reference, phone: Page, operators: str
) -> None:
    phone.goto(operators + CALENDAR)
    count = phone.locator(ROWS).count()
    assert count > 100
    texts = links_of(phone, f"{ROWS} > a")
    assert len(texts) == count
    phone.locator(f"{ROWS} details").evaluate_all("all => all.forEach(one => { one.open = true })")
    phone.wait_for_function("!document.querySelector('[data-campaign] [data-to]')")
    groups = links_of(phone, f"{ROWS} details a")
    assert len(groups) > 2_000
    assert all("/#m-" in link for link in (*texts, *groups))
    assert dead(reference.tree("operators"), CALENDAR, [*texts, *groups]) == []


def test_one_message_for_all_zones_is_one_row(phone: Page, operators: str) -> None:
    phone.goto(operators + CALENDAR)
    today = phone.locator('[id="2026-11-23"]')
    row = today.locator(ROWS).filter(has_text="第三章：祖父的后花园")
    assert row.count() == 1
    row.locator("summary").click()
    clocks = row.locator("[data-part] > span").all_inner_texts()
    assert len(clocks) > 5
    assert {clock[:5] for clock in clocks} == {"07:40"}


def test_past_weeks_are_folded_and_a_tap_unfolds_them(phone: Page, operators: str) -> None:
    phone.goto(operators + CALENDAR)
    past = phone.locator('[id="2026-11-16"]')
    assert past.is_hidden()
    phone.locator('[id="2026-W47"] > summary').click()
    assert past.is_visible()


def test_one_chooses_a_campaign_and_a_region(phone: Page, operators: str) -> None:
    phone.goto(operators + CALENDAR)
    shown = phone.locator(f"{ROWS}:visible")
    every = shown.count()
    phone.locator("[name=campaign]").select_option("winter-night")
    winter = shown.count()
    assert 0 < winter < every
    assert phone.locator(f'{ROWS}[data-campaign="hulan-river"]:visible').count() == 0
    phone.locator("[name=campaign]").select_option("")
    phone.locator("[name=area]").select_option(label="海外")
    abroad = shown.count()
    assert 0 < abroad < every
    first = shown.first
    first.locator("summary").click()
    named = set(first.locator("[data-part] a:visible").all_inner_texts())
    assert "Lamplight London" in named
    assert "上海·灯下" not in named
    phone.locator("[name=area]").select_option("")
    assert shown.count() == every


def test_an_address_may_name_the_campaign(phone: Page, operators: str) -> None:
    phone.goto(f"{operators}{CALENDAR}?campaign=winter-night")
    campaigns = phone.locator(f"{ROWS}:visible").evaluate_all(
        "all => [...new Set(all.map(row => row.dataset.campaign))]"
    )
    assert campaigns == ["winter-night"]


def test_without_a_script_the_whole_calendar_is_there(
    reference: Reference, phone_without_script: Page, operators: str
) -> None:
    page = phone_without_script
    page.goto(operators + CALENDAR)
    assert page.locator(".kits-sift").is_hidden()
    tree = reference.tree("operators")
    (article,) = html.parse(tree / CALENDAR / "index.html").xpath("//article")
    assert dead(tree, CALENDAR, article.xpath(".//details//a/@href")) == []
    row = page.locator('[id="2026-11-23"]').locator(ROWS).first
    row.locator("summary").click()
    row.locator("a[href^='#to-']").first.click()
    assert page.get_by_role("link", name="上海·灯下", exact=True).first.is_visible()


def test_on_paper_a_week_is_a_page(phone: Page, operators: str) -> None:
    phone.goto(operators + CALENDAR, wait_until="networkidle")
    weeks = phone.locator("details.kits-week:not(.kits-gone)").count()
    assert weeks > 3
    assert len(re.findall(rb"/Type\s*/Page\b", phone.pdf(format="A4"))) == weeks


def test_a_cell_of_coverage_is_a_thumb_wide_and_leads_to_its_group(
    reference: Reference, phone: Page, operators: str
) -> None:
    phone.goto(operators + COVERAGE)
    cells = phone.locator(".kits-map a")
    homes = len(list((reference.tree("operators") / "g").glob("*/calendar.ics")))
    assert cells.count() == homes - 1, "all but the group that is closed"
    assert dead(reference.tree("operators"), COVERAGE, links_of(phone, ".kits-map a")) == []
    sizes = cells.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert min(min(size) for size in sizes) >= 44
    london = phone.get_by_role("link", name="Lamplight London")
    assert london.first.is_visible()


def test_the_ledger_finds_people_by_what_they_sound_like(
    reference: Reference, phone: Page, operators: str
) -> None:
    phone.goto(operators + LEDGER)
    people = phone.locator("[data-sounds]:visible")
    assert people.count() > 50
    phone.locator("input[type=search]:visible").fill("yuanshan")
    assert people.count() == 1
    assert dead(reference.tree("operators"), LEDGER, links_of(phone, "article li a")) == []
    people.locator("a").click()
    assert phone.locator("article h1").inner_text() == "远山"
    assert phone.locator("article small").first.inner_text().endswith("campaign.md:31")
