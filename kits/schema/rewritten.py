"""Columns that a spreadsheet program wrote anew: one finding for each, not one a row."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kits.model.findings import Finding, say
from kits.model.places import Place
from kits.source.cell_mistakes import rewritten_values
from kits.source.nodes import Facts, Scalar
from kits.source.tables import Table

TIMES = frozenset({"bad-date", "unreadable-time", "unknown-anchor"})
"""The rules that find a day or an hour which cannot be read."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:星期|周)[一二三四五六日天])"
_HALF = r"(?:[ap]\.?m\.?|上午|下午|中午|晚上|凌晨|早上)"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?"
_DAYS = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
    r"(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号]?)?",
    rf"\d{{1,4}}[-/., ]+{_MONTH}(?:[-/., ]+\d{{2,4}})?",
    rf"{_MONTH}[-/., ]+\d{{1,4}}(?:[-/., ]+\d{{2,4}})?",
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
    r"\d{1,2}/\d{1,2}",
    r"(?:3[6-9]|[456]\d|7[0-2])\d{3}(?:\.\d+)?",
)
"""A day as spreadsheets show it: as it should be, in China, in English twice, in figures, without
its year, and by its number since 1900."""
_HOURS = (
    rf"{_HALF} ?{_CLOCK}",
    rf"{_CLOCK}(?: ?{_HALF})?",
    r"\d{1,2}时\d{1,2}分(?:\d{1,2}秒)?",
    r"0?\.\d{2,}",
)
_SHOWN = re.compile(
    rf"(?:{_WEEKDAY}[ ,]*)?(?P<day>{'|'.join(_DAYS)})?[ ,T]*(?:{_WEEKDAY}[ ,]*)?"
    rf"(?P<hour>{'|'.join(_HOURS)})?",
    re.IGNORECASE,
)
_WELL = re.compile(rf"{_DAYS[0]}|\d{{1,2}}:\d\d")
"""A day or an hour as it should be written."""
_MIDNIGHT = re.compile(r"0?0:00(?::00)?(?:\.0+)?")
_NUMBER = re.compile(r"\d{5}\.\d+")
_LONGEST = 60
"""Characters; what is longer is no day."""
_FORMATS = {
    "day": say('in the spreadsheet, give the column the format "yyyy-mm-dd", and save it again'),
    "hour": say('in the spreadsheet, give the column the format "hh:mm", and save it again'),
    "both": say(
        'in the spreadsheet, give the column the format "yyyy-mm-dd hh:mm", and save it again'
    ),
    "id": say("in the spreadsheet, give the column the format Text, and type the ids again"),
}
_ASKED = {"date": "day", "time": "hour", "id": "id"}
"""What is asked for in a column of this name; of any other, what is shown tells."""


def retold(tables: Sequence[Table], findings: Iterable[Finding]) -> list[Finding]:
    """The findings, without those of spoilt cells, and one for each column that was rewritten."""
    by_path = {table.path: table for table in tables}
    kept: list[Finding] = []
    columns: dict[tuple[str, str], list[tuple[Place, str, str]]] = {}
    for finding in findings:
        table = by_path.get(finding.place.path)
        if table and finding.place in table.told:
            continue
        cell = None
        if table and (finding.rule in TIMES or finding.rule == "bad-slug"):
            cell = _cell(_row(table, finding.place.line), finding.place)
        shown = _what_is_shown(cell[1]) if cell else None
        if cell is None or shown is None or (finding.rule == "bad-slug" and shown == "hour"):
            kept.append(finding)
            continue
        column, text = cell
        sort = "id" if finding.rule == "bad-slug" else _ASKED.get(column, shown)
        columns.setdefault((finding.place.path, column), []).append((finding.place, text, sort))
    for (_, column), cells in columns.items():
        place, text, sort = cells[0]
        others = len({each for each, _, _ in cells}) - 1
        kept.append(rewritten_values(place, text, column, others, _FORMATS[sort]))
    return kept


def _row(table: Table, line: int) -> Facts | None:
    """The row whose first cell stands in a line."""
    at = bisect_right(table.lines, line) - 1
    row = table.rows[at] if at >= 0 else None
    return row if row and row.at.line == line else None


def _cell(row: Facts | None, place: Place) -> tuple[str, str] | None:
    """The column of a place in a row, and what stands there; a program rewrites whole cells."""
    for column, entry in row.entries.items() if row else ():
        cell = entry.value
        at = cell.here
        if isinstance(cell, Scalar) and at.column <= place.column < at.column + at.width:
            text = cell.text or ""
            start = place.column - at.column
            shown = text[start : start + place.width]
            return (column, shown) if shown.strip() == text.strip() else None
    return None


def _what_is_shown(text: str) -> str | None:
    """Whether a cell shows a day, an hour or both as spreadsheets do; None where it does not."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _SHOWN.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None or not plain:
        return None
    day, hour = found["day"], found["hour"]
    is_midnight = bool(day and hour and _MIDNIGHT.fullmatch(hour))
    if not is_midnight and all(_WELL.fullmatch(each) for each in (day, hour) if each):
        return None
    if day and (hour or _NUMBER.fullmatch(day)):
        return "day" if is_midnight else "both"
    return "day" if day else "hour"
