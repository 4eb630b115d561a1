"""The kit page in a real browser at phone size: the clipboard, the tabs, what a device remembers."""

import json
from collections.abc import Iterable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from kits.model.kits import KitMessage
from tests.browser import PHONE, SMALL_PHONE
from tests.render.device import (
    ABSENT,
    HANGS,
    KEEP,
    KITS,
    NO_COMMAND,
    NO_STORAGE,
    REJECTS,
    Open,
    button,
    clipboard,
    mark,
)
from tests.render.sample import NOW

KIT = KITS["zh"]


def live_texts(page: Page) -> list[tuple[str, str, str]]:
    """Message, channel and text of all that can be copied, as kit.json has them."""
    kit = json.loads(page.request.get(page.url.partition("#")[0] + "kit.json").body())
    return [
        (message["id"], channel, facts["text"])
        for message in kit["messages"]
        if message["locked"] is None
        for channel, facts in message["texts"].items()
    ]


@pytest.mark.parametrize(
    "script", [KEEP, ABSENT, REJECTS, HANGS], ids=["as it is", "absent", "rejects", "hangs"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_of_every_channel_is_copied_exactly(
    phone: Open, language: str, script: str
) -> None:
    page = phone(f"g/{KITS[language].group.id}/biancheng/", script)
    texts = live_texts(page)
    assert len(texts) == 9
    copied = {"zh": "已复制 12:00", "en": "Copied 12:00"}[language]
    for id, channel, written in texts:
        page.locator(f'[role=tab][data-channel="{channel}"]').click()
        page.locator(button(id, channel)).click()
        assert clipboard(page) == written
        assert mark(page, id, channel) == copied


def test_where_the_command_says_no_the_clipboard_is_asked(phone: Open) -> None:
    page = phone(script=KEEP + NO_COMMAND)
    page.locator(button("20-launch", "wechat")).click()
    page.wait_for_selector(".mark:not([hidden])")
    assert clipboard(page) == KIT.messages[1].texts["wechat"].text
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"


@pytest.mark.parametrize("script", [ABSENT, REJECTS, HANGS], ids=["absent", "rejects", "hangs"])
def test_where_nothing_copies_the_text_is_selected_and_nothing_is_claimed(
    phone: Open, script: str
) -> None:
    page = phone(script=script + NO_COMMAND)
    page.locator(button("20-launch", "wechat")).click()
    page.wait_for_selector(".mark:not([hidden])", timeout=2000)
    assert mark(page, "20-launch", "wechat") == "请长按文字复制"
    assert page.evaluate("getSelection().toString()") == KIT.messages[1].texts["wechat"].text
    page.wait_for_function("document.querySelector('[data-said]').textContent === '请长按文字复制'")
    assert page.evaluate("localStorage.getItem('kits:shanghai-03/biancheng')") is None


def test_a_copy_is_announced(phone: Open) -> None:
    page = phone()
    page.locator(button("20-launch", "wechat")).click()
    said = "已复制 12:00 打开WeChat，粘贴到群公告里。"
    page.wait_for_function(f"document.querySelector('[role=status]').textContent === '{said}'")
    assert page.evaluate("document.activeElement.dataset.copy") == "20-launch"


def test_rich_texts_are_copied_as_html_and_text(phone: Open) -> None:
    page = phone("g/mail/biancheng/")
    page.locator(button("20-launch", "email")).click()
    copied = page.evaluate(
        """async () => {
            const [item] = await real.read();
            const read = async kind => (await item.getType(kind)).text();
            return [await read("text/plain"), await read("text/html")];
        }"""
    )
    assert copied[0] == "你好"
    assert '<p style="color: red;">你好</p>' in copied[1].replace("color:red", "color: red;")


def test_answers_and_reports_can_be_copied(phone: Open) -> None:
    page = phone()
    page.get_by_text("可以补吗？").click()
    page.locator('[data-panel="wechat"] > [data-copy-answer="late"]').click()
    assert clipboard(page) == "可以。"
    page.locator("#m-20-launch .report button").click()
    assert clipboard(page) == "上海三群：已发"


def test_tabs_show_one_channel_and_the_choice_is_remembered(phone: Open) -> None:
    page = phone()
    assert page.locator("[data-panel=wechat]").first.is_visible()
    assert not page.locator("[data-panel=qq]").first.is_visible()
    page.locator("[role=tab]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.channel") == "qq"
    assert page.locator("[data-panel=qq]").first.is_visible()
    page.reload()
    assert page.locator("[role=tab][aria-selected=true]").inner_text() == "QQ"


def test_each_group_keeps_its_own_choice(phone: Open) -> None:
    page = phone()
    page.locator('[role="tab"][data-channel="qq"]').click()
    home = page.url.partition("g/")[0]
    page.goto(f"{home}g/london/biancheng/")
    assert page.locator('[aria-selected="true"]').get_attribute("data-channel") == "qq"
    page.locator('[role="tab"][data-channel="wechat"]').click()
    page.goto(f"{home}g/shanghai-03/biancheng/")
    assert page.locator('[aria-selected="true"]').get_attribute("data-channel") == "qq"


def test_a_copy_is_remembered_on_the_device(phone: Open) -> None:
    page = phone()
    page.locator(button("20-launch", "wechat")).click()
    page.reload()
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"
    assert page.locator("#m-20-launch [data-label]").inner_text() == "已完成"


def test_after_a_copy_the_page_says_what_comes_next(phone: Open) -> None:
    page = phone()
    panel = page.locator("#m-20-launch [data-panel=wechat]")
    assert not panel.locator("[data-after]").is_visible()
    page.locator(button("20-launch", "wechat")).click()
    assert panel.locator("[data-after]").inner_text() == "打开WeChat，粘贴到群公告里。"
    page.locator(button("30-chain", "wechat")).click()
    assert page.locator("[data-after]:visible").all_inner_texts() == [
        "打开WeChat，发起接龙，粘贴进去。"
    ]


def test_homes_tick_what_was_copied(phone: Open) -> None:
    page = phone()
    page.locator(button("20-launch", "wechat")).click()
    for home in ("g/shanghai-03/", "l/mira/"):
        page.goto(page.url.partition("/g/")[0].partition("/l/")[0] + "/" + home)
        ticked = page.locator("[data-copied]")
        assert ticked.evaluate_all(
            "all => all.map(one => one.dataset.of + ' ' + one.dataset.tick)"
        ) == ["shanghai-03/biancheng 20-launch"]


def test_where_storage_is_refused_the_page_still_copies(phone: Open) -> None:
    page = phone(script=KEEP + NO_STORAGE)
    page.locator(button("20-launch", "wechat")).click()
    assert clipboard(page) == KIT.messages[1].texts["wechat"].text
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"


def test_phases_follow_the_clock_of_the_device(phone: Open) -> None:
    page = phone()
    phases = "all => all.map(one => one.dataset.phase)"
    assert page.locator("nav li").evaluate_all(phases) == [
        "due",
        "done",
        "due",
        "locked",
        "next",
        "later",
    ]
    page.clock.set_fixed_time(NOW + timedelta(days=4))
    page.reload()
    assert page.locator("nav li").evaluate_all(phases) == [
        "done",
        "done",
        "done",
        "locked",
        "done",
        "expired",
    ]
    assert [one.split("\n")[::2] for one in page.locator("nav li:visible").all_inner_texts()] == [
        ["有改动", "26-correction"]
    ]
    assert page.locator("[data-idle]").is_hidden()
    page.locator(button("26-correction", "wechat")).click()
    assert page.locator("nav li:visible").count() == 0
    assert page.locator("[data-idle]").is_visible()


def test_once_the_days_are_over_no_correction_is_asked_for(phone: Open) -> None:
    page = phone()
    assert page.locator("nav li:visible").first.inner_text().startswith("有改动")
    page.clock.set_fixed_time(NOW + timedelta(days=6))
    page.reload()
    assert page.locator("nav li:visible").count() == 0
    assert page.locator("[data-idle]").is_visible()
    assert page.locator(button("40-moments", "wechat")).is_disabled()
    assert page.locator("#m-40-moments [data-expired]").is_visible()


def test_a_reader_in_another_zone_sees_their_own_time_beside_it(phone: Open) -> None:
    page = phone("g/london/biancheng/", timezone_id="Europe/London")
    assert page.locator("#m-20-launch .when").inner_text().split("\n")[:2] == [
        "08:00",
        "00:00 your time",
    ]
    changed = page.locator(".change .size").first.inner_text()
    assert changed == "Wed 2 Dec 11:00 03:00 your time · No longer holds: 25-old"
    assert page.locator("nav li").nth(2).inner_text().split("\n") == [
        "Now",
        "Wed 2 Dec 08:00 00:00 your time",
        "20-launch",
    ]
    assert page.locator("label").inner_text() == "18:00 10:00 your time 检查打卡码"
    here = phone("g/london/biancheng/")
    assert "your time" not in here.locator("body").inner_text()


def test_without_scripts_every_text_is_there_to_read(phone: Open) -> None:
    page = phone(java_script_enabled=False)
    texts = page.locator("[data-text]")
    written = [t.text for m in lead(KIT.messages) if not m.locked for t in m.texts.values()]
    assert texts.all_text_contents() == written
    assert all(one.is_visible() for one in texts.all())
    assert not page.locator("[role=tab]").first.is_visible()
    assert not page.locator("button[data-copy]").first.is_visible()


def lead(messages: Iterable[KitMessage]) -> list[KitMessage]:
    """The order of the page: the correction leads."""
    return sorted(messages, key=lambda one: one.id != "26-correction")


@pytest.mark.parametrize("language", sorted(KITS))
@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE], ids=["390", "320"])
def test_nothing_is_wider_than_the_phone_and_buttons_fit_a_thumb(
    phone: Open, language: str, viewport: dict[str, int]
) -> None:
    group = KITS[language].group.id
    page = phone(f"g/{group}/biancheng/", viewport=viewport)
    home = page.url.partition("g/")[0]
    for address in (f"g/{group}/biancheng/", f"g/{group}/", "l/mira/"):
        page.goto(home + address)
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        heights = page.locator("button:visible, a.row, .tick").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert [height for height in heights if height < 48] == []
