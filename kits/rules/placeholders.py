"""Blanks that somebody meant to fill in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

from kits.model.community import Community
from kits.model.findings import Finding, Severity, error, say
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.messages import Message
from kits.model.people import Person
from kits.rules.verbatim import (
    is_divider,
    is_in_address,
    spaces,
    without_code,
    without_marks_of_pages,
)
from kits.rules.wordings import Wording, written

FIELDS = (
    # who
    "群昵称|群名片|昵称|姓名|名字|称呼|群名称|群名|群主|群管|班长|负责人|联系人|主持人|嘉宾|获奖者|获奖人"
    # when and where
    "|日期|时间|时刻|几点|星期|周几|年月日|地点|地址|场地|城市|门店"
    # how
    "|链接|网址|入口|二维码|群号|口令|密码|电话|手机号|微信号|邮箱|编号|账号"
    # what
    "|书名|作者|主题|标题|内容|活动名称|活动名|名称|奖品|金额|价格|数量|人数|课程名|学校|话题"
)
ENGLISH_FIELDS = (
    "name|names|nickname|first name|last name|full name|group|group name|leader|leader name|host"
    "|date|dates|day|time|place|venue|location|address|city|link|url|website|qr|qr code|code"
    "|phone|phone number|number|e-?mail|title|topic|theme|book|book title|author|prize|amount|price"
)
TITLES = re.compile(
    r"群昵称|群名片|昵称|姓名|名字|称呼|群名称|群名|活动名称|活动名|名称"
    r"|(?:group |leader |nick|first |last |full )?names?|leader|phone|e-?mail"
)
"""Fields that in plain brackets are no label either, at the head of a line."""
ASKING = (
    "请|填写|填入|填|输入|插入|写上|写|此处|这里|对方的?|你的?|您的?|他的?|她的?"
    "|本|某|具体|实际|相应|x"
)
"""Words before a field that make a blank of it even at the head of a line."""
ENGLISH_ASKING = "insert|enter|add|fill in|write|put|your|their|his|her|the|a"
ABOUT = "活动|群|开始|结束|截止|报名|联系|参与|集合|见面|打卡|提交|公布"
ENGLISH_ABOUT = (
    "group|chat|event|campaign|leader|member|person|recipient|start|starting|end|closing|meeting"
    "|sign-?up|registration|contact"
)
"""Words that say which of such fields is meant."""

CHINESE_FIELD = re.compile(rf"(?P<asking>(?:{ASKING}){{0,4}})(?:的|{ABOUT}){{0,3}}(?:{FIELDS})\d*")
ENGLISH_FIELD = re.compile(
    rf"(?P<asking>(?:(?:{ENGLISH_ASKING}) ){{0,4}})(?:(?:{ENGLISH_ABOUT}) )?(?:{ENGLISH_FIELDS})"
    r"(?: here)?"
)

WORD = re.compile(r"(?<![A-Za-z0-9_])(?:TODO|TBD|FIXME|XXX+)(?![A-Za-z0-9_])")
REMARK = re.compile(r"^[^\w\n]*(?P<blank>TODO(?: \S+)+)", re.MULTILINE)
"""A line that only says what to write: all of it is the blank."""
LINE = re.compile(r"_{4,}|＿{2,}")
BRACES = re.compile(
    r"(?<!\{)\{(?![{%#])(?P<inside>[^{}\n]{1,40})\}(?!\})"
    r"|(?<![｛{])｛(?![｛{%％#])(?P<full>[^｛｝{}\n]{1,40})｝(?!｝)"
)
BRACKETS = re.compile(
    r"!?\[(?P<inside>[^\[\]\n]{1,40})\](?P<target>\(|\[)?|【(?P<wide>[^【】\n]{1,40})】"
    r"|［(?P<full>[^［］\n]{1,40})］"
)
TAGS = re.compile(
    r"\{\{(?:[^{}\"']|\"[^\"\n]*+\"|'[^'\n]*+')*+\}\}"
    r"|\{%(?:[^{}\"']|\"[^\"\n]*+\"|'[^'\n]*+')*+(?<=%)\}|\{#[^{}]*+(?<=#)\}"
)
HEAD = re.compile(r"[^\w【\[［]*")
"""What may stand before a label: spaces, bullets, emoji, marks."""


def placeholder(community: Community) -> Iterator[Finding]:
    """Every blank is filled in before a text is sent.

    Blanks are `TODO`, with all that it says to write where it begins a line, `TBD`, `XXX`, `____`,
    anything in single braces, and the name of a field in brackets, such as `[name]`, `[群名]` or
    `【对方群昵称】`. None are a chat client's emoji code (`[抱拳]`), a heading (`【活动公告】`), a
    label at the head of a line (`【时间】周六`), a line of `____` that divides others, a part of an
    address (`/TODO.md`), or code, between backticks. In a chain (`as: chain`) and in the question
    of a quiz, `____` is for readers to fill in. In a draft blanks are warnings, and in a lesson,
    which nobody pastes. For a group that is called TODO, there is `waivers.csv`.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Dear [name], we begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Dear readers, we begin. [抱拳]
    """
    bearers = cache(partial(_bearers, community))
    for wording in written(community):
        if wording.prose:
            for at, blank in blanks(_read(wording)):
                finding = error(
                    "placeholder",
                    wording.passage().place_of(at, len(blank)),
                    say('the blank "{blank}" is not filled in', blank=blank),
                    say("write what belongs there, or take it out"),
                )
                if isinstance(wording.record, Lesson):
                    finding = replace(finding, severity=Severity.WARNING)
                named = bearers(wording.text[at : at + 3])
                about = tuple(who for name, who in named if _holds(wording.text, name, at))
                yield replace(finding, about=about)


def blanks(text: str) -> Iterator[tuple[int, str]]:
    """The placeholders of a text, each with the number of characters before it."""
    remarks = {found.start("blank"): found["blank"] for found in REMARK.finditer(text)}
    for found in WORD.finditer(text):
        if not is_in_address(text, *found.span()):
            yield found.start(), remarks.get(found.start(), found[0])
    for found in LINE.finditer(text):
        if not (is_in_address(text, *found.span()) or is_divider(text, found.start())):
            yield found.start(), found[0]
    for found in BRACES.finditer(text):
        inside = found["inside"] or found["full"]
        if any(character.isalpha() for character in inside) or set(inside) <= {".", "…"}:
            yield found.start(), found[0]
    for found in BRACKETS.finditer(text):
        if found["target"] is None and not found[0].startswith("!") and _is_blank(text, found):
            yield found.start(), found[0]


def _read(wording: Wording) -> str:
    """The text with a space for each character that cannot be a blank where it stands."""
    record, text = wording.record, wording.text
    text = without_code(TAGS.sub(spaces, text) if wording.templated else text)
    if record is None:
        text = without_marks_of_pages(text)
    asks = isinstance(record, Lesson) and wording.steps[0] == "quiz"
    if asks or (isinstance(record, Message) and record.way == "chain"):
        text = LINE.sub(spaces, text)
    return text


def _holds(text: str, name: str, at: int) -> bool:
    """Whether a name stands around a place of a text."""
    return text.find(name, max(0, at - len(name) + 1), at + len(name)) >= 0


def _bearers(community: Community, part: str) -> tuple[tuple[str, str], ...]:
    """The names of groups and people that hold a few characters, each with whose it is."""
    rosters: tuple[tuple[str, Mapping[str, Group | Person]], ...] = (
        ("groups", community.groups),
        ("people", community.people),
    )
    return tuple(
        (version.name, f"{folder}/{id}")
        for folder, records in rosters
        for id, record in records.items()
        for version in (record, *record.translations.values())
        if part in version.name
    )


def _is_blank(text: str, found: re.Match[str]) -> bool:
    if _field(found) is None:
        return False
    return _asks(found) or not _is_label(text, found.start())


def _field(found: re.Match[str]) -> re.Match[str] | None:
    """The name of a field that a bracket holds."""
    inside = found["inside"] or found["wide"] or found["full"]
    said = unicodedata.normalize("NFKC", inside).strip().lower()
    return CHINESE_FIELD.fullmatch(said) or ENGLISH_FIELD.fullmatch(said)


def _asks(found: re.Match[str]) -> bool:
    """Whether a bracket is a blank wherever it stands."""
    field = _field(found)
    if field is None:
        return False
    return bool(field["asking"]) or bool(found["inside"] and TITLES.fullmatch(field[0]))


def _is_label(text: str, at: int) -> bool:
    """Whether a bracket stands in a line that such brackets divide: `【时间】周六【地点】书店`."""
    start = text.rfind("\n", 0, at) + 1
    head = HEAD.match(text, start)
    assert head is not None, "it also matches nothing"
    first = BRACKETS.match(text, head.end())
    if first is None or first["target"] or _asks(first):
        return False
    rest = text[first.end() :].lstrip("*_~ :：")
    if rest.startswith("\n"):
        return bool(rest.strip())
    return bool(rest) and rest[0] not in ",，。.!！?？、;；"
