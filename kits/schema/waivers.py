"""Waivers: one a row of `waivers.csv`."""

from __future__ import annotations

from kits.model.findings import Finding, say
from kits.model.waivers import Waiver
from kits.schema.columns import read_rows
from kits.schema.reading import row_facts, whole_rows
from kits.source.tables import Table


def load_waivers(table: Table | None, findings: list[Finding]) -> tuple[Waiver, ...]:
    """All waivers, in the order of the table."""
    if table is None:
        return ()
    rows = whole_rows(table, Waiver, findings)
    read = read_rows(
        Waiver,
        table,
        rows,
        lambda row: row_facts(row, Waiver),
        lambda _: say("this waiver"),
        findings,
    )
    return tuple(waiver for _, _, waiver in read if waiver is not None)
