"""The words of time in a text, one by one: dates, weekdays, tomorrow, hours, months and feasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from kits.source.time_forms import FOLD, MONTHS, NUMBERS, PARTS, PATTERNS, RELATIVE, WEEKDAYS, Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """One word of time: what kind it is, and where it stands in the text."""

    kind: Kind
    text: str
    """Less what only says which one it is: of 下周三 it is 周三."""
    whole: str
    start: int
    end: int
    parts: Mapping[str, str]

    def number(self, part: str) -> int | None:
        """A part that is a number, in digits or in words."""
        written = self.parts.get(part, "").lower()
        return int(written) if written.isdecimal() else NUMBERS.get(written)

    @property
    def month(self) -> int | None:
        """The month of a day."""
        written = self.parts.get("month", "").lower()
        return MONTHS.get(written) or self.number("month")

    @property
    def date(self) -> int | None:
        """The day of the month."""
        return self.number("day") or self.number("other") or self.number("third")

    @property
    def weekday(self) -> int:
        """The day of the week, Monday is 0."""
        name = self.parts["name"].lower()
        return WEEKDAYS[name if len(name) == 1 else name[:3]]

    @property
    def distance(self) -> int:
        """Of tomorrow and the like, in days from the one on which it is read."""
        return RELATIVE[self.parts["name"].lower()]

    @property
    def is_recurring(self) -> bool:
        """Whether it is a day of every week."""
        rel = self.parts.get("rel", "").lower()
        return bool(self.parts.get("many")) or rel.startswith(("每", "逢", "every", "each"))

    def hours(self, of_day: str = "") -> frozenset[time]:
        """What it may be by the clock; `of_day` is the part of the day that stands before it."""
        hour, part = self.number("hour"), self.parts.get("part") or self.parts.get("later")
        part, ap = (part or of_day).lower(), self.parts.get("ap", "").lower()
        minute = self.number("minute") or 0
        if "half" in self.parts or "quarter" in self.parts:
            minute = 30 if "half" in self.parts else 15 * (self.number("quarter") or 1)
        if hour is None or hour > 24 or minute > 59:
            return frozenset()
        is_sure = hour > 12 or self.parts["hour"].startswith("0")
        either = {hour % 24} if is_sure else {hour % 24, (hour + 12) % 24}
        if ap:
            either = {hour % 12 + (12 if ap == "p" else 0)}
        elif part in PARTS:
            either &= PARTS[part]
        return frozenset(time(each, minute) for each in either)


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every word of time in a text, in order; of those that overlap, the first and longest."""
    folded = text.translate(FOLD)
    small = folded.lower()
    every = [
        Mention(
            kind,
            text[slice(*found.span("core" if "core" in found.re.groupindex else 0))],
            text[slice(*found.span())],
            *found.span(),
            {name: part for name, part in found.groupdict().items() if part is not None},
        )
        for kind, needs, pattern in PATTERNS
        if any(need in small for need in needs)
        for found in pattern.finditer(folded)
    ]
    kept: list[Mention] = []
    for each in sorted(every, key=lambda each: (each.start, -each.end)):
        if _is_possible(each) and (not kept or each.start >= kept[-1].end):
            kept.append(each)
    return tuple(kept)


def _is_possible(mention: Mention) -> bool:
    """Whether the numbers can be a day or an hour at all: `13月`, `早一点` and `三点` are none."""
    if mention.kind in ("day", "numeric"):
        return (mention.month or 99) <= 31 and (mention.date or 99) <= 31
    if mention.kind == "hour":
        is_bare = not {"half", "quarter", "minute", "ap"} & mention.parts.keys()
        is_a_bit = mention.number("hour") == 1 and mention.parts.get("part") in (None, "早", "晚")
        return bool(mention.hours()) and not (is_a_bit and is_bare)
    return True
