"""Who held an office of a group on a day: the one place that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kits.model.community import Community
from kits.model.groups import Group
from kits.model.log import Term
from kits.model.places import Place

Office = Literal["leader", "deputy"]
ROSTER = {"leader": "leaders", "deputy": "deputies", "owner": "owner"}
"""By role, where the record of a group says who holds it now."""
NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who held an office, and where the content says so."""

    person: str
    evidence: Place


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
