"""Lessons that somebody finished, written into their record as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kits.model.places import Place
from kits.source.fact_edits import FactsText
from kits.source.table_edits import TableText

LESSONS = "lessons"


def finished_item(lesson: str, day: date) -> str:
    """How a finished lesson is written, in facts as in a cell."""
    return f"{lesson} {day.isoformat()}"


def with_lessons(data: bytes, place: Place, items: Sequence[str]) -> bytes:
    """The file of a person with lessons added at the place of theirs, which names a cell.

    Raises `ValueError` where the record has lessons in a form that cannot be added to.
    """
    if not place.path.endswith(".csv"):
        text = FactsText.read(place.path, data)
        assert text is not None, "the record was read from it"
        return text.edited(text.added(LESSONS, items, after="name"))
    table = TableText.read(place.path, data)
    assert table is not None, "the record was read from it"
    cell = row, column = table.cell_at(place)
    said = table.rows[row].text(column) or ""
    grown = ("；" if "；" in said else ";").join(filter(None, (said, *items)))
    return table.edited(table.changed({cell: grown}))
