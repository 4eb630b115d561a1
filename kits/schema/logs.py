"""What happened: the tables of `content/log/`, whose rows of one key are one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from kits.model.figures import Figures
from kits.model.findings import Finding, say
from kits.model.log import KINDS, MANY, Kind, Log, Receipt
from kits.model.moments import Point
from kits.model.records import Record
from kits.schema.columns import read_whole_rows
from kits.source.content import Content
from kits.source.tables import Table

R = TypeVar("R", bound=Record)


def load_log(
    tables: Mapping[str, Iterable[Table]], figures: Figures, findings: list[Finding]
) -> Log:
    """All that happened but the receipts, each event once, in the order of their days."""
    read = {
        kind: tuple(_events(declared, tables.get(kind, ()), findings))
        for kind, declared in KINDS.items()
        if kind not in MANY
    }
    return Log(figures=figures, **read)  # type: ignore[arg-type]  # a field for each kind, which a test compares


def load_receipts(content: Content, campaign: str) -> tuple[tuple[Receipt, ...], list[Finding]]:
    """Every row of the receipts of a campaign, in the order of the files."""
    findings: list[Finding] = []
    found: list[Receipt] = []
    for path in content.receipts.get(campaign, ()):
        table, problems = content.later(path)
        findings += problems
        found += _rows(Receipt, table, findings)
    return tuple(found), findings


def _rows(cls: type[R], table: Table | None, findings: list[Finding]) -> Iterator[R]:
    for _at, _key, record in read_whole_rows(cls, table, lambda _: say("this row"), findings):
        if record is not None:
            yield record


def _events(kind: Kind, tables: Iterable[Table], findings: list[Finding]) -> Iterator[Record]:
    """The events of a kind: of rows that tell of the same one, each cell as it was filled last.

    What is read hangs on the rows alone, in whatever files they stand.
    """
    rows = [row for table in tables for row in _rows(kind.record, table, findings)]
    rows.sort(key=lambda row: (_moment(getattr(row, kind.moment)), repr(row.__dict__)))
    events: dict[tuple[Any, ...], Record] = {}
    for row in rows:
        key = tuple(getattr(row, name) for name in kind.key)
        before = events.get(key)
        events[key] = row if before is None else _folded(before, row, kind.moment)
    yield from events.values()


def _folded(before: Record, after: Record, moment: str) -> Record:
    """One event of two rows of it: its moment is the earlier one."""
    lacking = {name: value for name, value in before.__dict__.items() if _is_empty(after, name)}
    return after.with_facts({**lacking, moment: getattr(before, moment)})


def _is_empty(row: Record, name: str) -> bool:
    return getattr(row, name) in (None, ())


def _moment(value: Any) -> tuple[str, str]:
    """What days, with or without an hour, are sorted by."""
    if isinstance(value, Point):
        return (str(value.day), str(value.hour or ""))
    return (str(value or ""), "")
