"""What has been checked, and may be said when something has gone wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from kits.model.audiences import for_leaders
from kits.model.clocks import Clock
from kits.model.records import Record
from kits.model.values import Day, Line, Slug


class Fact(Record):
    """What a group may say when something has gone wrong (a row of `content/facts.csv`)."""

    id: Slug = for_leaders()
    """Names it in the `facts` of a campaign."""
    what: Line = for_leaders(text=True)
    """What is so."""
    value: Line | None = for_leaders(None, text=True)
    """How much, how many, or since when."""
    source: Line = for_leaders(text=True)
    """Where anyone can look it up."""
    checked_on: Day = for_leaders()
    """The day on which it was last looked up."""
    until: Day | None = for_leaders(None)
    """The last day on which it holds; from then on no text says it."""
    disclosure: Line | None = for_leaders(None, text=True)
    """What has to be told beside it: who stands to gain, who paid, who is kin to whom."""


def unsaid(facts: Mapping[str, Fact], at: Clock, zone: tzinfo) -> frozenset[str]:
    """Those that hold no more, or that nobody has checked yet."""
    return frozenset(
        id
        for id, fact in facts.items()
        if (fact.until and at.is_over(fact.until, zone)) or not at.has_begun(fact.checked_on, zone)
    )
