"""The ledger: who did what for which campaign, as the records tell it.

Every credit is derived; none is stored. Staff never appear (P20), and a campaign counts when it
has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kits.model.campaigns import LEADER, Campaign, award_keys
from kits.model.clocks import Clock
from kits.model.community import Community, Run
from kits.model.groups import Group
from kits.model.hosting import HOST, hosts_of, members_by_group
from kits.model.offices import holders, was_with_us
from kits.model.people import SOMEONE
from kits.model.places import Place
from kits.model.recaps import Recap

NOWHERE = Place("")
LESSON = "lesson"
WIN = "win"
"""The kind of what is told only once the results of its campaign are out."""
UNNAMED = "deed"
"""The kind of a credit that names none."""


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
    """Its id; empty for a lesson and what stands in `credits.csv`, which belong to none."""
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
    tells_winners: bool
    """Whether its results are out."""


def deeds(community: Community, at: Clock) -> tuple[Deed, ...]:
    """Every credit that may be told by now, the newest first.

    Each is there once, but for those of whom no name is left.
    """
    ended = _ended(community, at)
    members = members_by_group(community)
    return _in_order(
        community,
        (
            *(deed for each in ended for deed in _deeds(community, each, members)),
            *_mentoring(community, ended),
            *_lessons(community, at),
            *_of_no_campaign(community, at),
        ),
    )


def awaited(community: Community, at: Clock) -> tuple[Deed, ...]:
    """What was won in campaigns that have ended, whose results are not out: for operators alone."""
    waiting = (each for each in _ended(community, at) if not each.tells_winners)
    return _in_order(
        community, (deed for each in waiting for deed in _as_written(each) if deed.kind == WIN)
    )


def _ended(community: Community, at: Clock) -> list[_Ended]:
    """The campaigns that count, in the order of their last days."""
    found = [
        _Ended(
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


def _deeds(
    community: Community, ended: _Ended, members: Mapping[str, tuple[str, ...]]
) -> Iterator[Deed]:
    yield from _organising(ended)
    yield from _in_groups(community, ended, members)
    yield from _praise(ended)
    for deed in _as_written(ended):
        if ended.tells_winners or deed.kind != WIN:
            yield deed


def _as_written(ended: _Ended) -> Iterator[Deed]:
    """What was won, and the credits that are written down."""
    yield from _winning(ended)
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
        for leader in holders(community, group, "leader", ended.day):
            yield Deed(
                person=leader.person,
                kind="lead",
                campaign=campaign.id,
                when=ended.day,
                group=group.id,
                evidence=leader.evidence,
                witnesses=_seen_by(leader.person, campaign.operator),
            )
        if row := rows.get(group.id):
            for person in hosts_of(community, row, group, members, ended.day):
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
    keys = award_keys(campaign.awards)
    for place, award in enumerate(campaign.awards):
        for number, winner in enumerate(award.winners):
            if winner.person is None and winner.consent == "none":
                continue
            yield Deed(
                person=winner.person,
                kind=WIN,
                campaign=campaign.id,
                when=ended.day,
                what=keys[place],
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
            kind=line.kind or UNNAMED,
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
    """One credit for each person somebody taught, once they have led or helped in a campaign.

    A campaign that ended before whoever taught them came to us is no proof of it.
    """
    taught = {
        person.id: person
        for person in community.people.values()
        if person.mentored_by and person.role == "user"
    }
    for each in ended:
        campaign = each.run.campaign
        for id in _took_part(community, each) & taught.keys():
            if not was_with_us(community, taught[id].mentored_by, each.day):
                continue
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


def _took_part(community: Community, ended: _Ended) -> set[str]:
    """Who led a group, stood in for its leader, or helped."""
    campaign = ended.run.campaign
    people = {campaign.announcer, *campaign.crew}
    for duty in campaign.duties.values():
        people.update(duty.people)
    for group in ended.groups:
        people.update(each.person for each in holders(community, group, "leader", ended.day))
        people.update(each.person for each in holders(community, group, "deputy", ended.day))
    return people


def _lessons(community: Community, at: Clock) -> Iterator[Deed]:
    for person in community.people.values():
        for place, finished in enumerate(person.lessons):
            lesson = community.find_lesson(finished.lesson)
            day = finished.when or person.joined
            if lesson and day and at.has_begun(day, community.zone):
                yield Deed(
                    person=person.id,
                    kind=LESSON,
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
                kind=row.kind or UNNAMED,
                campaign="",
                when=row.when,
                what=row.for_,
                group=row.group,
                spoken=tuple((code, version.for_) for code, version in row.translations.items()),
                evidence=row.at(),
            )


def _seen_by(person: str | None, *others: str) -> tuple[str, ...]:
    """Who saw the deed of a person: each once, never that person, nor somebody who was removed."""
    return tuple(dict.fromkeys(id for id in others if id not in (person, SOMEONE)))
