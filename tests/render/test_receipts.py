"""The line to answer with, wherever a kit tells it; and nothing of it where nobody is to answer."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from icalendar import Calendar

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.kits import Kit
from kits.render.calendars import calendar
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_files import kit_json, kit_text
from kits.render.kit_pages import kit_page
from tests.render.pages import each, read
from tests.render.replying import ASKING, KITS, OWN
from tests.render.sample import CHANNELS, NOW
from tests.tongues import ZH

AT, ADDRESSES = Clock(NOW), Addresses()
ROW = '//*[contains(@class, "told")]'


def pages(kits: dict[str, Kit]) -> list[File]:
    """Every kind of page that shows the texts of these kits."""
    led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in kits.values()]
    return [
        leader_home("mira", "小满", led, CHANNELS, AT, locale=ZH, addresses=ADDRESSES),
        *(kit_page(kit, CHANNELS, BUILT_IN, AT, addresses=ADDRESSES) for kit in kits.values()),
        *(
            group_home(kit.group, [kit], [], [], CHANNELS, BUILT_IN, AT, addresses=ADDRESSES)
            for kit in kits.values()
        ),
    ]


def unanswered(kit: Kit) -> Kit:
    """The same kit where nobody is to answer."""
    return replace(kit, messages=tuple(replace(one, reply=None) for one in kit.messages))


@pytest.mark.parametrize("group", ["shanghai", "london", "cairo"])
def test_a_kit_tells_its_lines_as_data_and_as_text(group: str) -> None:
    kit = KITS[group]
    facts = json.loads(kit_json(kit, ADDRESSES).content)
    plain = kit_text(kit, CHANNELS, BUILT_IN, ADDRESSES).content.decode()
    for message, told in zip(kit.messages, facts["messages"], strict=True):
        assert message.reply is not None
        assert told["receipt"] == message.reply.posted
        assert (message.reply.posted in plain) is (message.locked is None)
    asking = next(one.reply for one in kit.messages if one.id == ASKING)
    assert asking is not None
    assert f"{asking.question}\n" in plain


def test_a_calendar_tells_each_group_its_own_line() -> None:
    for kit in OWN.values():
        read_back = Calendar.from_ical(
            calendar(kit.group, [kit], BUILT_IN, addresses=ADDRESSES).content
        )
        told = {str(e["summary"]): str(e["description"]) for e in read_back.walk("VEVENT")}
        for message in kit.messages:
            if message.locked is None and message.reply:
                said = told[f"{message.title} · {kit.campaign.title}"]
                assert f"然后在总群回复：{message.reply.posted}" in said


def test_a_page_gives_the_line_in_place_of_the_report() -> None:
    kit = KITS["shanghai"]
    page = read(kit_page(kit, CHANNELS, BUILT_IN, AT, addresses=ADDRESSES))
    live = {one.id: one.reply for one in kit.messages if not one.locked}
    found = page.xpath(ROW)
    assert {row.get("data-tick"): row.get("data-posted") for row in found} == {
        id: reply.posted for id, reply in live.items() if reply
    }
    assert each(page, '//*[contains(@class, "report")]') == []


def test_a_message_that_nobody_answers_keeps_its_report() -> None:
    kit = KITS["shanghai"]
    first, *others = kit.messages
    mixed = replace(kit, messages=(replace(first, reply=None), *others))
    page = read(kit_page(mixed, CHANNELS, BUILT_IN, AT, addresses=ADDRESSES))
    assert each(page, '//*[contains(@class, "report")]//*[@data-line]') == ["已发"]


def test_groups_that_get_the_same_text_have_a_line_each() -> None:
    page = read(pages({id: KITS[id] for id in OWN})[0])
    card = '//details[@data-message="26-correction"]'
    assert each(page, f"{card}//fieldset//bdi[1]")[:3] == ["上海灯下", "杭州灯下", "南京灯下"]
    assert [row.get("data-of") for row in page.xpath(f"{card}{ROW}")][:3] == [
        f"{id}/biancheng" for id in OWN
    ]


def test_where_nobody_is_to_answer_nothing_of_it_is_on_a_page() -> None:
    for file in pages({id: unanswered(KITS[id]) for id in OWN}):
        content = file.content.decode()
        assert "已发" in content, "the report is still told"
        for trace in ("data-answer", "data-pending", "told", "回执", "今天不发", "发不了"):
            assert trace not in content, (file.path, trace)


def test_no_page_tells_of_another_group() -> None:
    for id, kit in OWN.items():
        others = [
            one.reply.code for it, k in OWN.items() if it != id for one in k.messages if one.reply
        ]
        for file in pages({id: kit}):
            assert not any(code in file.content.decode() for code in others)
