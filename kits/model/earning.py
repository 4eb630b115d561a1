"""Who has earned which badge, and what is still missing: rules counted over the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kits.model.badges import Badge, BadgeRule
from kits.model.credits import Deed
from kits.model.faces import Face
from kits.model.people import SOMEONE


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
    have: int
    need: int
    """In what the rule still lacks most: credits, campaigns or groups."""


def earned(badges: Iterable[Badge], ledger: Iterable[Deed]) -> tuple[Earned, ...]:
    """Every badge earned by now, the newest first.

    A badge once earned stays, since the deeds that earned it stay in the ledger. It is earned on
    the first day on which its rule holds, so later deeds change nothing.
    """
    people = by_person(ledger)
    found = (
        Earned(badge=badge, person=person, when=counted[-1].when, deeds=counted)
        for badge in badges
        for person, deeds in people.items()
        if (counted := first_enough(badge.rule, deeds))
    )
    return tuple(sorted(found, key=lambda one: (-one.when.toordinal(), one.badge.id, one.person)))


def awarded(
    badges: Iterable[Badge],
    ledger: Iterable[Deed],
    faces: Mapping[str, Face],
    titles: Mapping[str, str],
) -> tuple[Awarded, ...]:
    """The badges that the public may see, the newest first; of one day, by badge and address.

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
        for one in earned(badges, known)
    )
    return tuple(
        sorted(found, key=lambda one: (-one.when.toordinal(), one.badge.id, one.face.slug))
    )


def ahead(badges: Iterable[Badge], deeds: Sequence[Deed]) -> Iterator[Ahead]:
    """The badges that someone of these deeds has begun to earn and not earned, the nearest first.

    Deeds that have left the span of a rule no longer count towards it.
    """
    begun = [
        _ahead(badge, counting)
        for badge in badges
        if not first_enough(badge.rule, deeds) and (counting := _last_span(badge.rule, deeds))
    ]
    yield from sorted(begun, key=lambda one: (one.need - one.have, one.badge.id))


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


def _ahead(badge: Badge, deeds: Sequence[Deed]) -> Ahead:
    have, need = max(_needs(badge.rule, deeds), key=lambda counts: counts[1] - counts[0])
    return Ahead(badge=badge, have=have, need=need)


def _oldest_first(deed: Deed) -> tuple[date, str, str, str]:
    return (deed.when, deed.campaign, deed.kind, deed.what or "")
