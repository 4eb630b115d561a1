"""How social networks count a post: addresses, mentions and emoji weigh what they weigh there.

Sources: twitter-text 3.1.0 (github.com/twitter/twitter-text), whose weights, addresses and
published cases these are; Mastodon's server, StatusLengthValidator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from unicodedata import normalize

import regex

ADDRESS_WEIGHT = 23
"""On both networks, however long it is."""

_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")
"""Weighs 2 on X; everything else 1."""

_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(
    r"\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Extended_Pictographic})"
    r"(?:\p{Emoji_Modifier}|\ufe0f)?"
    r"(?:\u200d(?:\p{Extended_Pictographic}|\p{Emoji_Presentation})(?:\p{Emoji_Modifier}|\ufe0f)?)*"
    r"[\U000e0020-\U000e007f]*"
)
_MAY_BE_EMOJI = re.compile(
    "[\xa9\xae\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001ffff]"
)

_UNSEEN = "\ufffe\ufeff\uffff"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_LABEL = rf"[^!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$\s\u180e{_UNSEEN}{_DIRECTIONS}]"
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_PATH = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_BRACKETS = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PATH_END = rf"(?:[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]|{_BRACKETS})"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"

_MOST_LABELS = 30
"""Before the name and the top of a domain: more than any has, and a line of dots stays cheap."""

_DOTTED = re.compile(r"\s?[^\s.]*+\.\S*")
"""A word that may hold an address, and the space before it."""
_SHORTENED = re.compile(rf"https?://t\.co/(?P<id>[a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE)
_LONGEST_ID = 40
"""Of a shortened address; what is longer is none."""

_MASTODON_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_MENTION = re.compile(r"(?<![=/\w])@(\w+(?:[\w.-]*\w)?)@[\w.-]+\w", re.IGNORECASE)


def weighted(text: str) -> int:
    """How many of its 280 a post takes on X."""
    text = normalize("NFC", text)
    length = at = 0
    for start, end in _addresses(text):
        length += _weight(text[at:start]) + ADDRESS_WEIGHT
        at = end
    return length + _weight(text[at:])


def counted(text: str) -> int:
    """How many of its 500 a post takes on Mastodon: graphemes, and names without their server."""
    text = _MASTODON_ADDRESS.sub("x" * ADDRESS_WEIGHT, text)
    return sum(1 for _ in _GRAPHEME.finditer(_MENTION.sub(r"@\1", text)))


def _weight(text: str) -> int:
    weight = _units(text)
    if _MAY_BE_EMOJI.search(text):
        for emoji in _EMOJI.finditer(text):
            weight += 2 - _units(emoji[0])
    return weight


def _units(text: str) -> int:
    return len(text) + sum(map(len, _HEAVY.findall(text)))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where X sees addresses, also such as `readme.md`, which it links."""
    for word in _DOTTED.finditer(text):
        for found in _address().finditer(word[0]):
            for start, end in _spans(found):
                yield word.start() + start, word.start() + end


def _spans(found: re.Match[str]) -> list[tuple[int, int]]:
    """Without `https://` only domains of Latin letters are addresses."""
    start, end = found.span("address")
    if not all(map(_fits, found["domain"].split("."))):
        return []
    if found["scheme"]:
        short = _SHORTENED.match(found["address"])
        if not short:
            return [(start, end)]
        return [(start, start + short.end())] if len(short["id"]) <= _LONGEST_ID else []
    if found["before"] and found["before"] in "-_./":
        return []
    at = found.start("domain")
    spans = [
        (at + one.start(), at + one.end()) for one in _latin_domain().finditer(found["domain"])
    ]
    if spans and found["path"]:
        spans[-1] = (spans[-1][0], end)
    return spans


def _fits(label: str) -> bool:
    """Whether a part of a domain is as short as domains demand, and encoded at most once."""
    if label.isascii():
        return len(label) <= 63
    return not label.startswith("xn--") and len(label.encode("punycode")) <= 63 - len("xn--")


@cache
def _top() -> str:
    lines = files("kits.channels").joinpath("tlds.txt").read_text(encoding="utf-8").split("\n")
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    known = "|".join(sorted(words, key=len, reverse=True))
    return rf"(?:(?:{known})(?=[^0-9a-zA-Z@+-]|$)|xn--[\-0-9a-z]+)"


@cache
def _address() -> re.Pattern[str]:
    sub = rf"(?>{_LABEL}+(?:[_-]+{_LABEL}+)*)\."
    name = rf"(?>{_LABEL}+(?:-+{_LABEL}+)*)\."
    return re.compile(
        rf"(?P<before>[^A-Za-z0-9@＠$#＃{_UNSEEN}]|[{_DIRECTIONS}]|^)"
        rf"(?P<address>(?P<scheme>https?://)?(?P<domain>(?:{sub}){{0,{_MOST_LABELS}}}{name}{_top()})(?::[0-9]+)?"
        rf"(?P<path>/(?:{_PATH}*(?:{_BRACKETS}{_PATH}*)*{_PATH_END}|@{_PATH}+/)*)?(?:{_QUERY})?)",
        re.IGNORECASE,
    )


@cache
def _latin_domain() -> re.Pattern[str]:
    return re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+{_top()}", re.IGNORECASE)
