"""The HQ group: who should be in it, by office, and who is missing as far as the content says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kits.model.clocks import Clock
from kits.model.community import HQ, Community

Seat = Literal["operator", "leader", "deputy"]
SEATS: tuple[Seat, ...] = ("operator", "leader", "deputy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Someone who belongs into the HQ group, or is there without belonging."""

    person: str | None
    """Their id; None of a leader who stands on no roster."""
    name: str
    locale: str
    """In which to write to them."""
    seat: Seat | None
    """The highest of their offices; None where they hold none any more."""
    groups: tuple[str, ...] = ()
    """Where they hold it, by id."""
    is_in: bool | None = None
    """Whether they are there; None where the content does not say."""


def roster(community: Community, at: Clock) -> tuple[Seated, ...]:
    """Operators, leaders and deputies of the groups that are awake; then who holds no office.

    Who is in the group says so under `groups`; until somebody does, only those are known to be in
    it who run it.
    """
    hq = community.hq
    if hq is None:
        return ()
    members = {id for id, one in community.people.items() if hq.id in one.groups}
    inside = members | {*hq.leaders, *hq.deputies, hq.owner}
    seated = [
        _seated(community, id, seat, groups, id in inside or (False if members else None))
        for id, (seat, groups) in _offices(community, at).items()
    ]
    known = {one.person for one in seated} | {hq.owner, *hq.leaders, *hq.deputies}
    idle = sorted(id for id in members - known if community.people[id].role == "user")
    return (
        *sorted(seated, key=lambda one: SEATS.index(one.seat or "deputy")),
        *_unlisted(community),
        *(_seated(community, id, None, (), True) for id in idle),
    )


def _seated(
    community: Community, id: str, seat: Seat | None, groups: tuple[str, ...], is_in: bool | None
) -> Seated:
    person = community.people[id]
    spoken = [community.locale_of(community.groups[group]) for group in groups]
    locale = person.locale or next(iter(spoken), community.locale)
    return Seated(
        person=id,
        name=community.called(person, locale),
        locale=locale,
        seat=seat,
        groups=groups,
        is_in=is_in,
    )


def _offices(community: Community, at: Clock) -> Mapping[str, tuple[Seat, tuple[str, ...]]]:
    """The highest office of everyone, with the groups in which they hold it."""
    operators = dict.fromkeys(run.campaign.operator for run in community.current(at))
    found: dict[str, tuple[Seat, tuple[str, ...]]] = {
        id: ("operator", ()) for id in operators if id in community.people
    }
    for id, held in community.leaderships.items():
        theirs = [(group, office) for group, office in held if group.kind != HQ and group.is_awake]
        if not theirs or id in found:
            continue
        leads = tuple(group.id for group, office in theirs if office == "leader")
        deputes = tuple(group.id for group, _ in theirs)
        found[id] = ("leader", leads) if leads else ("deputy", deputes)
    return found


def _unlisted(community: Community) -> Iterator[Seated]:
    """Leaders of whom the content has a name alone."""
    for group in community.groups.values():
        if group.is_awake and group.leader_name and not group.leaders and group.kind != HQ:
            locale = community.locale_of(group)
            name = group.in_locale(locale).leader_name or group.leader_name
            yield Seated(person=None, name=name, locale=locale, seat="leader", groups=(group.id,))
