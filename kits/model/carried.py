"""What one campaign learned, carried to the next one of the same recipe (P24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kits.model.campaign_parts import Heeded
from kits.model.campaigns import Campaign
from kits.model.community import Community
from kits.model.recaps import Recap


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A campaign as far as the next one asks: when it was, and what was learned."""

    campaign: Campaign
    ends: date
    recap: Recap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One thing that was learned, and what the next campaign does about it."""

    what: str
    answer: Heeded | None
    """None while nobody has said."""

    @property
    def is_open(self) -> bool:
        """Whether it is neither heeded nor refused."""
        return self.answer is None or not (self.answer.how or self.answer.refused)


def rounds_of(community: Community) -> list[Round]:
    """Every campaign of a community."""
    return [
        Round(campaign=run.campaign, ends=community.last_day(run), recap=run.recap)
        for run in community.runs.values()
    ]


def learned_before(
    rounds: Iterable[Round], *, recipe: str | None, origin: str | None, day: date
) -> Round | None:
    """The newest round of a recipe that had ended before a day, and learned something.

    A campaign without a recipe goes by its `origin`, the one it was copied from.
    """
    found = [
        each
        for each in rounds
        if each.ends < day
        and each.recap
        and each.recap.learned
        and (each.campaign.recipe == recipe if recipe else each.campaign.id == origin)
    ]
    return max(found, key=lambda each: (each.ends, each.campaign.id), default=None)


def carried(before: Round, asking: Campaign) -> tuple[Carried, ...]:
    """What a round learned, with the answers of the campaign that comes after it."""
    answers = {line.what: line for line in asking.heeded}
    learned = before.recap.learned if before.recap else ()
    return tuple(Carried(what=what, answer=answers.get(what)) for what in learned)
