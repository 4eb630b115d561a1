"""From a home to what was copied: taps and scrolls are counted before the reference community."""

from __future__ import annotations

import re

import pytest
from lxml import html
from playwright.sync_api import Browser

from kits.render.decks import MOST
from tests.community.phones import phone
from tests.community.thumbs import Thumb
from tests.reference import Reference

CHENGDU = ("chengdu", "chongqing", "dali", "guiyang", "kunming")
"""The groups of one leader."""
LEAD = '[data-cards="now"] > [open]'


@pytest.mark.parametrize("group", ["shanghai", "harbin", "sydney", "melbourne"])
def test_what_is_due_is_copied_with_one_tap_and_no_scroll(
    reference: Reference, chromium: Browser, leaders: str, group: str
) -> None:
    with phone(chromium) as page:
        page.goto(f"{leaders}g/{group}/")
        thumb = Thumb(page)
        lead = page.locator(LEAD)
        button = lead.locator("button[data-copy]:visible")
        assert thumb.sees(button)
        message, channel = (button.get_attribute(name) for name in ("data-copy", "data-channel"))
        campaign = str(lead.get_attribute("data-kit")).partition("/")[2]
        thumb.tap(button)
        page.locator(f'[data-message="{message}"][data-copied]').wait_for()
        assert (thumb.taps, thumb.scrolls) == (1, 0)
        copied = page.evaluate("window.real.readText()")
    texts = {one["id"]: one["texts"] for one in reference.kit(group, campaign)["messages"]}
    assert copied == texts[message][channel]["text"]


def test_where_nothing_is_due_one_line_says_what_comes_next(
    chromium: Browser, leaders: str
) -> None:
    with phone(chromium) as page:
        page.goto(f"{leaders}g/cairo/")
        assert page.locator("[data-idle]").is_visible()
        row = page.locator('[data-rows="next"] a:visible')
        assert Thumb(page).sees(row)
        assert row.bounding_box()["height"] <= 64  # type: ignore[index]
        row.tap()
        page.wait_for_url("**/g/cairo/winter-night/#m-*")


def test_an_equal_text_for_five_groups_is_one_copy_and_five_ticks(
    reference: Reference, chromium: Browser, leaders: str
) -> None:
    with phone(chromium) as page:
        page.goto(f"{leaders}l/zhou-yuanshan/")
        for _ in CHENGDU:  # each has a correction of its own, with its own link
            page.locator(f"{LEAD}:not([data-copied]) button[data-copy]").tap()
        lead = page.locator(LEAD, has=page.get_by_role("checkbox"))
        message = lead.get_attribute("data-message")
        card = page.locator(f'.card[data-message="{message}"]')
        thumb = Thumb(page)
        thumb.tap(lead.locator("button[data-copy]"))
        copied = page.evaluate("window.real.readText()")
        for box in card.get_by_role("checkbox").all():
            thumb.tap(box.locator(".."))
        assert thumb.taps == 1 + len(CHENGDU)
        assert card.evaluate("it => it.open") is False
        for group in CHENGDU:
            kit = reference.kit(group, "hulan-river")
            (text,) = (one["texts"]["wechat"] for one in kit["messages"] if one["id"] == message)
            assert copied == text["text"]
            page.goto(f"{leaders}g/{group}/hulan-river/")
            page.locator(f"#m-{message}[data-copied]").wait_for()


def test_a_home_holds_the_texts_of_its_kits_byte_for_byte_and_only_the_nearest(
    reference: Reference,
) -> None:
    tree = reference.tree("leaders")
    texts: dict[str, set[str]] = {}
    for folder, kit in reference.kits():
        written = {text["text"] for one in kit["messages"] for text in one["texts"].values()}
        texts.setdefault(folder.parent.name, set()).update(written)
    everything = set().union(*texts.values())
    compared = 0
    for home in (*tree.glob("g/*/index.html"), *tree.glob("l/*/index.html")):
        page = html.fromstring(home.read_bytes())
        shown = [element.text_content() for element in page.xpath("//*[@data-text]")]
        known = texts.get(home.parent.name, set()) if home.parent.parent.name == "g" else everything
        assert set(shown) <= known, home
        assert len(page.xpath("//details[@data-kit]")) <= MOST, home
        compared += len(shown)
    assert compared > 200


def test_nothing_of_a_home_reads_backwards_in_arabic(reference: Reference) -> None:
    """A number beside words of another direction stands by itself."""
    for path in ("g/cairo/", "l/mariam-adel/"):
        page = html.fromstring((reference.tree("leaders") / path / "index.html").read_bytes())
        assert page.get("dir") == "rtl"
        for summary in page.xpath("//summary[not(*)]"):
            assert not re.search(r"\d", summary.text_content()), path
