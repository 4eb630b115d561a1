"""Recipes: reusable campaign plans, built in or the community's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from kits.model.audiences import for_leaders
from kits.model.findings import say
from kits.model.reading.mistakes import kind_of, mistake
from kits.model.records import Part, Record
from kits.model.settings import Questions
from kits.model.values import Count, Ids, Line, Short, Slug, Texts, Time

CampaignKind = Literal["contest", "gathering", "dispatch"]
DutyName = Literal["copywriting", "promotion", "intake", "judging", "awarding", "resources"]
DUTIES: tuple[DutyName, ...] = get_args(DutyName)


class Check(Part):
    """One line of the checklist: what a leader does, and when."""

    id: Slug = for_leaders()
    """Names the line; a campaign's replaces the recipe's of the same id."""
    when: Time | None = for_leaders(None)
    """When it is to be done."""
    do: Line = for_leaders(text=True)
    """What is to be done."""


class Duty(Part):
    """Who does a share of the work, or why nobody needs to."""

    people: Ids = for_leaders(())
    """Those who do it."""
    waived: Line | None = for_leaders(None, text=True)
    """Why nobody needs to."""


def _duty(value: Any) -> Any:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, (str, list)):
        return {"people": value}
    raise mistake(
        "wrong-type",
        say("expected people or a waiver, found {found}", found=kind_of(value)),
        say("write a list of people, or {{waived: the reason}}"),
    )


def _duties(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise mistake(
            "wrong-type",
            say("expected a block of duties, found {found}", found=kind_of(value)),
            say("write one line each for {known}", known=DUTIES),
        )
    return value


Duties = Annotated[
    Mapping[
        DutyName,
        Annotated[Duty, BeforeValidator(_duty), Short({"type": ["string", "array"]})],
    ],
    BeforeValidator(_duties),
]


class Recipe(Record):
    """A plan that campaigns follow (`content/recipes/<id>/recipe.md`, or built in)."""

    id: Slug = for_leaders()
    """Names the recipe; one with a built-in's id replaces it."""
    title: Line = for_leaders(text=True)
    """What it is called."""
    kind: CampaignKind = for_leaders("contest")
    """The kind of campaign it plans."""
    days: Count | None = for_leaders(None)
    """How many days such a campaign runs."""
    duties: Duties = for_leaders({})
    """Duties that need nobody, and why."""
    checklist: tuple[Check, ...] = for_leaders(())
    """What a leader does, and when."""
    faq: Questions = for_leaders((), text=True)
    """What members always ask."""
    retro: Texts = for_leaders((), text=True)
    """What to ask oneself afterwards."""
    introduction: Line | None = for_leaders(None, text=True)
    """The body: what the recipe is good for."""
