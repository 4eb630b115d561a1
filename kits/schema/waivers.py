"""Waivers: one a row of `waivers.csv`."""

from __future__ import annotations

from kits.model.findings import Finding, say
from kits.model.waivers import Waiver
from kits.schema.reading import read_record, row_facts, whole_rows
from kits.source.tables import Table


def load_waivers(table: Table | None, findings: list[Finding]) -> tuple[Waiver, ...]:
    """All waivers, in the order of the table."""
    rows = whole_rows(table, Waiver, findings) if table else ()
    label = say("this waiver")
    read = (read_record(Waiver, row_facts(row, Waiver), label, findings) for row in rows)
    return tuple(waiver for waiver in read if waiver is not None)
