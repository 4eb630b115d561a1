"""What a visitor sees first: a picture and one button, how to take part, lines that a thumb can tap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, SMALL_PHONE, Serve
from tests.community.phones import phone
from tests.community.test_phone_layout import TOO_WIDE
from tests.reference import NOW, Reference

HOMES = {"zh": "", "en": "index.en/", "ar": "index.ar/"}
CAMPAIGNS = {
    "zh": "campaigns/winter-night/",
    "en": "campaigns/winter-night/en/",
    "ar": "campaigns/winter-night/ar/",
}
WALLS = ("wall/", "wall/en/", "wall/ar/", "wall/2026/", "wall/campaign/letter-to-a-book/")
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://lamplight.example/"
ASKED = ("og:title", "og:description", "og:type", "og:locale", "og:url", "og:image")
WIDE = TOO_WIDE.replace('"body *"', '"article *"')
"""As on a phone's own pages, without the drawer of the theme."""
# What a finger may hit on the lines of the wall, with the height and width of each.
TARGETS = """() => {
    const lines = Array.from(document.querySelectorAll(
        "article :is(.kits-people > li, .kits-faces a, .kits-ways a, .kits-featured, .kits-languages a)"));
    return lines.map(line => {
        const {width, height} = line.getBoundingClientRect();
        return [line.textContent.trim().slice(0, 40), Math.round(width), Math.round(height)];
    });
}"""
# Whether a tap anywhere on a line that names someone with a page hits the way to that page.
LEADS = """() => Array.from(document.querySelectorAll("article .kits-people > li"))
    .filter(line => line.querySelector(".kits-name a")).map(line => {
        line.scrollIntoView({block: "center"});
        const {left, top, width, height} = line.getBoundingClientRect();
        const wanted = line.querySelector(".kits-name a");
        return [[.02, .1], [.5, .5], [.98, .9]].every(([x, y]) => {
            const hit = document.elementFromPoint(left + width * x, top + height * y);
            return hit && hit.closest("a") === wanted;
        });
    })"""
