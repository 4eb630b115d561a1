"""Where the header of a table stands, and what parts its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.lines import Lines
from kits.source.nodes import KEYS
from kits.source.table_mistakes import separator_line, text_around_table

SEPARATORS = ",\t;"
FULL_WIDTH = "，；、"
"""What a Chinese input method types for a separator."""
SEARCHED = 10
"""Lines with something in them among which a header is looked for; titles have two or three."""

_NAMED = re.compile(r'\s*"?(sep=)(.)"?[\s,;]*', re.IGNORECASE)
"""The line by which a table tells one spreadsheet program what parts its columns."""


@dataclass(frozen=True, slots=True)
class Head:
    """The line that names the columns."""

    line: int
    separator: str


def find_head(lines: Lines) -> tuple[Head, list[Finding]]:
    """The header: the first line, or one below a title that looks more like it."""
    numbered = enumerate(lines.lines, 1)
    filled = list(islice((n for n, line in numbered if line.strip(' \u3000\t,;"')), SEARCHED))
    findings = []
    if filled and (named := _NAMED.fullmatch(lines.line(filled[0]))):
        place = Place(lines.path, filled[0], named.start(1) + 1, named.end(2) - named.start(1))
        findings.append(separator_line(place, named[1] + named[2]))
        del filled[0]
    if not filled:
        return Head(1, ","), findings
    first = filled[0]
    line = _header(lines, filled)
    if line != first:
        at = _place(lines, first)
        findings.append(text_around_table(at, lines.line(first).strip(' \u3000\t,;"'), line))
    return Head(line, _separator(lines.line(line))), findings


def _header(lines: Lines, filled: list[int]) -> int:
    """The line of the header among those that have something in them."""
    first, *more = ((n, _names(lines.line(n))) for n in filled)
    several = [n for n, names in more if len(names) > 1]
    keyed = next((n for n, names in more if len(names) > 1 and names[0] in KEYS), None)
    is_title = len(first[1]) == 1
    if (keyed is None or not is_title) and KEYS & {name.casefold() for name in first[1]}:
        return first[0]
    if keyed is not None:
        return keyed
    return several[0] if several and is_title else first[0]


def _names(line: str) -> list[str]:
    """The cells of a line that say something."""
    names = (name.strip(' \u3000\t"') for name in line.split(_separator(line)))
    return list(filter(None, names))


def _separator(header: str) -> str:
    """What parts the columns: a comma, unless the header has none and has another candidate."""
    bare = re.sub('"[^"]*"', "", header)
    return next((mark for mark in SEPARATORS + FULL_WIDTH if mark in bare), ",")


def _place(lines: Lines, number: int) -> Place:
    line = lines.line(number)
    text = line.strip(' \u3000\t,;"')
    return Place(lines.path, number, line.index(text) + 1, len(text))
