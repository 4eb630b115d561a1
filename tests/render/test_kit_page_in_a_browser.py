"""The kit page in a real browser at phone size: the clipboard, the tabs, what a device remembers."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kits.model.kits import KitMessage
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_files import kit_json
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from tests.browser import PHONE, SMALL_PHONE, Serve
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, message, text

KITS = {
    "zh": a_kit(),
    "en": a_kit(group=a_group(id="london", locale="en", name="London Readers")),
    "ar": a_kit(group=a_group(id="cairo", locale="ar", name="قراء القاهرة")),
}
KIT = KITS["zh"]
MAIL = a_kit(
    group=a_group(id="mail"),
    channels=("email",),
    messages=(
        message(
            "20-launch",
            2,
            8,
            "",
            texts={"email": text("你好", html='<p style="color:red">你好</p>', subject="开读")},
        ),
    ),
    notices=(),
    faq=(),
)
ADDRESS = "g/shanghai-03/biancheng/"

# What a browser may do to a page that wants to copy; `real` is kept to read the clipboard with.
KEEP = "window.real = navigator.clipboard;"
WRITE = "Object.defineProperty(navigator, 'clipboard', {value: %s, configurable: true});"
ABSENT = KEEP + WRITE % "undefined"
REJECTS = KEEP + WRITE % "{writeText: () => Promise.reject(new Error('no'))}"
HANGS = KEEP + WRITE % "{writeText: () => new Promise(() => {})}"
NO_COMMAND = "document.execCommand = () => false;"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }});"

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    tree = tmp_path_factory.mktemp("site")
    for kit in (*KITS.values(), MAIL):
        for file in (
            kit_page(kit, CHANNELS, NOW),
            kit_json(kit),
            group_home(kit.group, [kit], [], [], NOW),
        ):
            write(tree, file.path, file.content)
    led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in KITS.values()]
    home = leader_home("mira", "小满", led, NOW, locale="zh")
    for file in (home, *assets()):
        write(tree, file.path, file.content)
    write(tree, "campaigns/biancheng/打卡.png", PIXEL)
    return serve(tree)


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0d2b5a1d0000000049454e44ae426082"
)


def write(tree: Path, path: str, content: bytes) -> None:
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_bytes(content)


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a page of the site on a phone whose clock shows `NOW`; any complaint fails the test."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(address: str = ADDRESS, script: str = "", **facts: Any) -> Page:
        context = chromium.new_context(
            **({"viewport": PHONE, "timezone_id": "Asia/Shanghai", "has_touch": True} | facts)
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(5000)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(strangers(request.url, site)))
        page.clock.set_fixed_time(NOW)
        page.add_init_script(script or KEEP)
        page.goto(site + address)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert complaints == []


def strangers(address: str, site: str) -> list[str]:
    return [] if address.startswith(site) else [address]


def clipboard(page: Page) -> str:
    return str(page.evaluate("window.real.readText()"))


def live_texts(page: Page) -> list[tuple[str, str, str]]:
    """Message, channel and text of all that can be copied, as kit.json has them."""
    kit = json.loads(page.request.get(page.url.partition("#")[0] + "kit.json").body())
    return [
        (message["id"], channel, facts["text"])
        for message in kit["messages"]
        if message["locked"] is None
        for channel, facts in message["texts"].items()
    ]


def button(message: str, channel: str) -> str:
    return f'button[data-copy="{message}"][data-channel="{channel}"]'


def mark(page: Page, message: str, channel: str) -> str:
    panel = page.locator(".panel", has=page.locator(button(message, channel)))
    return panel.locator("[data-mark]").inner_text()


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
    page.wait_for_function("document.querySelector('[role=status]').textContent === '已复制 12:00'")
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


def test_a_copy_is_remembered_and_a_changed_text_is_told(phone: Open) -> None:
    page = phone()
    page.locator(button("20-launch", "wechat")).click()
    page.reload()
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"
    assert page.locator("#m-20-launch [data-label]").inner_text() == "已完成"
    page.evaluate(
        """() => {
            const name = "kits:shanghai-03/biancheng";
            localStorage.setItem(name, localStorage.getItem(name).replace(/\\["\\w+"/, '["OLD"'));
        }"""
    )
    page.reload()
    assert mark(page, "20-launch", "wechat") == "你复制（12:00）之后，文案有改动"
    assert page.locator("#m-20-launch [data-label]").inner_text() == "现在发"


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
        "done",
        "due",
        "locked",
        "due",
        "next",
        "later",
    ]
    page.clock.set_fixed_time(NOW + timedelta(days=4))
    page.reload()
    assert page.locator("nav li").evaluate_all(phases) == [
        "done",
        "done",
        "locked",
        "done",
        "done",
        "expired",
    ]
    assert page.locator("[data-idle]").is_visible()
    assert page.locator(button("40-moments", "wechat")).is_disabled()
    assert page.locator("#m-40-moments [data-expired]").is_visible()


def test_a_reader_in_another_zone_sees_their_own_time_beside_it(phone: Open) -> None:
    page = phone("g/london/biancheng/", timezone_id="Europe/London")
    assert page.locator("#m-20-launch .when").inner_text().split("\n")[:2] == [
        "08:00",
        "00:00 your time",
    ]
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
    for address in (f"g/{group}/biancheng/", f"g/{group}/", "l/mira/"):
        page = phone(address, viewport=viewport)
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        heights = page.locator("button:visible, a.row, .tick").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert [height for height in heights if height < 48] == []
