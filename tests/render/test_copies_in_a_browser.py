"""Living copies: what a device remembers of what it copied, and what a page says after a rebuild."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from kits.model.kits import Kit
from tests.render.device import (
    ABSENT,
    KEEP,
    KITS,
    NO_COMMAND,
    Open,
    button,
    clipboard,
    copy,
    mark,
    rebuilt,
    unfold,
)
from tests.render.sample import a_kit, message, text

KIT = KITS["zh"]
OLD = "今天 20:00 开读。\n\n地点：思南书局\n打卡：\nhttps://x.example/a?g=1\n找小满。"
NEW = "今天 19:30 开读。\n\n地点：思南书局\n打卡：\nhttps://x.example/a?g=2\n找小满，带上书。"
NO_ROOM = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) {
    if (value.length > 400) throw new DOMException("full", "QuotaExceededError");
    put.call(this, name, value);
};
"""
NO_SEGMENTER = "Intl.Segmenter = undefined;"


def saying(written: str) -> Kit:
    return a_kit(messages=(message("20-launch", 2, 8, written),), notices=(), faq=())


def changes(page: Page) -> list[tuple[str, str]]:
    """What is struck out and what is underlined, without what only those who listen hear."""
    found: list[tuple[str, str]] = page.locator(
        "[data-changes]:visible :is(del, ins)"
    ).evaluate_all(
        """all => all.map(one => {
            const copy = one.cloneNode(true);
            copy.querySelectorAll(".unseen").forEach(unseen => unseen.remove());
            return [one.tagName, copy.textContent];
        })"""
    )
    return [(tag, words) for tag, words in found]


def test_a_text_that_changed_since_shows_how_and_is_offered_anew(phone: Open) -> None:
    page = phone()
    rebuilt(page, saying(OLD))
    copy(page, "20-launch", "wechat")
    rebuilt(page, saying(NEW))
    assert mark(page, "20-launch", "wechat") == "你复制（12:00）之后，文案有改动"
    assert page.locator("#m-20-launch [data-label]").inner_text() == "现在发"
    assert page.locator("#m-20-launch").get_attribute("open") == "", "it is to be copied again"
    assert changes(page) == [
        ("DEL", "20:00"),
        ("INS", "19:30"),
        ("DEL", "https://x.example/a?g=1"),
        ("INS", "https://x.example/a?g=2"),
        ("INS", "，带上书"),
    ]
    (told,) = page.locator("[data-outdated] > li").all()
    assert told.inner_text().split("\n") == [
        "你复制（12:00）之后，“20-launch”的文案有改动。",
        "复制新文案",
    ]
    told.locator("a").click()
    assert page.url.endswith("#m-20-launch")
    offer = page.locator(button("20-launch", "wechat"))
    assert offer.inner_text() == "复制新文案"
    offer.click()
    assert clipboard(page) == NEW
    assert offer.text_content() == "复制到WeChat"
    assert changes(page) == []
    assert not page.locator("[data-outdated]").is_visible()


def test_those_who_listen_hear_what_was_removed_and_what_was_added(phone: Open) -> None:
    page = phone()
    rebuilt(page, saying("20:00 见"))
    copy(page, "20-launch", "wechat")
    rebuilt(page, saying("19:30 见"))
    group = page.get_by_role("group", name="有改动")
    assert "".join(group.all_text_contents()) == "删去： 20:00. 新增： 19:30.  见"


def test_a_replaced_message_that_was_copied_leads_to_its_correction(phone: Open) -> None:
    page = phone()
    before = replace(
        KIT,
        messages=tuple(
            replace(m, locked=None, instead=None) for m in KIT.messages if m.id != "26-correction"
        ),
        notices=(),
    )
    rebuilt(page, before)
    copy(page, "25-old", "wechat")
    rebuilt(page, KIT)
    (told,) = page.locator("[data-outdated] > li").all()
    assert told.inner_text().split("\n") == [
        "你复制过的“25-old”（12:00）已经作废，请补发更正：",
        "26-correction",
    ]
    assert told.locator("a").get_attribute("href") == "#m-26-correction"
    assert told.locator("bdi").inner_text() == "25-old", "else an Arabic title turns the sentence"
    old = page.locator("#m-25-old")
    unfold(page, "25-old")
    assert old.locator("[data-mark]").inner_text() == "停用之前，你复制过这一条（12:00）"
    assert old.locator("button").count() == 0
    copy(page, "26-correction", "wechat")
    assert not page.locator("[data-outdated]").is_visible()


