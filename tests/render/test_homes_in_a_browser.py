"""Homes on a phone: ticks that tell what was copied here, and ways to the right text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.finder import FinderEntry, finder
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.browser import PHONE, Serve, settle
from tests.community.thumbs import Thumb
from tests.render.conftest import PIXEL, write
from tests.render.device import NO_STORAGE
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text
from tests.tongues import ZH

NAMES = {"shanghai": "上海灯下", "hangzhou": "杭州灯下", "nanjing": "南京灯下"}
ABROAD = {"london": ("en", "Lamplight London"), "cairo": ("ar", "مصابيح القاهرة")}
MAIL_ONLY = message("35-letter", 3, 21, "", texts={"qq": text("只发 QQ")})
LONG = "读慢一点，看清那条河。\n" * 40

# The page looks again, as it does by itself every half minute.
REFRESH = "document.dispatchEvent(new Event('visibilitychange'))"

Open = Callable[..., Page]


def kit_of(id: str) -> Kit:
    kit = a_kit(group=a_group(id=id, name=NAMES[id]))
    longer = replace(kit.messages[0], texts={"wechat": text(LONG), "qq": text(LONG)})
    return replace(kit, messages=(longer, *kit.messages[1:], MAIL_ONLY))


KITS = {
    **{id: kit_of(id) for id in NAMES},
    **{
        id: a_kit(group=a_group(id=id, locale=locale, name=name))
        for id, (locale, name) in ABROAD.items()
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    tree = tmp_path_factory.mktemp("homes")
    kits = [KITS[id] for id in NAMES]
    led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in kits]
    for file in (
        *(
            kit_page(kit, CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses())
            for kit in KITS.values()
        ),
        *(
            group_home(
                kit.group, [kit], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
            )
            for kit in KITS.values()
        ),
        leader_home("mira", "小满", led, CHANNELS, Clock(NOW), locale=ZH, addresses=Addresses()),
        *_finder("zh"),
        *assets(),
    ):
        write(tree, file.path, file.content)
    for locale in ("en", "ar"):
        cairo = KITS["cairo"]
        for file in (
            group_home(
                cairo.group, [cairo], [], [], CHANNELS, BUILT_IN, Clock(NOW), addresses=Addresses()
            ),
            *_finder(locale),
            *assets(),
        ):
            write(tree, f"{locale}/{file.path}", file.content)
    write(tree, "campaigns/biancheng/打卡.png", PIXEL)
    return serve(Path(tree))


def _finder(locale: str) -> Iterator[File]:
    found = [FinderEntry(id=id, name=kit.group.name) for id, kit in KITS.items()]
    return finder(found, locale=BUILT_IN.tongue(locale), addresses=Addresses())


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page on one device, at a moment and in a zone."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        service_workers="block",
        has_touch=True,
        permissions=["clipboard-read", "clipboard-write"],
    )

    def opened(path: str, after: timedelta = timedelta(), script: str = "") -> Page:
        page = context.new_page()
        page.add_init_script(script)
        page.clock.set_fixed_time(NOW + after)
        page.goto(site + path)
        return page

    yield opened
    context.close()


def test_a_row_ends_at_its_text_and_the_way_back_shows_it_ticked(open_page: Open) -> None:
    page = open_page("l/mira/")
    row = page.locator('[data-rows="later"] > li')
    row.locator("summary").click()
    row.get_by_text("杭州灯下").click()
    page.wait_for_url("**/g/hangzhou/biancheng/#m-40-moments")
    card = page.locator("#m-40-moments")
    settle(page)
    assert 0 <= card.bounding_box()["y"] < PHONE["height"] / 3  # type: ignore[index]
    card.locator('button[data-copy][data-channel="wechat"]').click()
    page.locator("#m-40-moments[data-copied]").wait_for()
    page.go_back()
    row.locator("[data-tally]", has_text="1/3").wait_for()


@pytest.mark.parametrize("group", ["shanghai", "london", "cairo"])
def test_from_a_home_to_copied_is_one_tap_without_a_scroll(open_page: Open, group: str) -> None:
    page = open_page(f"g/{group}/")
    thumb = Thumb(page)
    lead = page.locator("details[open]")
    button = lead.locator("button[data-copy]:visible")
    assert thumb.sees(button)
    written = lead.locator("[data-text]:visible").text_content()
    thumb.tap(button)
    page.locator("[data-hint]:visible").wait_for()
    assert (thumb.taps, thumb.scrolls) == (1, 0)
    assert page.evaluate("navigator.clipboard.readText()") == written
    assert written in {text.text for text in KITS[group].messages[3].texts.values()}


@pytest.mark.parametrize("group", ["shanghai", "london", "cairo"])
def test_what_a_home_copies_its_kit_knows_and_the_other_way_round(
    open_page: Open, group: str
) -> None:
    page = open_page(f"g/{group}/")
    page.locator("details[open] button[data-copy]:visible").click()
    page.locator('[data-message="26-correction"][data-copied]').wait_for()
    page.goto(page.url + "biancheng/")
    page.locator("#m-26-correction[data-copied]").wait_for()
    lead = page.locator('[data-cards="now"] > [open]')
    assert lead.get_attribute("data-message") == "20-launch"
    lead.locator("button[data-copy]:visible").click()
    page.locator("#m-20-launch[data-copied]").wait_for()
    page.go_back()
    page.locator('[data-message="20-launch"][data-copied]').wait_for()
    assert page.locator("details[open]").count() == 0
    assert page.locator("[data-idle]").is_visible()


def test_a_text_for_several_groups_is_one_copy_and_a_tick_for_each(open_page: Open) -> None:
    page = open_page("l/mira/")
    thumb = Thumb(page)
    lead = page.locator('[data-cards="now"] > [open]')
    message = lead.get_attribute("data-message")
    written = lead.locator("[data-text]").text_content()
    assert thumb.sees(lead.locator("button[data-copy]"))
    thumb.tap(lead.locator("button[data-copy]"))
    assert page.evaluate("navigator.clipboard.readText()") == written
    card = page.locator(f'.card[data-message="{message}"]').first
    assert card.get_attribute("data-copied") is None, "a copy is in no group yet"
    boxes = card.get_by_role("checkbox")
    for box in boxes.all():
        assert box.locator("..").bounding_box()["height"] >= 44  # type: ignore[index]
        thumb.tap(box.locator(".."))
    assert (thumb.taps, thumb.scrolls) == (1 + len(NAMES), 0)
    assert card.evaluate("it => it.open") is False
    assert card.locator("[data-label]").inner_text() == "✓ 已复制 12:00"
    assert card.bounding_box()["height"] <= 64  # type: ignore[index]
    for id in NAMES:
        kit = open_page(f"g/{id}/biancheng/")
        kit.locator(f"#m-{message}[data-copied]").wait_for()
        home = open_page(f"g/{id}/")
        home.locator(f'.card[data-message="{message}"][data-copied]').wait_for()


def test_a_tick_can_be_undone_and_a_copy_made_in_a_kit_is_a_tick(open_page: Open) -> None:
    kit = open_page("g/hangzhou/biancheng/")
    kit.locator('[data-cards="now"] > [open] button[data-copy]:visible').click()
    kit.locator("#m-26-correction[data-copied]").wait_for()
    page = open_page("l/mira/")
    card = page.locator('.card[data-message="26-correction"]').first
    boxes = card.get_by_role("checkbox")
    assert [box.is_checked() for box in boxes.all()] == [False, True, False]
    boxes.nth(0).check()
    boxes.nth(2).check()
    card.locator("summary").click()
    boxes.nth(1).uncheck()
    assert card.get_attribute("data-copied") is None
    kit.reload()
    assert kit.locator("#m-26-correction").get_attribute("data-copied") is None
    assert [box.is_checked() for box in boxes.all()] == [True, False, True]
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [True, False, True]


def test_a_tick_of_a_text_that_has_changed_is_gone_and_the_page_says_why(open_page: Open) -> None:
    page = open_page("l/mira/")
    page.evaluate(
        """localStorage.setItem("kits:shanghai/biancheng",
            JSON.stringify({"26-correction": {wechat: ["OLDONE", Date.now() - 60000]}}))"""
    )
    page.reload()
    label = page.locator('.card[data-message="26-correction"] label').first
    assert label.get_by_role("checkbox").is_checked() is False
    assert "11:59" in label.locator("[data-older]").inner_text()


def test_where_nothing_is_kept_ticks_hold_for_the_visit(open_page: Open) -> None:
    page = open_page("l/mira/", script=NO_STORAGE)
    boxes = page.locator(".card[open]").get_by_role("checkbox")
    boxes.nth(0).check()
    page.evaluate(REFRESH)
    assert [box.is_checked() for box in boxes.all()] == [True, False, False]


def test_a_home_follows_the_clock_and_opens_what_has_become_due(open_page: Open) -> None:
    page = open_page("g/shanghai/")
    lead = page.locator('[data-cards="now"] > [open]')
    for id in ("26-correction", "20-launch"):
        assert lead.get_attribute("data-message") == id
        lead.locator("button[data-copy]:visible").click()
        page.locator(f'[data-message="{id}"][data-copied]').wait_for()
    page.evaluate(REFRESH)
    assert lead.count() == 0 or lead.get_attribute("data-copied") is not None
    page.clock.set_fixed_time(NOW.replace(day=3, hour=20, minute=1))
    page.evaluate(REFRESH)
    assert lead.last.get_attribute("data-message") == "30-chain"
    assert lead.last.locator("button[data-copy]:visible").is_enabled()
    assert not page.locator("[data-idle]").is_visible()


def test_what_became_due_on_a_page_that_is_days_old_leads_to_its_kit(open_page: Open) -> None:
    page = open_page("g/shanghai/", timedelta(days=2, hours=9))
    row = page.locator('[data-rows="due"] a')
    assert row.locator("b").inner_text() == "40-moments"
    row.click()
    page.wait_for_url("**/g/shanghai/biancheng/#m-40-moments")


def test_a_text_for_another_channel_than_the_chosen_one_leads_all_the_same(
    open_page: Open,
) -> None:
    page = open_page("g/nanjing/")
    page.locator("[role=tab]").first.click()
    copies = {
        message.id: {channel: [text.version, 1] for channel, text in message.texts.items()}
        for message in KITS["nanjing"].messages
        if message.id != MAIL_ONLY.id
    }
    page.evaluate("it => localStorage.setItem('kits:nanjing/biancheng', it)", json.dumps(copies))
    page.clock.set_fixed_time(NOW + timedelta(days=1, hours=9, minutes=30))
    page.reload()
    lead = page.locator('[data-cards="now"] > [open]')
    assert lead.get_attribute("data-message") == "35-letter"
    assert lead.locator("[data-text]").is_visible()


def test_a_text_for_another_channel_than_the_chosen_one_is_shown_all_the_same(
    open_page: Open,
) -> None:
    page = open_page("g/shanghai/biancheng/#m-35-letter")
    assert page.locator("#m-35-letter [data-text]").is_visible()
    assert page.locator('[role=tab][aria-selected="true"]').inner_text() == "QQ"
    page.goto(page.url.partition("#")[0] + "?again")
    assert page.locator('[role=tab][aria-selected="true"]').inner_text() == "WeChat"


def test_rows_move_as_time_passes_and_the_newest_of_the_past_stands_first(open_page: Open) -> None:
    later = open_page("g/shanghai/", timedelta(days=7))
    later.locator("summary", has_text="时间已过的话术").click()
    past = later.locator("details :is([data-cards], [data-rows]) > :is(.card, li)")
    titles = past.locator(":is(h3, .words > b)").all_inner_texts()
    assert titles == [
        "35-letter",
        "30-chain",
        "26-correction",
        "20-launch",
        "40-moments",
        "10-warm-up",
    ]
    assert later.locator('[data-phase="expired"] .phase').inner_text() == "已过期"


def test_the_finder_offers_what_was_opened_last_until_it_is_forgotten(open_page: Open) -> None:
    assert not open_page("g/").locator("[data-lasts]").is_visible()
    open_page("l/mira/")
    open_page("g/hangzhou/")
    open_page("g/nanjing/biancheng/", timedelta(minutes=1))
    page = open_page("g/")
    offered = page.locator("[data-lasts] a")
    assert offered.all_inner_texts() == ["你的群：南京灯下", "你带的群：小满"]
    open_page("l/mira/", timedelta(minutes=2))
    page = open_page("g/")
    offered = page.locator("[data-lasts] a")
    assert offered.all_inner_texts() == ["你带的群：小满", "你的群：南京灯下"]
    page.get_by_role("button", name="不再记住小满").click()
    assert offered.all_inner_texts() == ["你的群：南京灯下"]
    assert open_page("g/").locator("[data-lasts] a").count() == 1
    offered.click()
    page.wait_for_url("**/g/nanjing/")


@pytest.mark.parametrize("typed", ["", "a", "nothing is called like this"])
@pytest.mark.parametrize("tree", ["", "en/", "ar/"])
def test_what_was_opened_last_is_the_first_row_whatever_is_searched_for(
    open_page: Open, tree: str, typed: str
) -> None:
    open_page("g/shanghai/")
    open_page("g/cairo/", timedelta(minutes=1))
    page = open_page(f"{tree}g/")
    page.get_by_role("searchbox").fill(typed)
    told = page.locator("[data-count]", has_text=re.compile("." if typed else "^$"))
    told.wait_for(state="attached")
    first = page.locator("main li a:visible").first
    assert ABROAD["cairo"][1] in first.inner_text()
    assert Thumb(page).sees(first), "no scroll leads to it"
    assert first.bounding_box()["height"] >= 44  # type: ignore[index]
    first.tap()
    page.wait_for_url(f"**/{tree}g/cairo/")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", ["g/", "g/shanghai/", "l/mira/"])
def test_nothing_is_wider_than_a_phone_and_every_target_is_large(
    open_page: Open, path: str, width: int
) -> None:
    page = open_page(path)
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """Array.from(document.querySelectorAll("main :is(a, button, summary)"))
            .filter(it => it.offsetParent && it.getBoundingClientRect().height < 24)
            .map(it => it.textContent)"""
    )
    assert small == []
