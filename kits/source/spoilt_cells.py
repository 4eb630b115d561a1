"""Cells that a spreadsheet program spoilt: one finding for a column and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as Columns
from dataclasses import dataclass

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.cell_mistakes import hidden_cell, lost_emoji, rewritten_column, spoilt_cell
from kits.source.nodes import Facts, Scalar

MISENCODED = "misencoded-table"
_ERRORS = (
    r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!"
    r"|ERROR!|UNKNOWN!|GETTING_DATA)|Err:5\d\d"
)
_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_STOPS = "，。！？：；、～…（【《「『“"
_LOST = re.compile(
    r"\ufffd+"
    r"|锟斤拷(?:锟斤拷)*锟?"
    r"|^\?{1,8}(?![?!！？]|\w+=)(?=.*\w)"
    rf"|(?<=[{_STOPS}])\?{{1,8}}(?![?!！？])",
    re.MULTILINE,
)
"""What is left of a character that an encoding could not write, where no question can end."""
_LOST_IN_CHINESE = re.compile(rf"(?<=\s)\?{{1,8}}(?=\s*{_HAN})")
"""The same after a space; French has one before its question marks."""
_LOST_IN_GBK = re.compile(r"(?<![?=&/\x21-\x7e])(?:\?\?)+(?![?])")
"""A pair of them in a file that could not hold an emoji: an emoji is written as two units."""
_ADDRESS = re.compile(r"[!-~\ufffd]+/[!-~\ufffd]*")
"""Of a page or of a record, in which such marks may well stand."""
_SIGNS = re.compile(
    rf"{_ERRORS}|###|\dE\+\d\d|\ufffd|锟斤拷|\?(?<=[\s\",;{_STOPS}]\?)",
)
"""Anything of this in a table is a reason to look at its cells; the rest is not looked at."""
_IN_SIGNS = ("?", "#", "E+", "Err:5", "\ufffd", "锟")
"""One of these is in each of them, and found in a hundredth of the time."""
_MARK = re.compile("[?\ufffd锟#E]")
"""Stands in every cell that is spoilt."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One way in which a cell is spoilt."""

    finding: Callable[[Place, str, str, int], Finding]
    """Takes the place, the text, the column, and how many more cells of it are like that."""
    form: re.Pattern[str]
    whole: bool
    """Whether it is all that the cell says, so that nothing else need be said of the cell."""


EMOJI = Damage(lost_emoji, _LOST, False)
WHOLE = (
    Damage(spoilt_cell, re.compile(_ERRORS), True),
    Damage(hidden_cell, re.compile("#{3,}"), True),
    Damage(rewritten_column, re.compile(r"[+-]?\d(?:[.,]\d+)?E\+\d{2,3}"), True),
)


def spoilt_cells(
    text: str, rows: Sequence[Facts], texts: Columns[str, list[str]], known: Collection[str]
) -> tuple[list[Finding], frozenset[Place]]:
    """What is wrong, and the places of the cells of which nothing else need be said.

    `text` is the whole table, `texts` are those of the rows by column, `known` are the rules of
    what is wrong with it already.
    """
    if not any(sign in text for sign in _IN_SIGNS):
        return [], frozenset()
    if not (_SIGNS.search(text) or (MISENCODED in known and "??" in text)):
        return [], frozenset()
    found: dict[tuple[str, Damage], list[tuple[Place, str]]] = {}
    for column, cell in _suspects(rows, texts):
        for damage, place, what in _damages(cell, known):
            found.setdefault((column, damage), []).append((place, what))
    findings = [
        damage.finding(*places[0], column, len(places) - 1)
        for (column, damage), places in found.items()
    ]
    told = (place for (_, damage), places in found.items() if damage.whole for place, _ in places)
    return findings, frozenset(told)


def _suspects(
    rows: Sequence[Facts], texts: Columns[str, list[str]]
) -> Iterator[tuple[str, Scalar]]:
    """The cells that need a closer look, by row."""
    marked = {
        row for column in texts.values() for row, text in enumerate(column) if _MARK.search(text)
    }
    for row in sorted(marked):
        for column, entry in rows[row].entries.items():
            if isinstance(entry.value, Scalar):
                yield column, entry.value


def _damages(cell: Scalar, known: Collection[str]) -> Iterator[tuple[Damage, Place, str]]:
    text = cell.text or ""
    if ("?" in text or "\ufffd" in text or "锟" in text) and not _ADDRESS.fullmatch(text):
        forms = (EMOJI.form, _LOST_IN_CHINESE, *([_LOST_IN_GBK] if MISENCODED in known else ()))
        lost = next(filter(None, (form.search(text) for form in forms)), None)
        is_stand_in = lost and "\ufffd" in lost[0] and "forbidden-character" in known
        if lost and not is_stand_in:
            yield EMOJI, cell.source.place_of(lost.start(), len(lost[0])), lost[0]
    if "#" not in text and "E" not in text:
        return
    for damage in WHOLE:
        if damage.form.fullmatch(text):
            yield damage, cell.here, text
