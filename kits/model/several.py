"""Several values that somebody wrote as one, and how they are written as a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from kits.model.findings import Words, say
from kits.model.moments import UnreadableMoment

SIGNS = re.compile(r" ?[,;、|&] ?| and ", re.IGNORECASE)
"""What people write between the items of a list; full width is read as half width."""
SLASHES = re.compile(r" ?[/+] ?")
"""The same between names; they are part of a time."""
WORDS = re.compile(r"(?<=\w\w) ?[和与與及跟] ?(?=\w\w)")
"""The same in Chinese words; not where only one character stands beside it, as in 山与海."""
BETWEEN_TIMES = re.compile(f"{SIGNS.pattern}|{WORDS.pattern}", re.IGNORECASE)

HOUR = re.compile(r" \d{1,2}:\d{2}$")
"""The hour at the end of a time."""
DAY = re.compile(
    r"(?:(?P<year>\d{4}) ?年 ?)?(?:(?P<month>\d{1,2}) ?月 ?)?(?P<day>\d{1,2}) ?[日号]?"
    r"(?: ?(?P<hour>\d{1,2}:\d{2}))?"
)
"""A day as it is written in Chinese; behind another one, year and month go without saying."""


def parts_of(text: str, mended: Callable[[str], str]) -> tuple[str, ...]:
    """The names in a text, each mended; none where it is one, or something in it is no name."""
    for between in (SIGNS, SLASHES, WORDS):
        if parts := _split(between, text):
            names = tuple(map(mended, parts))
            return names if all(names) else ()
    return ()


def times_in(text: str, read: Callable[[str], object]) -> tuple[str, ...]:
    """The times in a text; none where it is one, or something in it cannot be read.

    An hour that stands behind the last of several days is that of each.
    """
    parts = _split(BETWEEN_TIMES, text)
    *days, last = _in_figures(parts) or parts or ("",)
    hour = HOUR.search(last)
    added = hour[0] if hour else ""
    parts = (*(day if HOUR.search(day) else day + added for day in days), last) if parts else ()
    try:
        for part in parts:
            read(part)
    except UnreadableMoment:
        return ()
    return parts


def are_days_without_year(text: str) -> bool:
    """Whether a text is several days of which nobody can say in which year they are."""
    days = _in_figures(_split(BETWEEN_TIMES, text))
    return bool(days) and days[0].startswith("-")


def _in_figures(parts: Sequence[str]) -> tuple[str, ...]:
    """Chinese days as `2026-12-07`, or `-12-07` without a year; none where something is no day."""
    found, year, month = [], "", ""
    for part in parts:
        day = DAY.fullmatch(part)
        if day is None or not (month or day["month"]):
            return ()
        later = bool(year and month and day["month"] and int(day["month"]) < int(month))
        year = day["year"] or (str(int(year) + 1) if later else year)
        month = day["month"] or month
        hour = f" {day['hour']}" if day["hour"] else ""
        found.append(f"{year}-{int(month):02}-{int(day['day']):02}{hour}")
    return tuple(found)


def _split(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The parts of a text, if there are several."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    parts = tuple(part for part in between.split(plain) if part)
    return parts if len(parts) > 1 else ()


def as_list(parts: Sequence[str], *, in_cell: bool, in_list: bool = False) -> Words:
    """The hint that writes them as a list, in the cell of a table or among facts."""
    if in_cell:
        return say('write "{cell}": in a table, ; stands between items', cell=";".join(parts))
    if in_list:
        return say("write each as an item of its own: {parts}", parts=", ".join(parts))
    return say("write a list: [{parts}]", parts=", ".join(parts))


def one_of(parts: Sequence[str]) -> Words:
    """The hint where only one of them can stand."""
    return say("only one can stand here: write {parts}", parts=_or(parts))


def _or(parts: Sequence[str]) -> Words:
    *others, last = (f'"{part}"' for part in parts)
    return say("{others} or {last}", others=tuple(others), last=last)
