"""What a campaign that has ended is credited for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kits.model import credit_kinds as kinds
from kits.model.awards import award_keys
from kits.model.campaigns import LEADER, Campaign
from kits.model.community import Community
from kits.model.credit_kinds import CreditKind, kind_of
from kits.model.credit_lines import CreditLine
from kits.model.credits import Deed
from kits.model.groups import Group
from kits.model.hosting import HOST, hosts_of
from kits.model.offices import holders
from kits.model.people import SOMEONE
from kits.model.places import Place
from kits.model.recaps import Recap
from kits.model.runs import Run
from kits.model.teams import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A campaign that counts, with the groups that took part in it."""

    community: Community
    run: Run
    day: date
    groups: tuple[Group, ...]
    tells_winners: bool
    """Whether its results are out."""

    def deed(
        self, kind: CreditKind, person: str | None, evidence: Place, witnesses: Sequence[str] = ()
    ) -> Deed:
        """A credit for it; the operator saw it, where nobody else is named who did."""
        return Deed(
            person=person,
            kind=kind.id,
            campaign=self.run.id,
            when=self.day,
            evidence=evidence,
            witnesses=_others(person, witnesses) or _others(person, (self.run.campaign.operator,)),
        )


def deeds_of(ended: Ended, members: Mapping[str, tuple[str, ...]]) -> Iterator[Deed]:
    """Every credit that may be told of it; `members` are those of each group."""
    yield from _organising(ended)
    yield from _in_groups(ended, members)
    yield from _praise(ended)
    for deed in as_written(ended):
        if ended.tells_winners or not waits(deed):
            yield deed


def waits(deed: Deed) -> bool:
    """Whether a credit is told only with the results of its campaign."""
    return kind_of(deed.kind).waits_for_results


def as_written(ended: Ended) -> Iterator[Deed]:
    """What was won, and the credits that are written down."""
    campaign, recap = ended.run.campaign, ended.run.recap
    yield from _winning(ended)
    yield from _tasks(ended)
    yield from _credits(ended, campaign, (campaign.operator,))
    if recap:
        yield from _credits(ended, recap, (campaign.operator, *campaign.crew))


def _organising(ended: Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    if campaign.announcer != LEADER:
        yield ended.deed(kinds.ANNOUNCE, campaign.announcer, campaign.at("announcer"))
    for duty, held in campaign.duties.items():
        for place, person in enumerate(held.people):
            evidence = campaign.at("duties", duty, "people", place)
            yield replace(ended.deed(kinds.DUTY, person, evidence), what=duty)


def _in_groups(ended: Ended, members: Mapping[str, tuple[str, ...]]) -> Iterator[Deed]:
    community, rows = ended.community, ended.run.rows
    for group in ended.groups:
        for leader in holders(community, group, "leader", ended.day):
            deed = ended.deed(kinds.LEAD, leader.person, leader.evidence)
            yield replace(deed, group=group.id)
        if row := rows.get(group.id):
            for person in hosts_of(community, row, group, members, ended.day):
                deed = ended.deed(kinds.HOST, person, row.at("columns", HOST))
                yield replace(deed, group=group.id)


def _winning(ended: Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    judging = campaign.duties.get("judging")
    judges = judging.people if judging else ()
    keys = award_keys(campaign.awards)
    for place, award in enumerate(campaign.awards):
        for number, winner in enumerate(award.winners):
            if winner.person is None and winner.consent == "none":
                continue
            evidence = campaign.at("awards", place, "winners", number)
            deed = ended.deed(kinds.WIN, winner.person, evidence, judges)
            name = winner.name if not winner.person and winner.consent == "name" else None
            yield replace(deed, what=keys[place], group=winner.group, name=name)


def _tasks(ended: Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    for deed in done_tasks(campaign, (campaign.operator,)):
        yield replace(deed, campaign=ended.run.id)


def done_tasks(record: Campaign | Team, witnesses: Sequence[str]) -> Iterator[Deed]:
    """A credit for each who did a task, of no campaign as yet."""
    for place, task in enumerate(record.tasks):
        if task.done is None:
            continue
        spoken = ((code, one.tasks[place].what) for code, one in record.translations.items())
        told = tuple(spoken)
        for number, person in enumerate(task.taken_by):
            yield Deed(
                person=person,
                kind=kind_of(task.credit).id,
                campaign="",
                when=task.done,
                what=task.what,
                spoken=told,
                evidence=record.at("tasks", place, "taken_by", number),
                witnesses=_others(person, witnesses),
            )


def _praise(ended: Ended) -> Iterator[Deed]:
    campaign, recap = ended.run.campaign, ended.run.recap
    if recap is None:
        return
    witnesses = (campaign.operator, *campaign.crew)
    for place, praise in enumerate(recap.praise):
        spoken = ((code, one.praise[place].for_) for code, one in recap.translations.items())
        deed = ended.deed(kinds.PRAISE, praise.person, recap.at("praise", place), witnesses)
        yield replace(deed, what=praise.for_, spoken=tuple(spoken))


def _credits(ended: Ended, record: Campaign | Recap, witnesses: Sequence[str]) -> Iterator[Deed]:
    for place, line in enumerate(record.credits):
        spoken = ((code, one.credits[place].for_) for code, one in record.translations.items())
        yield replace(
            ended.deed(written_kind(line), line.person, record.at("credits", place), witnesses),
            when=line.when or ended.day,
            what=line.for_,
            group=line.group,
            spoken=tuple(spoken),
        )


def written_kind(line: CreditLine) -> CreditKind:
    """The kind of a credit that somebody wrote down."""
    return kind_of(line.kind) if line.kind else kinds.UNNAMED


def took_part(ended: Ended) -> set[str]:
    """Who led a group, stood in for its leader, or helped."""
    campaign, community = ended.run.campaign, ended.community
    people = {campaign.announcer, *campaign.crew}
    for duty in campaign.duties.values():
        people.update(duty.people)
    for group in ended.groups:
        people.update(each.person for each in holders(community, group, "leader", ended.day))
        people.update(each.person for each in holders(community, group, "deputy", ended.day))
    return people


def _others(person: str | None, ids: Iterable[str]) -> tuple[str, ...]:
    """Who saw the deed of a person: each once, never that person, nor somebody who was removed."""
    return tuple(dict.fromkeys(id for id in ids if id not in (person, SOMEONE)))
