"""Lessons that somebody finished, written into their record as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kits.edit.blocks import FactEdits
from kits.edit.cells import add_items
from kits.edit.manuscripts import Manuscript
from kits.model.places import Place
from kits.source.tables import read_table

LESSONS = "lessons"


def finished_item(lesson: str, day: date) -> str:
    """How a finished lesson is written, in facts as in a cell."""
    return f"{lesson} {day.isoformat()}"


def with_lessons(data: bytes, record: Place, items: Sequence[str]) -> bytes:
    """The file of a person with lessons added; `record` is where the record begins in it.

    Raises `ValueError` where the record has lessons in a form that cannot be added to.
    """
    text = Manuscript(record.path, data)
    if not record.path.endswith(".csv"):
        FactEdits(text).add(LESSONS, items, after="name")
        return text.data()
    table, _ = read_table(record.path, data, chinese=True)
    assert table is not None, "the record was read from it"
    add_items(text, table, record.line, LESSONS, items)
    return text.data()
