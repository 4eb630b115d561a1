"""How long texts say that a campaign lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kits.model.agenda import Agenda, day_of
from kits.model.findings import Finding, say, warning
from kits.rules.spoken import PAST, Spoken
from kits.source.said_times import typed
from kits.source.time_forms import NUMBERS

_N = "(?:[0-9]{1,3}|[一二两三四五六七八九十廿]{1,3})"
_UNIT = "(?:天|日|个?(?:晚上|夜晚|白天|日夜)|夜|个?(?:周|星期|礼拜))"
_SPAN = rf"(?<![第前后每近满够十百几到至或~0-9.-])(?P<number>{_N})(?!几|多|来) ?(?P<unit>{_UNIT})"
_WORDS = "|".join(sorted((word for word in NUMBERS if word.isascii()), key=len, reverse=True))
_ENGLISH = rf"(?P<number>[0-9]{{1,3}}|(?i:{_WORDS}))(?:-|[ ])(?P<unit>(?:day|night|evening|week)s?)"
_ACTIVITY = "活动|挑战|共读|共学|打卡|训练|读书|阅读|写作|征文|计划|之旅|旅程|比赛|接力|马拉松|营"
_EVENT = (
    "campaign|challenge|contest|competition|event|drive|read-?along|programme|program|marathon"
    "|festival|journey|series|sprint|adventure|reading (?:challenge|week|drive|marathon)"
)

_MEMBERS = "营?的?(?:同学|朋友|书友|伙伴|学员|营员|老师|群|班)"
"""Who belongs to something else of so many days: `5天训练营的同学`."""

UNITS = ("天", "日", "晚", "夜", "周", "星期", "礼拜", "day", "night", "evening", "week")

SPANS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        # 为期五天, 一共 5 天, 活动五天, 历时两周
        rf"(?:为期|历时|全程|共计|总共|活动(?:一共|时间|时长|期|持续|为期|共)?[:： ]?) ?"
        rf"{_SPAN}(?! ?[半多左后前内之里])",
        rf"(?:^|[，。；,;\n]|我们|活动) ?一?共 ?{_SPAN}(?! ?[半多左后前内之里])",
        # 五天的活动, 七天打卡, 21天挑战
        r"(?<![任意其最还剩隔提过头差漏成连][下意中后有前续])(?<![剩差漏过隔头去])(?<!过[ ])"
        rf"{_SPAN}(?:的|[线上下]+)?(?:{_ACTIVITY})(?!{_N}|次|满|即|就|{_MEMBERS})",
        # a 5-day challenge, five days of reading together
        rf"(?<!first )(?<!last )(?<![-–])(?<!to )(?<!or )\b{_ENGLISH} (?:[a-z-]+ )?"
        rf"(?:{_EVENT})s?\b",
        rf"(?:^|[.!?:,]\s+|\n){_ENGLISH} of reading(?: together)?(?=[ ]*(?:[.!?\n]|$))",
        r"\b(?i:lasts|will last|runs|will run|goes on|takes place|continues)(?: for| over)?"
        rf"(?: the)? {_ENGLISH}\b(?! (?:a|per|each) )",
        rf"\b(?i:campaign|challenge|contest|it) (?:is|will be) {_ENGLISH}(?: long)?\b",
        rf"\b(?i:over|during|for) (?i:the|our) {_ENGLISH}\b(?! (?:of|before|after|left|to))",
    )
)
"""Where a text counts the days of the campaign itself, not some of them or what is left."""


def wrong_duration(spoken: Spoken) -> Iterator[Finding]:
    """A campaign lasts as long as its texts say.

    `为期五天` and `a five-day challenge` count the days from the first to the last, both of them;
    the nights between, and the days until the results or a moment of `dates`, are right as well.
    What may be some of the days, or what is left of them, is not read.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        theme: A five-day challenge.

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        theme: A seven-day challenge.
    """
    agenda = spoken.of_campaign
    if agenda is None or not any(unit in spoken.text for unit in UNITS):
        return
    text = typed(spoken.text)
    for found in (found for pattern in SPANS for found in pattern.finditer(text)):
        days = _number(found["number"]) * (7 if _is_week(found["unit"]) else 1)
        slack = 2 if _is_week(found["unit"]) else 0
        before = text[max(0, found.start() - 60) : found.start("number")]
        if PAST.search(before):
            continue
        if days and not any(abs(days - each) <= slack for each in _lengths(agenda)):
            start, end = found.start("number"), found.end("unit")
            facts = {
                "span": spoken.text[start:end],
                "campaign": agenda.run.id,
                "days": (agenda.end - agenda.begin).days + 1,
            }
            yield warning(
                "wrong-duration",
                spoken.place(start, end),
                say('"{span}" is not how long "{campaign}" lasts, {days} days', **facts),
                say("write {days} days, or move starts or ends", **facts),
            )


def _lengths(agenda: Agenda) -> set[int]:
    """How many days there are from one moment to another, with the last one and without it."""
    days = [
        sorted({day_of(moment) for moment in schedule.moments.values()})
        for schedule in agenda.schedules
    ]
    spans = {(two - one).days for each in days for one, two in combinations(each, 2)}
    spans.add((agenda.end - agenda.begin).days)
    return spans | {span + 1 for span in spans}


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else NUMBERS.get(written.lower(), 0)


def _is_week(unit: str) -> bool:
    return unit.endswith(("周", "星期", "礼拜", "week", "weeks"))
