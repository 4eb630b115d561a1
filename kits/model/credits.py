"""The ledger: who did what for which campaign, as the records tell it.

Every credit is derived; none is stored. Staff never appear (P20), and a campaign counts when it
has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kits.model.campaigns import LEADER
from kits.model.community import Community, Run
from kits.model.people import SOMEONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One credit: a person, what for, and when."""

    person: str | None
    """An id; None for someone who is not on the roster."""
    kind: str
    """`duty`, `announce`, `host`, `win`, `praise`, `lesson`, `mentor`, `lead`, or a kind that a
    community uses in its `credits`."""
    campaign: str
    when: date
    what: str | None = None
    """The duty, the award, or the deed in words."""
    group: str | None = None
    name: str | None = None
    """The name of someone who is not on the roster and agreed to it."""
    spoken: tuple[tuple[str, str], ...] = ()
    """The deed in words in other languages, by locale."""


def deeds(community: Community, now: datetime) -> tuple[Deed, ...]:
    """Every credit by now, the newest first; each once, but for those of unnamed guests."""
    found = [
        deed
        for run in community.runs.values()
        if run.campaign.state in ("ready", "paused") and community.has_ended(run, now)
        for deed in _deeds(community, run)
        if deed.person is None or _is_user(community, deed.person)
    ]
    known = dict.fromkeys(deed for deed in found if deed.person or deed.name)
    unknown = [deed for deed in found if not (deed.person or deed.name)]
    return tuple(sorted([*known, *unknown], key=_order))


def _order(deed: Deed) -> tuple[int, str, str, str, str]:
    person = deed.person or deed.name or ""
    return (-deed.when.toordinal(), deed.campaign, person, deed.kind, deed.what or "")


def _is_user(community: Community, person: str) -> bool:
    """Whether a deed of theirs counts; who was removed is counted, and never shown."""
    if person == SOMEONE:
        return True
    return person in community.people and community.people[person].role == "user"


def _deeds(community: Community, run: Run) -> Iterator[Deed]:
    campaign, day = run.campaign, community.last_day(run)
    id = campaign.id
    if campaign.announcer != LEADER:
        yield Deed(person=campaign.announcer, kind="announce", campaign=id, when=day)
    for duty, held in campaign.duties.items():
        for person in held.people:
            yield Deed(person=person, kind="duty", campaign=id, when=day, what=duty)
    for group in community.groups_of(run):
        for person in group.leaders:
            yield Deed(person=person, kind="lead", campaign=id, when=day, group=group.id)
    for award in campaign.awards:
        for winner in award.winners:
            named = winner.name if winner.person is None and winner.consent == "name" else None
            if winner.person or winner.consent != "none":
                yield Deed(
                    person=winner.person,
                    kind="win",
                    campaign=id,
                    when=day,
                    what=award.id,
                    group=winner.group,
                    name=named,
                )
    if run.recap:
        for place, praise in enumerate(run.recap.praise):
            yield Deed(
                person=praise.person,
                kind="praise",
                campaign=id,
                when=day,
                what=praise.for_,
                spoken=tuple(
                    (code, version.praise[place].for_)
                    for code, version in run.recap.translations.items()
                ),
            )
    for record in (campaign, run.recap):
        for place, line in enumerate(record.credits if record else ()):
            yield Deed(
                person=line.person,
                kind=line.kind or "deed",
                campaign=id,
                when=line.when or day,
                what=line.for_,
                group=line.group,
                spoken=tuple(
                    (code, version.credits[place].for_)
                    for code, version in (record.translations.items() if record else ())
                ),
            )
