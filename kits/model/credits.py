"""The ledger: who did what for which campaign, as the records tell it.

Every credit is derived; none is stored. Staff never appear (P20), and a campaign counts when it
has ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kits.model.campaigns import LEADER, Campaign
from kits.model.community import Community, Run
from kits.model.groups import Group
from kits.model.hosting import HOST, hosts_of, members_by_group
from kits.model.people import SOMEONE
from kits.model.places import Place
from kits.model.recaps import Recap

NOWHERE = Place("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One credit: a person, what for, and when.

    Neither where it is written nor who saw it makes it another deed.
    """

    person: str | None
    """An id; None for someone who is not on the roster."""
    kind: str
    """`duty`, `announce`, `host`, `win`, `praise`, `lesson`, `mentor`, `lead`, `assess`, or a kind
    that a community uses in its `credits`."""
    campaign: str
    """Its id; empty for a lesson, which belongs to none."""
    when: date
    what: str | None = None
    """The duty, the award, the lesson, who was taught, or the deed in words."""
    group: str | None = None
    name: str | None = None
    """The name of someone who is not on the roster and agreed to it."""
    spoken: tuple[tuple[str, str], ...] = ()
    """The deed in words in other languages, by locale."""
    evidence: Place = field(default=NOWHERE, compare=False)
    """Where the content says so."""
    witnesses: tuple[str, ...] = field(default=(), compare=False)
    """The ids of those who saw it, staff among them: for operators alone."""

    @property
    def is_nameless(self) -> bool:
        """Whether an equal deed may be another person's: a guest's, or of someone removed."""
        return self.person == SOMEONE or not (self.person or self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """A campaign that counts, with the groups that took part in it."""

    run: Run
    day: date
    groups: tuple[Group, ...]


def deeds(community: Community, now: datetime) -> tuple[Deed, ...]:
    """Every credit by now, the newest first; each once, but for those of whom no name is left."""
    ended = sorted(
        (
            _Ended(run=run, day=community.last_day(run), groups=community.groups_of(run))
            for run in community.runs.values()
            if run.campaign.state in ("ready", "paused") and community.has_ended(run, now)
        ),
        key=lambda each: (each.day, each.run.id),
    )
    members = members_by_group(community)
    every = (
        *(deed for each in ended for deed in _deeds(community, each, members)),
        *_mentoring(community, ended),
        *_lessons(community, now.astimezone(community.zone).date()),
    )
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


def _deeds(
    community: Community, ended: _Ended, members: Mapping[str, tuple[str, ...]]
) -> Iterator[Deed]:
    yield from _organising(ended)
    yield from _in_groups(community, ended, members)
    yield from _winning(ended)
    yield from _praise(ended)
    for record in (ended.run.campaign, ended.run.recap):
        if record:
            yield from _credits(ended, record)


def _organising(ended: _Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    if campaign.announcer != LEADER:
        yield Deed(
            person=campaign.announcer,
            kind="announce",
            campaign=campaign.id,
            when=ended.day,
            evidence=campaign.at("announcer"),
            witnesses=_seen_by(campaign.announcer, campaign.operator),
        )
    for duty, held in campaign.duties.items():
        for place, person in enumerate(held.people):
            yield Deed(
                person=person,
                kind="duty",
                campaign=campaign.id,
                when=ended.day,
                what=duty,
                evidence=campaign.at("duties", duty, "people", place),
                witnesses=_seen_by(person, campaign.operator),
            )


def _in_groups(
    community: Community, ended: _Ended, members: Mapping[str, tuple[str, ...]]
) -> Iterator[Deed]:
    campaign, rows = ended.run.campaign, ended.run.rows
    for group in ended.groups:
        for place, person in enumerate(group.leaders):
            yield Deed(
                person=person,
                kind="lead",
                campaign=campaign.id,
                when=ended.day,
                group=group.id,
                evidence=group.at("leaders", place),
                witnesses=_seen_by(person, campaign.operator),
            )
        if row := rows.get(group.id):
            for person in hosts_of(community, row, group, members):
                yield Deed(
                    person=person,
                    kind="host",
                    campaign=campaign.id,
                    when=ended.day,
                    group=group.id,
                    evidence=row.at("columns", HOST),
                    witnesses=_seen_by(person, campaign.operator),
                )


def _winning(ended: _Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    judging = campaign.duties.get("judging")
    judges = judging.people if judging else ()
    for place, award in enumerate(campaign.awards):
        for number, winner in enumerate(award.winners):
            if winner.person is None and winner.consent == "none":
                continue
            yield Deed(
                person=winner.person,
                kind="win",
                campaign=campaign.id,
                when=ended.day,
                what=award.id,
                group=winner.group,
                name=winner.name if not winner.person and winner.consent == "name" else None,
                evidence=campaign.at("awards", place, "winners", number),
                witnesses=_seen_by(winner.person, *judges)
                or _seen_by(winner.person, campaign.operator),
            )


def _praise(ended: _Ended) -> Iterator[Deed]:
    campaign, recap = ended.run.campaign, ended.run.recap
    for place, praise in enumerate(recap.praise if recap else ()):
        assert recap is not None, "only a recap praises"
        yield Deed(
            person=praise.person,
            kind="praise",
            campaign=campaign.id,
            when=ended.day,
            what=praise.for_,
            spoken=tuple(
                (code, version.praise[place].for_) for code, version in recap.translations.items()
            ),
            evidence=recap.at("praise", place),
            witnesses=_seen_by(praise.person, campaign.operator, *campaign.crew),
        )


def _credits(ended: _Ended, record: Campaign | Recap) -> Iterator[Deed]:
    campaign = ended.run.campaign
    crew = campaign.crew if record is ended.run.recap else ()
    for place, line in enumerate(record.credits):
        yield Deed(
            person=line.person,
            kind=line.kind or "deed",
            campaign=campaign.id,
            when=line.when or ended.day,
            what=line.for_,
            group=line.group,
            spoken=tuple(
                (code, version.credits[place].for_) for code, version in record.translations.items()
            ),
            evidence=record.at("credits", place),
            witnesses=_seen_by(line.person, campaign.operator, *crew),
        )


def _mentoring(community: Community, ended: list[_Ended]) -> Iterator[Deed]:
    """One credit for each person somebody taught, once they have led or helped in a campaign."""
    taught = {
        person.id: person
        for person in community.people.values()
        if person.mentored_by and person.role == "user"
    }
    for each in ended:
        campaign = each.run.campaign
        for id in _took_part(each) & taught.keys():
            person = taught.pop(id)
            yield Deed(
                person=person.mentored_by,
                kind="mentor",
                campaign=campaign.id,
                when=each.day,
                what=id,
                evidence=person.at("mentored_by"),
                witnesses=_seen_by(person.mentored_by, campaign.operator),
            )


def _took_part(ended: _Ended) -> set[str]:
    """Who led a group or helped."""
    campaign = ended.run.campaign
    people = {campaign.announcer, *campaign.crew}
    for duty in campaign.duties.values():
        people.update(duty.people)
    for group in ended.groups:
        people.update(group.leaders, group.deputies)
    return people


def _lessons(community: Community, today: date) -> Iterator[Deed]:
    for person in community.people.values():
        for place, finished in enumerate(person.lessons):
            lesson = community.find_lesson(finished.lesson)
            day = finished.when or person.joined
            if lesson and day and day <= today:
                yield Deed(
                    person=person.id,
                    kind="lesson",
                    campaign="",
                    when=day,
                    what=lesson.id,
                    evidence=person.at("lessons", place),
                )


def _seen_by(person: str | None, *others: str) -> tuple[str, ...]:
    """Who saw the deed of a person: each once, never that person, nor somebody who was removed."""
    return tuple(dict.fromkeys(id for id in others if id not in (person, SOMEONE)))
