"""The units in which channels count a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

import regex

from kits.channels.posts import counted, weighted
from kits.model.findings import Words, say

GSM_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7-bit default alphabet, 3GPP TS 23.038, 6.2.1."""

GSM_EXTENSION = "\f^{}\\[~]|€"
"""Its extension table, 6.2.1.1: each of these counts two."""

_NOT_GSM = re.compile(f"[^{re.escape(GSM_BASIC + GSM_EXTENSION)}]")
_GRAPHEME = regex.compile(r"\X")
_TAG = re.compile("<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a channel counts."""

    name: str
    """What channels.toml and `kit.json` call it."""
    count: Callable[[str], int]
    words: Words = field(compare=False)
    """What operators are told."""


@dataclass(frozen=True, slots=True)
class Sms:
    """How a text message is sent."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    """Septets in GSM-7, UTF-16 units in UCS-2."""
    parts: int


def is_gsm(text: str) -> bool:
    """Whether a text message can say this in the GSM 7-bit alphabet."""
    return not _NOT_GSM.search(text)


def sms(text: str) -> Sms:
    """The encoding, units and parts of a text message.

    160 septets or 70 UTF-16 units fit one message, 153 or 67 each part of several; no part ends
    inside an extended character or a surrogate pair (3GPP TS 23.040, 9.2.3.24.1).
    """
    if is_gsm(text):
        widths = [2 if character in GSM_EXTENSION else 1 for character in text]
        return Sms("GSM-7", sum(widths), _parts(widths, 160, 153))
    widths = [2 if character > "\uffff" else 1 for character in text]
    return Sms("UCS-2", sum(widths), _parts(widths, 70, 67))


def _parts(widths: list[int], single: int, each: int) -> int:
    if sum(widths) <= single:
        return 1
    parts, room = 1, each
    for width in widths:
        if width > room:
            parts, room = parts + 1, each
        room -= width
    return parts


def _utf_16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _graphemes(text: str) -> int:
    return sum(1 for _ in _GRAPHEME.finditer(text))


def _shown(text: str) -> int:
    return len(unescape(_TAG.sub("", text)))


def _longest_line(text: str) -> int:
    return max(map(_bytes, text.split("\n")))


def _of_sms(text: str) -> int:
    return sms(text).parts


CHARACTERS = Unit("characters", len, say("characters"))
"""Code points."""
PARTS = Unit("parts", _of_sms, Words("parts", {}))
"""Of a text message; operators are told in which alphabet."""
UNITS = (
    CHARACTERS,
    Unit("UTF-16 units", _utf_16, say("UTF-16 units")),
    Unit("bytes", _bytes, say("bytes")),
    Unit("graphemes", _graphemes, say("graphemes")),
    PARTS,
    Unit("weighted characters", weighted, say("weighted characters")),
    Unit("counted characters", counted, say("counted characters")),
    Unit("shown characters", _shown, say("shown characters")),
    Unit("characters of HTML", len, say("characters of HTML")),
    Unit("bytes of HTML", _bytes, say("bytes of HTML")),
    Unit("characters of the title", len, say("characters of the title")),
    Unit("bytes a line", _longest_line, say("bytes a line")),
)
"""Bytes are those of UTF-8, graphemes Unicode's extended clusters; weighted and counted characters
are X's and Mastodon's (see `posts`), those shown go without their tags; of lines, the longest."""
