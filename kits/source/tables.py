"""Tables: a row becomes a mapping whose every cell knows its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import overload

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.cells import Cell, Row, Rows, Texts, read_rows
from kits.source.conflicts import find_conflict
from kits.source.decoding import read_table_text
from kits.source.fact_mistakes import full_width_mark
from kits.source.file_mistakes import too_large
from kits.source.heads import FULL_WIDTH, find_head
from kits.source.lines import Lines
from kits.source.nodes import Entry, Facts, Listing, Scalar
from kits.source.odd_rows import OddRows
from kits.source.passages import part, trimmed
from kits.source.spoilt_cells import spoilt_cells
from kits.source.table_mistakes import nameless_column, repeated_column, unmerged_table

CELL_LIMIT = 32_767
"""Characters; as many as a spreadsheet's cell holds."""
_SEPARATOR = re.compile("[;；]")
"""What parts the items of a list in a cell."""


@dataclass(frozen=True, slots=True)
class TableRows(Sequence[Facts]):
    """The rows of a table as mappings; each is made when it is asked for."""

    rows: Rows
    """The header first."""
    names: tuple[Scalar | None, ...]
    """Of each column; None where it has none of its own."""
    size: int
    odd: dict[int, Facts]
    """Those whose cells are not what stands in the file."""

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, at: int) -> Facts: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Facts, ...]: ...
    def __getitem__(self, at: int | slice) -> Facts | tuple[Facts, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(self.size)[at])
        at = range(self.size)[at]
        return self.odd.get(at) or self._mapping(self.rows[at + 1])

    def _mapping(self, row: Row) -> Facts:
        entries = {
            name.text: Entry(name, cell)
            for name, cell in zip(self.names, row.cells, strict=False)
            if cell and name and name.text
        }
        return _beginning(row, entries, self.rows.lines.path)


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file."""

    path: str
    columns: tuple[Scalar, ...]
    """Those that have a name, in the order of the file."""
    rows: Sequence[Facts]
    """Those with something in them; an empty cell is an absent value."""
    lines: Sequence[int] = ()
    """Where each of them begins."""
    texts: dict[str, list[str]] = field(default_factory=dict, repr=False)
    """What the rows say, by column; an empty cell says nothing."""
    told: frozenset[Place] = frozenset()
    """Cells that are spoilt, which is a finding already."""


def read_table(path: str, data: bytes, chinese: bool) -> tuple[Table | None, list[Finding]]:
    """A table; None where its bytes or its header cannot be read.

    `chinese` says that a table which is not UTF-8 may be GB18030, as Chinese spreadsheets save it.
    """
    text, findings = read_table_text(path, data, chinese)
    if text is None:
        return None, findings
    lines = Lines(path, text)
    if mark := find_conflict(lines):
        return None, [*findings, unmerged_table(*mark)]
    head, above = find_head(lines)
    findings += above
    if head.separator in FULL_WIDTH:
        at = Place(path, head.line, lines.line(head.line).index(head.separator) + 1)
        return None, [*findings, full_width_mark(at, head.separator)]
    rows, said, found = read_rows(lines, head.separator, head.line)
    findings += found
    if rows is None:
        return None, findings
    if not rows:
        return Table(path, (), ()), findings
    table, found = _table(rows, said, {finding.rule for finding in findings})
    return table, findings + found


def _table(rows: Rows, said: Texts, known: set[str]) -> tuple[Table, list[Finding]]:
    """The table with these rows; `known` are the rules of what is wrong with its text already."""
    odd, path = OddRows(rows), rows.lines.path
    count, below = odd.without_notes()
    columns, findings = _columns(rows[0].cells)
    names = tuple(column.name for column in columns)
    texts = [list(map(str.strip, column)) for column in _by_column(said[1:count], len(names))]
    kept = TableRows(rows, names, count - 1, {})
    for at in sorted({*odd.suspects(texts), *_lost(columns, texts)}):
        kept.odd[at], found = _mended(rows[at + 1], columns, odd, path)
        findings += found
        for name, column in zip(names, texts, strict=False):
            column[at] = (name and name.text and kept.odd[at].text(name.text)) or ""
    named = {c.text: those for c, those in zip(names, texts, strict=False) if c and c.text}
    known |= {finding.rule for finding in findings}
    spoilt, told = spoilt_cells(rows.lines.text, kept, named, known)
    headed, lines = tuple(filter(None, names)), rows.starts[1:count]
    table = Table(path, headed, kept if count > 1 else (), lines, named, told)
    return table, [*findings, *below, *odd.mixed(), *spoilt]


def split_cell(cell: Scalar) -> Listing:
    """The list in a cell: texts between `;` or `；`, trimmed, without the empty ones."""
    items = []
    start = 0
    for separator in (*_SEPARATOR.finditer(cell.source.text), None):
        end = separator.start() if separator else len(cell.source.text)
        item = trimmed(part(cell.source, start, end))
        if item.text:
            items.append(Scalar(item.text, cell.plain, item))
        start = end + 1
    return Listing(tuple(items), cell.here)


def split_text(text: str) -> list[str]:
    """What the items of the list in a cell say."""
    return [item for item in map(str.strip, _SEPARATOR.split(text)) if item]


@dataclass(slots=True)
class _Column:
    """A column on its way through the rows."""

    name: Scalar | None
    reported: bool
    """Whether it is known that its cells are lost."""


def _columns(header: list[Cell]) -> tuple[list[_Column], list[Finding]]:
    columns: list[_Column] = []
    findings: list[Finding] = []
    numbers: dict[str, int] = {}
    for number, cell in enumerate(header, 1):
        text = cell.text if cell else None
        if cell is None or text is None:
            columns.append(_Column(None, reported=False))
            continue
        first = numbers.setdefault(text, number)
        if first != number:
            findings.append(repeated_column(cell.here, text, first))
        columns.append(_Column(cell if first == number else None, reported=first != number))
    return columns, findings


def _by_column(rows: list[list[str]], width: int) -> list[tuple[str, ...]]:
    """The texts of each column, of the header's and of those beyond it."""
    columns = list(zip_longest(*rows, fillvalue=""))
    return [*columns, *[("",) * len(rows)] * (width - len(columns))]


