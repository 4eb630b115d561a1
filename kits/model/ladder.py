"""The ladder: badges that are steps, who stands on each, and who stands before the next.

It is for operators alone: nobody is ranked in front of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kits.model.badges import Badge
from kits.model.community import Community
from kits.model.credits import Deed
from kits.model.earning import Ahead, by_person, earned_by, still_lacking
from kits.model.offices import Tenure, Tenures


@dataclass(frozen=True, slots=True, kw_only=True)
class Climber:
    """Someone on the ladder, or on the way to its first step."""

    person: str
    locale: str
    """In which to speak to them."""
    on: Badge | None = None
    """Their highest step; None below the first."""
    since: date | None = None
    next: Ahead | None = None
    """What the step above still lacks; None on the highest."""
    rests: bool = False


def steps_of(badges: Iterable[Badge]) -> tuple[Badge, ...]:
    """The steps, from below."""
    return tuple(sorted((b for b in badges if b.step is not None), key=_step))


def climbers(community: Community, ledger: Iterable[Deed], held: Tenures) -> tuple[Climber, ...]:
    """Everyone on the ladder or on the way to it, whoever is nearest to their next step first.

    Not those who left, and nobody who has not begun.
    """
    steps, deeds = steps_of(community.badges.values()), by_person(ledger)
    found: list[Climber] = []
    for id in {**deeds, **held} if steps else ():
        person = community.people.get(id)
        if person is None or person.role != "user" or person.status in ("invited", "alumni"):
            continue
        done, served = deeds.get(id, ()), held.get(id, ())
        top = max(
            earned_by(id, steps, done, served), key=lambda one: _step(one.badge), default=None
        )
        way = _next(steps, top.badge if top else None, done, served)
        if top or way:
            climber = Climber(
                person=id,
                locale=person.locale or community.locale,
                on=top.badge if top else None,
                since=top.when if top else None,
                next=way,
                rests=person.status == "resting",
            )
            found.append(climber)
    return tuple(sorted(found, key=lambda one: (one.next.missing if one.next else 0, one.person)))


def _next(
    steps: Sequence[Badge], on: Badge | None, deeds: Sequence[Deed], held: Sequence[Tenure]
) -> Ahead | None:
    """What comes above a step; for whoever is on none, the lowest that they have begun."""
    above = [step for step in steps if on is None or _step(step)[0] > _step(on)[0]]
    ways = [still_lacking(step, deeds, held) for step in above]
    begun = [way for way in ways if way.have or on]
    level = begun[0].badge.step if begun else None
    beside = (way for way in begun if way.badge.step == level)
    return min(beside, key=lambda way: way.missing, default=None)


def _step(badge: Badge) -> tuple[int, str]:
    return (badge.step or 0, badge.id)
