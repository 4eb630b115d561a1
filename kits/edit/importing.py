"""Figures on their way in, from a table of any spreadsheet, however long it is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from pydantic_core import PydanticCustomError

from kits.edit.events import new_rows
from kits.edit.figure_cells import readers
from kits.edit.tagged_links import Clicks
from kits.model.cells import plain_heading
from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.log import FIGURES, KINDS, columns
from kits.model.places import Place
from kits.model.reading.mistakes import mistake
from kits.source.pieces import moved, read_pieces
from kits.source.tables import Table

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "figure": ("figure", "name", "what", "指标", "数字", "名称", "项目"),
    "period": ("period", "month", "week", "when", "周期", "时段", "月份", "时间段"),
    "value": ("value", "count", "number", "amount", "数值", "数量", "值", "数"),
    "unit": ("unit", "单位"),
    "group": ("group", "群", "群名", "小组", "群号"),
    "campaign": ("campaign", "活动", "活动名"),
    "team": ("team", "团队", "小队"),
    "source": ("source", "来源", "出处"),
    "day": ("day", "counted on", "日期", "统计日期"),
}
"""What columns are called, by the one that the log has."""
NEEDED = ("figure", "period", "value", "unit")
LARGEST_FILE = 5_000_000
"""Characters of one new file, so that it can be read again in whatever script it is."""
_AT_ONCE = 100_000
"""Rows of the log that are looked at together."""
Row = Mapping[str, str]
Cells = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was understood of a table."""

    cells: Cells
    """Those of new rows, by the columns of the log."""
    known: int = 0
    """Rows that the log has already, or the table a second time."""
    passed_over: int = 0
    """Lines that bear no tag of a group."""
    findings: Sequence[Finding] = ()

    def __len__(self) -> int:
        return len(self.cells["figure"])

    def rows(self, first: int, end: int) -> list[Row]:
        """Some of the new rows."""
        those = zip(*(cells[first:end] for cells in self.cells.values()), strict=True)
        return [dict(zip(self.cells, row, strict=True)) for row in those]

    def files(self, day: date) -> Iterator[dict[str, bytes]]:
        """New files with them, by path, none of them too large to be read."""
        start, size = 0, 0
        for at, row in enumerate(zip(*self.cells.values(), strict=True)):
            size += sum(map(len, row)) + len(row)
            if size > LARGEST_FILE:
                yield new_rows(FIGURES, self.rows(start, at), day)
                start, size = at, 0
        yield new_rows(FIGURES, self.rows(start, len(self)), day)


def figures(
    community: Community, path: str, file: BinaryIO, today: date, campaign: str | None = None
) -> Imported:
    """What a table says of figures; of a list of links with tags, how many there are by group.

    `campaign` is what rows are of that name none.
    """
    name = path.rpartition("/")[2]
    unsaid = {"source": name, "day": today.isoformat(), "campaign": campaign or ""}
    work, clicks = _Work(community, unsaid), Clicks(community, today)
    findings: list[Finding] = []
    for table, problems, before in read_pieces(path, file, community.locale.startswith("zh")):
        findings += (one for one in problems if one.severity == "error")
        if table is None:
            break
        named = _named(table)
        found: Iterable[Finding]
        if all(key in named for key in NEEDED):
            found = work.take(table, named)
        elif clicks.bears(table):
            found = clicks.take(table)
        else:
            lacking = next(key for key in NEEDED if key not in named)
            words = say('no column is called "{column}"', column=lacking)
            hint = say("name the columns figure, period, value, unit and source")
            findings.append(error("unread-table", Place(table.path), words, hint))
            break
        findings += (moved(one, before) for one in found)
    counted = clicks.cells(unsaid)
    for _ in work.add(counted) if counted else ():
        pass
    cells, known = work.new()
    return Imported(cells=cells, known=known, passed_over=clicks.passed, findings=findings)


def _named(table: Table) -> dict[str, str]:
    """What the table calls each column of the log that it has."""
    ours = {said: key for key, names in HEADINGS.items() for said in names}
    found: dict[str, str] = {}
    for name in table.texts:
        key = ours.get(plain_heading(name))
        if key:
            found.setdefault(key, name)
    return found


