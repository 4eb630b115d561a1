"""Chinese by its sounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

FIRST = "\u2e80"
"""All that is written in Chinese comes behind it."""


def pinyin(text: str) -> list[str]:
    """The syllables of a text; what is not Chinese stays as it is."""
    return _reader()(text) if max(text, default="") >= FIRST else [text]


@cache
def _reader() -> Callable[[str], list[str]]:
    """Loads its dictionaries, which takes longer than most commands that need none of them."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin
