"""Items taken out of the cells of tables and put into them, with the rest of the row as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kits.edit.manuscripts import Manuscript
from kits.edit.rows import separator_of
from kits.model.places import Place
from kits.source.tables import Table


def take_out_items(text: Manuscript, items: Sequence[Place], gone: Sequence[bool]) -> None:
    """Take some of the items of a cell out, each with what parts it from the one before.

    `items` are the places of all items of the cell, in order.
    """
    starts = [text.offset(item) for item in items]
    ends = [start + item.width for start, item in zip(starts, items, strict=True)]
    kept_before = False
    for place, is_gone in enumerate(gone):
        if not is_gone:
            kept_before = True
        elif kept_before:
            text.change(ends[place - 1], ends[place], "")
        else:
            last = place + 1 == len(items)
            text.change(starts[place], ends[place] if last else starts[place + 1], "")


def add_items(text: Manuscript, table: Table, line: int, column: str, items: Sequence[str]) -> None:
    """Put more items into a cell of the row that begins in a line.

    A column that the table lacks is its new last one; the other rows stay as they are, since a row
    may end before the last column. The items are text without quotation marks or line ends.
    """
    separator = separator_of(table, text.text)
    header = _cells(text, table.columns[0].here.line, separator)
    row = _cells(text, line, separator)
    names = [_said(text.text[start:end]) for start, end in header]
    if column not in names:
        text.change(header[-1][1], header[-1][1], separator + column)
        names.append(column)
    at = names.index(column)
    if at < len(row):
        start, end = row[at]
        text.change(start, end, _grown(text.text[start:end], items, separator))
    else:
        gap = separator * (at - len(row) + 1)
        text.change(row[-1][1], row[-1][1], gap + _grown("", items, separator))


def _cells(text: Manuscript, line: int, separator: str) -> list[tuple[int, int]]:
    """From where to where each cell of a row is written, with its quotation marks."""
    cell = re.compile(rf'[ \t\u3000]*+"(?:[^"]++|"")*+"[^{separator}\n]*|[^{separator}\n]*')
    found: list[tuple[int, int]] = []
    at = text.line_start(line)
    while True:
        written = cell.match(text.text, at)
        assert written is not None, "an empty cell matches as well"
        found.append(written.span())
        at = written.end() + 1
        if text.text[written.end() : at] != separator:
            return found


def _said(written: str) -> str:
    """What a cell says, as the reader of tables has it."""
    bare = written.strip()
    return bare[1:-1].replace('""', '"').strip() if bare.startswith('"') else bare


def _grown(written: str, items: Sequence[str], separator: str) -> str:
    """A cell with more items, in quotation marks where it has some or needs them."""
    said = _said(written)
    mark = "；" if "；" in said else ";"
    grown = mark.join(filter(None, (said, *items)))
    if written.lstrip().startswith('"') or separator in grown:
        return '"' + grown.replace('"', '""') + '"'
    return grown
