"""One credit: who did what for which campaign, as the records tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kits.model.people import SOMEONE
from kits.model.places import Place

NOWHERE = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One credit: a person, what for, and when.

    Neither where it is written nor who saw it makes it another deed.
    """

    person: str | None
    """An id; None for someone who is not on the roster."""
    kind: str
    """The id of a kind of `credit_kinds.py`, or of one that a community uses in its `credits`."""
    campaign: str
    """Its id; empty for a lesson and what stands in `credits.csv`, which belong to none."""
    when: date
    what: str | None = None
    """The duty, the award, the lesson, who was taught, or the deed in words."""
    group: str | None = None
    name: str | None = None
    """The name of someone who is not on the roster and agreed to it."""
    spoken: tuple[tuple[str, str], ...] = ()
    """The deed in words in other languages, by locale."""
    evidence: Place = field(default=NOWHERE, compare=False)
    """Where the content says so."""
    witnesses: tuple[str, ...] = field(default=(), compare=False)
    """The ids of those who saw it, staff among them: for operators alone."""

    @property
    def is_nameless(self) -> bool:
        """Whether an equal deed may be another person's: a guest's, or of someone removed."""
        return self.person == SOMEONE or not (self.person or self.name)
