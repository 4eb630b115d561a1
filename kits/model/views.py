"""Views: the community as one audience may see it. What it may not see is not in reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kits.model.audiences import Audience
from kits.model.campaigns import LEADER, Campaign
from kits.model.community import Community, Draft, Run
from kits.model.credits import Deed, deeds
from kits.model.faces import Face, face_of
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.pages import OrdinaryPage
from kits.model.people import SOMEONE
from kits.model.recaps import Recap
from kits.model.settings import Settings

Answers = Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]
"""By campaign and locale, the questions whose answers print no group's value, with these."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A campaign as one audience may see it."""

    campaign: Campaign
    """Only with the fields that the audience may see."""
    folder: str
    byline: str | None
    phase: str
    """`ahead`, `running`, `ended`, `paused`, `withdrawn` or `draft`."""
    starts: date
    ends: date
    answers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By locale, questions with their answers."""
    recap: Recap | None = None


@dataclass(frozen=True, kw_only=True)
class Honour:
    """One credit as the public may see it: by someone with a face, or by a name given for it."""

    deed: Deed
    """Without the person's id, and without the group: who leads which one is not public."""
    face: Face | None
    name: str
    title: str
    """Of the campaign, where the public may know of it."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What a renderer is given."""

    audience: Audience
    settings: Settings
    locale: str
    campaigns: tuple[Shown, ...]
    """The newest first."""
    honours: tuple[Honour, ...]
    """The newest first."""
    unnamed: int
    """How many people helped and wished to stay unnamed."""
    pages: Mapping[str, OrdinaryPage]
    groups: tuple[Group, ...] = ()
    """For leaders and operators."""
    lessons: tuple[Lesson, ...] = ()
    """For leaders and operators, in order."""
    names: Mapping[str, str] = field(default_factory=dict)
    """For leaders and operators: what leaders, deputies and crews are called, by id."""
    drafts: tuple[Draft, ...] = ()
    """For operators."""

    @property
    def faces(self) -> tuple[Face, ...]:
        """Everyone on the wall, by name."""
        found = {honour.face.slug: honour.face for honour in self.honours if honour.face}
        return tuple(sorted(found.values(), key=lambda face: (face.name, face.slug)))


def view(community: Community, audience: Audience, now: datetime, answers: Answers) -> View:
    """The community as an audience may see it."""
    finished = [run for id, run in community.runs.items() if id not in community.drafts]
    runs = [run for run in finished if _may_see(run, audience)]
    shown = [_shown(community, run, audience, now, answers) for run in runs]
    shown.sort(key=lambda item: (item.starts, item.campaign.id), reverse=True)
    titles = {run.id: run.campaign.title for run in runs if _may_see(run, Audience.PUBLIC)}
    above_public = audience > Audience.PUBLIC
    ledger = deeds(community, now)
    return View(
        audience=audience,
        settings=community.settings.seen_by(audience),
        locale=community.locale,
        campaigns=tuple(shown),
        honours=tuple(_honours(community, ledger, titles)),
        unnamed=_unnamed(community, ledger),
        pages=community.pages,
        groups=tuple(g.seen_by(audience) for g in community.groups.values() if above_public),
        lessons=tuple(community.lessons.values()) if above_public else (),
        names=_names(community) if above_public else {},
        drafts=tuple(community.drafts.values()) if audience is Audience.OPERATORS else (),
    )


def _may_see(run: Run, audience: Audience) -> bool:
    campaign = run.campaign
    if audience is Audience.OPERATORS:
        return True
    if campaign.state == "draft":
        return False
    if audience is Audience.LEADERS:
        return True
    return campaign.kind != "dispatch" and not campaign.confidential


def _shown(
    community: Community, run: Run, audience: Audience, now: datetime, answers: Answers
) -> Shown:
    campaign = run.campaign
    starts = campaign.starts.day
    assert starts is not None, "a campaign's start is read as a dated moment"
    return Shown(
        campaign=campaign.seen_by(audience),
        folder=run.folder,
        byline=_byline(community, campaign),
        phase=_phase(community, run, now),
        starts=starts,
        ends=community.last_day(run),
        answers=answers.get(run.id, {}),
        recap=run.recap.seen_by(audience) if run.recap else None,
    )


def _phase(community: Community, run: Run, now: datetime) -> str:
    if run.campaign.state != "ready":
        return run.campaign.state
    if community.has_ended(run, now):
        return "ended"
    starts = run.campaign.starts.day
    return "ahead" if starts and starts > now.astimezone(community.zone).date() else "running"


def _byline(community: Community, campaign: Campaign) -> str | None:
    person = community.people.get(campaign.announcer)
    if campaign.announcer == LEADER or person is None:
        return None
    face = face_of(person, community.locale)
    return face.name if face else None


def _honours(
    community: Community, ledger: tuple[Deed, ...], titles: Mapping[str, str]
) -> list[Honour]:
    """The honours, each once, in an order that tells nothing of the ids behind an alias."""
    found: dict[tuple[str | None, ...], Honour] = {}
    for deed in ledger:
        person = community.people.get(deed.person or "")
        face = face_of(person, community.locale) if person else None
        name = face.name if face else deed.name
        if deed.campaign in titles and name:
            told = replace(deed, person=None, group=None)
            honour = Honour(deed=told, face=face, name=name, title=titles[deed.campaign])
            found.setdefault(_same(honour), honour)
    return sorted(found.values(), key=_newest_first)


def _same(honour: Honour) -> tuple[str | None, ...]:
    deed, face = honour.deed, honour.face
    when = deed.when.isoformat()
    return (deed.campaign, when, face.slug if face else None, honour.name, deed.kind, deed.what)


def _newest_first(honour: Honour) -> tuple[int, str, str, str, str]:
    deed = honour.deed
    return (-deed.when.toordinal(), deed.campaign, honour.name, deed.kind, deed.what or "")


def _unnamed(community: Community, ledger: tuple[Deed, ...]) -> int:
    guests = sum(deed.person is None and deed.name is None for deed in ledger)
    return guests + len({d.person for d in ledger if d.person and _is_unnamed(community, d.person)})


def _is_unnamed(community: Community, person: str) -> bool:
    return person == SOMEONE or (
        person in community.people and community.people[person].credit == "anonymous"
    )


def _names(community: Community) -> dict[str, str]:
    """What those are called whom leaders may know: leaders, deputies and crews."""
    known = {id for group in community.groups.values() for id in (*group.leaders, *group.deputies)}
    for run in community.runs.values():
        known.update(run.campaign.crew)
        for duty in run.campaign.duties.values():
            known.update(duty.people)
        known.update(step.owner for step in run.campaign.milestones if step.owner)
    people = community.people
    return {
        id: community.called(people[id], community.locale) for id in sorted(known) if id in people
    }
