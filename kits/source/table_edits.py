"""Cells and rows of a table put in, replaced and taken out, as the operator writes them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Self

from kits.model.places import Place
from kits.source.edits import Edit, Original
from kits.source.heads import find_head
from kits.source.lines import Span
from kits.source.tables import Table, read_table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a cell that spreadsheet programs take for a formula (OWASP, CSV Injection)."""

_NOWHERE = Span(0, 0)


class TableText(Original):
    """A table under edit: its rows, and where each cell is written, which is seen when asked."""

    def __init__(self, path: str, data: bytes, table: Table) -> None:
        """`table` is what was read of these bytes."""
        super().__init__(path, data)
        self.rows = table.rows
        self._head, _ = find_head(self)
        self._separator = self._head.separator

    @classmethod
    def read(cls, path: str, data: bytes, *, chinese: bool = True) -> Self | None:
        """The table of a file, in GB18030 where it may be; None where it cannot be read."""
        table, _ = read_table(path, data, chinese)
        return None if table is None else cls(path, data, table)

    def span(self, row: int, column: str) -> Span | None:
        """Where a cell is written, with its blanks and quotation marks.

        None where the row ends before it. Rows count from 0, as those of the table do.
        """
        spans, at = self._row(row), self.names.index(column)
        return spans[at] if at < len(spans) else None

    def cell_at(self, place: Place) -> tuple[int, str]:
        """The row and the column of a place; of one that names a cell, the column it names."""
        at = self.offset(place)
        row = bisect_right([spans[0].start for spans in self._spans], at) - 1
        cells = zip(self.names, self._spans[row], strict=False)
        return row - 1, place.cell.column if place.cell else next(
            c for c, s in cells if at <= s.end
        )

    def changed(self, cells: Mapping[tuple[int, str], str]) -> Iterator[Edit]:
        """Other texts for some cells, by row and column; a new column is the last one.

        Raises `ValueError` for a row whose cells are not parted as the header's are.
        """
        names = [*self.names, *dict.fromkeys(c for _, c in cells if c not in self.names)]
        more = "".join(self._separator + self._spelt(name) for name in names[len(self.names) :])
        if more:
            end = self._spans[0][-1].end
            yield Edit(Span(end, end), more)
        for row in dict.fromkeys(row for row, _ in cells):
            spans = self._row(row)
            texts = {names.index(c): text for (r, c), text in cells.items() if r == row}
            for at, text in texts.items():
                if at < len(spans):
                    yield Edit(spans[at], self._spelt(text, spans[at]))
            places = range(len(spans), max(texts) + 1)
            if places:
                tail = "".join(self._separator + self._spelt(texts.get(at, "")) for at in places)
                yield Edit(Span(spans[-1].end, spans[-1].end), tail)

    def added(self, rows: Iterable[Mapping[str, str]]) -> Edit:
        """More rows at the end of the table; columns without a cell stay empty."""
        lines = "" if self.text.endswith("\n") else "\n"
        for row in rows:
            cells = (self._spelt(row.get(name, "")) for name in self.names)
            lines += self._separator.join(cells) + "\n"
        return Edit(Span(len(self.text), len(self.text)), lines)

    def without(self, rows: Collection[int]) -> Iterator[Edit]:
        """Rows out, with the empty lines below them."""
        for row in rows:
            start = self._row(row)[0].start
            following = self._spans[row + 2 : row + 3]
            end = following[0][0].start if following else len(self.text)
            yield Edit(Span(start, end), "")

    @cached_property
    def _spans(self) -> list[list[Span]]:
        """Of each row with something in it, the header first, where its cells are written."""
        blanks = "[ \u3000]" if self._separator == "\t" else "[ \t\u3000]"
        plain = rf"[^{self._separator}\n]*"
        cell = re.compile(rf'{blanks}*+"(?:[^"]++|"")*+"{plain}|{plain}')
        rows: list[list[Span]] = [[]]
        at = self.line_start(self._head.line)
        while at <= len(self.text) and (found := cell.match(self.text, at)):
            rows[-1].append(Span(*found.span()))
            at = found.end() + 1
            if self.text[found.end() : at] != self._separator:
                rows.append([])
        return [row for row in rows if any(map(self._said, row))]

    @cached_property
    def names(self) -> list[str]:
        """What the columns are called, in order."""
        return [self._said(span) for row in self._spans[:1] for span in row]

    def _row(self, row: int) -> list[Span]:
        """The cells of a row, which are those that were read."""
        spans, read = self._spans[row + 1], self.rows[row]
        said = dict(reversed(list(zip(self.names, map(self._said, spans), strict=False))))
        if any(said.get(name) != read.text(name) for name in read.entries):
            raise ValueError(f"the cells of row {row} are not parted as those of the header")
        return spans

    def _said(self, span: Span) -> str:
        """What a cell says, as the reader of tables has it."""
        bare = self.text[span.start : span.end].strip()
        return bare[1:-1].replace('""', '"').strip() if bare.startswith('"') else bare

    def _spelt(self, text: str, old: Span = _NOWHERE) -> str:
        """A cell, in quotation marks where it had some or needs them, and as wide if it can be."""
        before, said = self.text[old.start : old.end], self._said(old)
        text = text if said and said[0] == text[:1] else safe(text)
        bare = before.strip()
        if bare.startswith('"') or any(mark in text for mark in (self._separator, '"', "\n")):
            text = '"' + text.replace('"', '""') + '"'
        start = before.index(bare)
        new, trail = before[:start] + text, before[start + len(bare) :]
        return new.ljust(len(before) - 1) + trail[-1] if trail else new


def safe(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula, with line ends that are quoted."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if cell.startswith(FORMULA) else text
