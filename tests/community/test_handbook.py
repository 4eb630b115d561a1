"""The handbook in the sites of the reference community: who gets it, and where its links lead."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from kits.channels.channel import CHANNELS
from kits.render.handbook.example import examples, text_in
from kits.render.handbook.prose import prose
from kits.rules.rulebooks import PAGES
from kits.schema.built_in import built_in
from kits.schema.documentation import RECORDS
from tests.browser import PHONE, Serve
from tests.reference import Reference
from tests.render.pages import Element, words

HELP = {"help": ("群管帮助", "English"), "help/en": ("Help for leaders", "中文")}
PARTS = ("guide", "format", "channels", "rules", "recipes")


def page(tree: Path, folder: str) -> Element:
    return html.fromstring((tree / folder / "index.html").read_bytes())


def handbook(reference: Reference) -> list[Path]:
    return sorted((reference.tree("operators") / "ops/handbook").rglob("*.html"))


@pytest.mark.parametrize("tree", ["leaders", "operators"])
@pytest.mark.parametrize("folder", HELP)
def test_leaders_and_operators_have_help_in_both_languages(
    reference: Reference, tree: str, folder: str
) -> None:
    title, other = HELP[folder]
    read = page(reference.tree(tree), folder)
    (heading,) = read.xpath("//article//h1")
    assert words(heading).startswith(title)
    (way,) = [link for link in read.xpath("//article//a") if words(link) == other]
    leads = "en/" if folder == "help" else "../"
    assert way.get("href") == leads


def test_help_is_in_the_navigation_of_both(reference: Reference) -> None:
    for tree in ("leaders", "operators"):
        home = page(reference.tree(tree), "")
        assert "help/" in home.xpath("//nav//a/@href")
    assert "help/" not in page(reference.tree("public"), "").xpath("//a/@href")


ALSO_PUBLIC = ("operators/leaders", "operators/wall")
"""Pages whose titles are those of other pages too."""


def test_no_page_of_the_handbook_is_below_its_audience(reference: Reference) -> None:
    public, leaders = reference.tree("public"), reference.tree("leaders")
    assert not (public / "help").exists()
    assert not (public / "assets/kits/handbook.css").exists()
    assert not (leaders / "ops").exists()
    titles = [page.title for name, page in prose().items() if name.name not in ALSO_PUBLIC]
    assert len(titles) > 5
    for name in ("search/search_index.json", "index.html"):
        text = (public / name).read_text("utf-8")
        assert [title for title in titles if f">{title}<" in text or f'"{title}"' in text] == []
    index = (leaders / "search/search_index.json").read_text("utf-8")
    assert "ops/handbook" not in index


def test_a_kit_and_a_home_lead_to_help_in_the_language_of_the_group(reference: Reference) -> None:
    tree = reference.tree("leaders")
    kits = dict(reference.kits())
    assert len(kits) > 100
    for folder, kit in kits.items():
        (way,) = page(folder, "").xpath('//footer//a[contains(@href, "help/")]')
        language = kit["group"]["locale"].partition("-")[0]
        chinese = language == "zh"
        assert way.get("href") == ("../../../help/" if chinese else "../../../help/en/")
        assert words(way) == {"zh": "帮助", "en": "Help", "ar": "مساعدة"}[language]
    for home, leads in (("g/shanghai", "../../help/"), ("g/london", "../../help/en/")):
        assert page(tree, home).xpath('//footer//a[contains(@href, "help/")]/@href') == [leads]


def test_the_handbook_has_all_its_parts_and_its_first_page_leads_to_them(
    reference: Reference,
) -> None:
    tree = reference.tree("operators")
    ways = page(tree, "ops/handbook").xpath("//article//a/@href")
    for part in PARTS:
        assert (tree / "ops/handbook" / part / "index.html").is_file()
        assert any(way.startswith(f"{part}/") for way in ways), part
    for recipe in built_in():
        for folder in (recipe, f"{recipe}/en"):
            assert (tree / "ops/handbook/recipes" / folder / "index.html").is_file()
    assert "handbook/" in page(tree, "ops").xpath("//article//a/@href")


def test_every_rule_has_a_page_of_its_own(reference: Reference) -> None:
    tree = reference.tree("operators") / "ops"
    for id in PAGES:
        read = page(tree, f"handbook/rules/{id}")
        assert words(read.xpath("//article//h1")[0]).startswith(id)
        assert len(read.xpath("//article//pre")) >= 2
        assert words(read.xpath("//title")[0]).startswith(id)


def test_every_channel_and_record_survives_the_host(reference: Reference) -> None:
    tree = reference.tree("operators")
    rows = set(page(tree, "ops/handbook/channels").xpath("//article//tr/@id"))
    assert rows >= CHANNELS.keys()
    keys = set(page(tree, "ops/handbook/format").xpath("//article//tr/@id"))
    assert {key.partition(".")[0] for key in keys} == RECORDS.keys()


def test_every_anchor_that_a_page_of_the_handbook_names_is_there(reference: Reference) -> None:
    dead = []
    for path in handbook(reference):
        for address in html.fromstring(path.read_bytes()).xpath("//article//a/@href"):
            target, anchor = urldefrag(address)
            if anchor and not urlsplit(address).scheme and not anchor.startswith("__"):
                there = path if not target else (path.parent / unquote(target) / "index.html")
                ids = html.fromstring(there.read_bytes()).xpath("//@id")
                if unquote(anchor) not in ids:
                    dead.append((str(path), address))
    assert dead == []


def test_texts_of_recipes_are_whole_after_the_host(reference: Reference) -> None:
    read = page(reference.tree("operators"), "ops/handbook/recipes/gathering")
    texts = [pre.text_content() for pre in read.xpath('//article//pre[@class="kits-text"]')]
    sample = examples()["zh"].sample("gathering")
    expected = [text_in(message, sample.channel) for message in sample.messages]
    assert len(expected) >= 12
    assert [text for text in expected if text not in texts] == []


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_pages_fit_the_screen(
    reference: Reference, chromium: Browser, serve: Serve, width: int
) -> None:
    address = serve(reference.tree("operators"))
    opened = chromium.new_page(viewport={"width": width, "height": 844})
    folders = ["help/", "help/en/", "ops/handbook/", "ops/handbook/rules/unknown-group/"]
    folders += [f"ops/handbook/{part}/" for part in PARTS]
    folders += [f"ops/handbook/recipes/{recipe}/" for recipe in built_in()]
    for folder in folders:
        opened.goto(address + folder)
        wide = opened.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{folder} is {wide} wide"
        cut = opened.evaluate(
            "[...document.querySelectorAll('.kits-keys *, .kits-rows *, .kits-text')]"
            ".filter(e => e.getBoundingClientRect().right > innerWidth).length"
        )
        assert cut == 0, folder
    opened.close()
