"""Rows whose cells are not parted as the header's are, and lines at the end that are no rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, islice

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.cells import Cell, Row, Rows
from kits.source.nodes import KEYS, Scalar
from kits.source.passages import part, trimmed
from kits.source.table_mistakes import long_row, mixed_separators, split_text, text_below_table

_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_OTHERS = "，\t；;"
"""What may part the cells of a row that somebody typed or pasted by hand."""
_PARTED = re.compile(f"[{_OTHERS}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SHAPES = (
    ("link", re.compile(r"https?://[!-~]*")),
    ("number", re.compile(rf"{_THOUSANDS.pattern}|\d+")),
    ("day", re.compile(r"\d{4}[-/]\d\d?[-/]\d\d?.*")),
    ("word", re.compile(r"[a-z0-9;/-]+")),
)
_LONGEST = 2000
"""Characters of a cell that may be several; a hundred would do."""
_MOST = 50
"""Cells into which a text may be split; a longer one is quoted by whoever writes it."""
_LOOKED_AT = 50
"""Rows that show what a column holds."""
_LABEL = re.compile(r"[※*（(]|注|.{1,20}?[:：]")
_TOTAL = re.compile(r"[合总小共]\s*计|(?:sub)?totals?|sum", re.IGNORECASE)
_SENTENCE = re.compile(r"[。；！]|(?:\S{1,30}\s+){3}")


class OddRows:
    """What is done about the odd rows of one table; the rows it gives are mended."""

    def __init__(self, rows: Rows) -> None:
        """`rows` are all rows of the table, the header first."""
        self._lines = rows.lines
        self._separator = rows.separator
        self._rows = rows
        self._names = [cell.text if cell else None for cell in rows[0].cells]
        self._width = len(self._names)
        self._mixed: dict[str, list[Place]] = {}

    def suspects(self, columns: Sequence[Sequence[str]]) -> Iterator[int]:
        """The rows, of those with these texts by column, that may have to be mended."""
        for column in columns[self._width :]:
            yield from (row for row, text in enumerate(column) if text)
        if self._names[0] in KEYS and _PARTED.search("\n".join(columns[0])):
            yield from (row for row, text in enumerate(columns[0]) if _PARTED.search(text))

    def mended(self, row: Row) -> tuple[Row, Finding | None]:
        """The row as it was probably meant, and what is wrong with it."""
        if split := self._split(row):
            at, mark, cells = split
            self._mixed.setdefault(mark, []).append(at)
            row = replace(row, cells=cells)
        extra = next(filter(None, row.cells[self._width :]), None)
        if extra is None or row.findings:
            return row, None
        joined = self._joined(row)
        if joined is None:
            return row, long_row(extra.here, extra.source.text, self._width)
        cell, cells = joined
        return replace(row, cells=cells), split_text(cell.here, cell.source.text, self._width)

    def mixed(self) -> list[Finding]:
        """The rows so far that have another separator than the header: one finding for each."""
        return [
            mixed_separators(places[0], mark, self._separator, len(places) - 1)
            for mark, places in self._mixed.items()
        ]

    def without_notes(self) -> tuple[int, list[Finding]]:
        """How many rows there are without those at the end that hold a signature or a remark."""
        key = next((at for at, name in enumerate(self._names) if name in KEYS), None)
        end = len(self._rows)
        while key is not None and end > 1 and self._is_note(self._rows[end - 1], key):
            end -= 1
        if end == len(self._rows):
            return end, []
        note = self._rows[end]
        first = next(filter(None, note.cells))
        return end, [text_below_table(first.here, first.source.text, note.line)]

    def _is_note(self, row: Row, key: int) -> bool:
        filled = [cell.text or "" for cell in row.cells if cell]
        id = row.cells[key] if key < len(row.cells) else None
        if id is None and len(filled) > 1:
            return False
        text = ((id.text if id else filled[0]) or "")[:_LONGEST]
        if (id and _ID.fullmatch(text)) or self._split(row):
            return False
        if _LABEL.match(text) or _TOTAL.fullmatch(text):
            return True
        is_apart = not self._lines.line(row.line - 1).strip(f" \t\u3000{self._separator}")
        if len(filled) == 1:
            return is_apart or bool(_SENTENCE.search(text))
        return is_apart and len(filled) == 2 and len(text.split()) > 1

    def _split(self, row: Row) -> tuple[Place, str, list[Cell]] | None:
        """The cells of a row in whose first one another separator was typed, and where that is."""
        first = row.cells[0]
        if first is None or first.text is None or _ID.fullmatch(first.text):
            return None
        if self._names[0] not in KEYS or self._width < 2 or len(first.text) > _LONGEST:
            return None
        rest = list(row.cells[1:])
        while rest and rest[-1] is None:
            rest.pop()
        room = self._width - len(rest)
        for mark in _OTHERS:
            pieces = first.text.split(mark, room - 1) if mark != self._separator else []
            if len(pieces) > 1 and self._are_cells(pieces, rest):
                at = first.source.place_of(first.text.index(mark))
                return at, mark, [*_parts(first, pieces), *rest]
        return None

    def _are_cells(self, pieces: list[str], rest: list[Cell]) -> bool:
        """Whether the pieces of a cell are cells of their own, and not a list of ids."""
        words = [piece.strip() for piece in pieces]
        if not _ID.fullmatch(words[0]):
            return False
        fills = len(words) + len(rest) == self._width
        return fills or not all(_ID.fullmatch(word) for word in filter(None, words))

    def _joined(self, row: Row) -> tuple[Scalar, list[Cell]] | None:
        """The text that was probably split, and the row with it whole; None where that is open."""
        cells = list(row.cells)
        while cells and cells[-1] is None:
            cells.pop()
        more = len(cells) - self._width
        if more > _MOST or any(cell and cell.here.line != row.line for cell in cells):
            return None
        before = [0, *accumulate(map(self._fits, range(self._width), cells))]
        after = [0, *accumulate(map(self._fits, reversed(range(self._width)), reversed(cells)))]
        ranked: list[tuple[int, int, Scalar]] = []
        for at in range(self._width):
            first, last = cells[at], cells[at + more]
            if first and last and self._names[at] not in KEYS:
                whole = self._text(row.line, first, last)
                fit = before[at] + after[self._width - at - 1] + 2 * self._fits(at, whole)
                ranked.append((fit + 2 * self._is_one(whole.text or ""), at, whole))
        ranked.sort(key=lambda one: one[0], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        _, at, whole = ranked[0]
        return whole, [*cells[:at], whole, *cells[at + more + 1 :]]

    def _is_one(self, text: str) -> bool:
        """Whether a text with separators looks like one by itself: `Lee, Mira` or `1,200`."""
        return f"{self._separator} " in text or _THOUSANDS.fullmatch(text) is not None

    def _text(self, line: int, first: Scalar, last: Scalar) -> Scalar:
        start = first.here.column - 1
        text = self._lines.line(line)[start : last.here.column - 1 + last.here.width]
        return Scalar(text, False, Place(self._lines.path, line, start + 1, len(text)))

    def _fits(self, column: int, cell: Cell) -> int:
        """How well a cell goes with what else stands in a column."""
        if cell is None:
            return 0
        return 1 if _shape(cell) in self._columns[column] else -1

    @cached_property
    def _columns(self) -> list[Counter[str]]:
        """What the cells of each column look like."""
        rows = islice(self._rows, 1, None)
        whole = (row for row in rows if not row.findings and len(row.cells) <= self._width)
        columns: list[Counter[str]] = [Counter() for _ in range(self._width)]
        for row in islice(whole, _LOOKED_AT):
            for column, cell in zip(columns, row.cells, strict=False):
                if cell:
                    column[_shape(cell)] += 1
        return columns


def _shape(cell: Scalar) -> str:
    text = cell.text or ""
    return next((shape for shape, form in _SHAPES if form.fullmatch(text)), "text")


def _parts(cell: Scalar, pieces: list[str]) -> list[Cell]:
    """The pieces of a cell as cells, each at its place."""
    cells: list[Cell] = []
    start = 0
    for piece in pieces:
        source = trimmed(part(cell.source, start, start + len(piece)))
        cells.append(Scalar(source.text, False, source) if source.text else None)
        start += len(piece) + 1
    return cells
