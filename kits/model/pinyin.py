"""Chinese by its sounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

HAN = "\u2e80"
"""The first character of Chinese writing, in the order of Unicode."""


def pinyin(text: str) -> list[str]:
    """The syllables of a text; what is not Chinese stays as it is."""
    if text and max(text) < HAN:
        return [text]
    return _reader()(text)


@cache
def _reader() -> Callable[[str], list[str]]:
    """Loads its dictionaries, which takes longer than most commands that need none of them."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin
