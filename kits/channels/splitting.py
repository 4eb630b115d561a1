"""A text that is too long for one message -> its parts, each numbered.

No part ends inside a grapheme, an address, a run, or a block that needs its end. Parts end, if that
fills them well, between paragraphs, else at a line's end, after a sentence, at a space or comma.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from unicodedata import category, normalize

import regex

from kits.channels.patterns import tidy
from kits.model.sentinels import KEEP, KEPT

MOST_PARTS = 99

_GRAPHEME = regex.compile(r"\X")
_WHOLE = re.compile(r"(?<![^\s\u2069])\S*://\S*|&#?\w+;|[0-9A-Za-z]+|\u2068[^\u2069]*\u2069")
"""What stays whole besides what is guarded: an address, an entity, a word, an isolated name.

An address is looked for where a row of characters begins, not at each of them: a long row without
a space would be read as often as it is long.
"""
_GUARD = re.compile(f"[{KEEP}{KEPT}]")

_GUARDS = str.maketrans("", "", KEEP + KEPT)
_SENTENCE_END = re.compile(r"[。！？!?…～~][”」』）)]*\Z|[.!?][\"')]*\s\Z")
_PAUSE = re.compile(r"[\s，、；：,;]\Z")
_OPENING = "「『《〈【（“‘"


def split(guarded: str, fits: Callable[[str], bool], *, chinese: bool) -> tuple[str, ...] | None:
    """The parts of a text, each of which `fits`; None where it cannot be split.

    `guarded` is what a guarded pattern fills (see `writing.write`).
    """
    for most in (9, MOST_PARTS):
        found = _parts(guarded, _with_room(fits, number(most, most, chinese)))
        if found is None:
            return None
        if len(found) <= most:
            return tuple(
                part + number(place, len(found), chinese) for place, part in enumerate(found, 1)
            )
    return None


def _with_room(fits: Callable[[str], bool], below: str) -> Callable[[str], bool]:
    return lambda part: fits(part + below)


def number(place: int, of: int, chinese: bool) -> str:
    """What stands below a part, apart from it, so that it belongs to no quote or list there."""
    return f"\n\n（{place}/{of}）" if chinese else f"\n\n({place}/{of})"


def _parts(text: str, fits: Callable[[str], bool]) -> list[str] | None:
    cuts = list(_cuts(text))
    ends = [end for end, _ in cuts]
    parts: list[str] = []
    start = first = 0
    while not fits(rest := _clean(text[start:])):
        beyond = bisect_left(
            range(first, len(cuts)), True, key=lambda at: not fits(_clean(text[start : ends[at]]))
        )
        if not beyond:
            return None
        chosen = _chosen(cuts[first : first + beyond], start)
        parts.append(_clean(text[start : cuts[first + chosen][0]]))
        start, first = cuts[first + chosen][0], first + chosen + 1
    return [*parts, rest]


def _chosen(cuts: list[tuple[int, int]], start: int) -> int:
    """The last of the best places to end a part, if the part is then more than half full."""
    half = start + (cuts[-1][0] - start) / 2
    for best in range(4, -1, -1):
        for at in range(len(cuts) - 1, -1, -1):
            if cuts[at][0] < half:
                break
            if cuts[at][1] >= best:
                return at
    return len(cuts) - 1


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a part may end, and how well it ends there: 4 best, 0 worst."""
    whole = sorted([*_guarded(text), *(found.span() for found in _WHOLE.finditer(text))])
    inside = until = 0
    for found in _GRAPHEME.finditer(text):
        at = found.end()
        while inside < len(whole) and whole[inside][0] < at:
            until, inside = max(until, whole[inside][1]), inside + 1
        if until <= at < len(text):
            worth = _worth(text, at)
            if worth is not None:
                yield at, worth


def _guarded(text: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    for guard in _GUARD.finditer(text):
        if guard[0] == KEEP:
            start = start if depth else guard.start()
            depth += 1
        else:
            depth -= 1
            if not depth:
                yield start, guard.end()


def _worth(text: str, at: int) -> int | None:
    before = text[max(0, at - 8) : at].translate(_GUARDS)
    behind = text[at]
    if before.endswith("\n\n"):
        return 4
    if before.endswith("\n"):
        return None if behind == "\n" else 3
    if not (behind.isalpha() or behind in _OPENING or category(behind) == "So"):
        return None  # at the start of a line it could act as a mark
    if _SENTENCE_END.search(before):
        return 2
    return 1 if _PAUSE.search(before) else 0


def _clean(part: str) -> str:
    return tidy(normalize("NFC", part.translate(_GUARDS)))
