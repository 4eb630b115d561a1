"""Composes bundles: for one group, all that it and those who lead it are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kits.locale import listed
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Lead, Profile, Role, Way
from kits.model.community import Community
from kits.model.credits import Deed
from kits.model.earning import by_person
from kits.model.faces import picture_of
from kits.model.groups import Group
from kits.model.offices import tenures
from kits.model.runs import Run
from kits.texts.composing import Composer


class Bundler:
    """Makes the bundles of a community, one at a time."""

    def __init__(self, composer: Composer, current: Sequence[Run], ledger: Iterable[Deed]) -> None:
        """`current` are the campaigns whose kits are kept, `ledger` is every credit."""
        self._composer = composer
        self._current = current
        self._done = by_person(ledger)
        community = composer.community
        self._held = tenures(community)
        at_work = (team for team in community.teams.values() if team.is_active)
        self._looked_after = {id for team in at_work for id in community.looked_after[team.id]}
        kept = {run.id for run in current}
        self._past = {
            run.id: _reached(community, run)
            for run in community.runs.values()
            if run.id not in kept
        }

    def bundle(self, group: Group) -> Bundle:
        """All that a group gets."""
        community, composer = self._composer.community, self._composer
        made = (composer.kit(run, group) for run in self._current)
        return Bundle(
            group=composer.reader(group),
            kits=tuple(filter(None, made)),
            past=tuple(id for id, reached in self._past.items() if group.id in reached),
            profile=self._profile(group),
            taken=_taken_by_all(community, group.leaders),
            is_looked_after=group.id in self._looked_after,
            leads=tuple(self._leads(group)),
        )

    def _profile(self, group: Group) -> Profile:
        community = self._composer.community
        locale = community.locale_of(group)
        spoken = community.groups_seen_by(Audience.LEADERS)[group.id].in_locale(locale)
        channels = self._composer.press.channels
        way_in = spoken.link or spoken.join
        names = {id: channels[id].called(locale) for id in spoken.links if id in channels}
        return Profile(
            about=spoken.about,
            website=spoken.website,
            logo=picture_of(group, "logo", community.files),
            ways=(
                *([Way(name=None, text=way_in)] if way_in else []),
                *(Way(name=names.get(id, id), text=way) for id, way in spoken.links.items()),
            ),
        )

    def _leads(self, group: Group) -> Iterator[Lead]:
        community = self._composer.community
        for person in dict.fromkeys((*group.leaders, *group.deputies)):
            if person in community.people:
                yield self._lead(group, person)

    def _lead(self, group: Group, person: str) -> Lead:
        community = self._composer.community
        people, there = community.people, community.locale_of(group)
        record, groups = people[person], community.leaderships[person]
        locale = record.locale or community.locale_of(groups[0][0])
        led_by = any(id in people for id in group.leaders) or bool(group.leader_name)
        role: Role = "leader" if person in group.leaders else "deputy"

        def others(ids: Sequence[str]) -> tuple[str, ...]:
            known = (people[id] for id in ids if id in people and id != person)
            return tuple(community.called(other, there) for other in known)

        return Lead(
            person=person,
            name=community.called(record, locale),
            locale=locale,
            role=role,
            leader=listed(community.leaders_of(group), there) if led_by else None,
            beside=listed(others(group.leaders), there) or None if role == "leader" else None,
            others=others(group.deputies),
            alone=len(groups) == 1,
            taken=_taken_by_all(community, [person]),
            deeds=tuple(self._done.get(person, ())),
            held=tuple(self._held.get(person, ())),
        )


def _reached(community: Community, run: Run) -> set[str]:
    """The groups that got something of a campaign, the HQ group among them."""
    reached = {group.id for group in community.took_part(run)}
    if community.hq and any(message.to == "hq" for message in run.messages.values()):
        reached.add(community.hq.id)
    return reached


def _taken_by_all(community: Community, people: Iterable[str]) -> frozenset[str]:
    """The lessons that each of these people finished; none where there is nobody."""
    taken = [
        frozenset(
            lesson.id
            for finished in community.people[id].lessons
            if (lesson := community.find_lesson(finished.lesson))
        )
        for id in people
        if id in community.people
    ]
    return frozenset.intersection(*taken) if taken else frozenset()
