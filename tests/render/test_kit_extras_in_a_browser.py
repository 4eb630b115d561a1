"""Beside the copy button: ways to hand a text on, how it will look, and the checklist."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import SMALL_PHONE
from tests.render.device import (
    KEEP,
    KITS,
    NO_STORAGE,
    SHARED,
    Open,
    clipboard,
    rebuilt,
    unfold,
    unfold_part,
)
from tests.render.sample import NOW, message, text

TEXT = SHARED.messages[0].texts["x"].text
CHECKLIST = "[aria-labelledby=checklist] > details"
SHEET = KEEP + "navigator.share = shared => { window.shared = shared; return Promise.resolve(); };"


def share(page: Page, message: str, channel: str) -> str | None:
    link = page.locator(f"#m-{message} [data-panel={channel}] a[data-share]")
    return link.get_attribute("href") if link.get_attribute("hidden") is None else None


def test_a_share_link_carries_the_text_as_it_is(phone: Open) -> None:
    page = phone("g/shared/biancheng/")
    for channel, host in (("whatsapp", "wa.me"), ("x", "x.com")):
        address = urlsplit(share(page, "20-launch", channel) or "")
        assert address.netloc == host
        assert parse_qs(address.query, strict_parsing=True) == {"text": [TEXT]}
    sms = share(page, "20-launch", "sms") or ""
    assert unquote(sms.removeprefix("sms:?body=")) == TEXT
    mail = urlsplit(share(page, "20-launch", "email") or "")
    assert "%0D%0A" in mail.query
    assert parse_qs(mail.query) == {"subject": ["开 & 读"], "body": [TEXT.replace("\n", "\r\n")]}


def test_a_link_that_takes_the_address_apart_carries_it_once(phone: Open) -> None:
    page = phone("g/shared/biancheng/")
    query = parse_qs(urlsplit(share(page, "20-launch", "telegram") or "").query)
    assert query == {"url": ["https://x.example/a?g=1&b=2#c"], "text": ["开读 & +100%\n入口："]}


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("https://a.example/x", None),
        ("From here:\nhttps://a.example/x\n\nAsk Ada.", "From here:\n\nAsk Ada."),
        ("进 https://a.example/x。\n再说一遍：https://a.example/x", "进 。\n再说一遍："),
        ("(https://a.example/x), https://a.example/xy!", "(), https://a.example/xy!"),
    ],
)
def test_of_an_address_that_stands_twice_none_is_left(
    phone: Open, written: str, rest: str | None
) -> None:
    page = phone("g/shared/biancheng/")
    texts = {"telegram": text(written)}
    kit = replace(SHARED, messages=(message("20-launch", 2, 8, "", texts=texts),))
    rebuilt(page, replace(kit, channels=("telegram", "x")))
    query = parse_qs(urlsplit(share(page, "20-launch", "telegram") or "").query)
    assert query == {"url": ["https://a.example/x"]} | ({"text": [rest]} if rest else {})


def test_a_text_that_a_link_cannot_carry_has_none(phone: Open) -> None:
    page = phone("g/shared/biancheng/")
    assert share(page, "30-long", "whatsapp") is None  # 9,000 characters
    assert share(page, "30-long", "telegram") is None  # no address


def test_where_the_browser_has_a_sheet_it_gets_the_text(phone: Open) -> None:
    page = phone(script=SHEET)
    unfold(page, "20-launch")
    page.locator("#m-20-launch [data-panel=wechat] [data-sheet]").click()
    assert page.evaluate("window.shared") == {"text": KITS["zh"].messages[1].texts["wechat"].text}
    assert not phone().locator("[data-sheet]").first.is_visible()


def test_a_mail_shows_its_page_and_copies_it_all_the_same(phone: Open) -> None:
    page = phone("g/mail/biancheng/")
    page.get_by_text("发出去的样子").click()
    shown = page.locator(".sheet > p")
    assert shown.inner_text() == "你好"
    assert shown.evaluate("one => getComputedStyle(one).color") == "rgb(255, 0, 0)"
    page.locator("button[data-copy]").click()
    assert clipboard(page) == "你好"


def test_ticks_are_remembered_and_today_stands_on_top(phone: Open) -> None:
    page = phone()
    page.clock.set_fixed_time(NOW - timedelta(days=1))
    page.reload()
    left = page.locator("[data-tasks-left]")
    assert left.inner_text() == "今天的清单还剩 1 件"
    left.locator("a").click()
    page.wait_for_selector(f"{CHECKLIST}[open]")
    page.get_by_label("检查打卡码").check()
    assert not left.is_visible()
    page.reload()
    unfold_part(page, CHECKLIST)
    assert page.get_by_label("检查打卡码").is_checked()
    assert not left.is_visible()
    page.get_by_label("检查打卡码").uncheck()
    page.reload()
    assert left.is_visible()


def test_the_list_of_another_day_is_not_todays(phone: Open) -> None:
    assert not phone().locator("[data-tasks-left]").is_visible()


def test_where_storage_is_refused_boxes_can_still_be_ticked(phone: Open) -> None:
    page = phone(script=KEEP + NO_STORAGE)
    unfold_part(page, CHECKLIST)
    page.get_by_label("检查打卡码").check()
    assert page.get_by_label("检查打卡码").is_checked()


def test_once_its_days_are_over_the_page_says_so_by_its_own_clock(phone: Open) -> None:
    page = phone()
    assert not page.locator(".over").first.is_visible()
    page.clock.set_fixed_time(NOW + timedelta(days=6))
    page.reload()
    assert page.locator(".over").first.inner_text() == "活动的日子已经过了，发之前每条都先看一眼。"


def test_on_paper_everything_is_open(phone: Open) -> None:
    page = phone()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").evaluate_all("all => all.map(one => one.id)") == [
        "m-26-correction"
    ]


def test_without_a_script_all_texts_are_on_paper(phone: Open) -> None:
    page = phone(java_script_enabled=False)
    page.emulate_media(media="print")
    shown = page.locator("[data-panel=wechat] [data-text]").evaluate_all(
        "all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}) && one.offsetHeight > 0)"
    )
    assert shown == [True] * 5


def test_all_channels_are_in_sight_and_no_link_ends_behind_them(phone: Open) -> None:
    page = phone("g/shared/biancheng/#m-30-long", viewport=SMALL_PHONE)
    tabs = page.locator("[role=tab]")
    assert tabs.count() == 5
    edges = "all => all.map(one => one.getBoundingClientRect().right)"
    assert max(tabs.evaluate_all(edges)) <= SMALL_PHONE["width"]
    bar = page.locator("[role=tablist]").bounding_box()
    card = page.locator("#m-30-long").bounding_box()
    assert bar
    assert card
    assert bar["height"] > 100, "two lines of tabs"
    assert card["y"] >= bar["y"] + bar["height"]
