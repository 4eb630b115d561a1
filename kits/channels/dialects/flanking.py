"""CommonMark's flanking rules (0.31, 6.2): where a mark opens and closes a run beside punctuation.

`**加粗。**后文` is not bold there, since punctuation stands before the mark and a letter behind it.
The last of it is moved out of the run, which is enough, since a mark between two punctuation
characters works; where nothing can move, a space is put outside.
"""

from __future__ import annotations

import re
import unicodedata

from kits.channels.patterns import UNKNOWN, Inside

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ESCAPED_END = re.compile(r"(?<!\\)(?:\\\\)*\\[!-/:-@\[-`{-~]\Z")


def marked(run: Inside, mark: str) -> str:
    """The run between marks that work beside its neighbours, or bare where none can."""
    if run.before == UNKNOWN:
        return run.text
    head, text, tail = "", run.text, ""
    if not _is_free(run.after):
        text, tail = (text, " ") if run.solid_end else _without_end(text)
    if not _is_free(run.before):
        head, text = (" ", text) if run.solid_start else _without_start(text)
    return f"{head}{mark}{text}{mark}{tail}" if text.strip() else run.text


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
    if _is_movable(text[:1]) and not text.startswith(("*", "~~")):
        start = 2 if text[0] == "\\" else 1
    kept = text[start:].lstrip()
    return text[: len(text) - len(kept)], kept
