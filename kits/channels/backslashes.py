"""Backslashes: one goes only before a character that would otherwise have been a mark.

`\\*\\*not bold\\*\\*` loses four of them; `¯\\_(ツ)_/¯` and `C:\\new` keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from kits.channels.inline_marks import hides_names, stashed
from kits.channels.mark_patterns import (
    ADDRESS,
    AUTOLINK,
    BOTH,
    CODE,
    EMPHASIS,
    IMAGE,
    LINK,
    LOW_EMPHASIS,
    LOW_STRONG,
    STRIKE,
    STRONG,
    TARGET_GROUP,
)

_ESCAPE = regex.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = regex.compile(CODE)
_RUNS = tuple(map(regex.compile, (BOTH, STRONG, EMPHASIS, LOW_STRONG, LOW_EMPHASIS, STRIKE, CODE)))
_LINKS = tuple(map(regex.compile, (IMAGE, LINK)))
_ADDRESSES = tuple(map(regex.compile, (ADDRESS, AUTOLINK)))
_LINE_START = regex.compile(r"^( {0,3})(?:\\([#>*+\-_])|[0-9]{1,9}\\(\.))", regex.MULTILINE)


def settled(text: str, begins_block: Callable[[str], bool]) -> str:
    """The text of a paragraph without its escapes: what they keep from being a mark is stashed.

    `begins_block` says whether a line would begin another block than a paragraph.
    """
    if "\\" not in text:
        return text
    escapes = list(_escapes(text))
    bare, places = _without(text, escapes)
    marks = {*mark_places(bare), *_blocks(bare, text, escapes, places, begins_block)}
    pieces: list[str] = []
    end = 0
    for at in escapes:
        character = text[at + 1]
        after = places[at] + 1
        keeps = character == "\\" and after in marks
        if keeps or places[at] in marks or _meets_its_like(text, at):
            pieces += (text[end:at], stashed(character))
            end = at + 2
    return "".join((*pieces, text[end:]))


def _escapes(text: str) -> Iterator[int]:
    """Where a backslash stands before punctuation, outside code."""
    code = [found.span() for found in _CODE.finditer(text)]
    for found in _ESCAPE.finditer(text):
        if not any(start <= found.start() < end for start, end in code):
            yield found.start()


def _without(text: str, escapes: list[int]) -> tuple[str, dict[int, int]]:
    """The text without these backslashes, and where what followed each of them stands in it."""
    pieces, end, places = [], 0, {}
    for number, at in enumerate(escapes):
        pieces.append(text[end:at])
        places[at] = at - number
        end = at + 1
    return "".join((*pieces, text[end:])), places


def mark_places(text: str) -> frozenset[int]:
    """The places of all characters that are a part of a mark or of an address."""
    return frozenset(_mark_places(text))


def _mark_places(text: str) -> Iterator[int]:
    for pattern in _RUNS:
        for found in pattern.finditer(text):
            inside = 2 if pattern is _RUNS[-1] else 1
            if pattern in _RUNS[:2] and hides_names(text[: found.start()], found[inside]):
                continue
            yield from range(found.start(), found.start(inside))
            yield from range(found.end(inside), found.end())
    for pattern in _LINKS:
        for found in pattern.finditer(text):
            yield from range(found.start(), found.start(2))
            yield from range(found.end(2), found.end())
            yield from range(*found.span(TARGET_GROUP))
    for pattern in _ADDRESSES:
        for found in pattern.finditer(text):
            yield from range(*found.span())


def _blocks(
    bare: str,
    text: str,
    escapes: list[int],
    places: dict[int, int],
    begins_block: Callable[[str], bool],
) -> Iterator[int]:
    """The places of characters that would begin a block."""
    for found in _LINE_START.finditer(text):
        at = found.start(2 if found[2] else 3) - 1
        if at in places:
            start = bare.rfind("\n", 0, places[at]) + 1
            end = bare.find("\n", start)
            if begins_block(bare[start : end if end >= 0 else len(bare)]):
                yield places[at]


def _meets_its_like(text: str, at: int) -> bool:
    """Whether an escaped mark stands beside another of its kind, so that it would lengthen it."""
    character = text[at + 1]
    return character in "*_~`" and (
        text[at - 1 : at] == character or text[at + 2 : at + 3] == character
    )
