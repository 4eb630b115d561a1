"""The days and hours that a text names in words, each with its place: what operators typed.

What a template prints is right by construction, so a moment that stands partly in a tag is not
read, and neither is what is quoted from somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache

from kits.model.sentinels import VALUE
from kits.source.mentions import Mention, mentions
from kits.source.time_forms import AND, BEFORE_AN_HOUR, BESIDE, FOLD, IS, UNTIL

_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_UNREAD = re.compile(
    r"\{%.*?%\}|\{#.*?#\}|`[^`\n]*`|https?://[^\s<>\"“”，。；！？（）]+|《[^《》\n]*》|“[^“”\n]*”|「[^「」\n]*」"
    r"|『[^『』\n]*』|‘[^‘’\n]*’|\"[^\"\n]*\"|^ *>[^\n]*",
    re.DOTALL | re.MULTILINE,
)
_AT_A_VALUE = re.compile(rf"{VALUE}[ (]*$")
_IN_A_RANGE = re.compile(r"[0-9一二三四五六七八九十点时半m] ?(?:-|–|—|~|到|至|to)[ ]*$")
_NOT_OUR_CALENDAR = re.compile("(?:农历|阴历|旧历|腊月|夏历|第) ?$")
_END_OF_CLAUSE = re.compile("[ )]*(?:[，。！？；,.!?;]|$|\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One moment as a text says it: a day by its date, its weekday or from today, and an hour."""

    day: Mention | None = None
    month: int | None = None
    """The day's, which may stand at the one before it: `12月4日到6日`."""
    shared: tuple[Mention, ...] = ()
    """The days among which the weekday may be any: `12月4日到6日（周六）`."""
    weekday: Mention | None = None
    relative: Mention | None = None
    hour: Mention | None = None
    start: int
    end: int

    def has(self, mention: Mention) -> bool:
        """Whether it holds a part of the same sort already."""
        held = (self.day, self.weekday, self.relative, self.hour)
        return any(each and _sort(each) == _sort(mention) for each in held)

    def also(self, mention: Mention) -> Said:
        """The same, with one part more."""
        whole = replace(self, end=max(self.end, mention.end))
        match mention.kind:
            case "weekday":
                return replace(whole, weekday=mention)
            case "relative":
                return replace(whole, relative=mention)
            case "hour":
                return replace(whole, hour=mention)
        return replace(whole, day=mention)

    def dates(self, begin: date, end: date) -> frozenset[date]:
        """What days its date may be, nearest to those from `begin` to `end`."""
        if self.day is None:
            return frozenset()
        return frozenset(_dates(self.day, self.month, begin, end))

    def among(self, begin: date, end: date) -> frozenset[date]:
        """What days its weekday may be of."""
        month = self.month
        days = ((day, day.month or month) for day in self.shared)
        every = (each for day, known in days for each in _dates(day, known, begin, end))
        return frozenset(every) or self.dates(begin, end)

    @property
    def hours(self) -> frozenset[time]:
        """What its hour may be by the clock; none where it has none."""
        before = self.relative.parts if self.relative else {}
        part = before.get("part") or before.get("half") or ""
        if self.relative and self.relative.parts["name"].lower() == "tonight":
            part = "tonight"
        return self.hour.hours(part) if self.hour else frozenset()


DAYS = frozenset({"day", "numeric", "dom"})
READ = DAYS | {"weekday", "relative", "hour"}
"""The kinds that moments are made of."""


def _sort(mention: Mention) -> str:
    return "day" if mention.kind in DAYS else mention.kind


def typed(text: str) -> str:
    """What an operator says in their own words, folded: spaces for tags, quotes and addresses."""
    bare = _PRINTED.sub(lambda found: VALUE * len(found[0]), text)
    return _UNREAD.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), bare).translate(FOLD)


@lru_cache(maxsize=4096)
def said(text: str) -> tuple[Said, ...]:
    """The moments that a text names, in order."""
    bare = typed(text)
    every = (day for each in mentions(bare) for day in _days(each))
    parts = [each for each in every if each.kind in READ and _is_read(bare, each)]
    moments: list[Said] = []
    for chain in _chains(bare, parts):
        if not any(each.is_recurring for each in chain if each.kind == "weekday"):
            moments += _paired(_joined(bare, chain))
    return tuple(moment for moment in moments if _stands_alone(moment))


def _days(mention: Mention) -> Iterator[Mention]:
    """The mention, or the two days of `4-6 December` and `December 4-6`."""
    first = mention.parts.get("first")
    if first is None:
        yield mention
        return
    parts = {name: part for name, part in mention.parts.items() if name != "first"}
    begins = mention.text.index(first)
    second = re.compile("[0-9]").search(mention.text, begins + len(first))
    assert second, "two days have two numbers"
    ends = mention.start + begins + len(first)
    yield replace(mention, end=ends, parts={**parts, "day": first})
    yield replace(mention, start=mention.start + second.start(), parts=parts)


