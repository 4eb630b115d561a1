"""Who is thanked for what, as it is written in a campaign, a recap or a table."""

from __future__ import annotations

from kits.model.audiences import for_leaders
from kits.model.records import Part, Record
from kits.model.values import (
    Day,
    Line,
    Slug,
)


class CreditLine(Part):
    """A deed to be honoured that no other record shows."""

    person: Slug = for_leaders()
    """Who did it."""
    for_: Line = for_leaders(text=True, alias="for")
    """The deed, in words."""
    kind: Line | None = for_leaders(None)
    """What sort of deed it was."""
    group: Slug | None = for_leaders(None)
    """Where it was done."""
    when: Day | None = for_leaders(None)
    """When it was done."""


Credits = tuple[CreditLine, ...]


class CreditRow(CreditLine, Record):
    """A deed to be honoured that belongs to no campaign (a row of `content/credits.csv`)."""

    when: Day = for_leaders()
    """When it was done, or the last day of what it is for."""
