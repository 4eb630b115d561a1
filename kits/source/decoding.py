"""Bytes to text whose lines and columns are those an editor shows."""

from __future__ import annotations

import codecs
import re

from kits.model.findings import Finding
from kits.model.places import Place
from kits.model.sentinels import NONCHARACTERS
from kits.source.file_mistakes import (
    forbidden_character,
    misencoded_table,
    too_large,
    unreadable_text,
)

DOCUMENT_LIMIT = 1_000_000
"""Bytes of a document; a long novel has as many."""

TABLE_LIMIT = 20_000_000
"""Bytes of a table; a hundred thousand groups."""
TABLE = ".csv"

FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{NONCHARACTERS}]"
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


def read_table_text(path: str, data: bytes, chinese: bool) -> tuple[str | None, list[Finding]]:
    """The text of a table; `chinese` says that one which is not UTF-8 may be GB18030."""
    text, findings = read_text(path, data, TABLE_LIMIT)
    if text is None and chinese and (other := _as_gb18030(data)) is not None:
        text, findings = cleaned(path, with_plain_ends(other))
        findings.insert(0, misencoded_table(Place(path)))
    return text, findings


def quotable(path: str, data: bytes, chinese: bool) -> str:
    """The text of a file in the encoding in which it is read; stand-ins for what is in none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        other = _as_gb18030(data) if chinese and path.endswith(TABLE) else None
        text = data.decode("utf-8-sig", "replace") if other is None else other
    return with_plain_ends(text)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read."""
    if b"\0" not in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def _as_gb18030(data: bytes) -> str | None:
    """The text, unless the bytes are none in GB18030 or look like damaged UTF-8."""
    if len(data) > TABLE_LIMIT:
        return None
    damaged = data.decode("utf-8", "replace")
    characters = sum(character > "\x7f" for character in damaged)
    if damaged.count("\ufffd") * 4 < characters:
        return None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return None


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
