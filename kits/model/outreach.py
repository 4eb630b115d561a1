"""All that operators do for people one by one: whom to ask, for what, and whom to write to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kits.model.candidates import Candidate, candidates
from kits.model.caring import Care, cares
from kits.model.clocks import Clock
from kits.model.cohorts import Cohort, cohorts
from kits.model.community import Community
from kits.model.credits import Deed
from kits.model.recruiting import (
    MOST,
    Match,
    Wanted,
    gaps,
    matches,
    open_tasks,
    skills_of,
    wanted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """What operators alone know, and `kits forget` takes out with whom it is about."""

    candidates: tuple[Candidate, ...] = ()
    matches: tuple[Match, ...] = ()
    further: int = 0
    """Gaps that are not told one by one."""
    wanted: tuple[Wanted, ...] = ()
    cares: tuple[Care, ...] = ()
    cohorts: tuple[Cohort, ...] = ()


NO_OUTREACH = Outreach()


def outreach(community: Community, ledger: Iterable[Deed], at: Clock) -> Outreach:
    """Everything of it, by a moment."""
    deeds = tuple(ledger)
    tasks = tuple(open_tasks(community, at))
    people = candidates(community, deeds, at, skills_of(tasks))
    found = gaps(community, at)
    return Outreach(
        candidates=people,
        matches=matches(community, found[:MOST], people),
        further=max(len(found) - MOST, 0),
        wanted=tuple(wanted(workplace, task, people) for workplace, task in tasks),
        cares=cares(community, deeds, at),
        cohorts=cohorts(community.people.values(), at.today(community.zone)),
    )
