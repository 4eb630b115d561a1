"""Addresses as every link recogniser agrees to read them: ASCII, percent-encoded, host by IDNA."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

import idna

from kits.channels.tokens import TOKEN

MINI_PROGRAM = "#小程序://"
"""WeChat reads such an address only as it was copied, so it passes unchanged."""

_KEPT = "/%:@!&,+;=~?"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SENTENCE_END = re.compile(r"[.,;:!?@~]+\Z")
_PLAIN_HOST = re.compile(r"[0-9A-Za-z.\-_]*(?::[0-9]*)?|\[[0-9A-Fa-f:.]+\](?::[0-9]*)?")


@dataclass(frozen=True, slots=True)
class UrlValue:
    """A value inside an address: with `whole`, the address begins with it and it is one itself."""

    number: int
    whole: bool


@lru_cache(maxsize=1 << 12)
def encode_url(url: str) -> str:
    """The address in ASCII: host by IDNA, the rest percent-encoded, as is all that cuts it short.

    What is encoded already stays. Parentheses, stars, quotes and such are encoded wherever they
    stand, and at the end what recognisers take for that of a sentence; no `&` or `+`, which would
    then mean something else.
    """
    if url.startswith(MINI_PROGRAM):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return _encode(url)
    address = f"{parts.scheme}:" if parts.scheme else ""
    if parts.netloc:
        address += f"//{_encode_host(parts.netloc)}"
    last = _encode(parts.path)
    before_fragment, sharp, _ = url.partition("#")
    for mark, text in (("?" * ("?" in before_fragment), parts.query), (sharp, parts.fragment)):
        if mark:
            address, last = address + last + mark, _encode(text)
    return address + _SENTENCE_END.sub(_percent_coded, last)


def encode_part(value: str) -> str:
    """A value as it stands inside an address: it can neither end nor split it."""
    return quote(value, safe="", errors="replace")


def encode_tokenised(target: str) -> tuple[str | UrlValue, ...]:
    """An address that may hold value tokens: its fixed parts encoded, and its values."""
    found = TOKEN.match(target)
    if found and found[1] == "u":
        first = UrlValue(int(found[2]), whole=True)
        return (first, *_around_values(target[found.end() :], _encode_rest))
    return _around_values(target, encode_url)


def _around_values(target: str, encode: Callable[[str], str]) -> tuple[str | UrlValue, ...]:
    """Encodes the address as a whole, with a word in place of each value.

    So a value may stand in its host as well as in its path.
    """
    word = "valuex"
    while word in target.lower():
        word += "x"
    numbers = [int(token[2]) for token in TOKEN.finditer(target)]
    fixed = encode(TOKEN.sub(word, target)).split(word)
    parts: list[str | UrlValue] = [fixed[0]]
    for number, text in zip(numbers, fixed[1:], strict=True):
        parts += (UrlValue(number, whole=False), text)
    return tuple(part for part in parts if part)


def _percent_coded(found: re.Match[str]) -> str:
    return "".join(f"%{ord(character):02X}" for character in found[0])


def _encode_rest(text: str) -> str:
    rest = "#".join(_encode(part) for part in text.split("#", 1))
    return _SENTENCE_END.sub(_percent_coded, rest)


def _encode(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_KEPT, errors="replace")


def _encode_host(netloc: str) -> str:
    user, at, host = netloc.rpartition("@")
    if not _PLAIN_HOST.fullmatch(host):
        name, colon, port = host.partition(":")
        try:
            host = idna.encode(name, uts46=True).decode("ascii") + colon + _encode(port)
        except (idna.IDNAError, UnicodeError):
            host = quote(host, safe=":", errors="replace")
    return _encode(user) + at + host
