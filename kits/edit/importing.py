"""Figures on their way in, from a table of any spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from kits.edit.tagged_links import counted_links, tag_of, tagged_column
from kits.model.cells import plain_heading
from kits.model.community import Community
from kits.model.figures import KNOWN, UNITS
from kits.model.findings import Finding, error, say
from kits.model.nearest import nearest
from kits.model.periods import window_of
from kits.model.places import Place
from kits.model.reading.mistakes import mistake
from kits.model.reading.plain import expect_amount
from kits.model.reading.times import expect_day
from kits.source.nodes import Facts
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
SPOKEN_UNITS: Mapping[str, str] = {
    **{unit: unit for unit in UNITS},
    **dict.fromkeys(("人", "位", "人数", "person"), "people"),
    **dict.fromkeys(("条", "篇", "帖", "个", "post"), "posts"),
    **dict.fromkeys(("小时", "时", "h", "hour"), "hours"),
    **dict.fromkeys(("元", "块", "钱", "rmb", "cny", "usd", "eur"), "money"),
    **dict.fromkeys(("占比", "比例", "%", "ratio"), "share"),
}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was understood of a table."""

    rows: Sequence[Row]
    """New ones, by the columns of the log."""
    known: int
    """Those that the log has already."""
    passed_over: int
    """Lines that bear no tag of a group."""
    findings: Sequence[Finding]


def figures(
    community: Community, table: Table, name: str, today: date, campaign: str | None = None
) -> Imported:
    """What a table says of figures; of a list of links with tags, how many there are by group.

    `name` is what the file is called, `campaign` what its rows are of that do not say so.
    """
    columns = _columns(table)
    found, passed, findings = list[Row](), 0, list[Finding]()
    if "value" not in columns and (tag := tag_of(community)) and (at := tagged_column(table, tag)):
        found[:], passed = counted_links(community, table, at, tag, name, today)
    else:
        lacking = [key for key in ("figure", "period", "value", "unit") if key not in columns]
        if lacking:
            words = say('no column is called "{column}"', column=lacking[0])
            hint = say("name the columns figure, period, value, unit and source")
            findings = [error("unread-table", Place(table.path), words, hint)]
        for row in table.rows if not lacking else ():
            found += _read(community, row, columns, name, today, findings)
    if campaign:
        found = [{"campaign": campaign, **row} for row in found]
    known = {_key(row.__dict__): row.value for row in community.log.figures}
    new = [row for row in found if known.get(_key(row)) != Decimal(row["value"])]
    return Imported(
        rows=tuple(new), known=len(found) - len(new), passed_over=passed, findings=tuple(findings)
    )


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    names = ("figure", "unit", "period", "group", "campaign", "team")
    return tuple(row.get(name) or "" for name in names)


def _columns(table: Table) -> dict[str, str]:
    """What the table calls each column of the log that it has."""
    ours = {said: key for key, names in HEADINGS.items() for said in names}
    found: dict[str, str] = {}
    for name in table.texts:
        key = ours.get(plain_heading(name))
        if key:
            found.setdefault(key, name)
    return found


def _read(
    community: Community,
    row: Facts,
    columns: Mapping[str, str],
    name: str,
    today: date,
    findings: list[Finding],
) -> Iterator[Row]:
    """The row as the log has it; nothing after a finding."""
    before = len(findings)
    read: dict[str, str] = {"source": name, "day": today.isoformat()}
    for key, column in columns.items():
        if text := row.text(column):
            try:
                read[key] = READERS[key](community, text)
            except PydanticCustomError as wrong:
                facts = wrong.context or {}
                findings.append(error(wrong.type, row.place(column), facts["words"], facts["hint"]))
    for key in ("figure", "period", "value", "unit"):
        if not row.text(columns[key]):
            words = say('this row has no "{column}"', column=columns[key])
            place = row.place()
            findings.append(error("empty-cell", place, words, say("write it, or take the row out")))
    if len(findings) == before:
        yield read


def _figure(_community: Community, text: str) -> str:
    if where := KNOWN.get(text.casefold()):
        words = say('"{figure}" is known already, from {where}', figure=text, where=where)
        hint = say("take the row out: what the content knows is counted from it")
        raise mistake("known-figure", words, hint)
    return text


def _period(community: Community, text: str) -> str:
    named = {each.id: each for each in community.settings.periods}
    by_name = {each.name: each.id for each in community.settings.periods}
    text = by_name.get(text, text)
    if found := re.fullmatch(r"(\d{4})年(\d{1,2})月", unicodedata.normalize("NFKC", text)):
        text = f"{found[1]}-{int(found[2]):02}"
    if window_of(text, named) is None:
        hint = say("write it as 2026-11, 2026-W48, 2026-Q4 or 2026-11-01/2026-11-14")
        raise mistake("unknown-period", say('"{period}" is not a period', period=text), hint)
    return text


def _unit(_community: Community, text: str) -> str:
    if unit := SPOKEN_UNITS.get(plain_heading(text)):
        return unit
    hint = say("write {units}", units=", ".join(UNITS))
    raise mistake("wrong-type", say('"{unit}" is not a unit', unit=text), hint)


def _one_of(sort: str) -> Callable[[Community, str], str]:
    """What reads the id or the name of a record."""

    def read(community: Community, text: str) -> str:
        names = {
            "group": {one.id: one.name for one in community.groups.values()},
            "campaign": {one.id: one.campaign.title for one in community.runs.values()},
            "team": {one.id: one.name for one in community.teams.values()},
        }[sort]
        found = [id for id, name in names.items() if text in (id, name)]
        if len(found) == 1:
            return found[0]
        near = nearest(text, [*names, *names.values()])
        words = {
            "group": say('no group is called "{id}"', id=text),
            "campaign": say('no campaign is called "{id}"', id=text),
            "team": say('no team is called "{id}"', id=text),
        }[sort]
        if found:
            words = say('several are called "{id}": {ids}', id=text, ids=", ".join(found))
        hint = say('did you mean "{near}"?', near=near) if near else say("write its id")
        raise mistake(f"unknown-{sort}", words, hint)

    return read


READERS: Mapping[str, Callable[[Community, str], str]] = {
    "figure": _figure,
    "period": _period,
    "value": lambda _, text: f"{expect_amount(text):f}",
    "unit": _unit,
    "group": _one_of("group"),
    "campaign": _one_of("campaign"),
    "team": _one_of("team"),
    "source": lambda _, text: text,
    "day": lambda _, text: expect_day(text).isoformat(),
}
"""What reads a cell of each column; raises a mistake."""
