"""Tasks: work of a campaign that anyone may take, and the credit that it earns."""

from __future__ import annotations

from kits.model.audiences import for_leaders, for_operators
from kits.model.records import Part
from kits.model.values import Count, Day, Ids, Line, Slug


class Task(Part):
    """Work that anyone may take; commands call it `campaign/task`."""

    id: Slug = for_leaders()
    """Names the task."""
    what: Line = for_leaders(text=True)
    """What is to be done."""
    credit: Line = for_leaders()
    """The kind of credit that it earns."""
    needs: Line | None = for_leaders(None)
    """A skill that it asks for."""
    people: Count = for_leaders(1)
    """How many are wanted."""
    until: Day | None = for_leaders(None)
    """The last day on which it helps."""
    taken_by: Ids = for_leaders(())
    """Who does it."""
    done: Day | None = for_leaders(None)
    """Since when it is done, which is the day of the credit."""
    answers: Ids = for_operators(())
    """What users asked for and have with it, by the ids of `log/asks`."""
