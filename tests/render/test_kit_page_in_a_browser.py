"""The kit page in a real browser at phone size: the clipboard, the tabs, what a device remembers."""

import json
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from tests.browser import PHONE, SMALL_PHONE
from tests.render.device import (
    ABSENT,
    EMPTY_EVENT,
    HANGS,
    KEEP,
    KITS,
    LYING,
    NO_COMMAND,
    NO_STORAGE,
    REJECTS,
    Open,
    button,
    clipboard,
    copy,
    mark,
    unfold,
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
        copy(page, id, channel)
        assert clipboard(page) == written
        assert mark(page, id, channel) == copied


def test_where_the_command_says_no_the_clipboard_is_asked(phone: Open) -> None:
    page = phone(script=KEEP + NO_COMMAND)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    assert clipboard(page) == KIT.messages[1].texts["wechat"].text
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"


@pytest.mark.parametrize("script", [ABSENT, REJECTS, HANGS], ids=["absent", "rejects", "hangs"])
def test_where_nothing_copies_the_text_is_selected_and_nothing_is_claimed(
    phone: Open, script: str
) -> None:
    page = phone(script=script + NO_COMMAND)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    assert mark(page, "20-launch", "wechat") == "请长按文字复制"
    assert page.evaluate("getSelection().toString()") == KIT.messages[1].texts["wechat"].text
    page.wait_for_function("document.querySelector('[data-said]').textContent === '请长按文字复制'")
    assert page.evaluate("localStorage.getItem('kits:shanghai-03/biancheng')") is None


def test_a_command_that_lies_is_not_believed(phone: Open) -> None:
    """It answers that it copied, and no copy event ever came."""
    page = phone(script=ABSENT + LYING)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    assert mark(page, "20-launch", "wechat") == "请长按文字复制"
    assert page.evaluate("localStorage.getItem('kits:shanghai-03/biancheng')") is None
    page = phone(script=KEEP + LYING)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    assert clipboard(page) == KIT.messages[1].texts["wechat"].text, "then the clipboard is asked"


def test_an_event_that_takes_no_text_is_no_copy(phone: Open) -> None:
    page = phone(script=ABSENT + EMPTY_EVENT)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    assert mark(page, "20-launch", "wechat") == "请长按文字复制"


def test_a_line_is_said_to_be_copied_by_the_same_measure(phone: Open) -> None:
    page = phone(script=ABSENT + LYING)
    unfold(page, "20-launch")
    page.locator("#m-20-launch .report button").click()
    page.wait_for_selector("#m-20-launch .report .mark.warn")


def test_a_copy_is_announced(phone: Open) -> None:
    page = phone()
    copy(page, "20-launch", "wechat")
    said = "已复制 12:00 打开WeChat，粘贴到群公告里。"
    page.wait_for_function(f"document.querySelector('[role=status]').textContent === '{said}'")
    assert page.evaluate("document.activeElement.dataset.copy") == "20-launch"


def test_rich_texts_are_copied_as_html_and_text(phone: Open) -> None:
    page = phone("g/mail/biancheng/")
    copy(page, "20-launch", "email")
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
    page.get_by_text("群友常问").click()
    page.get_by_text("可以补吗？").click()
    page.locator('[data-panel="wechat"] > [data-copy-answer="late"]').click()
    assert clipboard(page) == "可以。"
    unfold(page, "20-launch")
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
    copy(page, "20-launch", "wechat")
    page.reload()
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"
    assert page.locator("#m-20-launch [data-label]").inner_text() == "✓ 已复制 12:00"


def test_after_a_copy_the_page_says_what_comes_next(phone: Open) -> None:
    page = phone()
    panel = page.locator("#m-20-launch [data-panel=wechat]")
    assert not panel.locator("[data-after]").is_visible()
    copy(page, "20-launch", "wechat")
    assert panel.locator("[data-after]").inner_text() == "打开WeChat，粘贴到群公告里。"
    copy(page, "30-chain", "wechat")
    assert page.locator("[data-after]:visible").all_inner_texts() == [
        "打开WeChat，发起接龙，粘贴进去。"
    ]


def test_homes_tick_what_was_copied(phone: Open) -> None:
    page = phone()
    copy(page, "20-launch", "wechat")
    for home in ("g/shanghai-03/", "l/mira/"):
        page.goto(page.url.partition("/g/")[0].partition("/l/")[0] + "/" + home)
        copied = page.locator("[data-copied]").evaluate_all(
            "all => all.map(one => one.dataset.kit + ' ' + one.dataset.message)"
        )
        assert set(copied) == {"shanghai-03/biancheng 20-launch"}


def test_where_storage_is_refused_the_page_still_copies(phone: Open) -> None:
    page = phone(script=KEEP + NO_STORAGE)
    copy(page, "20-launch", "wechat")
    assert clipboard(page) == KIT.messages[1].texts["wechat"].text
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"


PHASES = "all => all.map(one => [one.dataset.message, one.dataset.phase])"


def test_phases_follow_the_clock_of_the_device(phone: Open) -> None:
    page = phone()
    cards = page.locator(".card")
    assert cards.evaluate_all(PHASES) == [
        ["26-correction", "due"],
        ["20-launch", "due"],
        ["30-chain", "next"],
        ["40-moments", "later"],
        ["10-warm-up", "done"],
        ["25-old", "locked"],
    ]
    page.clock.set_fixed_time(NOW + timedelta(days=4))
    page.reload()
    assert cards.evaluate_all(PHASES) == [
        ["26-correction", "due"],
        ["40-moments", "expired"],
        ["30-chain", "done"],
        ["20-launch", "done"],
        ["10-warm-up", "done"],
        ["25-old", "locked"],
    ]
    assert page.locator("[data-idle]").is_hidden()
    copy(page, "26-correction", "wechat")
    assert page.locator(".card[open]").count() == 0
    assert page.locator("[data-idle]").is_visible()


def opened(page: Page) -> list[str]:
    found: list[str] = page.locator(".card[open]").evaluate_all(
        "all => all.map(one => one.dataset.message)"
    )
    return found


def test_once_one_text_is_copied_the_page_brings_the_next(phone: Open) -> None:
    page = phone()
    page.locator(button("26-correction", "wechat")).click()
    assert page.locator("[data-hint]").inner_text() == "已复制 12:00 打开WeChat，粘贴到群里。"
    assert opened(page) == ["20-launch"]
    assert page.locator(".card").evaluate_all(PHASES)[:2] == [
        ["20-launch", "due"],
        ["26-correction", "due"],
    ]
    green = page.locator("#m-26-correction")
    assert green.locator("[data-label]").inner_text() == "✓ 已复制 12:00"
    assert (green.bounding_box() or {})["height"] < 64, "one line"
    assert page.evaluate("document.activeElement.parentElement.id") == "m-26-correction"
    page.reload()
    assert opened(page) == ["20-launch"], "and it stays so"
    assert green.locator("[data-label]").inner_text() == "✓ 已复制 12:00"


def test_what_is_to_be_done_after_a_text_stays_in_sight(phone: Open) -> None:
    """The line for the HQ group, and the way to the pictures to send."""
    page = phone()
    page.locator(button("26-correction", "wechat")).click()
    page.locator(button("20-launch", "wechat")).click()
    assert opened(page) == []
    assert page.locator("[data-idle]").is_visible()
    hint = page.locator("[data-hint]")
    assert hint.locator("p").first.inner_text() == "已复制 12:00 打开WeChat，粘贴到群公告里。"
    hint.locator("button").click()
    assert clipboard(page) == "上海三群：已发"
    hint.locator("a").click()
    page.wait_for_selector("#m-20-launch[open]")
    assert page.locator("#m-20-launch img").is_visible()


def test_a_message_that_becomes_due_while_the_page_is_open_leads_it(phone: Open) -> None:
    page = phone()
    page.locator(button("26-correction", "wechat")).click()
    page.clock.set_fixed_time(NOW + timedelta(days=1, hours=9))
    page.evaluate("kits.refresh()")
    assert opened(page) == ["30-chain"]
    first = page.locator("[data-cards=now] > .card").first
    assert first.get_attribute("data-message") == "30-chain"
    assert page.locator("[data-next] a").get_attribute("href") == "#m-40-moments"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_link_to_a_message_opens_its_line(phone: Open, script: bool) -> None:
    page = phone(f"g/{KIT.group.id}/biancheng/#m-30-chain", java_script_enabled=script)
    if not script:
        page.locator("#m-30-chain summary").click()
    assert page.locator("#m-30-chain [data-text]").first.is_visible()
    if script:
        page.evaluate("location.hash = '#m-10-warm-up'")
        page.wait_for_selector("#m-10-warm-up[open]")


def test_once_the_days_are_over_no_correction_is_asked_for(phone: Open) -> None:
    page = phone()
    assert opened(page) == ["26-correction"]
    page.clock.set_fixed_time(NOW + timedelta(days=6))
    page.reload()
    assert opened(page) == []
    assert page.locator("[data-idle]").is_visible()
    assert page.locator(button("40-moments", "wechat")).is_disabled()
    unfold(page, "40-moments")
    assert page.locator("#m-40-moments [data-expired]").is_visible()


def test_a_reader_in_another_zone_sees_their_own_time_beside_it(phone: Open) -> None:
    page = phone("g/london/biancheng/", timezone_id="Europe/London")
    unfold(page, "20-launch")
    at = page.locator("#m-20-launch > summary .at").inner_text()
    assert at == "Wed 2 Dec 08:00 00:00 your time"
    changed = page.locator(".change .size").first.inner_text()
    assert changed == "Wed 2 Dec 11:00 03:00 your time · No longer holds: 25-old"
    page.locator("[aria-labelledby=checklist] summary").click()
    assert page.locator("label").inner_text() == "18:00 10:00 your time 检查打卡码"
    here = phone("g/london/biancheng/")
    assert "your time" not in here.locator("body").inner_text()


def test_without_scripts_every_text_is_there_to_read(phone: Open) -> None:
    page = phone(java_script_enabled=False)
    texts = page.locator("[data-text]")
    kept = {m.id: m for m in KIT.messages if not m.locked}
    order = ["26-correction", "20-launch", "30-chain", "40-moments", "10-warm-up"]
    assert texts.all_text_contents() == [t.text for id in order for t in kept[id].texts.values()]
    assert texts.first.is_visible(), "what is due needs no tap"
    for id in order:
        unfold(page, id)
    assert all(one.is_visible() for one in texts.all())
    assert not page.locator("[role=tab]").first.is_visible()
    assert not page.locator("button[data-copy]").first.is_visible()


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
