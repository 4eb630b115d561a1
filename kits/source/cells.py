"""The cells of a table by row (RFC 4180): what they say, and when it is asked for, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source.lines import Lines
from kits.source.nodes import Scalar
from kits.source.passages import Seam, joined, trimmed
from kits.source.table_mistakes import text_after_cell, unclosed_cell

Cell = Scalar | None
"""None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, or several where a cell holds line ends."""

    line: int
    """Where it begins."""
    cells: list[Cell]
    findings: tuple[Finding, ...] = ()
    """What leaves the end of a cell in doubt, and with it the number of cells."""
    lines: int = 1
    """How many it takes."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that have something in them, each with its places.

    A row is read again whenever it is asked for, since of the many rows of a table few ever are.
    """

    lines: Lines
    separator: str
    starts: list[int]
    """The lines in which they begin."""

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Row:
        return read_row(self.lines, self.starts[at], self.separator)

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))


class UnclosedCell(Exception):
    """Ends the reading of a table: nobody knows where the next cell begins."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings


Texts = list[list[str]]
"""What the cells of rows say, with white space around it."""


def read_rows(
    lines: Lines, separator: str, first: int = 1
) -> tuple[Rows | None, Texts, list[Finding]]:
    """The rows from a line on, and what they say; None where a quotation mark is never closed."""
    rows, said = Rows(lines, separator, []), Texts()
    findings: list[Finding] = []
    numbered = enumerate(lines.lines[first - 1 :], first)
    for start, line in numbered:
        if '"' not in line:
            texts = line.split(separator)
        elif (pieces := _pieces(line, separator)) is not None:
            texts = [written for _, written in pieces]
        else:
            try:
                row = _long_row(lines, start, separator)
            except UnclosedCell as failure:
                return None, [], [*findings, *failure.findings]
            texts = [cell.text or "" if cell else "" for cell in row.cells]
            findings += row.findings
            for _ in range(row.lines - 1):
                next(numbered)
        if texts[0].strip() or any(map(str.strip, texts)):
            rows.starts.append(start)
            said.append(texts)
    return rows, said, findings


def read_row(lines: Lines, number: int, separator: str) -> Row:
    """The row that begins in a line, each of its cells at its place."""
    pieces = _pieces(lines.line(number), separator)
    if pieces is None:
        return _long_row(lines, number, separator)
    return Row(number, [_cell(lines.path, number, at + 1, written) for at, written in pieces])


def _pieces(line: str, separator: str) -> list[tuple[int, str]] | None:
    """What is written in each cell of a line, and where it begins; None if it is not that simple.

    It is not where a quotation mark is doubled, or a cell goes on in the next line.
    """
    simple = _simple_cell(separator)
    pieces: list[tuple[int, str]] = []
    at = 0
    while found := simple.match(line, at):
        which = 2 if found[1] is None else 1
        pieces.append((found.start(which), found[which]))
        at = found.end()
        if not found[3]:
            return pieces
    return None


@cache
def _simple_cell(separator: str) -> re.Pattern[str]:
    """A cell that ends in its line and in which no quotation mark is doubled."""
    blanks = _blanks(separator)
    return re.compile(f'{blanks}*+(?:"([^"]*)"{blanks}*|([^"{separator}]*))({separator}|$)')


@cache
def _quoted_cell(separator: str) -> re.Pattern[str]:
    return re.compile(_blanks(separator) + r'*"((?:[^"]++|"")*+)("?)')


def _blanks(separator: str) -> str:
    """White space around quotation marks; a tab that parts cells is none."""
    return "[ \u3000]" if separator == "\t" else "[ \t\u3000]"


def _cell(path: str, number: int, column: int, written: str) -> Cell:
    text = written.strip()
    if not text:
        return None
    if text != written:
        column += written.index(text)
    return Scalar(text, False, Place(path, number, column, len(text)))


def _long_row(lines: Lines, number: int, separator: str) -> Row:
    """The row that begins in a line, whatever its quotation marks."""
    opening, ending = _quoted_cell(separator), re.compile(f"[^{separator}\n]*")
    cells: list[Cell] = []
    findings: list[Finding] = []
    at = lines.starts[number - 1]
    while True:
        quoted = opening.match(lines.text, at)
        written = ending.match(lines.text, quoted.end() if quoted else at)
        assert written is not None
        if quoted is None:
            cells.append(_cell(lines.path, *lines.position(at), written[0]))
        else:
            source = trimmed(_quoted_text(lines, quoted))
            rest = written[0].strip()
            if not quoted[2] or (rest and "\n" in quoted[1]):
                raise UnclosedCell([*findings, unclosed_cell(lines.place(quoted.start(1) - 1))])
            if rest:
                place = lines.place(written.start() + written[0].index(rest), len(rest))
                findings.append(text_after_cell(place, rest))
            cells.append(Scalar(source.text, False, source) if source.text else None)
        at = written.end() + 1
        if lines.text[written.end() : at] != separator:
            last = lines.position(written.end())[0]
            return Row(number, cells, tuple(findings), last + 1 - number)


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