def test_what_was_never_copied_is_not_told(phone: Open) -> None:
    page = phone()
    assert not page.locator("[data-outdated]").is_visible()
    assert not page.locator("#m-25-old [data-mark]").is_visible()


def test_a_device_without_room_forgets_texts_and_not_that_they_were_copied(phone: Open) -> None:
    page = phone(script=KEEP + NO_ROOM)
    rebuilt(page, saying(OLD * 10))
    copy(page, "20-launch", "wechat")
    assert clipboard(page) == OLD * 10
    rebuilt(page, saying(NEW))
    assert mark(page, "20-launch", "wechat") == "你复制（12:00）之后，文案有改动"
    assert changes(page) == []
    assert page.locator(button("20-launch", "wechat")).inner_text() == "复制新文案"


def test_of_many_texts_the_oldest_are_forgotten_first(phone: Open) -> None:
    page = phone()
    kept = page.evaluate(
        """() => {
            for (let n = 0; n < 30; n += 1) kits.rememberText("p" + n, String(n % 10).repeat(10000));
            kits.rememberText("p25", "again");
            return JSON.parse(localStorage.getItem("kits:texts")).map(one => one[0]);
        }"""
    )
    assert kept[-1] == "p25"
    assert kept[0] == "p10"
    assert len(kept) == 20


def test_what_storage_holds_of_others_breaks_nothing(phone: Open) -> None:
    for value in ("{", "null", "[1]", '"x"', '{"20-launch": {"wechat": ["OLD", 1]}}'):
        name = "kits:shanghai-03/biancheng"
        script = f"localStorage.setItem('{name}', {json.dumps(value)});"
        page = phone(script=KEEP + script + "localStorage.setItem('kits:texts', '{');")
        copy(page, "20-launch", "wechat")
        assert clipboard(page) == KIT.messages[1].texts["wechat"].text


def test_nothing_is_remembered_that_was_not_copied(phone: Open) -> None:
    page = phone(script=ABSENT + NO_COMMAND)
    copy(page, "20-launch", "wechat")
    page.wait_for_selector(".mark:not([hidden])")
    for name in ("kits:shanghai-03/biancheng", "kits:texts"):
        assert page.evaluate("name => localStorage.getItem(name)", name) is None


PAIRS = [
    ("", "新"),
    ("旧", ""),
    ("a\n\nb\n", "a\n\nc\n\nb"),
    ("12月1日（周二）20:00", "12月2日（周三）19:30"),
    ("one two three four", "one 2 three 4 four"),
    ("مرحبا بكم في القاهرة", "مرحبا بكم في الجيزة"),
    ("👩‍👩‍👧 打卡：https://a.example/x?b=1 。", "👩‍👩‍👧👍 打卡：https://a.example/y 。"),
    (OLD, NEW),
    ("长" * 3000 + "\n一\n", "短" * 3000 + "\n一\n"),
    ("a" * 100, "<b>&amp;" * 20),
]


@pytest.mark.parametrize("script", ["", NO_SEGMENTER], ids=["words", "characters"])
def test_differences_join_to_the_text_before_and_the_text_after(phone: Open, script: str) -> None:
    page = phone(script=KEEP + script)
    for before, after in PAIRS:
        parts = page.evaluate("([a, b]) => kits.differences(a, b, 'zh')", [before, after])
        assert "".join(words for kind, words in parts if kind != "new") == before
        assert "".join(words for kind, words in parts if kind != "gone") == after
        assert all(words for _, words in parts)
        kinds = [kind for kind, _ in parts]
        assert all(one != other for one, other in pairwise(kinds))


def test_differences_are_words_and_whole_addresses(phone: Open) -> None:
    page = phone()
    compare = "([a, b, l]) => kits.differences(a, b, l).filter(part => part[0] !== 'same')"
    assert page.evaluate(compare, ["Doors at seven, see you", "Doors at eight, see you", "en"]) == [
        ["gone", "seven"],
        ["new", "eight"],
    ]
    assert page.evaluate(
        compare, ["打卡 https://a.example/x 吧", "打卡 https://a.example/y 吧", "zh"]
    ) == [
        ["gone", "https://a.example/x"],
        ["new", "https://a.example/y"],
    ]


def test_a_text_of_another_channel_alone_changes_nothing_here(phone: Open) -> None:
    page = phone()
    copy(page, "20-launch", "wechat")
    launch = KIT.messages[1]
    other = replace(launch, texts={**launch.texts, "qq": text("别的")})
    rebuilt(page, replace(KIT, messages=tuple(other if m is launch else m for m in KIT.messages)))
    assert mark(page, "20-launch", "wechat") == "已复制 12:00"
    assert changes(page) == []
