"""The letters of posters: which of our fonts has them, and how wide they are.

Posters are drawn with fonts of our own, so that they are the same on any machine. Only where a text
has letters that these lack is a font of the machine looked for.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import regex

FONTS = {
    "han": ("Noto Sans SC", "NotoSansSC-Medium.ttf"),
    "latin": ("Noto Sans", "NotoSans-Medium.ttf"),
    "arabic": ("Noto Sans Arabic", "NotoSansArabic-Medium.ttf"),
    "hebrew": ("Noto Sans Hebrew", "NotoSansHebrew-Medium.ttf"),
}
"""The family and the file of the font of each writing."""
OTHERS = "'PingFang SC','MiSans','Microsoft YaHei',system-ui,sans-serif"
"""What a phone has instead that shows the SVG."""
WIDE = 1000
"""What a letter is taken for that no font of ours has; in 1/1000 em."""

_EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]")
# Controls, what joins emoji or turns the direction of what follows, and what no XML may hold.
_UNSEEN = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f"
    r"\ufeff\U000e0000-\U000e0fff]"
)
_BLANKS = regex.compile(r"\s+")
_WRITINGS = {
    "han": regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uffef]"),
    "arabic": regex.compile(r"\p{Arabic}"),
    "hebrew": regex.compile(r"\p{Hebrew}"),
}


class Stack(NamedTuple):
    """Fonts in the order in which letters are looked for."""

    family: str
    """As a style names them."""
    widths: Mapping[str, int]
    """Of each letter that one of ours has, in 1/1000 em."""


def shown(text: str) -> str:
    """A text as a poster can show it: one line, without emoji and what is not seen.

    Emoji have colours, which drawn letters have not; they would come out as a box.
    """
    known = _stack_of("han").widths
    kept = _EMOJI.sub(lambda found: found[0] if found[0] in known else "", text)
    return _BLANKS.sub(
        " ", _UNSEEN.sub(lambda found: " " if found[0].isspace() else "", kept)
    ).strip()


def stack(text: str) -> Stack:
    """The fonts for a line, its own writing's first.

    Chinese quotes are as wide as a character, and Latin ones are not; Arabic letters join within
    one font alone.
    """
    return _stack_of(writing(text))


def writing(text: str) -> str:
    """`han`, `arabic` or `hebrew` where a text holds any of that, else `latin`."""
    return next((name for name, one in _WRITINGS.items() if one.search(text)), "latin")


def from_right(text: str) -> bool:
    """Whether a text is read from the right: as its first letter is, wherever it stands."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def width(text: str, size: float) -> float:
    """How wide a text is at a size.

    Arabic is taken for a little wider than it is: its letters are measured as they stand alone.
    """
    widths = stack(text).widths
    return sum(widths.get(letter, WIDE) for letter in text) * size / 1000


def covered(text: str) -> bool:
    """Whether our fonts have every letter of a text."""
    widths = _stack_of("han").widths
    return all(letter in widths for letter in text)


@cache
def font_files() -> list[str]:
    """Where our fonts lie."""
    folder = files(__package__) / "fonts"
    return sorted(str(file) for file in folder.iterdir() if file.name.endswith(".ttf"))


@cache
def _stack_of(writing: str) -> Stack:
    order = sorted(FONTS, key=lambda name: name != writing)
    found: dict[str, int] = {}
    for name in reversed(order):  # so that the first of them has the last word
        for number, letters in _letters()[FONTS[name][1]].items():
            found.update(dict.fromkeys(letters, int(number)))
    families = [f"'{FONTS[name][0]}'" for name in order]
    return Stack(",".join([*families, OTHERS]), found)


@cache
def _letters() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = json.loads(
        (files(__package__) / "fonts" / "letters.json").read_text(encoding="utf-8")
    )
    return found
