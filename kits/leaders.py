"""What leaders get on their phones: each group's kits and home, one group at a time.

The last stretch of the line, for pages of which there are as many as groups and leaders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from kits.channels.channel import Channel
from kits.locale import listed
from kits.model.artifacts import File, Made
from kits.model.audiences import Audience
from kits.model.bundles import Bundle
from kits.model.community import Community, Run
from kits.model.credits import Deed
from kits.model.earning import by_person
from kits.model.faces import picture_of
from kits.model.views import View
from kits.pipeline import Checked, current, view_of
from kits.render.group_homes import Led, PastKit, leader_home
from kits.render.handbook.prose import help_page
from kits.render.keeping import keeper
from kits.render.own_badges import own_badges
from kits.render.phone import assets
from kits.render.phones import (
    crew_files,
    group_files,
    group_finder,
    lessons_due,
    past_kits,
)


def phones(checked: Checked) -> Iterator[File | Made]:
    """The pages that leaders open on a phone, the same for operators.

    Kits are made one group at a time, and let go.
    """
    community, composer, now = checked.community, checked.composer, checked.now
    channels = composer.press.channels
    seen = view_of(checked, Audience.LEADERS)
    runs = current(community, now)
    current_ids = {run.id for run in runs}
    past = {
        run.id: _reached(community, run)
        for run in community.runs.values()
        if run.id not in current_ids
    }
    leaderships = community.leaderships
    done = by_person(checked.ledger)
    records = {group.id: group for group in seen.groups}
    yield from assets()
    for group in community.groups.values():
        bundle = checked.bundles[group.id]
        made = list(bundle.kits)
        gone = past_kits(seen, {id for id, groups in past.items() if group.id in groups})
        yield from group_files(
            seen,
            bundle.group,
            records[group.id],
            made,
            gone,
            channels,
            now,
            composer.published,
            _taken_by_all(community, group.leaders),
            picture_of(group, "logo", community.files),
        )
        for person in dict.fromkeys((*group.leaders, *group.deputies)):
            if len(leaderships.get(person, ())) == 1:
                alone = _led(community, bundle, person, gone)
                yield _leader(seen, community, person, [alone], done, channels, now)
    for person, led in leaderships.items():
        if len(led) > 1:
            groups = [
                _led(
                    community,
                    checked.bundles[group.id],
                    person,
                    past_kits(seen, {id for id, groups in past.items() if group.id in groups}),
                )
                for group, _role in led
            ]
            yield _leader(seen, community, person, groups, done, channels, now)
    yield from group_finder(seen)
    for shown in seen.campaigns:
        if shown.phase != "draft":
            run = community.runs[shown.campaign.id]
            yield from crew_files(seen, shown, composer.crew(run), channels, now)


def offline() -> Iterator[File]:
    """What keeps pages on leaders' phones; a preview goes without, since nothing of it may stay."""
    yield keeper()


def _reached(community: Community, run: Run) -> set[str]:
    """The groups that got something of a campaign, the HQ group among them."""
    reached = {group.id for group in community.took_part(run)}
    if community.hq and any(message.to == "hq" for message in run.messages.values()):
        reached.add(community.hq.id)
    return reached


def _leader(
    seen: View,
    community: Community,
    person: str,
    groups: list[Led],
    done: Mapping[str, Sequence[Deed]],
    channels: Mapping[str, Channel],
    now: datetime,
) -> File:
    record = community.people[person]
    locale = record.locale or groups[0].group.locale
    kits = [kit for led in groups for kit in led.kits]
    return leader_home(
        person,
        community.called(record, locale),
        groups,
        channels,
        now,
        locale=locale,
        lessons=lessons_due(kits, _taken_by_all(community, [person]), now),
        badges=own_badges(seen.badges, done.get(person, ()), locale),
        help=help_page(seen, locale),
    )


def _led(community: Community, bundle: Bundle, person: str, past: list[PastKit]) -> Led:
    """A group as someone who leads it or stands in sees it."""
    group = community.groups[bundle.group.id]
    people, locale = community.people, community.locale_of(group)
    led_by = any(id in people for id in group.leaders) or bool(group.leader_name)
    leads = person in group.leaders

    def others(ids: Sequence[str]) -> tuple[str, ...]:
        known = (people[id] for id in ids if id in people and id != person)
        return tuple(community.called(other, locale) for other in known)

    return Led(
        group=bundle.group,
        role="leader" if leads else "deputy",
        kits=list(bundle.kits),
        past=past,
        leader=listed(community.leaders_of(group), locale) if led_by else None,
        beside=listed(others(group.leaders), locale) or None if leads else None,
        others=others(group.deputies),
    )


def _taken_by_all(community: Community, people: Sequence[str]) -> set[str]:
    """The lessons that each of these people finished; none where there is nobody."""
    taken = [
        {
            lesson.id
            for finished in community.people[id].lessons
            if (lesson := community.find_lesson(finished.lesson))
        }
        for id in people
        if id in community.people
    ]
    return set.intersection(*taken) if taken else set()
