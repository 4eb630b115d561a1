"""Tables: a row becomes a mapping whose every cell knows its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.cells import Cell, Row, UnclosedCell, read_rows
from kits.source.decoding import cleaned, read_text, with_plain_ends
from kits.source.fact_mistakes import full_width_mark
from kits.source.file_mistakes import misencoded_table, too_large
from kits.source.lines import Lines
from kits.source.nodes import Entry, Mapping, Scalar, Sequence
from kits.source.passages import part, trimmed
from kits.source.table_mistakes import long_row, nameless_column, repeated_column

TABLE_LIMIT = 20_000_000
"""Bytes; a hundred thousand groups."""

CELL_LIMIT = 32_767
"""Characters; as many as a spreadsheet's cell holds."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file."""

    path: str
    columns: tuple[Scalar, ...]
    """Those that have a name, in the order of the file."""
    rows: tuple[Mapping, ...]
    """Those with something in them; an empty cell is an absent value."""


def read_table(path: str, data: bytes, chinese: bool) -> tuple[Table | None, list[Finding]]:
    """A table; None where its bytes or its header cannot be read.

    `chinese` says that a table which is not UTF-8 may be GB18030, as Chinese spreadsheets save it.
    """
    text, findings = read_text(path, data, TABLE_LIMIT)
    if text is None and chinese and (other := _as_gb18030(data)) is not None:
        text, findings = cleaned(path, with_plain_ends(other))
        findings.insert(0, misencoded_table(Place(path)))
    if text is None:
        return None, findings
    header = next((line for line in text.split("\n") if line.strip()), "")
    separator = _separator(header)
    if separator == "，":
        number = text[: text.index(header)].count("\n") + 1
        at = Place(path, number, header.index(separator) + 1)
        return None, [*findings, full_width_mark(at, separator)]
    try:
        rows = list(read_rows(Lines(path, text), separator, findings))
    except UnclosedCell as failure:
        return None, [*findings, failure.finding]
    columns = _columns(rows[0].cells, findings) if rows else []
    table = tuple(_mapping(path, row, columns, findings) for row in rows[1:])
    return Table(path, tuple(c.name for c in columns if c.name), table), findings


def split_cell(cell: Scalar) -> Sequence:
    """The list in a cell: texts between `;` or `；`, trimmed, without the empty ones."""
    items = []
    start = 0
    for separator in (*re.finditer("[;；]", cell.source.text), None):
        end = separator.start() if separator else len(cell.source.text)
        item = trimmed(part(cell.source, start, end))
        if item.text:
            items.append(Scalar(item.text, cell.plain, item))
        start = end + 1
    return Sequence(tuple(items), cell.here)


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


def _separator(header: str) -> str:
    """What parts the columns: a comma, unless the header has none and has another candidate."""
    bare = re.sub('"[^"]*"', "", header)
    return next((mark for mark in ",\t;，" if mark in bare), ",")


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


def _mapping(path: str, row: Row, columns: list[_Column], findings: list[Finding]) -> Mapping:
    """A row by column; what stands under no name is reported, once a column."""
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
    extra = next(filter(None, row.cells[len(columns) :]), None)
    if extra and row.sound:
        findings.append(long_row(extra.here, extra.source.text, len(columns)))
    first = row.cells[0]
    return Mapping(entries, first.here if first else Place(path, row.line))
