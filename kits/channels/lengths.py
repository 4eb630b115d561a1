"""How long a text is, in the unit that its channel counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType
from typing import Literal

import regex

from kits.channels.channel import Channel, Limit
from kits.channels.posts import counted, weighted

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
class Sms:
    """How a text message is sent."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    """Septets in GSM-7, UTF-16 units in UCS-2."""
    parts: int


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a limit a text takes."""

    length: int
    limit: Limit

    @property
    def too_long(self) -> bool:
        """Whether it cannot be sent."""
        return self.limit.limit is not None and self.length > self.limit.limit

    @property
    def long(self) -> bool:
        """Whether it reads or splits badly."""
        return self.limit.advised is not None and self.length > self.limit.advised

    @property
    def share(self) -> float:
        """How much of the limit it takes; of what is advised, where there is none."""
        return self.length / (self.limit.limit or self.limit.advised or float("inf"))


def measure(text: str, channel: Channel) -> int:
    """The length of a final text in the channel's unit."""
    return UNITS[channel.unit](text)


def sizes(
    channel: Channel, text: str, *, html: str | None = None, title: str | None = None
) -> tuple[Size, ...]:
    """How much a text takes of each limit of the channel, the channel's first one first.

    A limit on the HTML or the title counts only where there is one.
    """
    parts = {"text": text, "html": html, "title": title}
    counted_parts = ((limit, parts[limit.of]) for limit in channel.limits)
    return tuple(
        Size(UNITS[limit.unit](part), limit) for limit, part in counted_parts if part is not None
    )


def size(channel: Channel, text: str, *, html: str | None = None, title: str | None = None) -> Size:
    """How much a text takes of the limit that it comes nearest to, or is furthest beyond."""
    if not channel.also:
        return Size(measure(text, channel), channel.limits[0])
    every = sizes(channel, text, html=html, title=title)
    return max(every, key=lambda size: (size.too_long, size.long, size.share))


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
        "weighted characters": weighted,
        "counted characters": counted,
        "shown characters": lambda text: len(unescape(_TAG.sub("", text))),
        "characters of HTML": len,
        "bytes of HTML": _bytes,
        "characters of the title": len,
        "bytes a line": lambda text: max(map(_bytes, text.split("\n"))),
    }
)
"""Every unit a channel may count in: code points, UTF-16 units, UTF-8 bytes, extended grapheme
clusters, parts of a text message, X's and Mastodon's own count (see `posts`), code points without
their tags, and those of what is pasted beside the text; UTF-8 bytes of the longest line."""
