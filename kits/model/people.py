"""People, and how each agreed to be named."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders, for_operators
from kits.model.reading.plain import one_or_more
from kits.model.records import Part, Record
from kits.model.values import Day, Ids, Line, Links, LocaleCode, Names, Short, Slug

SOMEONE = "someone"
"""The id that stands for a person who was removed: counted, never shown."""

Credit = Literal["name", "alias", "anonymous", "none"]


class Finished(Part):
    """A lesson that somebody finished."""

    lesson: Line = for_leaders()
    """`track/stem`."""
    when: Day | None = for_leaders(None)
    """When; without it, it counts from the day they joined."""


def _finished(value: Any) -> Any:
    """`leaders/01-first-week 2026-11-02` as a lesson and a day."""
    if not isinstance(value, str):
        return value
    lesson, _, day = value.partition(" ")
    return {"lesson": lesson, "when": day.strip()} if day.strip() else {"lesson": lesson}


FinishedLessons = Annotated[
    tuple[Annotated[Finished, BeforeValidator(_finished), Short({"type": "string"})], ...],
    BeforeValidator(one_or_more),
    Short({"type": "string"}),
]


class Person(Record):
    """A person (a row of `content/people/*.csv`, or a file).

    No field is public: `kits.model.faces` alone decides what of a person the public sees.
    """

    id: Slug = for_leaders()
    """Names the person in files."""
    name: Line = for_leaders(text=True)
    """Their name."""
    called: Line | None = for_leaders(None, text=True)
    """What their groups call them."""
    credit: Credit = for_leaders("none")
    """How they agreed to be named in public; silence is no consent."""
    alias: Line | None = for_leaders(None)
    """The name they chose for the public."""
    role: Literal["user", "staff"] = for_leaders("user")
    """Whether they are paid for this."""
    status: Literal["invited", "active", "resting", "alumni"] = for_leaders("active")
    """Where they stand."""
    groups: Ids = for_leaders(())
    """Where they are members."""
    joined: Day | None = for_leaders(None)
    """Since when they have been with us; nobody is credited with leading a group before."""
    avatar: Line | None = for_leaders(None)
    """A picture, from the folder of the file."""
    links: Links = for_leaders(())
    """Pages of theirs."""
    mentored_by: Slug | None = for_leaders(None)
    """Who taught them."""
    locale: LocaleCode | None = for_leaders(None)
    """Their language."""
    lessons: FinishedLessons = for_leaders(())
    """The lessons they finished: `track/stem`, with the day behind it."""
    skills: Names = for_operators(())
    """What they can do."""
    story: Line | None = for_leaders(None, text=True)
    """The body of their file: what they did, as they tell it."""