def _lost(columns: list[_Column], texts: list[list[str]]) -> Iterator[int]:
    """The rows in which a text stands under no name, or is too long for a cell."""
    for column, those in zip(columns, texts, strict=False):
        if column.name is None and not column.reported:
            yield from (row for row, text in enumerate(those) if text)
        elif max(map(len, those), default=0) > CELL_LIMIT:
            yield from (row for row, text in enumerate(those) if len(text) > CELL_LIMIT)


def _mended(
    row: Row, columns: list[_Column], odd: OddRows, path: str
) -> tuple[Facts, list[Finding]]:
    """A row by column; what stands under no name is reported, once a column."""
    row, mistake = odd.mended(row)
    findings = [mistake] if mistake else []
    entries: dict[str, Entry] = {}
    for column, cell in zip(columns, row.cells, strict=False):
        if cell is None or cell.text is None:
            continue
        if len(cell.text) > CELL_LIMIT:
            findings.append(too_large(cell.here, len(cell.text), CELL_LIMIT))
            continue
        if column.name is not None and column.name.text is not None:
            entries[column.name.text] = Entry(column.name, cell)
        elif not column.reported:
            column.reported = True
            findings.append(nameless_column(cell.here, cell.source.text))
    return _beginning(row, entries, path), findings


def _beginning(row: Row, entries: dict[str, Entry], path: str) -> Facts:
    """A row at its first cell, or where its line begins."""
    first = row.cells[0]
    return Facts(entries, first.here if first else Place(path, row.line))
