"""One thing that needs a person, and the ways to where it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kits.model.addresses import Addresses
from kits.render.day.situation import Situation
from kits.render.localised import day
from kits.render.views import Shown

HERE = Addresses.operations


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do."""

    text: str
    href: str
    """The way to where it is done."""
    command: str = ""
    """What answers it in a terminal, where anything does."""
    groups: tuple[str, ...] = ()
    """The groups that it is about, by id."""


Sort = Callable[[Situation], Iterator[Need]]


def of_campaign(
    it: Situation,
    shown: Shown,
    text: str,
    on: date | None = None,
    *,
    href: str = "",
    command: str = "",
    **facts: object,
) -> Need:
    """A sentence about a campaign, which leads to its page unless stated."""
    when = day(on, it.view.locale) if on else ""
    told = text.format(campaign=shown.campaign.title, day=when, **facts)
    return Need(told, href or page_of(shown.campaign.id), command)


def page_of(campaign: str) -> str:
    """The way to the page of a campaign."""
    return HERE.to(Addresses.campaign(campaign))


def crew_of(campaign: str) -> str:
    """The way to the page of its crew."""
    return HERE.to(Addresses.crew(campaign))


def progress_of(campaign: str) -> str:
    """The way to the picture of what came back of a campaign."""
    return HERE.near(Addresses.progress / campaign)


def milestones_of(shown: Shown) -> str:
    """Where the milestones of a campaign stand; a draft has no page for its crew."""
    id = shown.campaign.id
    return page_of(id) if shown.campaign.is_unfinished else f"{crew_of(id)}#milestones"
