"""Who held an office of a group on a day: the one place that answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kits.model.clocks import Clock
from kits.model.community import HQ, Community
from kits.model.groups import Group, Office
from kits.model.log import Term
from kits.model.places import Place

ROSTER = {"leader": "leaders", "deputy": "deputies", "owner": "owner"}
"""By role, where the record of a group says who holds it now."""
NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who held an office, and where the content says so."""

    person: str
    evidence: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A user held an office of a group from one day to another, as far as the content tells."""

    office: Office
    first: date
    last: date
    """The last day of all, while they hold it still."""


Tenures = Mapping[str, Sequence[Tenure]]
"""By person."""


def holders(community: Community, group: Group, office: Office, day: date) -> Iterator[Holder]:
    """Who held an office of a group on a day, as far as the content tells.

    The roster says who holds it now, since the day after the last term. Where no term says more, it
    speaks for the days before as well, and so does the first term: but for those on which there was
    no such group yet (`founded`), or the person was not yet with us (`joined`).
    """
    if group.founded and day < group.founded:
        return
    terms = community.log.ended.get((group.id, office), ())
    if not terms or terms[-1].until < day:
        key = ROSTER[office]
        found = [Holder(id, group.at(key, at)) for at, id in enumerate(getattr(group, key))]
    else:
        held = (term for term in terms if _covers(term, terms, day))
        found = [Holder(term.person, term.at("person")) for term in held]
    yield from (each for each in found if was_with_us(community, each.person, day))


def since_when(community: Community, group: Group, role: str) -> date | None:
    """The first day of those whom the roster names; None where the content does not tell."""
    terms = community.log.ended.get((group.id, role), ())
    return terms[-1].until + NEXT if terms else None


def _covers(term: Term, terms: tuple[Term, ...], day: date) -> bool:
    """Whether a term holds on a day; one that does not say begins when those before it are over."""
    if term.since:
        return term.since <= day <= term.until
    before = [each.until for each in terms if each.until < term.until]
    return day <= term.until and not (before and day <= before[-1])


def was_with_us(community: Community, id: str | None, day: date) -> bool:
    """Whether a person had joined by a day; whoever does not say when was always there."""
    person = community.people.get(id or "")
    return person is None or person.joined is None or person.joined <= day


def tenures(community: Community) -> Tenures:
    """Which offices users hold and held, where a badge asks for it.

    They begin as `holders` says; what begins on no day that is told is no proof of any length.
    """
    found: dict[str, list[Tenure]] = {}
    asked = {rule.office for badge in community.badges.values() for rule in badge.rule}
    offices: tuple[Office, ...] = ("leader", "deputy")
    for group in community.groups.values() if asked - {None} else ():
        for office in offices if group.kind != HQ else ():
            for id, first, last in _spells(community, group, office):
                person = community.people.get(id)
                begun = [day for day in (first, group.founded, person and person.joined) if day]
                if person and person.role == "user" and begun and max(begun) <= last:
                    tenure = Tenure(office=office, first=max(begun), last=last)
                    found.setdefault(id, []).append(tenure)
    return found


def held_by(community: Community, at: Clock) -> Tenures:
    """The offices until today, by the community's clock, where a badge asks for them."""
    found = tenures(community).items()
    past = ((id, until(held, at.today(community.zone))) for id, held in found)
    return {id: held for id, held in past if held}


def until(held: Iterable[Tenure], day: date) -> tuple[Tenure, ...]:
    """What of them was over by the end of a day."""
    return tuple(replace(one, last=min(one.last, day)) for one in held if one.first <= day)


def _spells(
    community: Community, group: Group, office: Office
) -> Iterator[tuple[str, date | None, date]]:
    """Who held an office from when to when; None where that is not said."""
    terms = community.log.ended.get((group.id, office), ())
    for term in terms:
        before = [each.until + NEXT for each in terms if each.until < term.until]
        yield term.person, term.since or (before[-1] if before else None), term.until
    for id in getattr(group, ROSTER[office]):
        yield id, since_when(community, group, office), date.max
