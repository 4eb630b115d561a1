"""CommonMark's flanking rules (0.31, 6.2): where a mark opens and closes a run beside punctuation.

`**加粗。**后文` is not bold there, since punctuation stands before the mark and a letter behind it.
The last of it is moved out of the run, which is enough, since a mark between two punctuation
characters works, and a bracket takes its partner with it: `「**书**」吧`. Where nothing can move, a
space is put outside.
"""

from __future__ import annotations

import re
import unicodedata

from kits.channels.patterns import Inside
from kits.model.sentinels import UNKNOWN

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PAIRS = frozenset(
    ("()", "[]", "（）", "【】", "「」", "『』", "《》", "〈〉", "“”", "‘’", '""', "''")
)
_ESCAPED_END = re.compile(r"(?<!\\)(?:\\\\)*\\[!-/:-@\[-`{-~]\Z")


def marked(run: Inside, mark: str) -> str:
    """The run between marks that work beside its neighbours, or bare where none can."""
    if run.before == UNKNOWN:
        return run.text
    text = run.text.strip(" ")
    head, tail = " " * run.text.startswith(" "), " " * run.text.endswith(" ")
    if not tail and not _is_free(run.after):
        stuck = run.solid_end or run.run_end or _ends_in_other(text, mark)
        text, tail = (text, " ") if stuck else _without_end(text)
    if not head and not _is_free(run.before):
        stuck = run.solid_start or run.run_start or _starts_in_other(text, mark)
        head, text = (" ", text) if stuck else _without_start(text)
    head, text, tail = _with_partner(run, head, text, tail)
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text += "\\"
    return f"{head}{mark}{text}{mark}{tail}" if text.strip() else run.text


def _with_partner(run: Inside, head: str, text: str, tail: str) -> tuple[str, str, str]:
    """The run with both brackets outside where one of them had to move there."""
    if tail and not head and not run.solid_start:
        opening, rest = _without_start(text)
        if _are_partners(opening, rest, tail):
            return opening, rest, tail
    elif head and not run.solid_end and not _are_partners(head, text, tail):
        rest, closing = _without_end(text)
        if _are_partners(head, rest, closing):
            return head, rest, closing + tail
    return head, text, tail


def _are_partners(opening: str, inside: str, closing: str) -> bool:
    """Whether these are brackets or quotes that belong together, and hold something."""
    pair = opening.strip()[-1:] + closing.strip()[-1:]
    if pair not in _PAIRS or not inside:
        return False
    if pair[0] == pair[1]:
        return pair[0] not in inside
    depth = 1
    for character in inside:
        depth += (character == pair[0]) - (character == pair[1])
        if not depth:
            return False
    return depth == 1


def _ends_in_other(text: str, mark: str) -> bool:
    """Whether a run of another mark ends with this one: to this one that is punctuation."""
    if mark == "~~":
        return text.endswith("*") and not _ESCAPED_END.search(text)
    return text.endswith("~~")


def _starts_in_other(text: str, mark: str) -> bool:
    return text.startswith("*") if mark == "~~" else text.startswith("~~")


def _is_free(neighbour: str) -> bool:
    """Whether a mark works between this neighbour and punctuation.

    Symbols such as emoji count as punctuation in CommonMark 0.31 but not before, so they are no
    help outside.
    """
    return (
        not neighbour
        or neighbour.isspace()
        or neighbour in _PUNCTUATION
        or unicodedata.category(neighbour).startswith("P")
    )


def _is_movable(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _without_end(text: str) -> tuple[str, str]:
    end = len(text)
    if _is_movable(text[-1:]) and not text.endswith(("*", "~~")):
        end -= 1
    if escaped := _ESCAPED_END.search(text):
        end = escaped.end() - 2
    kept = text[:end].rstrip()
    return kept, text[len(kept) :]


def _without_start(text: str) -> tuple[str, str]:
    start = 0
    if text.startswith("\\"):
        if text[1:2] not in _PUNCTUATION:
            return " ", text  # outside, it would take the mark for itself
        start = 2
    elif _is_movable(text[:1]) and not text.startswith(("*", "~~")):
        start = 1
    kept = text[start:].lstrip()
    return text[: len(text) - len(kept)], kept
