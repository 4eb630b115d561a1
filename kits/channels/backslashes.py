"""Backslashes: one goes only before a character that would otherwise have been a mark.

`\\*\\*not bold\\*\\*` loses four of them; `¯\\_(ツ)_/¯` and `C:\\new` keep theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import regex
from markdown.util import ETX, STX

from kits.channels.inline_marks import address_of, hides, stashed
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
    MINI_PROGRAM,
    STAR,
    STRIKE,
    STRONG,
)

_ESCAPE = regex.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = regex.compile(CODE)
_RUNS = tuple(map(regex.compile, (BOTH, STRONG, EMPHASIS, LOW_STRONG, LOW_EMPHASIS, STRIKE)))
_LINKS = tuple(map(regex.compile, (IMAGE, LINK)))
_AUTOLINK, _STAR = regex.compile(AUTOLINK), regex.compile(STAR)
_ADDRESS = regex.compile(f"{ADDRESS}|{MINI_PROGRAM}")
_LINE_START = regex.compile(r"^( {0,3})(?:\\([#>*+\-_])|[0-9]{1,9}\\(\.))", regex.MULTILINE)


def settled(text: str, begins_block: Callable[[str], bool]) -> str:
    """The text of a paragraph without its escapes: what they keep from being a mark is stashed.

    `begins_block` says whether a line would begin another block than a paragraph.
    """
    if "\\" not in text:
        return text
    escapes = list(_escapes(text))
    bare, places = _without(text, escapes)
    marks = {*MarkPlaces(bare).places, *_blocks(bare, text, escapes, places, begins_block)}
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


class MarkPlaces:
    """Where the marks of a text stand, read in the order of `inline_patterns`.

    What one of them has taken is out of the others' sight.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: set[int] = set()
        """Of all characters that are a part of a mark or of an address."""
        self.addresses: list[str] = []
        for found in self.each(_CODE):
            self.take(*found.span(1))
            self.take(found.end(2), found.end())
            for address in _ADDRESS.finditer(found[2]):
                self.take(*(found.start(2) + at for at in address.span()))
            self.hide(found.start(2), found.end(2))
        for pattern in _LINKS:
            for found in self.each(pattern):
                self.take(found.start(), found.start(2))
                self.take(found.end(2), found.end())
        for pattern in (_AUTOLINK, _ADDRESS):
            for found in self.each(pattern):
                if written := address_of(found[0], self.text[: found.start()]):
                    self.take(found.start(), found.start() + len(written))
                    self.addresses.append(written.strip("<>"))
        for found in self.each(_STAR):
            self.hide(*found.span(1))
        for pattern in _RUNS:
            for found in self.each(pattern):
                around = self.text[: found.start()], found[1], self.text[found.end() :]
                if not (pattern in _RUNS[:2] and hides(*around)):
                    self.take(found.start(), found.start(1))
                    self.take(found.end(1), found.end())

    def each(self, pattern: Any) -> Iterator[Any]:
        """The finds of a pattern in what is left of the text after each of them."""
        at = 0
        while found := pattern.search(self.text, at):
            yield found
            at = found.end()

    def take(self, start: int, end: int) -> None:
        """These places are a mark's."""
        self.places.update(range(start, end))
        self.hide(start, end)

    def hide(self, start: int, end: int) -> None:
        """No further mark begins or ends in these."""
        if end > start:
            self.text = self.text[:start] + STX * (end - start - 1) + ETX + self.text[end:]


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
