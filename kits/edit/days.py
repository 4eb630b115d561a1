"""Days in what operators wrote, moved by so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kits.source.nodes import Facts, Node, Scalar, Sequence

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


def scalars(node: Node | None, *keys: str) -> Iterator[Scalar]:
    """All texts at the end of a path of keys, through every item of the lists on the way."""
    match node:
        case Sequence(items=items):
            for item in items:
                yield from scalars(item, *keys)
        case Facts() if keys:
            yield from scalars(node.get(keys[0]), *keys[1:])
        case Facts(entries=entries):
            for entry in entries.values():
                yield from scalars(entry.value)
        case Scalar() if not keys:
            yield node
