"""Bytes to text whose lines and columns are those an editor shows."""

from __future__ import annotations

import codecs
import re

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.file_mistakes import forbidden_character, too_large, unreadable_text

DOCUMENT_LIMIT = 1_000_000
"""Bytes of a document; a long novel has as many."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
"""Characters that no one types: controls, separators that some programs take for the end of a
line, halves of a pair, and the noncharacters, with which the engine marks places of its own."""

STAND_IN = "\ufffd"
"""Takes the place of a forbidden character, so that columns stay and reading can go on."""


def read_text(
    path: str, data: bytes, limit: int = DOCUMENT_LIMIT
) -> tuple[str | None, list[Finding]]:
    """The text of a UTF-8 file, with `\\n` for every line end and no byte order mark."""
    if len(data) > limit:
        return None, [too_large(Place(path), len(data), limit)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as failure:
        before = data[: failure.start].decode()
        return None, [unreadable_text(end_of(path, with_plain_ends(before)))]
    return cleaned(path, with_plain_ends(text))


def with_plain_ends(text: str) -> str:
    """The text with `\\n` for `\\r\\n` and `\\r`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cleaned(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text with a stand-in for each forbidden character, and a finding for each kind."""
    found = sorted(text.index(each) for each in set(text) if FORBIDDEN.match(each))
    findings = [forbidden_character(end_of(path, text[:at]), text[at]) for at in found]
    return (FORBIDDEN.sub(STAND_IN, text) if found else text), findings


def end_of(path: str, text: str) -> Place:
    """The place right after a text that begins the file."""
    return Place(path, text.count("\n") + 1, len(text) - text.rfind("\n"))
