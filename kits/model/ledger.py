"""The ledger: who did what for which campaign, as the records tell it.

Every credit is derived; none is stored. Staff never appear (P20), and a campaign counts when it
has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kits.model.campaign_credits import (
    Ended,
    as_written,
    deeds_of,
    done_tasks,
    took_part,
    waits,
    written_kind,
)
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.credit_kinds import LESSON, MENTOR
from kits.model.credits import Deed
from kits.model.hosting import members_by_group
from kits.model.offices import was_with_us
from kits.model.people import SOMEONE


def deeds(community: Community, at: Clock) -> tuple[Deed, ...]:
    """Every credit that may be told by now, the newest first.

    Each is there once, but for those of whom no name is left.
    """
    ended = _ended(community, at)
    members = members_by_group(community)
    return _in_order(
        community,
        (
            *(deed for each in ended for deed in deeds_of(each, members)),
            *_mentoring(community, ended),
            *_lessons(community, at),
            *_of_no_campaign(community, at),
            *_in_teams(community, at),
        ),
    )


def awaited(community: Community, at: Clock) -> tuple[Deed, ...]:
    """What was won in campaigns that have ended, whose results are not out: for operators alone."""
    waiting = (each for each in _ended(community, at) if not each.tells_winners)
    return _in_order(
        community, (deed for each in waiting for deed in as_written(each) if waits(deed))
    )


def _ended(community: Community, at: Clock) -> list[Ended]:
    """The campaigns that count, in the order of their last days."""
    found = [
        Ended(
            community=community,
            run=run,
            day=community.last_day(run),
            groups=community.groups_of(run),
            tells_winners=community.may_tell_winners(run, at),
        )
        for run in community.runs.values()
        if run.campaign.state in ("ready", "paused") and community.has_ended(run, at)
    ]
    return sorted(found, key=lambda each: (each.day, each.run.id))


def _in_order(community: Community, every: Iterable[Deed]) -> tuple[Deed, ...]:
    found = [deed for deed in every if deed.person is None or _is_user(community, deed.person)]
    known = dict.fromkeys(deed for deed in found if not deed.is_nameless)
    nameless = [deed for deed in found if deed.is_nameless]
    return tuple(sorted([*known, *nameless], key=_order))


def _order(deed: Deed) -> tuple[int, str, str, str, str]:
    person = deed.person or deed.name or ""
    return (-deed.when.toordinal(), deed.campaign, person, deed.kind, deed.what or "")


def _is_user(community: Community, person: str) -> bool:
    """Whether a deed of theirs counts; who was removed is counted, and never shown."""
    if person == SOMEONE:
        return True
    return person in community.people and community.people[person].role == "user"


def _mentoring(community: Community, ended: list[Ended]) -> Iterator[Deed]:
    """One credit for each person somebody taught, once they have led or helped in a campaign.

    A campaign that ended before whoever taught them came to us is no proof of it.
    """
    taught = {
        person.id: person
        for person in community.people.values()
        if person.mentored_by and person.role == "user"
    }
    for each in ended:
        for id in took_part(each) & taught.keys():
            mentor = taught[id].mentored_by
            if was_with_us(community, mentor, each.day):
                evidence = taught.pop(id).at("mentored_by")
                yield replace(each.deed(MENTOR, mentor, evidence), what=id)


def _lessons(community: Community, at: Clock) -> Iterator[Deed]:
    for person in community.people.values():
        for place, finished in enumerate(person.lessons):
            lesson = community.find_lesson(finished.lesson)
            day = finished.when or person.joined
            if lesson and day and at.has_begun(day, community.zone):
                yield Deed(
                    person=person.id,
                    kind=LESSON.id,
                    campaign="",
                    when=day,
                    what=lesson.id,
                    evidence=person.at("lessons", place),
                )


def _of_no_campaign(community: Community, at: Clock) -> Iterator[Deed]:
    """What stands in `credits.csv`, once its day has come."""
    for row in community.credits:
        if at.has_begun(row.when, community.zone):
            yield Deed(
                person=row.person,
                kind=written_kind(row).id,
                campaign="",
                when=row.when,
                what=row.for_,
                group=row.group,
                spoken=tuple((code, version.for_) for code, version in row.translations.items()),
                evidence=row.at(),
            )


def _in_teams(community: Community, at: Clock) -> Iterator[Deed]:
    """The tasks of teams that were done, once their day has come."""
    for team in community.teams.values():
        for deed in done_tasks(team, team.lead):
            if at.has_begun(deed.when, community.zone):
                yield deed
