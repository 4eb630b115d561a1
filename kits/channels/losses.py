"""What a written text lacks of what was typed: the engine's check of itself.

It knows nothing of trees and dialects: it strikes from the source what is a mark by the law in
`mark_patterns`, and counts what is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape
from itertools import accumulate
from unicodedata import normalize
from urllib.parse import unquote

import idna
from markdown.util import ETX, STX

from kits.channels.backslashes import MarkPlaces, settled
from kits.channels.block_marks import (
    DELIMITERS,
    ESCAPED_END,
    begins_block,
    closing_fences,
    fence_end,
)
from kits.channels.inline_marks import unstashed
from kits.channels.tokens import MARK, TOKEN
from kits.model.sentinels import VALUE_CLOSE, VALUE_OPEN

_WATCHED = re.compile(r"[0-9*_~\\]")
_CODED = re.compile(f"{STX}[0-9]+{ETX}|{TOKEN.pattern}|{MARK.pattern}|{_WATCHED.pattern}")
_PRINTED = re.compile(f"{VALUE_OPEN}[tu][0-9]+{VALUE_CLOSE}")
_RULE = re.compile(r" {0,3}([*-])(?: *\1){2,} *")
_LEAD = re.compile(r" {0,3}(?:> ?|[-*+] +(?=\S)|#{1,6} +(?=\S)|([0-9]+)\. +(?=\S))")
_WRITTEN_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&',+;=%]+")
_PUNYCODE = re.compile(r"xn--[a-z0-9\-]+")

Typed = tuple[str, int]
"""A watched character or an address, and its place in the source."""
Line = tuple[str, int]
"""A line without the marks that begin it, and its place in the source."""


def lost_characters(markdown: str, written: str) -> Iterator[str]:
    """The digits, stars, underscores, tildes, backslashes and addresses that are not written.

    `markdown` is the tokenised text, `written` that of a channel whose values hold none of these.
    """
    shown = normalize("NFKC", written)
    addresses = _PUNYCODE.sub(_in_letters, unquote(shown)).casefold()
    readable = unescape(addresses)
    typed = list(_typed(markdown))
    chars = [each for each in typed if len(each[0]) == 1]
    yield from min((list(_missing(chars, text)) for text in _running_texts(written)), key=len)
    for address in (address for address, _ in typed if len(address) > 1):
        for part in _PRINTED.split(normalize("NFKC", unquote(address).replace("&amp;", "&"))):
            if part.casefold() not in readable and part.casefold() not in addresses:
                yield part


def _running_texts(written: str) -> Iterator[str]:
    """What is watched of a text but for its addresses, as it stands and with entities read.

    An address ends before a full-width mark, and before the entity of a bracket.
    """
    for text in (written, unescape(written)):
        yield "".join(_WATCHED.findall(normalize("NFKC", _WRITTEN_ADDRESS.sub("", text))))


def _in_letters(label: re.Match[str]) -> str:
    """A part of a host's name as it was typed."""
    try:
        return idna.decode(label[0])
    except idna.IDNAError:
        return label[0]


def _missing(typed: Sequence[Typed], shown: str) -> Iterator[str]:
    """The first run of characters that is not shown, or not as often as it was typed."""
    there = Counter(shown)
    if all(count <= there[char] for char, count in Counter(char for char, _ in typed).items()):
        return
    matcher = SequenceMatcher(None, "".join(char for char, _ in typed), shown)
    for tag, start, end, *_ in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            run = [typed[start]]
            for char, at in typed[start + 1 : end]:
                if at == run[-1][1] + 1:
                    run.append((char, at))
            yield "".join(char for char, _ in run)
            return


def _typed(source: str) -> Iterator[Typed]:
    """The watched characters that are no part of a mark or an address."""
    lines = source.split("\n")
    closers = closing_fences(lines)
    places = [0, *accumulate(len(line) + 1 for line in lines)]
    stretch: list[Line] = []
    at = 0
    while at < len(lines):
        end = fence_end(lines, closers, at)
        if end or not lines[at].strip():
            yield from _running(stretch)
            stretch = []
        for inside in range(at + 1, (end or at) - 1):
            yield from _watched(lines[inside], places[inside])
        if not end:
            *leads, words = _parted(lines[at])
            stretch.append((words, places[at] + len(lines[at]) - len(words)))
            for number in leads:
                yield from _watched(number, places[at])
        at = end or at + 1
    yield from _running(stretch)


def _parted(line: str) -> Iterator[str]:
    """The numbers of the items that a line begins, and its words; those of a rule are none."""
    start = 0
    while not _RULE.fullmatch(line, start) and (lead := _LEAD.match(line, start)):
        if lead[1]:
            yield lead[1]
        elif "#" in lead[0]:
            line = ESCAPED_END.sub("", line)
        start = lead.end()
    yield "" if _RULE.fullmatch(line, start) else line[start:]


def _running(lines: Sequence[Line]) -> Iterator[Typed]:
    text = "\n".join(words for words, _ in lines)
    if any(DELIMITERS.fullmatch(words) for words, _ in lines):
        text = text.replace("\\|", " |")
    text = settled(text, begins_block)
    marks = MarkPlaces(text)
    for address in marks.addresses:
        yield MARK.sub("", unstashed(address)), lines[0][1]
    for char, at in _watched(text, 0):
        if at not in marks.places:
            start = text.rfind("\n", 0, at) + 1
            yield char, lines[text.count("\n", 0, at)][1] + at - start


def _watched(text: str, at: int) -> Iterator[Typed]:
    for found in _CODED.finditer(text):
        if _WATCHED.fullmatch(char := unstashed(found[0])):
            yield char, at + found.start()
