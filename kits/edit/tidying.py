"""The small files of `content/log/` joined, a month each, so that the community stays what it was.

Rows are joined as they stand, and only one that is told twice goes: to fold those of one event, as
the reader does, would lose when each of them was written, which a row that arrives later from a
phone is compared with.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from kits.model.forgotten import Tombstone, find_tombstone
from kits.model.log import KINDS, RECEIPTS, columns
from kits.source.decoding import TABLE_LIMIT
from kits.source.tables import read_table
from kits.source.trees import CONTENT, FileTree

_FILE = re.compile(
    rf"(?P<folder>{CONTENT}/log/(?P<kind>[a-z]+)(?:/[^/]+)?)/"
    r"(?:(?P<month>\d{4}-\d\d)|\d{4}-\d\d-\d\d-[0-9a-f]+)\.csv"
)
"""A file of a month, or a small one; what people keep by hand under another name is theirs."""
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})\b")
_PEOPLE = ("person", "owner", "seen_by")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One file of a month, and what went into it."""

    path: str
    files: int
    rows: int
    twice: int
    """Rows that were told more than once, exactly alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What becomes of the log."""

    files: Mapping[str, bytes | None]
    """By path; None for one that is removed."""
    joined: tuple[Joined, ...]
    left: tuple[str, ...]
    """Files that cannot be read, or name somebody who was forgotten: they stay as they are."""


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    folder: str
    kind: str
    is_month: bool
    rows: tuple[tuple[str, Row], ...]
    """Each with its month."""


def tidied(tree: FileTree, forgotten: Collection[Tombstone], today: date) -> Tidied:
    """The log with one file for each month that is over; a file that goes beyond stays whole.

    Files that one table could not hold stay as they are.
    """
    this_month, left = f"{today:%Y-%m}", []
    by_folder: dict[str, list[_File]] = {}
    for path in tree.paths():
        found = _FILE.fullmatch(path)
        if not found or not _is_of_kind(found["folder"], found["kind"]):
            continue
        rows = _rows(tree, path, found["kind"], forgotten)
        if rows is None:
            left.append(path)
        elif all(month < this_month for month, _ in rows):
            file = _File(path, found["folder"], found["kind"], bool(found["month"]), rows)
            by_folder.setdefault(file.folder, []).append(file)
    files: dict[str, bytes | None] = {}
    joined: list[Joined] = []
    there = set(tree.paths())
    for those in by_folder.values():
        ours = {file.path for file in those}
        made = [each for each in _joined(those) if each[0].path not in ours or each[0].files > 1]
        astray = [each.path for each, _ in made if each.path in there - ours]
        left += astray
        if not astray and not any(len(data) > TABLE_LIMIT for _, data in made):
            kept = {file.path for file in those if file.is_month and _stays(file)}
            files |= dict.fromkeys(ours - kept)
            files |= {each.path: data for each, data in made}
            joined += [each for each, _ in made]
    return Tidied(files=files, joined=tuple(joined), left=tuple(left))


def _is_of_kind(folder: str, kind: str) -> bool:
    return kind in KINDS and (folder.count("/") == 3) == (kind == RECEIPTS)


def _stays(file: _File) -> bool:
    """Whether all that a file of a month says is of that month."""
    return all(file.path.endswith(f"/{month}.csv") for month, _ in file.rows)


def _rows(
    tree: FileTree, path: str, kind: str, forgotten: Collection[Tombstone]
) -> tuple[tuple[str, Row], ...] | None:
    """The rows of a file, each with its month; None where any is not plainly right."""
    table, findings = read_table(path, tree.read(path), chinese=True)
    names = columns(kind)
    if table is None or any(each.severity == "error" for each in findings):
        return None
    if not {column.text for column in table.columns} <= {*names}:
        return None
    field = KINDS[kind].record.model_fields[KINDS[kind].moment]
    rows: list[tuple[str, Row]] = []
    for row in table.rows:
        said = _MONTH.match(row.text(field.alias or KINDS[kind].moment) or "")
        if not said or any(find_tombstone(row.text(key) or "", forgotten) for key in _PEOPLE):
            return None
        month = f"{said[1]}-{int(said[2]):02}"
        rows.append((month, tuple(row.text(name) or "" for name in names)))
    return tuple(rows)


def _joined(files: Sequence[_File]) -> Iterator[tuple[Joined, bytes]]:
    """The months of a folder."""
    every = [(month, row, file) for file in files for month, row in file.rows]
    for month in sorted({month for month, _, _ in every}):
        rows = [row for of, row, _ in every if of == month]
        those = {file.path: file for of, _, file in every if of == month}
        once, file = sorted(set(rows)), files[0]
        yield (
            Joined(
                path=f"{file.folder}/{month}.csv",
                files=len(those),
                rows=len(once),
                twice=len(rows) - len(once),
            ),
            _written([columns(file.kind), *once]),
        )


def _written(rows: Iterable[Row]) -> bytes:
    """A table with the cells as they are."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
