"""Teams: people who look after groups together, or work together at one thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders
from kits.model.reading.plain import one_or_more
from kits.model.records import Part, Record
from kits.model.tasks import Task
from kits.model.values import Day, Groups, Ids, Line, Slug, Texts

TeamKind = Literal["zone", "squad", "class", "chapter", "committee", "product"]
ZONE = "zone"
"""The kind whose months are always looked at."""
PRODUCT = "product"
"""The kind that sets out to make one thing, and is dissolved where it does not."""
HANDED_OVER = ("class", "committee")
"""The kinds whose people change from time to time."""
CARDS = ("recruiter", "assessor", "activator", "daily")
"""The standing roles that have a card; a team may have others."""


class Target(Part):
    """What a team has set out to do."""

    id: Slug | None = for_leaders(None)
    """Names the target, for translations."""
    what: Line = for_leaders(text=True)
    """What will be true."""
    by: Day | None = for_leaders(None)
    """The last day for it."""
    reached: Day | None = for_leaders(None)
    """Since when it is true."""


Targets = Annotated[tuple[Target, ...], BeforeValidator(one_or_more)]


class Team(Record):
    """A zone, squad, class, chapter, committee or product team (`teams/<id>.md`)."""

    id: Slug = for_leaders()
    """Names the team: the name of its file."""
    name: Line = for_leaders(text=True)
    """What it is called."""
    kind: TeamKind = for_leaders()
    """What sort of team it is."""
    groups: Groups | None = for_leaders(None)
    """The groups that it looks after."""
    people: Ids = for_leaders(())
    """Who is in it."""
    lead: Ids = for_leaders(())
    """Who leads it."""
    roles: Mapping[Line, Ids] = for_leaders({})
    """Who has which standing role: `recruiter`, `assessor`, `activator`, `daily`, or others."""
    need: Line | None = for_leaders(None)
    """The need that it serves."""
    standard: Texts = for_leaders((), text=True)
    """What is looked at each month."""
    target: Targets = for_leaders(())
    """What it has set out to do, and by when."""
    reward: Line | None = for_leaders(None, text=True)
    """What they share when it is reached."""
    since: Day | None = for_leaders(None)
    """The first day on which it was at work; of a month before, nobody is asked how it did."""
    until: Day | None = for_leaders(None)
    """The last day for which it is authorised."""
    state: Literal["active", "dissolved"] = for_leaders("active")
    """Whether it is at work."""
    into: Ids = for_leaders(())
    """Of one that was dissolved, the teams that its people went to."""
    parent: Slug | None = for_leaders(None)
    """The team that it belongs to."""
    tasks: tuple[Task, ...] = for_leaders(())
    """Work that anyone may take."""

    @property
    def is_active(self) -> bool:
        """Whether it is at work: not dissolved."""
        return self.state == "active"

    @property
    def officers(self) -> tuple[str, ...]:
        """Who leads it or has a role there, by id."""
        holders = (id for ids in self.roles.values() for id in ids)
        return tuple(dict.fromkeys((*self.lead, *holders)))

    @property
    def members(self) -> tuple[str, ...]:
        """Everyone in it by id, whoever leads it first."""
        return tuple(dict.fromkeys((*self.officers, *self.people)))

    def is_authorised(self, day: date) -> bool:
        """Whether it is at work on a day, and authorised to be."""
        return self.is_active and (self.until is None or day <= self.until)
