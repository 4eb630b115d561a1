"""The files of a campaign, one by one, as they are when it begins on another day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kits.source.edits import Edit, Original
from kits.source.fact_edits import FactsText
from kits.source.nodes import Facts, leaves, values
from kits.source.table_edits import TableText

Path = tuple[str, ...]
"""Of keys, through the items of lists."""

ANCHORS = ("starts", "ends", "results")
DAYS: tuple[Path, ...] = (
    ("dates",),
    ("milestones", "due"),
    ("tasks", "until"),
    ("checklist", "when"),
)
MOMENTS: tuple[Path, ...] = (("send",), ("until",))
OUTCOMES: tuple[Path, ...] = (
    ("changes",),
    ("flaws",),
    ("credits",),
    ("heeded",),
    ("facts",),
    ("mended",),
    ("awards", "winners"),
    ("milestones", "done"),
    ("tasks", "taken_by"),
    ("tasks", "done"),
    ("tasks", "answers"),
)
"""What only the first campaign went through."""

_DAY = re.compile(r"(?<!\d)(\d{4})([-/.－／．])(\d{1,2})\2(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """What is done to every file."""

    old: str
    new: str
    by: timedelta
    dates: tuple[str, ...]
    """The campaign's named moments, which are columns of its `groups.csv`."""
    corrections: frozenset[str]
    """The messages that told of changes, which are gone with these."""
    heeded: str = ""
    """What was learned since, as lines for the campaign's facts."""
    given: Mapping[str, str] = field(default_factory=dict)
    """What the copy says in the place of its original, as it is written: its title and operator."""

    def campaign(self, text: FactsText) -> Iterator[Edit]:
        """The campaign's own file: a draft that names the old campaign, and nothing of its end."""
        keys = text.facts.entries
        yield from self._moved(text, text.facts, *((anchor,) for anchor in ANCHORS), *DAYS)
        yield from _ended(text, *(key for key in keys if key.rpartition(".")[0] in self.given))
        after = "state" if "state" in keys else "title"
        known = [pair for pair in (("id", self.new), ("state", "draft")) if pair[0] in keys]
        for key, value in (*known, ("forked_from", self.old), *self.given.items()):
            yield text.put(key, value, after=after)
        if self.heeded and not text.in_braces:
            yield text.put_below(self.heeded, after=after)

    def translation(self, text: FactsText) -> Iterator[Edit]:
        """A translation of the campaign."""
        yield from _ended(text, *self.given)

    def message(self, text: FactsText) -> Iterator[Edit]:
        """A message, or a translation of one."""
        yield from self._moved(text, text.facts, *MOMENTS, ("attach", "expires"))

    def message_table(self, text: TableText) -> Iterator[Edit]:
        """`messages.csv`, without the rows of corrections."""
        gone = [at for at, row in enumerate(text.rows) if row.text("id") in self.corrections]
        yield from text.without(gone)
        for at, row in enumerate(text.rows):
            if at not in gone:
                yield from self._moved(text, row, *MOMENTS, ("date",))

    def group_table(self, text: TableText) -> Iterator[Edit]:
        """The campaign's `groups.csv`."""
        for row in text.rows:
            yield from self._moved(text, row, *((key,) for key in (*ANCHORS, *self.dates)))

    def _moved(self, text: Original, facts: Facts, *paths: Path) -> Iterator[Edit]:
        """Each day moved that is named at the end of a path.

        A day that is written with escapes (`"2026\\x2d12-07"`) is not found again, and stays.
        """
        ends = (value for path in paths for value in values(facts, *path))
        for scalar in (leaf for value in ends for leaf in leaves(value)):
            for at, day, moved in moved_days(scalar.source.text, self.by):
                span = text.stretch(scalar.source.place_of(at, len(day)))
                if text.text[span.start : span.end] == day:
                    yield Edit(span, moved)


def _ended(text: FactsText, *keys: str) -> Iterator[Edit]:
    """What only the first campaign went through, and what some keys say, out."""
    paths = (*OUTCOMES, *((key,) for key in keys))
    yield from text.without([value for path in paths for value in values(text.facts, *path)])


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
