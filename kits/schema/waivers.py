"""Waivers: one a row of `waivers.csv`."""

from __future__ import annotations

from kits.model.findings import Finding, say
from kits.model.waivers import Waiver
from kits.schema.columns import read_whole_rows
from kits.source.tables import Table


def load_waivers(table: Table | None, findings: list[Finding]) -> tuple[Waiver, ...]:
    """All waivers, in the order of the table."""
    read = read_whole_rows(Waiver, table, lambda _: say("this waiver"), findings)
    return tuple(waiver for _, _, waiver in read if waiver is not None)
