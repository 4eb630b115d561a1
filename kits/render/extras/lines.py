"""Texts broken into lines that fit a width, none of them begun by a mark that ends something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from kits.render.extras.letters import width

NOT_FIRST = frozenset(
    "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠ーゃゅょっャュョッ々，؛،؟"
)
NOT_LAST = frozenset("$([{£¥‘“‹〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥·")
REST = "…"
Sizes = tuple[tuple[int, int], ...]
"""Sizes from the largest, each with the lines that a text may take at it."""
LOOSE = 0.45
"""How much a line that ends inside a phrase costs, against one that ends where a reader pauses."""

# What is never parted: a short title, a run of Latin letters and digits, or one character of any
# other writing.
_PIECE = regex.compile(
    r"《[^《》\s]{1,9}》|\s+|[^\s\p{Han}\p{Hiragana}\p{Katakana}\p{So}\p{P}]+|\X"
)
_PAUSE = frozenset("，。：；！？、,.:;!?》」』）】 ·—…")


@dataclass(frozen=True, slots=True)
class Set:
    """A text set in lines, at one size."""

    lines: tuple[str, ...]
    size: int


def fit(text: str, across: float, sizes: Sizes) -> Set:
    """The text at the first size at which it takes no more lines than are stated beside it.

    What does not fit at the last one is cut, with an ellipsis.
    """
    for size, most in sizes:
        if width(text, size) <= across * most:  # else there is no need to try
            lines = broken(text, across, size)
            if len(lines) <= most and all(width(line, size) <= across for line in lines):
                return Set(lines, size)
    size, most = sizes[-1]
    return Set(_cut(text, across, size, most), size)


def broken(text: str, across: float, size: float) -> tuple[str, ...]:
    """The text in as few lines as it takes, of lengths as even as can be."""
    pieces = _pieces(text)
    widths = [width(piece, size) for piece in pieces]
    count = _greedy(pieces, widths, across)
    target = min(across, sum(widths) / count)
    # best[n]: the least cost of setting the first n pieces, with the breaks that give it
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(pieces) + 1):
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for start in range(end - 1, -1, -1):
            line = sum(widths[start:end]) - (widths[end - 1] if pieces[end - 1].isspace() else 0)
            if line > across and start < end - 1:
                break
            cost = best[start][0] + _cost(pieces, end, line, target, across)
            if cost < found[0]:
                found = (cost, (*best[start][1], end))
        best.append(found)
    ends = best[-1][1]
    return tuple(
        "".join(pieces[start:end]).strip()
        for start, end in zip((0, *ends), ends, strict=False)
        if "".join(pieces[start:end]).strip()
    )


def _cost(pieces: tuple[str, ...], end: int, line: float, target: float, across: float) -> float:
    """Every line costs one, so that there are few; then what it lacks of the others' length."""
    uneven = ((line - target) / across) ** 2
    last = pieces[end - 1][-1]
    pauses = end == len(pieces) or last in _PAUSE or last.isspace()
    return 1 + 2 * uneven + (0 if pauses else LOOSE * target / across)


def _greedy(pieces: tuple[str, ...], widths: list[float], across: float) -> int:
    lines, filled = 1, 0.0
    for piece, wide in zip(pieces, widths, strict=True):
        if filled and filled + wide > across and not piece.isspace():
            lines, filled = lines + 1, 0.0
        filled += wide
    return lines


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """The pieces between which a line may end, each with the marks that must not be parted."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if (
            found
            and not found[-1].isspace()
            and (
                piece[0] in NOT_FIRST or found[-1][-1] in NOT_LAST or _hyphenated(found[-1], piece)
            )
        ):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _hyphenated(before: str, piece: str) -> bool:
    """Whether a mark stands inside a word: `book-shop`, `Jonas's`, `7/8`."""
    return (before[-1] in "'’/&@_+" and piece[0].isalnum() and before[-1] != piece[0]) or (
        piece[0] in "'’-/&@_+" and before[-1].isalnum()
    )


def _cut(text: str, across: float, size: int, most: int) -> tuple[str, ...]:
    """The first lines of a text that is too long, or of one word that is too wide."""
    letters = regex.findall(r"\X", text)
    while letters:
        lines = broken("".join(letters).rstrip() + REST, across, size)
        if len(lines) <= most and all(width(line, size) <= across for line in lines):
            return lines
        letters.pop()
    return (REST,)
