"""Days in what operators wrote, moved by so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kits.source.edits import Edit, Original
from kits.source.nodes import Node, leaves, values

_DAY = re.compile(r"(?<!\d)(\d{4})([-/.－／．])(\d{1,2})\2(\d{1,2})(?!\d)")


def moved_days(text: str, by: timedelta) -> Iterator[tuple[int, str, str]]:
    """For each day in a text: where it begins (from 0), how it is written, and the moved one.

    A moved day is written as the day was: `2026/1/7` becomes `2026/2/4`. What is no day of the
    calendar, or would be none of the four-digit years, is passed over; the check reports it.
    """
    for found in _DAY.finditer(text):
        year, separator, month, day = found.groups()
        width = 1 if len(month) == 1 or len(day) == 1 else 2
        try:
            moved = date(int(year), int(month), int(day)) + by
        except (ValueError, OverflowError):
            continue
        parts = (f"{moved.year:04}", f"{moved.month:0{width}}", f"{moved.day:0{width}}")
        yield found.start(), found[0], separator.join(parts)


def day_edits(text: Original, node: Node, by: timedelta, *path: str) -> Iterator[Edit]:
    """Each day moved that is named at the end of a path of keys.

    A day that is written with escapes (`"2026\\x2d12-07"`) is not found again, and stays.
    """
    for value in values(node, *path):
        for scalar in leaves(value):
            for at, day, moved in moved_days(scalar.source.text, by):
                span = text.stretch(scalar.source.place_of(at, len(day)))
                if text.text[span.start : span.end] == day:
                    yield Edit(span, moved)
