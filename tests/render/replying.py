"""Kits whose messages are answered, and the pages that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.codes import named, version_of
from kits.model.kits import Kit, KitMessage
from kits.model.sentinels import ASK_CLOSE, ASK_OPEN
from kits.render.group_homes import Led, group_home, leader_home
from kits.render.kit_files import kit_json
from kits.render.kit_pages import kit_page
from kits.render.phone import assets
from kits.texts.replies import reply
from tests.render.sample import CHANNELS, NOW, a_group, a_kit, text

GROUPS = {
    "shanghai": ("zh", "上海灯下"),
    "hangzhou": ("zh", "杭州灯下"),
    "nanjing": ("zh", "南京灯下"),
    "london": ("en", "Lamplight London"),
    "cairo": ("ar", "مصابيح القاهرة"),
}
REPORTS = {"zh": "已发", "en": "posted", "ar": "نُشرت"}
QUESTIONS = {"zh": "来了几个", "en": "How many came?", "ar": "كم حضر؟"}
ASKING = "20-launch"
"""The message whose report asks something."""


def answered(message: KitMessage, group: str) -> KitMessage:
    """A message of a group with what is answered of it."""
    locale, name = GROUPS[group]
    report = REPORTS[locale]
    if message.id == ASKING:
        report = f"{report} {ASK_OPEN}{QUESTIONS[locale]}{ASK_CLOSE}"
    words = message.texts["wechat"].text
    code = (named("biancheng", group, message.name), version_of(words))
    return replace(
        message, report=report, reply=reply(report, name, BUILT_IN.tongue(locale), *code)
    )


def kit_of(group: str, *, own: bool = False) -> Kit:
    """The kit of a group; `own`, with a correction that names it."""
    locale, name = GROUPS[group]
    made = a_kit(group=a_group(id=group, locale=locale, name=name))
    messages = made.messages
    if own:
        messages = tuple(
            replace(one, texts={"wechat": text(f"{name}，改到 19:30 见")})
            if one.id == "26-correction"
            else one
            for one in messages
        )
    return replace(made, messages=tuple(answered(one, group) for one in messages))


KITS = {id: kit_of(id) for id in GROUPS}
OWN = {id: kit_of(id, own=True) for id in ("shanghai", "hangzhou", "nanjing")}


def files() -> Iterator[File]:
    """All pages, and the kits as data: `l/mira/` leads groups alike, `l/wei/` each in its words."""
    at, addresses = Clock(NOW), Addresses()
    for kit in KITS.values():
        yield kit_page(kit, CHANNELS, BUILT_IN, at, addresses=addresses)
        yield kit_json(kit, addresses)
        yield group_home(kit.group, [kit], [], [], CHANNELS, BUILT_IN, at, addresses=addresses)
    alike = {id: KITS[id] for id in OWN}
    for person, kits in (("mira", alike), ("wei", OWN)):
        led = [Led(group=kit.group, role="leader", kits=[kit]) for kit in kits.values()]
        yield leader_home(
            person, "小满", led, CHANNELS, at, locale=BUILT_IN.tongue("zh"), addresses=addresses
        )
    yield from assets()