def _is_read(text: str, mention: Mention) -> bool:
    """Whether a word is typed whole, and speaks of our calendar and of one hour."""
    before = text[max(0, mention.start - 8) : mention.start]
    is_cut = text[mention.end - 1].isdecimal() and text.startswith(VALUE, mention.end)
    if is_cut or (mention.kind != "relative" and _AT_A_VALUE.search(before)):
        return False
    if mention.kind == "hour":
        return not _IN_A_RANGE.search(before)
    return not _NOT_OUR_CALENDAR.search(before)


def _chains(text: str, parts: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Words that stand beside one another, or are joined as a range or a list."""
    chain: list[Mention] = []
    for each in parts:
        if chain and not _join(text, chain[-1], each):
            yield chain
            chain = []
        chain.append(each)
    if chain:
        yield chain


def _join(text: str, one: Mention, other: Mention) -> str:
    gap = text[one.end : other.start]
    if other.kind == "weekday" and gap.strip() in (",", "，"):
        return "beside" if _END_OF_CLAUSE.match(text, other.end) else ""
    if one.kind in DAYS and other.kind == "weekday" and IS.fullmatch(gap):
        return "beside"
    if BESIDE.fullmatch(gap) or (other.kind == "hour" and BEFORE_AN_HOUR.fullmatch(gap)):
        return "beside"
    return "range" if UNTIL.fullmatch(gap) or AND.fullmatch(gap) else ""


def _joined(text: str, chain: Sequence[Mention]) -> list[Said]:
    """The moments of a chain: what stands beside one another is one, each part once."""
    moments: list[Said] = []
    for before, each in zip([None, *chain], chain, strict=False):
        beside = before is not None and _join(text, before, each) == "beside"
        if beside and moments and not moments[-1].has(each):
            moments[-1] = moments[-1].also(each)
        else:
            moments.append(Said(start=each.start, end=each.end).also(each))
    return _with_months(moments)


def _with_months(moments: Iterable[Said]) -> list[Said]:
    found: list[Said] = []
    month: int | None = None
    for moment in moments:
        if moment.day is not None:
            month = moment.day.month or month
        found.append(replace(moment, month=month) if moment.day else moment)
    return found


def _paired(moments: list[Said]) -> list[Said]:
    """The same, each weekday with its own day where they stand apart: `4日到6日（周五到周日）`."""
    days = [moment for moment in moments if moment.day]
    weekdays = [moment for moment in moments if moment.weekday]
    if len(weekdays) > len(days):
        return [replace(each, weekday=None) if _is_led(each) else each for each in moments]
    if len(days) < 2 or not weekdays or len([*days, *weekdays]) - len(moments) != 1:
        return moments
    names = [moment.weekday for moment in weekdays]
    if len(days) == len(weekdays):
        pairs = zip(days, names, strict=True)
        return [replace(day, weekday=name) for day, name in pairs]
    if len(weekdays) == 1 and weekdays[0] is days[-1]:
        among = tuple(moment.day for moment in days if moment.day)
        return [*days[:-1], replace(days[-1], shared=among)]
    return [replace(moment, weekday=None) for moment in days]


def _is_led(moment: Said) -> bool:
    """Whether its weekday stands before its date: `Saturday and Sunday, 5 December on`."""
    return bool(moment.day and moment.weekday and moment.weekday.start < moment.day.start)


def _stands_alone(moment: Said) -> bool:
    """Whether it is a moment without what it would need beside it: `12/4`, `Sun`, `三点`."""
    if moment.day and moment.day.kind == "numeric":
        return moment.weekday is not None
    if moment.day or moment.relative:
        return True
    if moment.weekday:
        return "short" not in moment.weekday.parts or moment.hour is not None
    hour = moment.hour
    return hour is not None and "bare" not in hour.parts and _is_clock(hour)


def _is_clock(hour: Mention) -> bool:
    """Whether it is more than `三点`, which may be three things to mind."""
    is_plain = {"hour"} == hour.parts.keys() and not hour.parts["hour"].isascii()
    return not is_plain or hour.text.endswith(("整", "钟"))


def _dates(day: Mention, month: int | None, begin: date, end: date) -> Iterator[date]:
    number = day.date
    orders = {(month, number), (number, month)} if day.kind == "numeric" else {(month, number)}
    year = day.number("year")
    for months, days in orders:
        years = [year] if year else range(begin.year - 1, end.year + 2)
        fitting = [
            found
            for each in years
            for which in ([months] if months else range(1, 13))
            if (found := _date(each, which or 0, days or 0))
        ]
        if months is None:
            yield from (found for found in fitting if _far(found, begin, end) <= 31)
        else:
            yield from nearest(fitting, begin, end)


def nearest(days: Collection[date], begin: date, end: date) -> frozenset[date]:
    """Those of the days that are least far from a span of them."""
    least = min((_far(day, begin, end) for day in days), default=0)
    return frozenset(day for day in days if _far(day, begin, end) == least)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _far(day: date, begin: date, end: date) -> int:
    """How many days it is outside."""
    return max((begin - day).days, (day - end).days, 0)
