"""Notes: what was said beside an answer, without the names of those who said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from kits.chats.folding import LETTERS, fold, letters, places
from kits.chats.forms import SAYS
from kits.chats.names import squashed
from kits.model.cells import plain

GONE = "…"
"""Stands where a name was."""
_PREFIX = regex.compile(r"^[^:：\n]{1,30}[:：] ?")
_CALLED = regex.compile(r"[@＠][^\s@＠]+")
_MEANING = regex.compile(r"[\p{L}\p{N}\p{So}]")
_PART = regex.compile(r"(?=[\p{N}\p{M}]*\p{L})[\p{L}\p{M}\p{N}]{2,}")


class Notes:
    """Takes names out of notes."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are all that must not stand in one: of senders, and of those who lead."""
        bare = {name.strip(" ~\u200e\u202f") for name in names}
        parts = {letters(part) for name in bare for part in _PART.findall(name)}
        named = set(map(letters, bare))
        self._whole = {name for name in named if len(name) > 1}
        self._names = (named | parts) - {""}
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def note(self, pieces: Iterable[str], skipped: Iterable[str], is_plain: bool) -> str:
        """The pieces that say something, as one; those in `skipped` are no news.

        Of a line of which nobody says who wrote it, a beginning like `Ann:` is a name.
        """
        known = {squashed(each) for each in skipped}
        found: list[str] = []
        for number, piece in enumerate(pieces):
            text = _PREFIX.sub("", piece) if is_plain and number == 0 else piece
            if squashed(text) in known:
                continue
            text = _trimmed(self._nameless(text))
            if _MEANING.search(SAYS["posted"].sub("", fold(text).lower())):
                found.append(text)
        return plain(" ".join(found))

    def _nameless(self, text: str) -> str:
        text = _CALLED.sub(GONE, text)
        parts, done = [], 0
        for start, end in self._named(text):
            parts += [text[done:start], GONE]
            done = end
        return "".join([*parts, text[done:]])

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand; of a longer one a part, where it begins like a name."""
        low, at = letters(text), 0
        stand = places(text, LETTERS)
        while at < len(low):
            begins = () if _within(low, at) else (low[at : at + n] for n in self._lengths)
            ends = (name for name in begins if name in self._names)
            name = next((each for each in ends if not _within(low, at + len(each))), "")
            first = text[stand[at]]
            if name in self._whole or (name and first == first.upper()):
                yield stand[at], stand[at + len(name)]
            at += len(name) or 1


def _within(text: str, at: int) -> bool:
    """Whether a place is inside a word of letters that are written together."""
    pair = text[max(at - 1, 0) : at + 1]
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


def _trimmed(text: str) -> str:
    return SAYS["between"].sub("", plain(text)).strip(" ")
