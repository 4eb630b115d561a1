"""Receipts on a phone: one press after a copy, of a kit and of several groups, and what it keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from kits.model.kits import KitMessage
from tests.axe import violations
from tests.browser import PHONE, SCHEMES, Serve, settle
from tests.community.thumbs import Thumb
from tests.render.conftest import PIXEL, write
from tests.render.device import ABSENT, LYING, NO_STORAGE, rebuilt
from tests.render.replying import ASKING, KITS, OWN, answered, files
from tests.render.sample import NOW, text

LOW_PHONE = {"width": 320, "height": 640}
LANGUAGES = ("shanghai", "london", "cairo")
FIRST = "26-correction"
"""What the pages lead with."""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    tree = tmp_path_factory.mktemp("receipts")
    for file in files():
        write(tree, file.path, file.content)
    write(tree, "campaigns/biancheng/打卡.png", PIXEL)
    write(tree, "sw.js", b"")
    return serve(tree)


@pytest.fixture
def opened(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page on a phone of its own; any complaint of it fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(path: str, script: str = "", **facts: Any) -> Page:
        usual = {"viewport": PHONE, "timezone_id": "Asia/Shanghai", "has_touch": True}
        context = chromium.new_context(
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            **(usual | facts),
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.add_init_script("window.real = navigator.clipboard;" + script)
        page.clock.set_fixed_time(NOW)
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def kit_page(group: str) -> str:
    return f"g/{group}/biancheng/"


def said(group: str, message: str = FIRST) -> KitMessage:
    return next(one for one in KITS[group].messages if one.id == message)


def receipt(page: Page, message: str = FIRST) -> str:
    """What `kit.json` beside a page has."""
    kit = json.loads(page.request.get(page.url.partition("#")[0] + "kit.json").body())
    (line,) = (one["receipt"] for one in kit["messages"] if one["id"] == message)
    return str(line)


def clipboard(page: Page) -> str:
    return str(page.evaluate("window.real.readText()"))


def lead(page: Page) -> Locator:
    return page.locator('[data-cards="now"] > [open]')


def copy(page: Page) -> None:
    """Copies what leads the page, which then folds."""
    message = lead(page).get_attribute("id")
    lead(page).locator("button[data-copy]:visible").click()
    page.locator(f"#{message}[data-copied]:not([open])").wait_for()


def answer(page: Page, how: str) -> Locator:
    return page.locator(f'[data-pending] [data-answer="{how}"]')


def label(page: Page, message: str = FIRST) -> Locator:
    return page.locator(f'.card[data-message="{message}"] [data-label]').first


@pytest.mark.parametrize("viewport", [PHONE, LOW_PHONE], ids=["390", "320"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("group", LANGUAGES)
def test_after_a_copy_one_press_copies_the_receipt_and_nothing_moves(
    opened: Open, group: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = opened(kit_page(group), viewport=viewport, color_scheme=scheme)
    thumb = Thumb(page)
    assert not page.locator('[data-answer="posted"]:visible').count(), "nothing is copied yet"
    thumb.tap(lead(page).locator("button[data-copy]:visible"))
    button = answer(page, "posted")
    assert thumb.sees(button), "without a scroll"
    assert thumb.sees(lead(page).locator("button[data-copy]:visible")), "and so is the next text"
    if viewport == PHONE:
        assert violations(page) == []
    before = page.locator(".card").evaluate_all(TOPS)
    thumb.tap(button)
    assert clipboard(page) == receipt(page)
    assert page.locator(".card").evaluate_all(TOPS) == pytest.approx(before, abs=1)
    assert (thumb.taps, thumb.scrolls) == (2, 0)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


TOPS = """all => all.map(one => one.getBoundingClientRect().top)
    .filter(top => top < innerHeight)"""


@pytest.mark.parametrize("how", ["skipped", "cannot"])
@pytest.mark.parametrize("group", LANGUAGES)
def test_that_it_is_not_posted_is_said_without_a_copy_and_a_reason_may_follow(
    opened: Open, group: str, how: str
) -> None:
    page = opened(kit_page(group))
    reply = said(group).reply
    assert reply is not None
    lead(page).locator(f'[data-answer="{how}"]').click()
    assert clipboard(page) == getattr(reply, how)
    assert lead(page).get_attribute("data-message") == ASKING, "the next one takes its place"
    block = page.locator("[data-pending]")
    block.locator("[data-why] input").fill(" the room is taken ")
    expect(block.locator("[data-line]")).to_have_text(f"{getattr(reply, how)} the room is taken")
    block.locator("[data-why] button").click()
    assert clipboard(page) == f"{getattr(reply, how)} the room is taken"
    page.reload()
    assert page.locator(f'.card[data-answered="{how}"]').get_attribute("open") is None
    assert lead(page).get_attribute("data-message") == ASKING
    assert not block.is_visible(), "it is answered"


def test_what_waits_for_its_receipt_survives_a_reload_and_what_is_answered_does_not_ask(
    opened: Open,
) -> None:
    page = opened(kit_page("shanghai"))
    copy(page)
    page.reload()
    block = page.locator("[data-pending]")
    assert block.locator("[data-mark]").inner_text() == "已复制 12:00"
    assert block.locator(".told b").inner_text() == FIRST
    answer(page, "posted").click()
    assert clipboard(page) == receipt(page)
    assert label(page).inner_text() == "✓ 回执已复制 12:00"
    page.reload()
    assert not block.is_visible()
    assert label(page).inner_text() == "✓ 回执已复制 12:00"
    page.locator(f"#m-{FIRST} summary").first.click()
    again = page.locator(f"#m-{FIRST} [data-answer=posted]")
    assert again.inner_text() == "✓ 已复制 12:00"
    again.click()
    assert clipboard(page) == receipt(page), "it can be copied again"


def test_a_day_after_a_copy_no_page_asks_for_its_receipt_by_itself(opened: Open) -> None:
    page = opened(kit_page("shanghai"))
    copy(page)
    page.clock.set_fixed_time(NOW + timedelta(hours=25))
    page.reload()
    assert not page.locator("[data-pending]").is_visible()
    page.locator(f"#m-{FIRST} summary").first.click()
    page.locator(f"#m-{FIRST} [data-answer=posted]").click()
    assert clipboard(page) == receipt(page)


def test_a_text_that_has_changed_is_to_be_posted_and_answered_again(opened: Open) -> None:
    page = opened(kit_page("shanghai"))
    copy(page)
    answer(page, "posted").click()
    old = clipboard(page)
    changed = replace(said("shanghai"), texts={"wechat": text("改到 20:00 见")})
    changed = answered(changed, "shanghai")
    kit = KITS["shanghai"]
    messages = tuple(changed if one.id == FIRST else one for one in kit.messages)
    rebuilt(page, replace(kit, messages=messages))
    assert lead(page).get_attribute("data-message") == FIRST
    assert lead(page).get_attribute("data-answered") == ""
    copy(page)
    answer(page, "posted").click()
    assert changed.reply is not None
    assert clipboard(page) == changed.reply.posted != old


@pytest.mark.parametrize("group", LANGUAGES)
def test_the_answer_stands_in_the_line(opened: Open, group: str) -> None:
    page = opened(kit_page(group))
    copy(page)
    answer(page, "posted").click()
    copy(page)
    reply = said(group, ASKING).reply
    assert reply is not None
    field = page.locator("[data-pending] [data-asked]")
    assert field.evaluate("it => it.labels[0].innerText.trim()") == reply.question
    answer(page, "posted").click()
    assert clipboard(page) == reply.posted == receipt(page, ASKING), "nobody must answer"
    field.fill(" 12 ")
    answer(page, "posted").click()
    assert clipboard(page) == f"{reply.before}12{reply.behind}"
    assert clipboard(page) != receipt(page, ASKING)


def test_what_was_answered_to_a_question_is_not_lost_by_the_next_copy(opened: Open) -> None:
    page = opened(kit_page("shanghai"))
    page.locator(f"#m-{ASKING} summary").first.click()
    page.locator(f"#m-{ASKING} button[data-copy]:visible").click()
    page.locator(f"#m-{ASKING} [data-asked]").fill("7")
    page.locator(f"#m-{ASKING} summary").first.click()
    copy(page)
    answer(page, "posted").click()
    reply = said("shanghai", ASKING).reply
    assert reply is not None
    assert f"{reply.before}7{reply.behind}" in clipboard(page).splitlines()


def test_several_groups_are_reported_at_one_press(opened: Open) -> None:
    page = opened("l/mira/")
    thumb = Thumb(page)
    thumb.tap(lead(page).locator("button[data-copy]"))
    boxes = lead(page).get_by_role("checkbox")
    for box in boxes.all():
        thumb.tap(box.locator(".."))
    thumb.tap(answer(page, "posted"))
    assert thumb.taps == 1 + len(OWN) + 1
    lines = [one.reply.posted for one in (said(id) for id in OWN) if one.reply]
    assert clipboard(page).split("\n") == lines
    for id in OWN:
        page.goto(page.url.partition("/l/")[0].partition("/g/")[0] + "/" + kit_page(id))
        assert label(page).inner_text() == "✓ 回执已复制 12:00"


def test_of_several_groups_those_ticked_are_posted_and_the_others_not_today(opened: Open) -> None:
    page = opened("l/mira/")
    card = lead(page)
    card.get_by_role("checkbox").nth(1).check()
    card.locator('[data-answer="posted"]').click()
    replies = [one.reply for one in (said(id) for id in OWN) if one.reply]
    assert clipboard(page) == replies[1].posted
    card.locator('[data-answer="skipped"]').click()
    assert clipboard(page).split("\n") == [replies[0].skipped, replies[2].skipped]
    assert lead(page).get_attribute("data-message") == ASKING, "all have an answer"


def test_where_no_group_has_a_text_none_of_them_posts_it(opened: Open) -> None:
    page = opened("l/mira/")
    lead(page).locator('[data-answer="skipped"]').click()
    lines = [one.reply.skipped for one in (said(id) for id in OWN) if one.reply]
    assert clipboard(page).split("\n") == lines
    assert lead(page).get_attribute("data-message") == ASKING


def test_that_one_cannot_be_posted_says_nothing_of_those_not_ticked(opened: Open) -> None:
    page = opened("l/wei/")
    copy(page)
    copy(page)
    page.locator("[data-pending] > .told label", has_text="上海灯下").click()
    answer(page, "cannot").click()
    hangzhou = OWN["hangzhou"].messages[3].reply
    assert hangzhou is not None
    assert clipboard(page) == hangzhou.cannot
    page.reload()
    assert page.locator("[data-pending] > .told b").all_inner_texts() == [f"{FIRST} · 上海灯下"]


def test_of_texts_of_their_own_those_copied_are_reported_and_others_once_ticked(
    opened: Open,
) -> None:
    page = opened("l/wei/")
    copy(page)
    copy(page)
    replies = {one.group.name: one.messages[3].reply for one in OWN.values()}
    lines = {name: reply.posted for name, reply in replies.items() if reply}
    shanghai, hangzhou, nanjing = lines.values()
    answer(page, "posted").click()
    assert set(clipboard(page).split("\n")) == {shanghai, hangzhou}
    page.locator("[data-pending] details summary").click()
    page.locator("[data-pending] details label", has_text="南京灯下").click()
    answer(page, "posted").click()
    assert set(clipboard(page).split("\n")) == {shanghai, hangzhou, nanjing}
    page.reload()
    assert not page.locator("[data-pending]").is_visible()
    assert lead(page).get_attribute("data-message") == ASKING, "what was ticked is posted"


def test_a_home_and_a_kit_know_the_same(opened: Open) -> None:
    page = opened("g/shanghai/")
    copy(page)
    page.goto(page.url + "biancheng/")
    answer(page, "posted").click()
    page.go_back()
    assert label(page).inner_text() == "✓ 回执已复制 12:00"
    assert not page.locator("[data-pending]").is_visible()


def test_where_nothing_copies_nothing_is_claimed(opened: Open) -> None:
    page = opened(kit_page("shanghai"))
    copy(page)
    page.add_init_script(ABSENT + LYING)
    page.reload()
    answer(page, "posted").click()
    expect(page.locator("[data-pending] [data-mark]")).to_have_text("请长按文字复制")
    assert page.evaluate("getSelection().toString()") == receipt(page)
    assert label(page).inner_text() == "✓ 已复制 12:00"


def test_where_storage_is_refused_it_holds_for_the_visit(opened: Open) -> None:
    page = opened(kit_page("shanghai"), NO_STORAGE)
    copy(page)
    answer(page, "posted").click()
    page.evaluate("kits.refresh()")
    assert label(page).inner_text() == "✓ 回执已复制 12:00"


@pytest.mark.parametrize("kept", ["[]", '"x"', '{"26-correction": 1}', '{"26-correction": [1]}'])
def test_what_else_stands_under_the_name_is_no_answer(opened: Open, kept: str) -> None:
    script = f"localStorage.setItem('kits:answers/shanghai/biancheng', {json.dumps(kept)});"
    page = opened(kit_page("shanghai"), script)
    assert lead(page).get_attribute("data-message") == FIRST


def test_without_scripts_the_line_is_there_to_copy_by_hand(opened: Open) -> None:
    page = opened(kit_page("shanghai"), java_script_enabled=False)
    expect(lead(page).locator("[data-line]")).to_have_text(receipt(page))
    assert not page.locator("[data-answer]:visible").count()


@pytest.mark.parametrize("viewport", [PHONE, LOW_PHONE], ids=["390", "320"])
@pytest.mark.parametrize("path", [kit_page("shanghai"), kit_page("cairo"), "g/london/", "l/wei/"])
def test_every_target_fits_a_thumb(opened: Open, path: str, viewport: dict[str, int]) -> None:
    page = opened(path, viewport=viewport)
    copy(page)
    answer(page, "cannot").click()
    settle(page)
    heights = page.locator("[data-pending] :is(button, input, label:has(input)):visible")
    found = heights.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(found) >= 5
    tall = page.locator("[data-pending] [type=checkbox]:visible").count()
    assert len([height for height in found if height < 48]) == tall, "a box is in its label"
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    assert violations(page) == []


JUNK = (5, None, ["posted", "x", "y"])
SPOIL = """([kept, junk]) => {
  const put = (value, depth) => {
    if (!depth || !value || typeof value !== "object") return junk;
    const all = Object.entries(value).map(([name, one]) => [name, put(one, depth - 1)]);
    return Array.isArray(value) ? all.map(one => one[1]) : Object.fromEntries(all);
  };
  const spoilt = [0, 1, 2, 3].map(depth =>
    Object.entries(kept).map(([name, value]) => [name, JSON.stringify(put(JSON.parse(value), depth))]));
  return spoilt;
}"""


def test_whatever_stands_in_the_place_of_what_was_kept_a_page_copies_and_answers(
    opened: Open,
) -> None:
    """An older page may have written it, or any other of the same host."""
    page = opened(kit_page("shanghai"))
    copy(page)
    answer(page, "posted").click()
    kept = page.evaluate("({...localStorage})")
    assert len(kept) > 2
    for junk in JUNK:
        for spoilt in page.evaluate(SPOIL, [kept, junk]):
            page.evaluate(
                "all => all.forEach(([name, value]) => localStorage.setItem(name, value))", spoilt
            )
            page.reload()
            assert "undefined" not in page.inner_text("main")
            assert "Invalid" not in page.inner_text("main")
    page.evaluate("localStorage.clear()")
    page.reload()
    copy(page)
    answer(page, "posted").click()
    page.locator("[data-pending] .again").wait_for()
