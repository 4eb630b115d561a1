"""How long a text is, in the unit that its channel counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import regex

from kits.channels.channel import Channel

GSM_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The GSM 7-bit default alphabet, 3GPP TS 23.038, 6.2.1."""

GSM_EXTENSION = "\f^{}\\[~]|€"
"""Its extension table, 6.2.1.1: each of these counts two."""

_NOT_GSM = re.compile(f"[^{re.escape(GSM_BASIC + GSM_EXTENSION)}]")
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Sms:
    """How a text message is sent."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    """Septets in GSM-7, UTF-16 units in UCS-2."""
    parts: int


def measure(text: str, channel: Channel) -> int:
    """The length of a final text in the channel's unit."""
    return UNITS[channel.unit](text)


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


UNITS: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        "characters": len,
        "UTF-16 units": _utf_16,
        "bytes": _bytes,
        "graphemes": lambda text: sum(1 for _ in _GRAPHEME.finditer(text)),
        "parts": lambda text: sms(text).parts,
        "bytes a line": lambda text: max(map(_bytes, text.split("\n"))),
    }
)
"""Every unit a channel may count in: code points, UTF-16 units, UTF-8 bytes, extended grapheme
clusters, parts of a text message, UTF-8 bytes of the longest line."""
