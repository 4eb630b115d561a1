"""A line as it is compared: chats change characters on the way, and what was meant stays."""

from __future__ import annotations

from unicodedata import category, normalize

from kits.chats.forms import FORMS


class _Folds(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


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


_FOLDS = _Folds()


def fold(line: str) -> str:
    """A line in one form of its characters, without those that are not seen."""
    return line.translate(_FOLDS)


def original(line: str, start: int, end: int) -> str:
    """The part of a line of which `fold(line)[start:end]` was made."""
    if line.translate(_FOLDS) == line:
        return line[start:end]
    places = [at for at, char in enumerate(line) for _ in _FOLDS[ord(char)]]
    places.append(len(line))
    return line[places[start] : places[end]]
