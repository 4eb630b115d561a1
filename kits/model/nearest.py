"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is a slip or two away from this one; None if none is that near."""
    allowed = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
    found = process.extractOne(
        word,
        sorted(known),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=allowed,
        processor=str.lower,
    )
    return found[0] if found else None
