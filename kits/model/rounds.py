"""What each of a crew did in the campaigns before: looked on, assisted, led."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kits.model.campaigns import LEADER, Campaign
from kits.model.people import SOMEONE

OVER = ("ready", "paused")
"""States in which a campaign that is over took place."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """In how many earlier campaigns somebody had which part."""

    shadowed: int = 0
    """On the crew, without a duty."""
    assisted: int = 0
    """With a duty."""
    led: int = 0


def leader_of(campaign: Campaign) -> str | None:
    """Who leads a campaign: whose byline it bears, else the first of its crew."""
    if campaign.announcer != LEADER:
        return campaign.announcer
    return next(iter(campaign.crew), None)


def earlier(campaigns: Iterable[Campaign], campaign: Campaign) -> list[Campaign]:
    """Those that users organised and that were over when this one began."""
    starts = campaign.starts.day
    assert starts, "a campaign's start is read as a dated moment"
    return [
        one
        for one in campaigns
        if one.state in OVER and one.ends.day and one.ends.day < starts and _is_organised(one)
    ]


def rounds_before(before: Iterable[Campaign]) -> Mapping[str, Rounds]:
    """What everyone did in some campaigns, by person."""
    counts: dict[str, list[int]] = {}
    for campaign in before:
        leader = leader_of(campaign)
        helping = {id for duty in campaign.duties.values() for id in duty.people}
        for person in {*campaign.crew, *helping, *([leader] if leader else [])}:
            part = 2 if person == leader else 1 if person in helping else 0
            counts.setdefault(person, [0, 0, 0])[part] += 1
    return {person: Rounds(*parts) for person, parts in counts.items() if person != SOMEONE}


def _is_organised(campaign: Campaign) -> bool:
    return bool(campaign.crew or any(duty.people for duty in campaign.duties.values()))
