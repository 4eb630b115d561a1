"""What a written text lacks of what was typed: the engine's check of itself.

It knows nothing of trees and dialects: it strikes from the source what is a mark by the law in
`mark_patterns`, and counts what is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from unicodedata import normalize
from urllib.parse import unquote

from markdown.util import ETX, STX

from kits.channels.backslashes import mark_places, settled
from kits.channels.block_marks import begins_block
from kits.channels.inline_marks import unstashed
from kits.channels.tokens import MARK, TOKEN

_WATCHED = re.compile(r"[0-9*_~\\]")
_CODED = re.compile(f"{STX}[0-9]+{ETX}|{TOKEN.pattern}|{MARK.pattern}|{_WATCHED.pattern}")
_UNSEEN = f"{TOKEN.pattern}|{MARK.pattern}|\n"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_RULE = re.compile(r" {0,3}([*-])(?: *\1){2,} *")
_LEADS = re.compile(r" {0,3}(?:> ?|[-*+] +(?=\S)|#{1,6} +(?=\S))")
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]|(?<=[/=_])[^\W\x00-\x7f]+"
    r"|(?<=_\()[^\W\x00-\x7f]+)+"
)
_ADDRESS_END = ".,;:!?'()[]*_~|"


def lost_characters(markdown: str, written: str) -> Iterator[str]:
    """The digits, stars, underscores, tildes, backslashes and addresses that are not written.

    `markdown` is the tokenised text, `written` that of a channel whose values hold none of these.
    Each is given with what follows it on its line, so that its place can be found.
    """
    shown = normalize("NFKC", written)
    kept = list(_typed(markdown))
    there = Counter(_WATCHED.findall(_unaddressed(shown)))
    if any(number > there[char] for char, number in Counter(char for char, _ in kept).items()):
        watched = "".join(char for char, _ in kept)
        matcher = SequenceMatcher(None, watched, "".join(_WATCHED.findall(_unaddressed(shown))))
        for tag, start, end, *_ in matcher.get_opcodes():
            if tag in ("delete", "replace"):
                at = kept[start][1]
                yield re.split(_UNSEEN, markdown[at:], maxsplit=1)[0][: end - start + 1]
                break
    readable = unquote(shown)
    for address in _ADDRESS.findall(markdown):
        whole = address.rstrip(_ADDRESS_END)
        if unquote(whole).replace("&amp;", "&") not in readable:
            yield whole


def _unaddressed(text: str) -> str:
    return re.sub(r"https?://\S+", lambda found: " " * len(found[0]), text)


def _typed(source: str) -> Iterator[tuple[str, int]]:
    """The watched characters that are no part of a mark or an address, each with its place."""
    fence, at = "", 0
    stretch: list[tuple[str, int]] = []
    for line in source.split("\n"):
        opening = _FENCE.fullmatch(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        elif fence:
            yield from _watched(line, at)
        elif line.strip() and not _RULE.fullmatch(line):
            words = line
            while lead := _LEADS.match(words):
                words = words[lead.end() :]
            stretch.append((words, at + len(line) - len(words)))
        if stretch and (fence or not line.strip()):
            yield from _running(stretch)
            stretch = []
        at += len(line) + 1
    yield from _running(stretch)


def _running(lines: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    text = settled("\n".join(words for words, _ in lines), begins_block)
    marks = mark_places(text)
    for char, at in _watched(text, 0):
        if at not in marks:
            start = text.rfind("\n", 0, at) + 1
            yield char, lines[text.count("\n", 0, at)][1] + at - start


def _watched(text: str, at: int) -> Iterator[tuple[str, int]]:
    for found in _CODED.finditer(text):
        if _WATCHED.fullmatch(char := unstashed(found[0])):
            yield char, at + found.start()
