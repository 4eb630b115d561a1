"""Shout-outs: badges of which a group hears in its next kit, so that people are thanked there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kits.model.badges import Badge
from kits.model.community import HQ, Community
from kits.model.credits import Deed
from kits.model.earning import Earned, apart, earned
from kits.model.faces import face_of
from kits.model.groups import Group
from kits.model.offices import Tenures
from kits.model.people import Person
from kits.model.runs import Run

SHOUT = "shout-out"
"""The id of the message; a campaign's own message of this id takes its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shout:
    """Someone who has earned a badge, as their own groups may be told of it."""

    person: str
    badge: Badge


Shouts = Mapping[tuple[str, str], tuple[Shout, ...]]
"""By campaign and group."""


def shouts(community: Community, ledger: Iterable[Deed], held: Tenures) -> Shouts:
    """What each group hears in which campaign: the first that begins there after the badge.

    Only of those who agreed to be named, by name or by alias, and never of whoever would have to
    paste their own praise. Standing posts are no occasion, nor are steps of the ladder.
    """
    found: dict[tuple[str, str], list[Shout]] = {}
    ids = {*held, *(deed.person or "" for deed in ledger)} & community.people.keys()
    named = {id for id in ids if face_of(community.people[id], community.locale)}
    known = [deed for deed in ledger if deed.person in named]
    awards = earned(
        apart(community.badges.values()), known, {id: held[id] for id in named & held.keys()}
    )
    if not awards:
        return {}
    hearing = _groups_hearing(community, named)
    coming = _runs_by_group(community)
    for award in reversed(awards):  # the oldest first, as they are told
        for group in hearing[award.person]:
            if run := _first_after(award, coming.get(group, ())):
                shout = Shout(person=award.person, badge=award.badge)
                found.setdefault((run, group), []).append(shout)
    return {key: tuple(those) for key, those in found.items()}


def name_of(community: Community, shout: Shout, locale: str) -> str:
    """What a group calls someone: the alias they chose, else the name their groups use."""
    person = community.people[shout.person]
    if person.credit == "alias" and person.alias:
        return person.alias
    return community.called(person, locale)


def _groups_hearing(community: Community, people: set[str]) -> Mapping[str, list[str]]:
    """The groups that hear of people: those they are members of, and in which others paste."""
    groups = {id: group for id, group in community.groups.items() if group.kind != HQ}
    return {
        id: [
            group
            for group in sorted({*community.people[id].groups} & groups.keys())
            if not _pastes(community, groups[group], community.people[id])
        ]
        for id in people
    }


def _pastes(community: Community, group: Group, person: Person) -> bool:
    """Whether somebody may paste the texts of a group, or bears the name of whoever runs it."""
    versions = (person, *person.translations.values())
    names = {name for each in versions for name in (each.name, each.called, each.alias)}
    runs = community.leader_of(group)
    return person.id in (*group.leaders, *group.deputies) or (runs is not None and runs in names)


def _runs_by_group(community: Community) -> Mapping[str, list[tuple[date, str]]]:
    """For each group when its campaigns begin, the earliest first, with their ids."""
    begun = sorted(
        (run.campaign.starts.day, run.id)
        for run in community.runs.values()
        if _is_occasion(run) and run.campaign.starts.day
    )
    found: dict[str, list[tuple[date, str]]] = {}
    for day, id in begun:
        for group in community.groups_of(community.runs[id]):
            found.setdefault(group.id, []).append((day, id))
    return found


def _is_occasion(run: Run) -> bool:
    return run.campaign.state == "ready" and run.campaign.kind != "dispatch"


def _first_after(award: Earned, runs: Iterable[tuple[date, str]]) -> str | None:
    return next((id for day, id in runs if day > award.when), None)
