"""What a text sounds like, so that a search finds Chinese by pinyin and by initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from kits.model.pinyin import pinyin

PLAIN = re.compile("[a-z0-9]+")
"""The words of a text without accents."""


class Sound(NamedTuple):
    """The letters and digits of a text, as a script compares them; its pinyin and initials."""

    written: str
    pinyin: str
    initials: str


def keys(*texts: str) -> list[str]:
    """Initials and, where it differs from what is written, pinyin; empty for no text at all."""
    sounds = [sound(text) for text in texts if text]
    initials = " ".join(each.initials for each in sounds)
    spoken = "".join(each.pinyin for each in sounds)
    same = spoken == "".join(each.written for each in sounds)
    return [key for key in ([initials] if same else [initials, spoken]) if key]


@lru_cache(maxsize=65536)
def sound(text: str) -> Sound:
    """What a text sounds like; marks on letters do not count."""
    if text.isascii():
        plain = PLAIN.findall(text.lower())
        return _sound("".join(plain), plain)
    unmarked = (c for c in unicodedata.normalize("NFKD", text) if category(c)[0] != "M")
    bare = "".join(c if category(c)[0] in "LN" else " " for c in unmarked)
    words = [word for part in pinyin(bare.lower()) for word in part.split()]
    return _sound("".join(bare.lower().split()), words)


def _sound(written: str, words: Sequence[str]) -> Sound:
    return Sound(
        written=written,
        pinyin="".join(words),
        initials="".join(word if word.isdigit() else word[0] for word in words),
    )
