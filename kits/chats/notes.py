"""Notes: what was said beside an answer, without the names of those who said it."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from kits.chats.folding import fold
from kits.chats.forms import SAYS
from kits.chats.names import squashed
from kits.model.cells import plain

GONE = "…"
"""Stands where a name was."""
_PREFIX = regex.compile(r"^[^:：\n]{1,30}[:：] ?")
_CALLED = regex.compile(r"[@＠][^\s@＠]+")
_MEANING = regex.compile(r"[\p{L}\p{N}\p{So}]")
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


class Notes:
    """Takes names out of notes."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are all that must not stand in one: of senders, and of those who lead."""
        plain = {name.strip(" ~\u200e\u202f") for name in names}
        self._names = sorted((name for name in plain if name), key=lambda n: (-len(n), n))

    def note(self, pieces: Iterable[str], skipped: Iterable[str], is_plain: bool) -> str:
        """The pieces that say something, as one; those in `skipped` are no news.

        Of a line of which nobody says who wrote it, a beginning like `Ann:` is a name.
        """
        known = {squashed(each) for each in skipped}
        found: list[str] = []
        for number, piece in enumerate(pieces):
            text = _PREFIX.sub("", piece) if is_plain and number == 0 else piece
            text = _trimmed(self._nameless(text))
            bare = SAYS["posted"].sub("", fold(text).lower())
            if squashed(text) not in known and _MEANING.search(bare):
                found.append(text)
        return plain(" ".join(found))

    def _nameless(self, text: str) -> str:
        text = _CALLED.sub(GONE, text)
        for name in self._names:
            if name in text:
                text = _replaced(text, name)
        return text


def _replaced(text: str, name: str) -> str:
    """A text without a name; a part of a longer Latin word is none."""
    parts, at = [], 0
    while (found := text.find(name, at)) >= 0:
        end = found + len(name)
        within = _within(text, found) or _within(text, end)
        parts.append(text[at:found] + (name if within else GONE))
        at = end
    return "".join(parts) + text[at:]


def _within(text: str, at: int) -> bool:
    """Whether a place is inside a word of letters that are written together."""
    pair = text[max(at - 1, 0) : at + 1]
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _trimmed(text: str) -> str:
    return SAYS["between"].sub("", plain(text)).strip(" ")
