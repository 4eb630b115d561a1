"""Which groups, in the cell of a table: the same grammar as among the facts."""

from __future__ import annotations

from kits.model.findings import Finding
from kits.model.records import Part
from kits.schema.shapes import shapes
from kits.source.facts import read_nodes
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar
from kits.source.tables import split_cell


def with_traits(row: Facts, cls: type[Part], findings: list[Finding]) -> Facts:
    """The row, each `{city: 上海}` in a cell that chooses groups as the block that it is.

    A cell that cannot be read is a finding, and left out.
    """
    entries = dict(row.entries)
    for key, entry in row.entries.items():
        shape = shapes(cls).get(key)
        value = entry.value
        if shape and shape.chooses and isinstance(value, Scalar) and "{" in (value.text or ""):
            chosen = _chosen(value, findings)
            if chosen is None:
                del entries[key]
            else:
                entries[key] = Entry(entry.key, chosen)
    return Facts(entries, row.at)


def _chosen(cell: Scalar, findings: list[Finding]) -> Node | None:
    terms = [_term(item, findings) for item in split_cell(cell).items]
    items = tuple(term for term in terms if term is not None)
    if len(items) < len(terms):
        return None
    return items[0] if len(items) == 1 else Listing(items, cell.here)


def _term(item: Node, findings: list[Finding]) -> Node | None:
    """An item of the cell, read where it stands if it is a block."""
    if not isinstance(item, Scalar) or not (item.text or "").startswith("{"):
        return item
    at = item.here
    before = "\n" * (at.line - 1) + " " * (at.column - 1)
    block, found = read_nodes(at.path, f"{before}{item.text}")
    findings.extend(found)
    return block
