"""Who has earned which badge, and what is missing: rules counted over the ledger and offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from kits.model.badges import Badge, BadgeRule
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.model.offices import Tenure, Tenures
from kits.model.people import SOMEONE
from kits.model.serving import day_served, served

MONTH = 30
"""Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A badge, who has earned it, and by what."""

    badge: Badge
    person: str
    when: date
    """The day of the deed that completed it."""
    deeds: tuple[Deed, ...]
    """Those that counted, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """A badge as the public may see it: by someone who agreed to be named."""

    badge: Badge
    face: Face
    when: date
    campaigns: tuple[tuple[str, str], ...]
    """The id and title of each campaign whose deeds earned it, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A badge that someone is on the way to."""

    badge: Badge
    rule: BadgeRule
    """The part of its rule that still lacks most."""
    have: int
    need: int
    """In what it lacks most: credits, campaigns or groups, or days in office."""

    @property
    def missing(self) -> int:
        """So much is to be done; a month in office is like one deed."""
        return ceil((self.need - self.have) / (MONTH if self.rule.office else 1))


def earned(badges: Iterable[Badge], ledger: Iterable[Deed], held: Tenures) -> tuple[Earned, ...]:
    """Every badge earned by now, the newest first; `held` are the offices until now.

    A badge once earned stays, since the deeds that earned it stay in the ledger, and terms in the
    log. It is earned on the first day on which its rule holds, so later deeds change nothing.
    """
    people, known = by_person(ledger), tuple(badges)
    found = (
        one
        for person in {**people, **held}
        for one in earned_by(person, known, people.get(person, ()), held.get(person, ()))
    )
    return tuple(sorted(found, key=_newest_first))


def earned_by(
    person: str, badges: Iterable[Badge], deeds: Sequence[Deed], held: Sequence[Tenure]
) -> tuple[Earned, ...]:
    """The badges of someone, whose deeds these are, the oldest first; the newest badge first."""
    found = []
    for badge in badges:
        parts = [_fulfilled(rule, deeds, held) for rule in badge.rule]
        days = [day for day, _ in parts if day]
        if len(days) == len(parts):
            counted = dict.fromkeys(deed for _, some in parts for deed in some)
            counting = tuple(sorted(counted, key=_oldest_first))
            found.append(Earned(badge=badge, person=person, when=max(days), deeds=counting))
    return tuple(sorted(found, key=_newest_first))


def _fulfilled(
    rule: BadgeRule, deeds: Sequence[Deed], held: Sequence[Tenure]
) -> tuple[date | None, tuple[Deed, ...]]:
    """The first day on which a part of a rule holds, if it does, and the deeds that count."""
    if rule.office:
        return day_served(rule, held), ()
    some = first_enough(rule, deeds)
    return some[-1].when if some else None, some


def awarded(
    badges: Iterable[Badge],
    ledger: Iterable[Deed],
    held: Tenures,
    faces: Mapping[str, Face],
    titles: Mapping[str, str],
) -> tuple[Awarded, ...]:
    """The badges that the public may see, the newest first; of one day, by badge and address.

    Who stands on a step of the ladder it may not see: nobody is ranked in public.

    Only deeds for campaigns that the public may know of, in `titles` by id, count here: the day of
    a badge would tell of others. `faces` are those of people who agreed to be named, by id.
    """
    known = [
        deed
        for deed in ledger
        if deed.person in faces and (not deed.campaign or deed.campaign in titles)
    ]
    found = (
        Awarded(
            badge=one.badge,
            face=faces[one.person],
            when=one.when,
            campaigns=tuple(
                (id, titles[id])
                for id in dict.fromkeys(deed.campaign for deed in one.deeds)
                if id  # a lesson belongs to no campaign
            ),
        )
        for one in earned(apart(badges), known, {id: held[id] for id in faces if id in held})
    )
    return tuple(
        sorted(found, key=lambda one: (-one.when.toordinal(), one.badge.id, one.face.slug))
    )


