"""Recaps: what was learned after a campaign's end, and whom to thank."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders, for_operators, for_public
from kits.model.campaigns import Campaign
from kits.model.clocks import Clock
from kits.model.credit_lines import Credits
from kits.model.records import Part, Record
from kits.model.values import Count, Day, Free, Ids, Line, Short, Slug, Texts


class Attendance(Part):
    """The people who were there, or how many."""

    people: Ids = for_leaders(())
    """Who was there."""
    count: Count | None = for_leaders(None)
    """How many were there, where only that is known."""


def _attendance(value: Any) -> Any:
    if isinstance(value, str):
        return {"count": value} if value[:1].isdigit() else {"people": [value]}
    return {"people": value}


def _criticism(value: Any) -> Any:
    return {"text": value} if isinstance(value, (str, list)) else value


Attended = Annotated[
    Attendance, BeforeValidator(_attendance), Short({"type": ["string", "integer", "array"]})
]
Criticism = Annotated[Free, BeforeValidator(_criticism), Short({"type": ["string", "array"]})]


class Praise(Part):
    """A word of thanks to one person."""

    person: Slug = for_leaders()
    """Who is thanked."""
    for_: Line = for_leaders(text=True, alias="for")
    """For what."""


class Recap(Record):
    """What was learned (`recap.md` beside the campaign)."""

    id: Slug = for_public()
    """The campaign's id."""
    held_on: Day | None = for_leaders(None)
    """When it was held."""
    attended: Attended | None = for_leaders(None)
    """The people who were there, or how many."""
    good: Texts = for_leaders((), text=True)
    """What went well."""
    bad: Texts = for_leaders((), text=True)
    """What did not."""
    praise: tuple[Praise, ...] = for_leaders(())
    """Whom to thank; it counts when it is merged."""
    learned: Texts = for_leaders((), text=True)
    """What to do differently next time."""
    credits: Credits = for_leaders(())
    """Deeds to be honoured."""
    private: Criticism = for_operators({})
    """Criticism of people."""
    thanks: Line | None = for_public(None, text=True)
    """The body: a public thank-you."""


TOLD = timedelta(days=30)
"""How long what was left undone is asked for: later nobody remembers, and it is only noise."""


def recap_day(
    campaign: Campaign, ends: date, within: timedelta, at: Clock, zone: tzinfo
) -> date | None:
    """By when a contest or gathering that is over has its recap; None where none is asked for."""
    due = ends + within
    has_one = campaign.state == "ready" and campaign.kind != "dispatch"
    asked = has_one and at.is_over(ends, zone) and not at.is_over(due + TOLD, zone)
    return due if asked else None