def _finding(problem: PydanticCustomError, place: Place, others: int) -> Finding:
    """What is wrong with a cell, and how many more rows say the same."""
    facts = problem.context or {}
    words = facts["words"]
    if others:
        words = say("{what} (and {others} more rows)", what=words, others=others)
    return error(problem.type, place, words, facts["hint"])


class _Work:
    """Rows on their way: each text of a column is read once, however many rows say it."""

    def __init__(self, community: Community, unsaid: Row) -> None:
        """`unsaid` are the cells of rows that leave them empty."""
        self._log = community.log.figures
        self._readers = readers(community)
        self._unsaid = unsaid
        self._cells: Cells = {key: [] for key in columns(FIGURES)}
        self._read: dict[str, dict[str, str]] = {key: {} for key in self._cells}
        self._ids: dict[str, int] = {}
        self._newest: dict[int, int] = {}
        self._count = 0

    def take(self, table: Table, named: Mapping[str, str]) -> Iterator[Finding]:
        """Takes the rows of a table, but for those with a finding."""
        wrong: set[int] = set()
        said: Cells = {}
        for key, known in self._read.items():
            texts = table.texts[named[key]] if key in named else [""] * len(table.rows)
            problems = dict(self._problems(key, texts))
            alike: dict[str, list[int]] = {}
            for at, text in enumerate(texts) if problems else ():
                if text in problems:
                    alike.setdefault(text, []).append(at)
            for text, those in alike.items():
                wrong.update(those)
                place = table.rows[those[0]].place(*([named[key]] if text else []))
                yield _finding(problems[text], place, len(those) - 1)
            said[key] = [known.get(text, "") for text in texts]
        for at in self.add(said, wrong):
            facts = {key: said[key][at] for key in NEEDED}
            words = say('"{figure}" of {period} is given twice, with other values', **facts)
            hint = say("take the wrong row out, or write under day when each was counted")
            yield error("contradicting-figure", table.rows[at].place(named["value"]), words, hint)

    def _problems(
        self, key: str, texts: Iterable[str]
    ) -> Iterator[tuple[str, PydanticCustomError]]:
        """Reads what was not read before; the texts that cannot be."""
        known = self._read[key]
        for text in {*texts} - known.keys():
            try:
                known[text] = self._readers[key](text) if text else self._empty(key)
            except PydanticCustomError as problem:
                yield text, problem

    def _empty(self, key: str) -> str:
        if key in NEEDED:
            words = say('this row has no "{column}"', column=key)
            raise mistake("empty-cell", words, say("write it, or take the row out"))
        return self._unsaid.get(key, "")

    def add(self, said: Cells, wrong: Container[int] = ()) -> Iterator[int]:
        """Takes rows; of those of one figure the later one holds, and of one day none contradicts.

        Gives those that do.
        """
        start = len(self._cells["day"])
        for key, cells in self._cells.items():
            cells += said[key]
        values, days = self._cells["value"], self._cells["day"]
        for at, code in enumerate(self._codes(said), start):
            if at - start in wrong:
                continue
            self._count += 1
            other = self._newest.setdefault(code, at)
            if other != at and Decimal(values[at]) != Decimal(values[other]):
                if days[at] == days[other]:
                    yield at - start
                elif days[at] > days[other]:
                    self._newest[code] = at

    def _codes(self, said: Cells) -> list[int]:
        """A number for each row that others of the same figure share."""
        one, ids = self._ids.setdefault, self._ids
        codes = [0] * len(said["figure"])
        for key in KINDS[FIGURES].key:
            numbers = [one(text, len(ids)) for text in said[key]]
            codes = [code << 32 | number for code, number in zip(codes, numbers, strict=True)]
        return codes

    def new(self) -> tuple[Cells, int]:
        """The cells of rows that the log has not yet, and how many others there were."""
        keys, size = KINDS[FIGURES].key, len(self._log)
        values = self._cells["value"]
        for start in range(0, size, _AT_ONCE):
            part = {
                key: self._log.values(key)[start : start + _AT_ONCE] for key in ("value", *keys)
            }
            there = {key: [each or "" for each in part[key]] for key in keys}
            for code, value in zip(self._codes(there), part["value"], strict=True):
                at = self._newest.get(code)
                if at is not None and Decimal(values[at]) == value:
                    del self._newest[code]
        new = [*self._newest.values()]
        cells = {key: [those[at] for at in new] for key, those in self._cells.items()}
        return cells, self._count - len(new)