def apart(badges: Iterable[Badge]) -> Iterator[Badge]:
    """Badges that are no steps."""
    return (badge for badge in badges if badge.step is None)


def ahead(
    badges: Iterable[Badge], deeds: Sequence[Deed], held: Sequence[Tenure]
) -> Iterator[Ahead]:
    """The badges that someone has begun to earn and not earned, the nearest first.

    Deeds that have left the span of a rule no longer count towards it.
    """
    known = tuple(badges)
    had = {one.badge.id for one in earned_by("", known, deeds, held)}
    ways = [tuple(_ways(badge, deeds, held)) for badge in known if badge.id not in had]
    begun = (_lacking(parts) for parts in ways if any(part.have for part in parts))
    yield from sorted(begun, key=lambda one: (one.missing, one.badge.id))


def still_lacking(badge: Badge, deeds: Sequence[Deed], held: Sequence[Tenure]) -> Ahead:
    """What someone lacks most for a badge that is not earned, be it not even begun."""
    return _lacking(_ways(badge, deeds, held))


def _lacking(parts: Iterable[Ahead]) -> Ahead:
    return min(parts, key=lambda part: part.have / part.need)


def _ways(badge: Badge, deeds: Sequence[Deed], held: Sequence[Tenure]) -> Iterator[Ahead]:
    """How far each part of a rule is."""
    for rule in badge.rule:
        if rule.office:
            have, need = served(rule, held)
        elif some := first_enough(rule, deeds):
            have = need = max(len(some), 1)
        else:
            counts = _needs(rule, _last_span(rule, deeds))
            have, need = max(counts, key=lambda count: count[1] - count[0])
        yield Ahead(badge=badge, rule=rule, have=min(have, need), need=max(need, 1))


def by_person(ledger: Iterable[Deed]) -> Mapping[str, Sequence[Deed]]:
    """The deeds of everyone on the roster, the oldest first."""
    people: dict[str, list[Deed]] = {}
    for deed in ledger:
        if deed.person and deed.person != SOMEONE:
            people.setdefault(deed.person, []).append(deed)
    return {person: sorted(deeds, key=_oldest_first) for person, deeds in people.items()}


def first_enough(rule: BadgeRule, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """The deeds that first fulfil a rule, the oldest first; none where it is not fulfilled.

    `deeds` are one person's, the oldest first.
    """
    counting = [deed for deed in deeds if _counts(rule, deed)]
    start = 0
    for end, deed in enumerate(counting, start=1):
        while not _within(rule, counting[start].when, deed.when):
            start += 1
        if _missing(rule, counting[start:end]) == 0:
            return tuple(counting[start:end])
    return ()


def _last_span(rule: BadgeRule, deeds: Sequence[Deed]) -> list[Deed]:
    counting = [deed for deed in deeds if _counts(rule, deed)]
    return [deed for deed in counting if _within(rule, deed.when, counting[-1].when)]


def _counts(rule: BadgeRule, deed: Deed) -> bool:
    return deed.kind == rule.credit and rule.duty in (None, deed.what)


def _within(rule: BadgeRule, first: date, last: date) -> bool:
    return rule.within is None or last - first <= rule.within


def _needs(rule: BadgeRule, deeds: Sequence[Deed]) -> Iterator[tuple[int, int]]:
    """How many there are, and how many there must be: of credits, campaigns and groups."""
    yield len(deeds), rule.at_least
    if rule.campaigns:
        yield len({deed.campaign for deed in deeds if deed.campaign}), rule.campaigns
    if rule.groups:
        yield len({deed.group for deed in deeds if deed.group}), rule.groups


def _missing(rule: BadgeRule, deeds: Sequence[Deed]) -> int:
    return max(max(0, need - have) for have, need in _needs(rule, deeds))


def _oldest_first(deed: Deed) -> tuple[date, str, str, str]:
    return (deed.when, deed.campaign, deed.kind, deed.what or "")


def _newest_first(one: Earned) -> tuple[int, str, str]:
    return (-one.when.toordinal(), one.badge.id, one.person)
