"""A line as it is compared: chats change characters on the way, and what was meant stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category, normalize

from kits.chats.forms import FORMS

_MARKS = re.compile(FORMS["marks"])


class Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __init__(self, become: Callable[[str], str]) -> None:
        self._become = become

    def __missing__(self, code: int) -> str:
        self[code] = become = self._become(chr(code))
        return become


def _folded(char: str) -> str:
    if char in FORMS["dashes"]:
        return "-"
    sort = category(char)
    if sort == "Nd":
        zeros = (ord(char) - ord(zero) for zero in FORMS["zeros"])
        char = next((str(digit) for digit in zeros if 0 <= digit <= 9), char)
    if sort in ("Cf", "Cs") or (sort == "Cc" and char not in "\t\v\f"):
        return ""
    if sort in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    return normalize("NFKC", char).replace("\u2212", "-")


def _bare(char: str) -> str:
    return "".join(map(_lettered, _folded(char)))


def _lettered(char: str) -> str:
    parts = normalize("NFKD", char)
    bare = _MARKS.sub("", parts)
    low = (char if bare == parts else bare).lower()
    return str(FORMS["letters"].get(low, low))


FOLDS, LETTERS = Table(_folded), Table(_bare)


def fold(line: str) -> str:
    """A line in one form of its characters, without those that are not seen."""
    return line.translate(FOLDS)


def letters(text: str) -> str:
    """A text as it is compared where people leave out accents and capitals."""
    return text.translate(LETTERS)


def places(line: str, table: Table) -> list[int]:
    """For each character that a table makes of a line, and for its end, where that stood."""
    return [*(at for at, char in enumerate(line) for _ in table[ord(char)]), len(line)]


def original(line: str, start: int, end: int, table: Table = FOLDS) -> str:
    """The part of a line of which `line.translate(table)[start:end]` was made."""
    if line.translate(table) == line:
        return line[start:end]
    at = places(line, table)
    return line[at[start] : at[end]]