# The longest line of prose in characters as wide as they are high.
WIDEST = """() => Math.max(...Array.from(document.querySelectorAll("article :is(p, li)"))
    .filter(one => one.checkVisibility() && one.closest("[lang]").lang.startsWith("zh"))
    .filter(one => Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
    .map(one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.fixture(scope="module")
def site(reference: Reference, serve: Serve) -> str:
    return serve(reference.tree("public"))


@pytest.fixture
def screen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with phone(chromium, viewport=getattr(request, "param", PHONE)) as page:
        yield page


def box(page: Page, selector: str) -> dict[str, float]:
    """Where the only one of its kind stands."""
    found: Any = page.locator(selector).bounding_box()
    assert found is not None, selector
    return dict(found)


@pytest.mark.parametrize("screen", [PHONE, SMALL_PHONE], indirect=True, ids=["390", "320"])
@pytest.mark.parametrize("language", HOMES)
def test_the_first_view_of_the_home_is_a_picture_and_one_button(
    screen: Page, site: str, language: str
) -> None:
    screen.goto(site + HOMES[language])
    picture, button = box(screen, ".kits-front img"), box(screen, "a.kits-button")
    title = box(screen, "article h1")
    viewport = screen.viewport_size
    assert viewport is not None
    assert picture["y"] < title["y"] < button["y"]
    assert button["y"] + button["height"] <= viewport["height"]
    assert button["height"] >= 44
    assert screen.evaluate("document.querySelector('.kits-front img').naturalWidth") > 0
    assert screen.evaluate(WIDE) == []


@pytest.mark.parametrize("language", HOMES)
def test_the_home_tells_what_is_on_and_three_deeds_with_faces(
    screen: Page, site: str, language: str
) -> None:
    screen.goto(site + HOMES[language])
    running = screen.locator("article h2 + ul.kits-cards").first
    assert running.locator("a").count() == 1
    assert running.locator(".kits-days").count() == 1
    said = screen.locator(".kits-said > li")
    assert said.count() == 3
    assert said.locator(".kits-mark").count() == 3
    ways = screen.locator("article .kits-cards a, article .kits-said a, a.kits-button")
    for address in ways.evaluate_all("all => all.map(one => one.href)"):
        assert screen.request.get(address).ok, address


@pytest.mark.parametrize("language", CAMPAIGNS)
def test_a_campaign_leads_with_how_to_take_part(screen: Page, site: str, language: str) -> None:
    screen.goto(site + CAMPAIGNS[language])
    part, button = box(screen, ".kits-part"), box(screen, ".kits-part a.kits-button")
    assert button["y"] + button["height"] <= 844
    assert box(screen, ".kits-when")["y"] < button["y"]
    assert part["y"] < box(screen, ".kits-lead")["y"]
    assert screen.locator(".kits-part a[href^='mailto:']").count() == 1
    screen.locator(".kits-cities summary").click()
    assert screen.locator(".kits-cities li").count() == 56
    assert screen.evaluate(WIDE) == []


def test_no_door_is_shown_that_is_somebodys_home(reference: Reference) -> None:
    places = {id: row["place"] for id, row in reference.places("winter-night").items()}
    path = reference.tree("public") / "campaigns/winter-night/index.html"
    told = html.document_fromstring(path.read_bytes()).text_content()
    assert [id for id, place in places.items() if place not in told] == [
        "berlin", "sydney", "melbourne",
    ]  # fmt: skip


@pytest.mark.parametrize("path", WALLS)
def test_each_line_of_the_wall_is_one_target_for_a_thumb(
    screen: Page, site: str, path: str
) -> None:
    screen.goto(site + path)
    targets = screen.evaluate(TARGETS)
    assert targets
    assert [target for target in targets if min(target[1:]) < 44] == []
    screen.add_style_tag(content=".md-header, .md-top { display: none !important }")
    leads = screen.evaluate(LEADS)
    assert leads == [True] * len(leads)


@pytest.mark.parametrize("path", WALLS[:3])
def test_the_wall_tells_one_story(screen: Page, site: str, path: str) -> None:
    screen.goto(site + path)
    assert screen.locator(".kits-featured").count() == 1
    assert screen.locator(".kits-featured a").count() == 1


@pytest.mark.parametrize(
    ("path", "signed"),
    [
        ("campaigns/letter-to-a-book/thanks/", "一灯如豆"),
        ("campaigns/letter-to-a-book/", "一灯如豆"),
        ("wall/2025/", None),
    ],
)
def test_thanks_are_signed_by_who_gave_them(
    reference: Reference, path: str, signed: str | None
) -> None:
    page = html.document_fromstring((reference.tree("public") / path / "index.html").read_bytes())
    names = [name.text_content() for name in page.xpath("//p[@class='kits-signed']")]
    thanks = page.xpath("//div[@class='kits-thanks']")
    assert names
    assert names == [signed] if signed else len(names) == len(thanks)


@pytest.mark.parametrize(
    "path", ["", "about/", "how-to-join/", "campaigns/winter-night/", "wall/2026/"]
)
def test_a_line_of_chinese_is_no_longer_than_forty_characters(
    chromium: Browser, site: str, path: str
) -> None:
    with phone(chromium, viewport={"width": 1280, "height": 900}) as page:
        page.goto(site + path)
        assert 10 < page.evaluate(WIDEST) <= 40


def pages(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*.html") if path.name != "404.html")


def meta(path: Path) -> dict[str, str]:
    """What a page says of itself to who shows it elsewhere."""
    read = html.document_fromstring(path.read_bytes())
    return {one.get("property"): one.get("content") for one in read.xpath("//meta[@property]")}


def test_every_public_page_says_what_a_chat_shows_of_it(reference: Reference) -> None:
    tree = reference.tree("public")
    found = {str(path.relative_to(tree)): meta(path) for path in pages(tree)}
    assert len(found) > 300
    lacking = {(path, name) for path, said in found.items() for name in ASKED if not said.get(name)}
    assert lacking == set()
    for path, said in found.items():
        assert said["og:url"] == SITE + path.removesuffix("index.html"), path
        assert said["og:image"].startswith(SITE), path
        assert (tree / said["og:image"].removeprefix(SITE)).is_file(), path
        assert "<" not in said["og:description"], path
        assert "KITSBLANK" not in str(said)


def test_a_page_that_is_missing_has_a_title_for_chats_too(reference: Reference) -> None:
    assert meta(reference.tree("public") / "404.html")["og:title"]


def test_no_other_site_says_anything_to_chats(reference: Reference) -> None:
    tree = reference.tree("leaders")
    for path in ("index.html", "wall/index.html", "people/lin-xiaoman/index.html", "g/index.html"):
        assert meta(tree / path) == {}


@pytest.mark.parametrize("name", ["feed.xml", "wall.xml"])
def test_no_feed_is_dated_ahead(reference: Reference, name: str) -> None:
    feed: Any = etree.fromstring((reference.tree("public") / name).read_bytes())
    dates = [datetime.fromisoformat(one.text) for one in feed.iter(f"{ATOM}updated")]
    assert len(dates) > 5
    assert max(dates) <= datetime.fromisoformat(NOW)
