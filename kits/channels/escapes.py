"""What dialects make their escapes of: how characters are written that must not act as marks.

The operator's own text is escaped as little as it takes, so that what is seen is what was written;
a roster value is text, never markup, whatever it holds. Where a dialect has no escape, the
full-width form stands in (`*` becomes `＊`), which is equal after NFKC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kits.channels.acting import Acting
from kits.model.sentinels import UNKNOWN, VALUE


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands beside a text or value on its line."""

    line: str = ""
    """All of its line, with VALUE and UNKNOWN for what is no text; empty in a label."""
    before: str = ""
    """The character before it, VALUE or UNKNOWN; empty at the start of the line."""
    after: str = ""
    """The character behind it; empty at the end of the line."""
    starts: bool = True
    """It stands at the start of a line, perhaps behind a mark that may be left out."""
    numbered: bool = False
    """A number at the start of a line is text and stays as written (接龙)."""
    label: bool = False
    """It stands in the label of a live link."""
    live: str = ""
    """The marks of the runs on its line."""
    lone: str = ""
    """Marks of which the message holds no second one, so that it pairs with nothing."""
    code: bool = False
    """It is code where that has no marks: nothing unseen may stand in it."""


Escape = Callable[[str, Spot], str]


def same(text: str) -> str:
    """The text as it is."""
    return text


def same_anywhere(text: str, spot: Spot) -> str:
    """The text as it is, wherever it stands."""
    return text


@dataclass(frozen=True, slots=True)
class Escapes:
    """How one dialect writes what is not its markup."""

    text: Escape = same_anywhere
    """The operator's text."""
    value: Escape = same_anywhere
    """A roster value in running text, and whatever stands in a link's label."""
    code: Callable[[str], str] = same
    """Operator's text or a value as code."""
    url: Callable[[str], str] = same
    """An encoded address that stands by itself."""


def full_width(text: str) -> str:
    """ASCII punctuation in its full-width form."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def slashed(text: str) -> str:
    """Each character behind a backslash."""
    return "".join("\\" + char for char in text)


def replacing(pattern: str, write: Callable[[str], str]) -> Callable[[str], str]:
    """Writes what a pattern finds in another way."""
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(lambda found: write(found[0]), text)


def escaping(
    *acting: Acting, write: Callable[[str], str], start: str = "(?!)", number: str = "(?!)"
) -> Escape:
    """Escapes what acts inside a line, and what acts at its start.

    That is `start`, or `number` behind digits unless numbered lines are meant.
    """
    anywhere = [(re.compile(one.pattern), re.compile(one.only_with), one) for one in acting]
    any_of_them = re.compile("|".join(f"(?:{one.pattern})" for one in acting))
    at_start = re.compile(rf"(\s*)({start})")
    at_number = re.compile(rf"(\s*[0-9]+)({number})")

    def escape(text: str, spot: Spot) -> str:
        framed = (spot.before or "\n") + text + (spot.after or "\n")
        spans = any_of_them.search(framed, 1) and [
            found.span()
            for pattern, only_with, one in anywhere
            if not (one.mark and one.mark in spot.lone) and only_with.search(framed)
            for found in pattern.finditer(framed, 1)
            if found.end() < len(framed)
            and (not one.only_in or _is_in(one.only_in, _with_runs(spot, one.kind)))
        ]
        if spans:
            text = "".join(_between(framed, sorted(spans), write))
        if not spot.starts:
            return text
        found = at_start.match(text) or (None if spot.numbered else at_number.match(text))
        return f"{found[1]}{write(found[2])}{text[found.end() :]}" if found else text

    return escape


def _with_runs(spot: Spot, kind: str) -> str:
    """The line of a spot, with the runs on it that a mark could pair with."""
    return spot.line if kind in spot.live else spot.line.replace(UNKNOWN, VALUE)


@lru_cache(maxsize=64)
def _is_in(pattern: str, line: str) -> bool:
    """Whether a line holds this; asked for each of its texts, read once."""
    return bool(re.search(pattern, line))


def known(value: Escape, text: Escape, *, lone: str = "") -> Escape:
    """The escape of a value; the only one on a line without marks is read as text is.

    It must not lengthen a mark beside it, and of `lone` the line may hold one each, so that
    nothing can pair with it.
    """

    def escape(written: str, spot: Spot) -> str:
        escaped = value(written, spot)
        if escaped == written or spot.label:
            return escaped
        if spot.line.count(VALUE) != 1 or UNKNOWN in spot.line:
            return escaped
        line = spot.line.replace(VALUE, written)
        if written[0] == spot.before or written[-1] == spot.after:
            return escaped
        if any(line.count(mark) > 1 for mark in lone):
            return escaped
        return text(written, replace(spot, line=line, lone=""))

    return escape


def _between(
    framed: str, spans: Sequence[tuple[int, int]], write: Callable[[str], str]
) -> Iterator[str]:
    """The text without its neighbours, what stands in the spans rewritten once."""
    at = 1
    for start, end in spans:
        if end > at:
            yield framed[at : max(start, at)]
            yield write(framed[max(start, at) : end])
            at = end
    yield framed[at:-1]


def percent_coding(pattern: str) -> Callable[[str], str]:
    """Writes what a pattern finds as it is written in an address."""
    return replacing(pattern, lambda text: "".join(f"%{ord(char):02X}" for char in text))


ticks_widened = replacing("`", full_width)
