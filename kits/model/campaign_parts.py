"""The parts of a campaign that are blocks or items of their own."""

from __future__ import annotations

from typing import Literal

from kits.model.audiences import for_leaders, for_operators, for_public
from kits.model.records import Part
from kits.model.values import (
    DatedMoment,
    Day,
    Groups,
    Ids,
    Line,
    Slug,
    Texts,
)


class Delegation(Part):
    """How far the campaign is in users' hands."""

    level: Literal["full", "assisted", "reserved"] = for_leaders("full")
    """How much of it users decide."""
    kept: Texts = for_leaders((), text=True)
    """What staff keep."""
    risks: Texts = for_leaders((), text=True)
    """What can go wrong, and what then."""


class Brief(Part):
    """What the crew must know before it begins."""

    background: Line | None = for_leaders(None, text=True)
    """Why this campaign."""
    goal: Line | None = for_leaders(None, text=True)
    """What will be true when it has worked."""


class Milestone(Part):
    """A step on the way."""

    id: Slug | None = for_leaders(None)
    """Names the step, for translations."""
    what: Line = for_leaders(text=True)
    """What will be done."""
    owner: Slug | None = for_leaders(None)
    """Who sees to it."""
    due: Day | None = for_leaders(None)
    """By when."""
    done: Day | None = for_leaders(None)
    """Since when it has been done."""


class Change(Part):
    """What became different after the kits went out."""

    id: Slug | None = for_leaders(None)
    """Names the change, for translations."""
    at: DatedMoment = for_public()
    """When it was decided."""
    what: Line = for_public(text=True)
    """What is different now."""
    why: Line | None = for_leaders(None, text=True)
    """The reason."""
    replaces: Ids = for_leaders(())
    """The messages that can no longer be copied."""
    message: Slug | None = for_leaders(None)
    """The message that corrects them."""
    fixes: Slug | None = for_leaders(None)
    """The flaw that it mends."""
    answers: Ids = for_operators(())
    """What users asked for and have with it, by the ids of `log/asks`."""
    groups: Groups | None = for_leaders(None)
    """The groups it concerns, the campaign's unless stated; others are not told of it."""


class Flaw(Part):
    """What is wrong with a campaign, and what to tell members until it is mended."""

    id: Slug = for_leaders()
    """Names the flaw, for translations and for the change that fixes it."""
    what: Line = for_leaders(text=True)
    """What is wrong."""
    groups: Groups | None = for_leaders(None)
    """The groups that have it; the campaign's unless stated."""
    answer: Line | None = for_leaders(None, text=True)
    """What to tell members who ask, as chat text."""
    fixed: Day | None = for_leaders(None)
    """Since when it is mended; a change that fixes it says so as well."""


class Mended(Part):
    """What staff changed in a proposal, and why; it is told to who proposed it."""

    id: Slug | None = for_operators(None)
    """Names it, for translations."""
    what: Line = for_operators(text=True)
    """What is different from the proposal."""
    why: Line | None = for_operators(None, text=True)
    """The reason."""


class Heeded(Part):
    """What an earlier campaign learned, and what this one does about it."""

    what: Line = for_leaders(text=True)
    """What was learned, as it stands in the recap."""
    how: Line | None = for_leaders(None, text=True)
    """How this campaign heeds it."""
    refused: Line | None = for_leaders(None, text=True)
    """Why it does not."""
