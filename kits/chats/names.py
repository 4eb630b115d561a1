"""Names as people type them in a chat, found in what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import regex

from kits.chats.folding import letters

_CLOSE = r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}"
"""Scripts that put no spaces between words."""
_OTHER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_SPACE = regex.compile(f"(?<=[{_CLOSE}]) | (?=[{_CLOSE}])")
_SPACED = regex.compile(rf"(?![{_CLOSE}])[\p{{L}}\p{{M}}\p{{N}}]")


def worded(text: str) -> str:
    """The letters and digits of a text without accents, apart only where a space parts words."""
    return _SPACE.sub("", _OTHER.sub(" ", letters(text))).strip(" ")


def squashed(text: str) -> str:
    """The letters and digits of a text without accents."""
    return _OTHER.sub("", letters(text))


class Mention(NamedTuple):
    """A name that stands in a text."""

    start: int
    end: int
    ids: frozenset[str]
    """Of whom it is the name."""


class Names:
    """Names that are looked for, each with those whose name it is."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs` are names and ids; a name of one character is none."""
        named: dict[str, set[str]] = {}
        for name, id in pairs:
            if len(plain := worded(name)) > 1:
                named.setdefault(plain, set()).add(id)
        self.ids: Mapping[str, frozenset[str]] = {n: frozenset(ids) for n, ids in named.items()}
        self._by_start: dict[str, list[str]] = {}
        for name in sorted(named, key=len, reverse=True):
            self._by_start.setdefault(name[:2], []).append(name)

    def found_in(self, text: str) -> Iterator[Mention]:
        """Those in a text that is `worded`, in their order; the longest where several begin."""
        at = 0
        while at < len(text) - 1:
            name = next(
                (n for n in self._by_start.get(text[at : at + 2], ()) if _at(text, n, at)), ""
            )
            if name:
                yield Mention(at, at + len(name), self.ids[name])
            at += len(name) or 1


def _at(text: str, name: str, at: int) -> bool:
    """Whether a name stands at a place, and not within a longer word."""
    end = at + len(name)
    return (
        text.startswith(name, at)
        and not (at > 0 and _SPACED.match(name[0]) and _SPACED.match(text[at - 1]))
        and not (end < len(text) and _SPACED.match(name[-1]) and _SPACED.match(text[end]))
    )
