"""What a campaign that has ended is credited for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kits.model import credit_kinds as kinds
from kits.model.campaigns import LEADER, CreditLine, award_keys
from kits.model.community import Community, Run
from kits.model.credit_kinds import CreditKind, kind_of
from kits.model.credits import Deed
from kits.model.groups import Group
from kits.model.hosting import HOST, hosts_of
from kits.model.offices import holders
from kits.model.people import SOMEONE
from kits.model.places import Place


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
        self,
        kind: CreditKind,
        person: str | None,
        evidence: Place,
        *,
        what: str | None = None,
        group: str | None = None,
        name: str | None = None,
        spoken: Iterable[tuple[str, str]] = (),
        when: date | None = None,
        witnesses: Sequence[str] = (),
    ) -> Deed:
        """A credit for it; the operator saw it, where nobody else is named who did."""
        operator = self.run.campaign.operator
        return Deed(
            person=person,
            kind=kind.id,
            campaign=self.run.id,
            when=when or self.day,
            what=what,
            group=group,
            name=name,
            spoken=tuple(spoken),
            evidence=evidence,
            witnesses=_others(person, witnesses) or _others(person, (operator,)),
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
    yield from _winning(ended)
    yield from _credits(ended)


def _organising(ended: Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    if campaign.announcer != LEADER:
        yield ended.deed(kinds.ANNOUNCE, campaign.announcer, campaign.at("announcer"))
    for duty, held in campaign.duties.items():
        for place, person in enumerate(held.people):
            evidence = campaign.at("duties", duty, "people", place)
            yield ended.deed(kinds.DUTY, person, evidence, what=duty)


def _in_groups(ended: Ended, members: Mapping[str, tuple[str, ...]]) -> Iterator[Deed]:
    community, rows = ended.community, ended.run.rows
    for group in ended.groups:
        for leader in holders(community, group, "leader", ended.day):
            yield ended.deed(kinds.LEAD, leader.person, leader.evidence, group=group.id)
        if row := rows.get(group.id):
            for person in hosts_of(community, row, group, members, ended.day):
                yield ended.deed(kinds.HOST, person, row.at("columns", HOST), group=group.id)


def _winning(ended: Ended) -> Iterator[Deed]:
    campaign = ended.run.campaign
    judging = campaign.duties.get("judging")
    keys = award_keys(campaign.awards)
    for place, award in enumerate(campaign.awards):
        for number, winner in enumerate(award.winners):
            if winner.person is None and winner.consent == "none":
                continue
            yield ended.deed(
                kinds.WIN,
                winner.person,
                campaign.at("awards", place, "winners", number),
                what=keys[place],
                group=winner.group,
                name=winner.name if not winner.person and winner.consent == "name" else None,
                witnesses=judging.people if judging else (),
            )


def _praise(ended: Ended) -> Iterator[Deed]:
    campaign, recap = ended.run.campaign, ended.run.recap
    if recap is None:
        return
    for place, praise in enumerate(recap.praise):
        yield ended.deed(
            kinds.PRAISE,
            praise.person,
            recap.at("praise", place),
            what=praise.for_,
            spoken=((code, one.praise[place].for_) for code, one in recap.translations.items()),
            witnesses=(campaign.operator, *campaign.crew),
        )


def _credits(ended: Ended) -> Iterator[Deed]:
    campaign, recap = ended.run.campaign, ended.run.recap
    for record in (campaign, recap):
        for place, line in enumerate(record.credits if record else ()):
            assert record is not None, "only a record has lines"
            yield ended.deed(
                written_kind(line),
                line.person,
                record.at("credits", place),
                what=line.for_,
                group=line.group,
                spoken=(
                    (code, one.credits[place].for_) for code, one in record.translations.items()
                ),
                when=line.when,
                witnesses=(campaign.operator, *(campaign.crew if record is recap else ())),
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
