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

HOUR = re.compile(r" \d{1,2}:\d{2}$")
"""The hour at the end of a time."""


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
    parts = _split(SIGNS, text) or _split(WORDS, text)
    *days, last = parts or ("",)
    if hour := HOUR.search(last):
        parts = (*(day if HOUR.search(day) else day + hour[0] for day in days), last)
    try:
        for part in parts:
            read(part)
    except UnreadableMoment:
        return ()
    return parts


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
