"""Homes on a phone: ticks that tell what was copied here, and ways to the right text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kits.model.kits import Kit
from kits.render.finder import FinderEntry, finder
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.browser import PHONE, Serve
from tests.render.conftest import PIXEL, write
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text

NAMES = {"shanghai": "上海灯下", "hangzhou": "杭州灯下", "nanjing": "南京灯下"}
MAIL_ONLY = message("35-letter", 3, 21, "", texts={"qq": text("只发 QQ")})
LONG = "读慢一点，看清那条河。\n" * 40

Open = Callable[..., Page]


def kit_of(id: str) -> Kit:
    kit = a_kit(group=a_group(id=id, name=NAMES[id]))
    longer = replace(kit.messages[0], texts={"wechat": text(LONG), "qq": text(LONG)})
    return replace(kit, messages=(longer, *kit.messages[1:], MAIL_ONLY))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    tree = tmp_path_factory.mktemp("homes")
    kits = [kit_of(id) for id in NAMES]
    led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in kits]
    for file in (
        *(kit_page(kit, CHANNELS, NOW) for kit in kits),
        *(group_home(kit.group, [kit], [], [], NOW) for kit in kits),
        leader_home("mira", "小满", led, NOW, locale="zh"),
        *finder([FinderEntry(id=id, name=name) for id, name in NAMES.items()], locale="zh"),
        *assets(),
    ):
        write(tree, file.path, file.content)
    write(tree, "campaigns/biancheng/打卡.png", PIXEL)
    return serve(Path(tree))


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page on one device, at a moment and in a zone."""
    context = chromium.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        service_workers="block",
    )

    def opened(path: str, after: timedelta = timedelta()) -> Page:
        page = context.new_page()
        page.clock.set_fixed_time(NOW + after)
        page.goto(site + path)
        return page

    yield opened
    context.close()


def test_a_tap_on_a_tick_ends_at_its_text_and_the_way_back_shows_it_ticked(
    open_page: Open,
) -> None:
    page = open_page("l/mira/")
    row = page.locator('[data-rows="due"] > li')
    assert row.locator("[data-tally]").inner_text() == "0/3"
    row.get_by_text("杭州灯下").click()
    page.wait_for_url("**/g/hangzhou/biancheng/#m-20-launch")
    card = page.locator("#m-20-launch")
    assert 0 <= card.bounding_box()["y"] < PHONE["height"] / 3  # type: ignore[index]
    assert card.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    card.locator('button[data-copy][data-channel="wechat"]').click()
    card.locator("[data-mark]").first.wait_for()
    page.go_back()
    row.locator("[data-tally]", has_text="1/3").wait_for()
    assert row.locator("a[data-copied]").inner_text().strip().startswith("杭州灯下")


def test_a_text_for_another_channel_than_the_chosen_one_is_shown_all_the_same(
    open_page: Open,
) -> None:
    page = open_page("g/shanghai/biancheng/#m-35-letter")
    assert page.locator("#m-35-letter [data-text]").is_visible()
    assert page.locator('[role=tab][aria-selected="true"]').inner_text() == "QQ"
    page.goto(page.url.partition("#")[0] + "?again")
    assert page.locator('[role=tab][aria-selected="true"]').inner_text() == "WeChat"


def test_rows_move_as_time_passes_and_the_newest_of_the_past_stands_first(open_page: Open) -> None:
    page = open_page("g/shanghai/", timedelta(days=1, hours=9))
    part = '[data-rows="{}"] b'
    assert page.locator(part.format("due")).all_inner_texts() == ["30-chain", "35-letter"]
    assert page.locator(part.format("next")).all_inner_texts() == ["40-moments"]
    later = open_page("g/shanghai/", timedelta(days=5))
    later.locator("summary", has_text="时间已过").click()
    done = later.locator(part.format("done")).all_inner_texts()
    assert done == ["40-moments", "35-letter", "30-chain", "20-launch", "10-warm-up"]
    assert later.locator('[data-phase="expired"] .phase').inner_text() == "已过期"


def test_the_finder_offers_what_was_opened_last_until_it_is_forgotten(open_page: Open) -> None:
    assert not open_page("g/").locator("[data-lasts]").is_visible()
    open_page("l/mira/")
    open_page("g/hangzhou/")
    open_page("g/nanjing/biancheng/")
    page = open_page("g/")
    offered = page.locator("[data-lasts] a")
    assert offered.all_inner_texts() == ["你带的群：小满", "你的群：南京灯下"]
    page.get_by_role("button", name="不再记住小满").click()
    assert offered.all_inner_texts() == ["你的群：南京灯下"]
    assert open_page("g/").locator("[data-lasts] a").count() == 1
    offered.click()
    page.wait_for_url("**/g/nanjing/")


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
