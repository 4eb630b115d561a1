"""The cells of a table by row (RFC 4180), each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source.lines import Lines
from kits.source.nodes import Scalar
from kits.source.passages import Seam, joined, trimmed
from kits.source.table_mistakes import text_after_cell, unclosed_cell

_QUOTED = re.compile(r'[ \t\u3000]*"((?:[^"]++|"")*+)("?)')

Cell = Scalar | None
"""None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, or several where a cell holds line ends."""

    line: int
    """Where it begins."""
    cells: list[Cell]
    sound: bool = True
    """False where the end of a cell is in doubt, and with it the number of cells."""


class UnclosedCell(Exception):
    """Ends the reading of a table: nobody knows where the next cell begins."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def read_rows(
    lines: Lines, separator: str, findings: list[Finding], first: int = 1
) -> Iterator[Row]:
    """The rows from a line on that have something in them.

    Raises UnclosedCell at a quotation mark that is opened and not closed.
    """
    number = first
    simple = _simple_cell(separator)
    while number <= len(lines.lines):
        line = lines.lines[number - 1]
        cells = (
            _quoted_cells(lines.path, number, line, simple)
            if '"' in line
            else _plain_cells(lines.path, number, line, separator)
        )
        row = Row(number, cells or [])
        number += 1
        if cells is None:
            row, number = _long_row(lines, row.line, separator, findings)
        if any(row.cells):
            yield row


def _plain_cells(path: str, number: int, line: str, separator: str) -> list[Cell]:
    """The cells of a line without quotation marks."""
    cells: list[Cell] = []
    column = 1
    for written in line.split(separator):
        cells.append(_cell(path, number, column, written))
        column += len(written) + 1
    return cells


def _simple_cell(separator: str) -> re.Pattern[str]:
    """A cell that ends in its line and in which no quotation mark is doubled."""
    return re.compile(f'[ \t\u3000]*+(?:"([^"]*)"[ \t\u3000]*|([^"{separator}]*))({separator}|$)')


def _quoted_cells(path: str, number: int, line: str, simple: re.Pattern[str]) -> list[Cell] | None:
    """The cells of a line whose quotation marks are simple; None where they are not."""
    cells: list[Cell] = []
    at = 0
    while found := simple.match(line, at):
        which = 2 if found[1] is None else 1
        cells.append(_cell(path, number, found.start(which) + 1, found[which]))
        at = found.end()
        if not found[3]:
            return cells
    return None


def _cell(path: str, number: int, column: int, written: str) -> Cell:
    text = written.strip()
    if not text:
        return None
    if text != written:
        column += written.index(text)
    return Scalar(text, False, Place(path, number, column, len(text)))


def _long_row(
    lines: Lines, number: int, separator: str, findings: list[Finding]
) -> tuple[Row, int]:
    """The row that begins in a line, and the line in which the next begins."""
    ending = re.compile(f"[^{separator}\n]*")
    cells: list[Cell] = []
    sound = True
    at = lines.starts[number - 1]
    while True:
        quoted = _QUOTED.match(lines.text, at)
        written = ending.match(lines.text, quoted.end() if quoted else at)
        assert written is not None
        if quoted is None:
            cells.append(_cell(lines.path, *lines.position(at), written[0]))
        else:
            source = trimmed(_quoted_text(lines, quoted))
            sound = _check_end(lines, quoted, written, findings) and sound
            cells.append(Scalar(source.text, False, source) if source.text else None)
        at = written.end() + 1
        if lines.text[written.end() : at] != separator:
            return Row(number, cells, sound), lines.position(written.end())[0] + 1


def _check_end(
    lines: Lines, quoted: re.Match[str], rest: re.Match[str], findings: list[Finding]
) -> bool:
    """Whether the cell ends with its quotation mark."""
    opening = lines.place(quoted.start(1) - 1)
    text = rest[0].strip()
    if not quoted[2] or (text and "\n" in quoted[1]):
        raise UnclosedCell(unclosed_cell(opening))
    if text:
        at = lines.place(rest.start() + rest[0].index(text), len(text))
        findings.append(text_after_cell(at, text))
    return not text


def _quoted_text(lines: Lines, quoted: re.Match[str]) -> Passage:
    """What a quoted cell says; each doubled quotation mark is one."""
    written = quoted[1]
    text = written.replace('""', '"')
    line, column = lines.position(quoted.start(1))
    if text == written:
        more = ((line + i, 1) for i in range(1, text.count("\n") + 1))
        return Passage(text, lines.path, ((line, column), *more))
    seams: list[Seam] = [(0, line, column)]
    lost = 0
    for mark in re.finditer('""|\n', written):
        lost += mark[0] == '""'
        seams.append((mark.end() - lost, *lines.position(quoted.start(1) + mark.end())))
    return joined(text, lines.path, seams)
