"""Rows for tables that are there: in their encoding, with their separator and line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from kits.edit.forms import read_form
from kits.source.tables import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a cell that spreadsheet programs take for a formula (OWASP, CSV Injection)."""


def row_for(table: Table, data: bytes, cells: Mapping[str, str]) -> bytes:
    """What to append to a table, so that it has one more row; columns without a cell stay empty.

    `data` is the table as it stands on the disk.
    """
    text, form = read_form(data)
    separator = separator_of(table, text)
    header = next(filter(None, csv.reader(io.StringIO(text), delimiter=separator)))
    row = io.StringIO()
    writer = csv.writer(row, delimiter=separator, lineterminator="\n")
    writer.writerow(safe(cells.get(name.strip(), "")) for name in header)
    return form.encoded(("" if text.endswith("\n") else "\n") + row.getvalue())


def safe(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula, with line ends that are quoted."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if cell.startswith(FORMULA) else text


def separator_of(table: Table, text: str) -> str:
    """What stands between the first two columns that have a name."""
    first, second = (column.here for column in table.columns[:2])
    line = text.split("\n")[first.line - 1]
    between = line[first.column + first.width - 1 : second.column - 1]
    return next((mark for mark in between if mark in ",\t;"), ",")
