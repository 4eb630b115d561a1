"""Tables: a row becomes a mapping whose every cell knows its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.cells import Cell, Row, UnclosedCell, read_rows
from kits.source.decoding import read_table_text
from kits.source.fact_mistakes import full_width_mark
from kits.source.file_mistakes import too_large
from kits.source.heads import FULL_WIDTH, find_head
from kits.source.lines import Lines
from kits.source.nodes import Entry, Facts, Listing, Scalar
from kits.source.odd_rows import OddRows
from kits.source.passages import part, trimmed
from kits.source.spoilt_cells import spoilt_cells
from kits.source.table_mistakes import nameless_column, repeated_column

CELL_LIMIT = 32_767
"""Characters; as many as a spreadsheet's cell holds."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file."""

    path: str
    columns: tuple[Scalar, ...]
    """Those that have a name, in the order of the file."""
    rows: tuple[Facts, ...]
    """Those with something in them; an empty cell is an absent value."""
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
    head, above = find_head(lines)
    findings += above
    if head.separator in FULL_WIDTH:
        at = Place(path, head.line, lines.line(head.line).index(head.separator) + 1)
        return None, [*findings, full_width_mark(at, head.separator)]
    try:
        rows = list(read_rows(lines, head.separator, findings, head.line))
    except UnclosedCell as failure:
        return None, [*findings, failure.finding]
    if not rows:
        return Table(path, (), ()), findings
    odd = OddRows(lines, head.separator, rows)
    kept, below = odd.without_notes()
    columns = _columns(rows[0].cells, findings)
    table = tuple(_mapping(path, row, columns, odd, findings) for row in kept[1:])
    spoilt, told = spoilt_cells(text, table, {finding.rule for finding in findings})
    names = tuple(c.name for c in columns if c.name)
    return Table(path, names, table, told), [*findings, *below, *odd.mixed(), *spoilt]


def split_cell(cell: Scalar) -> Listing:
    """The list in a cell: texts between `;` or `；`, trimmed, without the empty ones."""
    items = []
    start = 0
    for separator in (*re.finditer("[;；]", cell.source.text), None):
        end = separator.start() if separator else len(cell.source.text)
        item = trimmed(part(cell.source, start, end))
        if item.text:
            items.append(Scalar(item.text, cell.plain, item))
        start = end + 1
    return Listing(tuple(items), cell.here)


@dataclass(slots=True)
class _Column:
    """A column on its way through the rows."""

    name: Scalar | None
    reported: bool
    """Whether it is known that its cells are lost."""


def _columns(header: list[Cell], findings: list[Finding]) -> list[_Column]:
    columns: list[_Column] = []
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
    return columns


def _mapping(
    path: str, row: Row, columns: list[_Column], odd: OddRows, findings: list[Finding]
) -> Facts:
    """A row by column; what stands under no name is reported, once a column."""
    row, mistake = odd.mended(row)
    if mistake:
        findings.append(mistake)
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
    first = row.cells[0]
    return Facts(entries, first.here if first else Place(path, row.line))
