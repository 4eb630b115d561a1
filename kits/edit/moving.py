"""The files of a campaign, one by one, as they are when it begins on another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from kits.edit.blocks import FactEdits
from kits.edit.days import scalars
from kits.edit.manuscripts import Manuscript
from kits.source.documents import read_document
from kits.source.nodes import Facts
from kits.source.tables import read_table

ANCHORS = ("starts", "ends", "results")
OUTCOMES = ("changes", "credits", "heeded")
"""What only the first campaign went through."""

Path = tuple[str, ...]
"""Of keys, through the items of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """What is done to every file; one that cannot be read stays as it is, for the check to find."""

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

    def campaign(self, path: str, data: bytes) -> bytes:
        """The campaign's own file: a draft that names the old campaign, and nothing of its end."""
        facts = _facts_of(path, data)
        if facts is None:
            return data
        text = Manuscript(path, data)
        anchors = ((anchor,) for anchor in ANCHORS)
        nested = (("dates",), ("milestones", "due"), ("checklist", "when"))
        self._move_days(text, facts, (*anchors, *nested))
        edited = FactEdits(text)
        edited.take_out(*OUTCOMES)
        edited.take_out_below("awards", "winners")
        edited.take_out_below("milestones", "done")
        spoken = (key for key in facts.entries if key.rpartition(".")[0] in self.given)
        edited.take_out(*spoken)
        for key, value in (("id", self.new), ("state", "draft")):
            if key in facts.entries:
                edited.put(key, value, after=key)
        after = "state" if "state" in facts.entries else "title"
        edited.put("forked_from", self.old, after=after)
        for key, value in self.given.items():
            edited.put(key, value, after=after)
        if self.heeded and edited.is_block:
            edited.put_block(self.heeded, after=after)
        return text.data()

    def translation(self, path: str, data: bytes) -> bytes:
        """A translation of the campaign."""
        facts = _facts_of(path, data)
        if facts is None or not facts.entries:
            return data
        text = Manuscript(path, data)
        FactEdits(text).take_out(*OUTCOMES, *self.given)
        return text.data()

    def message(self, path: str, data: bytes) -> bytes:
        """A message, or a translation of one."""
        facts = _facts_of(path, data)
        if facts is None:
            return data
        text = Manuscript(path, data)
        self._move_days(text, facts, (("send",), ("until",), ("attach", "expires")))
        return text.data()

    def message_table(self, path: str, data: bytes) -> bytes:
        """`messages.csv`, without the rows of corrections."""
        table, _ = read_table(path, data, chinese=True)
        if table is None:
            return data
        text = Manuscript(path, data)
        starts = [text.line_start(row.at.line) for row in table.rows] + [len(text.text)]
        for place, row in enumerate(table.rows):
            if row.text("id") in self.corrections:
                text.change(starts[place], starts[place + 1], "")
            else:
                self._move_days(text, row, (("send",), ("date",), ("until",)))
        return text.data()

    def group_table(self, path: str, data: bytes) -> bytes:
        """The campaign's `groups.csv`."""
        table, _ = read_table(path, data, chinese=True)
        if table is None:
            return data
        text = Manuscript(path, data)
        for row in table.rows:
            self._move_days(text, row, ((column,) for column in (*ANCHORS, *self.dates)))
        return text.data()

    def _move_days(self, text: Manuscript, facts: Facts, paths: Iterable[Path]) -> None:
        for path in paths:
            for scalar in scalars(facts, *path):
                text.move_days(scalar, self.by)


def _facts_of(path: str, data: bytes) -> Facts | None:
    document, _ = read_document(path, data)
    return None if document is None else document.facts
