"""Tasks: work of a campaign or team that anyone may take, and the credit that it earns."""

from __future__ import annotations

from datetime import date

from kits.model.audiences import for_leaders, for_operators
from kits.model.records import Part
from kits.model.values import Day, Ids, Line, Slug, Some


class Task(Part):
    """Work that anyone may take; commands call it `campaign/task`, or `teams/team/task`."""

    id: Slug = for_leaders()
    """Names the task."""
    what: Line = for_leaders(text=True)
    """What is to be done."""
    credit: Line = for_leaders()
    """The kind of credit that it earns."""
    needs: Line | None = for_leaders(None)
    """A skill that it asks for."""
    people: Some = for_leaders(1)
    """How many are wanted."""
    until: Day | None = for_leaders(None)
    """The last day on which it helps."""
    taken_by: Ids = for_leaders(())
    """Who does it."""
    done: Day | None = for_leaders(None)
    """Since when it is done, which is the day of the credit."""
    answers: Ids = for_operators(())
    """What users asked for and have with it, by the ids of `log/asks`."""

    @property
    def is_wanting(self) -> bool:
        """Whether somebody is wanted for it, if it is not too late."""
        return not self.done and len(self.taken_by) < self.people

    def is_open(self, day: date) -> bool:
        """Whether it still wants somebody on a day."""
        return self.is_wanting and (self.until is None or self.until >= day)
