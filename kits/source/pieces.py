"""A long table in pieces that are read one by one, each under its header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kits.model.findings import Finding
from kits.source.tables import Table, read_table

PIECE = 4_000_000
"""Bytes that are read at once."""


def read_pieces(
    path: str, file: BinaryIO, chinese: bool
) -> Iterator[tuple[Table | None, list[Finding], int]]:
    """Tables with what is wrong, and how many lines are to be added to those that they know."""
    for piece, before in pieces(file):
        table, findings = read_table(path, piece, chinese)
        yield table, [moved(finding, before) for finding in findings], before


def moved(finding: Finding, lines: int) -> Finding:
    """The finding so many lines below; the header stands where it stood."""
    place = finding.place
    is_below = lines and place.line > 1
    return replace(finding, place=replace(place, line=place.line + lines)) if is_below else finding


def pieces(file: BinaryIO, most: int = PIECE) -> Iterator[tuple[bytes, int]]:
    """The parts of a table, cut where a line ends and no quotation mark is open."""
    head, before = _whole(file, 0), 0
    rest = _whole(file, most)
    while True:
        yield head + rest, before
        before += rest.count(b"\n")
        rest = _whole(file, most)
        if not rest:
            return


def _whole(file: BinaryIO, most: int) -> bytes:
    """So many bytes, and what follows until a line ends at which every quotation mark is closed."""
    parts = [file.read(most)] if most else []
    marks = parts[0].count(b'"') if parts else 0
    while line := file.readline():
        parts.append(line)
        marks += line.count(b'"')
        if marks % 2 == 0:
            break
    return b"".join(parts)
