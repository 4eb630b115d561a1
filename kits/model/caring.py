"""Care: to whom a private word is due, on which occasion, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kits.model import credit_kinds as kinds
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.credits import Deed
from kits.model.offices import ROSTER
from kits.model.people import Person

DUE = timedelta(days=14)
"""For how long a word is among what an operator does, before it stands on their page alone."""
LATELY = timedelta(days=60)
"""How long ago somebody joined, or stepped down, of whom it is still told."""
REST = timedelta(days=90)
"""After how long somebody who rests is asked how they are."""
UNTHANKED = timedelta(days=180)
"""Within which whoever does something hears thanks."""

Occasion = Literal["welcome", "thank", "recall", "hello"]
UNSAID = frozenset(
    kind.id
    for kind in (kinds.DUTY, kinds.ANNOUNCE, kinds.HOST, kinds.LEAD, kinds.MENTOR, kinds.LESSON)
)
"""Credits that follow from the records: nobody said anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """A word to one person."""

    occasion: Occasion
    person: str
    group: str | None
    """What it is about, else where they are at home."""
    campaign: str = ""
    """What they helped with last, where they are thanked for that."""
    office: str = ""
    """The office that they gave up."""
    since: date | None = None
    """The day that it comes of: they joined, stepped down, were last seen, were last thanked."""
    is_due: bool = False


def cares(community: Community, ledger: Iterable[Deed], at: Clock) -> tuple[Care, ...]:
    """All that an operator may say to users, by occasion, what is due first."""
    deeds = tuple(deed for deed in ledger if deed.person in community.people)
    today, seen = at.today(community.zone), _last_seen(community, deeds)
    found: list[Care] = []
    for person in community.people.values():
        if person.role == "user":
            found.extend(_of(community, person, seen.get(person.id), today))
    found.extend(_stepped_down(community, today))
    found.extend(_unthanked(community, deeds, today))
    return tuple(sorted(found, key=lambda one: (not one.is_due, _day(one), one.person)))


def _day(one: Care) -> int:
    """What happened last comes first; of the unthanked, who has waited longest."""
    if one.campaign:
        return one.since.toordinal() if one.since else 0
    return -one.since.toordinal() if one.since else 0


def _of(community: Community, one: Person, seen: date | None, today: date) -> Iterator[Care]:
    home = _home(community, one)
    if one.status in ("active", "invited") and one.joined:
        ago = today - one.joined
        if timedelta(0) <= ago <= LATELY:
            due = ago <= DUE
            yield Care(occasion="welcome", person=one.id, group=home, since=one.joined, is_due=due)
    elif one.status == "resting":
        due = seen is not None and REST <= today - seen <= REST + DUE
        yield Care(occasion="recall", person=one.id, group=home, since=seen, is_due=due)
    elif one.status == "alumni":
        due = seen is not None and _returns(seen, today)
        yield Care(occasion="hello", person=one.id, group=home, since=seen, is_due=due)


def _returns(day: date, today: date) -> bool:
    """Whether a day came round within the last days, a year or more after it."""
    yearly = day - timedelta(days=1) if (day.month, day.day) == (2, 29) else day
    lately = (today - timedelta(days=n) for n in range(DUE.days + 1))
    return any(at > day and (at.month, at.day) == (yearly.month, yearly.day) for at in lately)


def _home(community: Community, person: Person) -> str | None:
    led = [group.id for group, _office in community.leaderships.get(person.id, ())]
    return next((id for id in (*led, *person.groups) if id in community.groups), None)


def _last_seen(community: Community, deeds: Iterable[Deed]) -> Mapping[str, date]:
    """When somebody was last known to do something."""
    found = {id: one.joined for id, one in community.people.items() if one.joined}
    ended = [(term.person, term.until) for term in community.log.terms]
    for id, day in (*ended, *((deed.person or "", deed.when) for deed in deeds)):
        found[id] = max(day, found.get(id, day))
    return found


def _stepped_down(community: Community, today: date) -> Iterator[Care]:
    """Who gave up an office lately, and does not hold it any more."""
    for term in community.log.terms:
        person, group = community.people.get(term.person), community.groups.get(term.group)
        ago = today - term.until
        if person is None or group is None or person.role != "user" or term.role == "owner":
            continue
        holds = person.id in getattr(group, ROSTER[term.role])
        if timedelta(0) < ago <= LATELY and not holds:
            yield Care(
                occasion="thank",
                person=person.id,
                group=group.id,
                office=term.role,
                since=term.until,
                is_due=ago <= DUE,
            )


def _unthanked(community: Community, deeds: Iterable[Deed], today: date) -> Iterator[Care]:
    """Who helped within a span, and heard no thanks in it."""
    helped: dict[str, Deed] = {}
    thanked: dict[str, date] = {}
    for deed in deeds:  # the newest first
        assert deed.person is not None, "deeds of people are asked for"
        if deed.kind not in UNSAID:
            thanked.setdefault(deed.person, deed.when)
        elif deed.campaign and today - deed.when <= UNTHANKED:
            helped.setdefault(deed.person, deed)
    for id, deed in helped.items():
        last = thanked.get(id)
        if (last is None or today - last > UNTHANKED) and community.people[id].status == "active":
            yield Care(
                occasion="thank",
                person=id,
                group=deed.group or _home(community, community.people[id]),
                campaign=deed.campaign,
                since=last,
            )
