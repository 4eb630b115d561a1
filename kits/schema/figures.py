"""The tables of `content/log/figures/` by column, with rows of one figure folded."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from kits.model.figures import NO_FIGURES, Figure, Figures
from kits.model.findings import Finding, say
from kits.model.log import FIGURES, KINDS
from kits.model.places import Origin, Place, Tree
from kits.schema.columns import RowOrigin, read_columns
from kits.schema.reading import row_facts
from kits.schema.rewritten import retold
from kits.source.content import Content
from kits.source.nodes import Facts
from kits.source.tables import Table

_OPEN = 2
"""Tables that are kept while findings are told of their rows."""
Columns = dict[str, list[Any]]


def load_figures(content: Content, findings: list[Finding]) -> Figures:
    """All figures, whatever files they stand in; of each table nothing but their values is kept."""
    columns: Columns = {name: [] for name in Figure.model_fields}
    pools: dict[str, dict[str, str]] = {name: {} for name in columns}
    files, rows = array("I"), array("I")
    for file, path in enumerate(content.figures):
        table, found = content.later(path)
        if table is None:
            findings += found
            continue
        kept, values = read_columns(Figure, table, say("this row"), found)
        findings += retold([table], found)
        files.extend(array("I", [file]) * len(kept))
        rows.extend(kept)
        for name, those in values.items():
            one = pools[name].setdefault
            columns[name] += map(one, those, those) if str in map(type, those) else those
    if not rows:
        return NO_FIGURES
    stands = array("I", range(len(rows)))
    order, others = _folded(columns, stands)
    for name, those in columns.items():
        columns[name] = [those[at] for at in order]
    standing = array("I", (stands[at] for at in order))
    tree_of = _reader(content)

    def origin(row: int) -> Origin:
        return RowOrigin(lambda at: tree_of(files[at], rows[at]), row)

    places = {at: place for place, at in enumerate(order) if at in others} if others else {}
    contradicting = {places[at]: origin(other) for at, other in others.items()}
    return Figures(columns, lambda at: origin(standing[at]), contradicting)


def _folded(columns: Columns, stands: array[int]) -> tuple[list[int], dict[int, int]]:
    """The rows that stay, in their order, and those whose value another one gives otherwise.

    Of rows of one figure the first stays, with each cell as it was filled last, and stands where
    the last does.
    """
    codes, span = _codes(columns)
    seen: set[int] = set()
    twice: set[int] = set()
    for code in codes:
        key = code % span
        (twice if key in seen else seen).add(key)
    del seen
    several: dict[int, list[int]] = {}
    for at, code in enumerate(codes) if twice else ():
        if code % span in twice:
            several.setdefault(code % span, []).append(at)
    gone: set[int] = set()
    others: dict[int, int] = {}
    for those in several.values():
        first, *later = sorted(those, key=lambda at: (codes[at], _said(columns, at)))
        last = (first, *later)[-1]
        for before, after in zip((first, *later), later, strict=False):
            one, other = ((columns["day"][at], columns["value"][at]) for at in (before, after))
            if one[0] == other[0] and one[1] != other[1] and after == last:
                others[first] = stands[before]
        _fold(columns, first, later)
        stands[first] = stands[last]
        gone.update(later)
    kept = (at for at in range(len(codes)) if at not in gone)
    return sorted(kept, key=codes.__getitem__), others


def _fold(columns: Columns, first: int, later: Sequence[int]) -> None:
    for name, values in columns.items():
        said = [values[at] for at in (first, *later) if values[at] is not None]
        if said:
            values[first] = said[0 if name == KINDS[FIGURES].moment else -1]


def _said(columns: Columns, at: int) -> tuple[Any, str]:
    return columns["value"][at], repr([values[at] for values in columns.values()])


def _codes(columns: Columns) -> tuple[list[int], int]:
    """A number for each row, by its day and its key; its rest by the second number is its key."""
    kind = KINDS[FIGURES]
    codes = [0] * len(columns[kind.moment])
    span = 1
    for name in (kind.moment, *kind.key):
        values = columns[name]
        ranked = sorted(set(values), key=lambda value: (value is not None, value or ""))
        ranks = {value: rank for rank, value in enumerate(ranked)}
        size = len(ranks)
        codes = [code * size + ranks[value] for code, value in zip(codes, values, strict=True)]
        span *= 1 if name == kind.moment else size
    return codes, span


def _reader(content: Content) -> Callable[[int, int], Tree]:
    """Reads the row of a file again, since of very many few are ever asked for."""

    @lru_cache(maxsize=_OPEN)
    def table_of(file: int) -> Table | None:
        return content.later(content.figures[file])[0]

    def tree_of(file: int, row: int) -> Tree:
        table = table_of(file)
        if table is None or row >= len(table.rows):
            return Facts({}, Place(content.figures[file]))
        return row_facts(table.rows[row], Figure)

    return tree_of
