"""The word that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kits.model.pinyin import pinyin

IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
SHORTEST = 2
"""Characters that a Chinese word has at least, so that it is known by them."""
LONG = 4
"""From so many characters on, one of a Chinese word may be another."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is a slip or two away from this one; None if none is that near."""
    from rapidfuzz import process  # read where something is wrong
    from rapidfuzz.distance import DamerauLevenshtein

    names = sorted(known)
    if IDEOGRAPH.search(word):
        return _nearest_in_chinese(word, names)
    allowed = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
    found = process.extractOne(
        word,
        names,
        scorer=DamerauLevenshtein.distance,
        score_cutoff=allowed,
        processor=str.lower,
    )
    return found[0] if found else None


def _nearest_in_chinese(word: str, names: list[str]) -> str | None:
    """The word that sounds the same, or has one character more or less at its end.

    A character is a syllable with a sense of its own: the north-west is no slip of the north. What
    people slip in is the choice among those that are typed alike, and whether they add 市 or 群.
    """
    sound = pinyin(word)
    alike = (name for name in names if IDEOGRAPH.search(name) and pinyin(name) == sound)
    longer = (name for name in names if _begins(name, word) or _begins(word, name))
    slips = (name for name in names if _is_slip(word, name))
    return next(alike, None) or next(longer, None) or next(slips, None)


def _begins(longer: str, word: str) -> bool:
    return len(word) >= SHORTEST and longer[:-1] == word


def _is_slip(word: str, name: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    return min(len(word), len(name)) >= LONG and DamerauLevenshtein.distance(word, name) <= 1
