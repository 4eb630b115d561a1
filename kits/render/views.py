"""Views: the community as one audience may see it. What it may not see is not in reach.

A view is closed: a renderer asks it for all that it shows, and is given nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kits.channels.channel import CHANNELS, Channel
from kits.locale import listed
from kits.model.addresses import Address, Addresses
from kits.model.audiences import Audience
from kits.model.badges import Badge
from kits.model.banners import banner_of
from kits.model.campaigns import LEADER, Campaign
from kits.model.clocks import Clock
from kits.model.community import HQ, Community, Draft, Run
from kits.model.credit_kinds import kind_of
from kits.model.credits import NOWHERE, Deed
from kits.model.earning import Awarded, awarded
from kits.model.faces import Face, face_of
from kits.model.file_refs import CONTENT, PAGES, Room, room_of
from kits.model.files import Files
from kits.model.findings import Finding
from kits.model.groups import Group
from kits.model.kits import KitMessage
from kits.model.ledger import awaited, deeds
from kits.model.lessons import Lesson
from kits.model.pages import OrdinaryPage
from kits.model.people import SOMEONE, Person
from kits.model.recaps import Recap
from kits.model.settings import Settings
from kits.model.showcases import Showcase, showcases
from kits.model.stops import Stop, stops
from kits.model.waivers import Waived
from kits.texts.proposing import Proposal

Answers = Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]
"""By campaign and locale, the questions whose answers print no group's value, with these."""

Beside = Callable[["View"], Iterable[tuple[str, str]]]
"""Files by their names, each with what the link to it says."""

Titles = Mapping[tuple[str, str], str]
"""What messages are called, by campaign and id; with `""`, what the campaign is."""


@dataclass(frozen=True, kw_only=True)
class Results:
    """What was worked out of a community, beside what its records say."""

    channels: Mapping[str, Channel] = field(default_factory=lambda: CHANNELS)
    """As the community has them."""
    ledger: tuple[Deed, ...] | None = None
    """Every credit; counted anew where it is not known."""
    answers: Answers = field(default_factory=dict)
    crews: Mapping[str, tuple[KitMessage, ...]] = field(default_factory=dict)
    """The texts to the crew and winners of each campaign."""
    proposals: tuple[Proposal, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    """The handbook page of every rule, by its id."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the names of environment variables, what plugins asked for."""
    beside_certificates: tuple[Beside, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A campaign as one audience may see it."""

    campaign: Campaign
    """Only with the fields that the audience may see."""
    room: Room
    """The files that its texts may show."""
    banner: str | None
    """Its picture, by the way there from `campaigns/`."""
    byline: str | None
    phase: str
    """`ahead`, `running`, `ended`, `paused`, `withdrawn` or `draft`."""
    starts: date
    ends: date
    answers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By locale, questions with their answers."""
    recap: Recap | None = None
    unnamed: int = 0
    """How many people helped in it and wished to stay unnamed, where the public may know of it."""
    stops: tuple[Stop, ...] = ()
    """The cities in which groups take part in it."""


@dataclass(frozen=True, kw_only=True)
class Honour:
    """One credit as the public may see it: by someone with a face, or by a name given for it."""

    deed: Deed
    """Without any person's id, and with the group only of those who are named in full: whoever
    chose an alias could be known by it."""
    face: Face | None
    name: str
    title: str
    """Of the campaign; empty where it was for none."""


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
    clock: Clock
    """The moment of the build, by the community's clock."""
    channels: Mapping[str, Channel]
    """As the community has them."""
    addresses: Addresses
    files: Files
    """Those that lie beside what the audience may see; the texts in reach say which are shown."""
    badges: tuple[Badge, ...] = ()
    """In the order of their file."""
    awarded: tuple[Awarded, ...] = ()
    """Badges of people on the wall, the newest first."""
    honoured: Mapping[str, Group] = field(default_factory=dict)
    """The groups that honours name, by id, as the public may see them."""
    models: tuple[Showcase, ...] = ()
    """The groups that others may begin one like."""
    groups: tuple[Group, ...] = ()
    """For leaders and operators."""
    lessons: tuple[Lesson, ...] = ()
    """For leaders and operators, in order."""
    names: Mapping[str, str] = field(default_factory=dict)
    """For leaders and operators: what leaders, deputies and crews are called, by id."""
    crews: Mapping[str, tuple[KitMessage, ...]] = field(default_factory=dict)
    """For leaders and operators: by campaign, the texts to its crew and winners."""
    drafts: tuple[Draft, ...] = ()
    """For operators."""
    ledger: tuple[Deed, ...] = ()
    """For operators: every credit with its evidence and its witnesses, the newest first."""
    awaited: tuple[Deed, ...] = ()
    """For operators: what was won and is told to nobody else before the results."""
    called: Mapping[str, str] = field(default_factory=dict)
    """For operators: what everyone is called, by id."""
    led: Mapping[str, str] = field(default_factory=dict)
    """For operators: who leads each group, empty where nobody does."""
    titles: Titles = field(default_factory=dict)
    """For operators."""
    proposals: tuple[Proposal, ...] = ()
    """For operators: what groups may be told of badges, once an operator says so."""
    findings: tuple[Finding, ...] = ()
    """For operators: all of them, sorted."""
    waived: tuple[Waived, ...] = ()
    """For operators: every waiver with the findings that it silences."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """For operators: the handbook page of every rule, by its id."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the names of environment variables, what plugins asked for and the build was given."""
    beside_certificates: tuple[Beside, ...] = ()
    """Which files stand beside each certificate."""

    @property
    def now(self) -> datetime:
        """The moment of the build, by the community's clock."""
        return self.clock.moment

    @property
    def today(self) -> date:
        """The day it is, by the community's clock."""
        return self.clock.today()

    def translated(self, locale: str) -> str | None:
        """A language, where it is not the community's."""
        return None if locale == self.locale else locale

    @property
    def faces(self) -> tuple[Face, ...]:
        """Everyone on the wall, by name."""
        found = {honour.face.slug: honour.face for honour in self.honours if honour.face}
        return tuple(sorted(found.values(), key=lambda face: (face.name, face.slug)))


NOTHING_ELSE = Results()


def view(
    community: Community, audience: Audience, at: Clock, results: Results = NOTHING_ELSE
) -> View:
    """The community as an audience may see it, with what was worked out of it."""
    ledger = deeds(community, at) if results.ledger is None else results.ledger
    finished = [run for id, run in community.runs.items() if id not in community.drafts]
    runs = [run for run in finished if _may_see(run, audience)]
    titles = {run.id: run.campaign.title for run in runs if _may_see(run, Audience.PUBLIC)}
    told = tuple(deed for deed in ledger if _may_tell(deed, titles))
    unnamed = {id: _unnamed(community, those) for id, those in _by_campaign(told).items()}
    shown = [
        _shown(
            community, run, audience, at, results.answers.get(run.id, {}), unnamed.get(run.id, 0)
        )
        for run in runs
    ]
    shown.sort(key=lambda item: (item.starts, item.campaign.id), reverse=True)
    honours = tuple(_honours(community, told, titles))
    named = {honour.deed.group for honour in honours}
    seen = View(
        audience=audience,
        settings=community.settings.seen_by(audience),
        locale=community.locale,
        campaigns=tuple(shown),
        honours=honours,
        unnamed=_unnamed(community, told),
        pages=community.pages,
        clock=at,
        channels=results.channels,
        addresses=community.addresses,
        files=community.files.within(_rooms(community, runs, audience)),
        badges=tuple(community.badges.values()),
        awarded=awarded(community.badges.values(), ledger, _faces(community, told), titles),
        honoured={
            id: group
            for id, group in community.groups_seen_by(Audience.PUBLIC).items()
            if id in named
        },
        models=tuple(showcases(community, titles)),
        secrets=results.secrets,
        beside_certificates=results.beside_certificates,
    )
    if audience > Audience.PUBLIC:
        seen = _for_leaders(seen, community, results)
    if audience is Audience.OPERATORS:
        seen = _for_operators(seen, community, results, ledger)
    return seen


def _for_leaders(seen: View, community: Community, results: Results) -> View:
    return replace(
        seen,
        groups=tuple(community.groups_seen_by(seen.audience).values()),
        lessons=tuple(community.lessons.values()),
        names=_names(community),
        crews=results.crews,
    )


def _for_operators(
    seen: View, community: Community, results: Results, ledger: tuple[Deed, ...]
) -> View:
    locale, groups = community.locale, community.groups.values()
    return replace(
        seen,
        drafts=tuple(community.drafts.values()),
        ledger=ledger,
        awaited=awaited(community, seen.clock),
        called={id: community.called(one, locale) for id, one in community.people.items()},
        led={group.id: listed(community.leaders_of(group), locale) for group in groups},
        titles=_titles(community),
        proposals=results.proposals,
        findings=results.findings,
        waived=results.waived,
        rules=results.rules,
    )


def _titles(community: Community) -> Titles:
    campaigns = {(run.id, ""): run.campaign.title for run in community.runs.values()}
    return campaigns | {
        (run.id, message.id): message.title
        for run in community.runs.values()
        for message in run.messages.values()
    }


def _may_tell(deed: Deed, titles: Mapping[str, str]) -> bool:
    """Whether the wall may have a deed: of a public campaign, or of none and no lesson."""
    is_public = kind_of(deed.kind).audience is Audience.PUBLIC
    return deed.campaign in titles or (not deed.campaign and is_public)


def _rooms(community: Community, runs: Iterable[Run], audience: Audience) -> Iterator[Room]:
    yield room_of(f"{PAGES}/index.md")
    yield from (run.room for run in runs)
    if audience > Audience.PUBLIC:
        tracks = {lesson.track for lesson in community.lessons.values()}
        yield from (room_of(f"{CONTENT}/training/{track}/lesson.md") for track in sorted(tracks))


def _faces(community: Community, told: Iterable[Deed]) -> Mapping[str, Face]:
    """The faces of those who have a page on the wall, by id."""
    people = {deed.person: community.people.get(deed.person or "") for deed in told}
    faces = {
        id: face_of(person, community.locale, community.files)
        for id, person in people.items()
        if person
    }
    return {id: face for id, face in faces.items() if id and face}


def _by_campaign(ledger: Iterable[Deed]) -> Mapping[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for deed in ledger:
        found.setdefault(deed.campaign, []).append(deed)
    return found


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
    community: Community,
    run: Run,
    audience: Audience,
    at: Clock,
    answers: Mapping[str, tuple[tuple[str, str], ...]],
    unnamed: int,
) -> Shown:
    campaign = run.campaign
    if audience < Audience.OPERATORS and not community.may_tell_winners(run, at):
        campaign = campaign.before_results()
    if audience < Audience.OPERATORS:
        campaign = campaign.with_changes(community.changes_of_all(run))
    starts = campaign.starts.day
    assert starts is not None, "a campaign's start is read as a dated moment"
    banner = banner_of(campaign, run.room, community.files)
    return Shown(
        campaign=campaign.seen_by(audience),
        room=run.room,
        banner=banner and Addresses.campaigns.near(Address(banner)),
        byline=_byline(community, campaign),
        phase=_phase(community, run, at),
        starts=starts,
        ends=community.last_day(run),
        answers=answers,
        recap=run.recap.seen_by(audience) if run.recap else None,
        unnamed=unnamed,
        stops=tuple(stops(community, run)),
    )


def _phase(community: Community, run: Run, at: Clock) -> str:
    if run.campaign.state != "ready":
        return run.campaign.state
    if community.has_ended(run, at):
        return "ended"
    starts = run.campaign.starts.day
    return "running" if not starts or at.has_begun(starts, community.zone) else "ahead"


def _byline(community: Community, campaign: Campaign) -> str | None:
    person = community.people.get(campaign.announcer)
    if campaign.announcer == LEADER or person is None:
        return None
    face = face_of(person, community.locale, community.files)
    return face.name if face else None


def _honours(
    community: Community, ledger: Iterable[Deed], titles: Mapping[str, str]
) -> list[Honour]:
    """The honours of what the public may know of, each once.

    Their order tells nothing of the ids behind an alias.
    """
    found: dict[tuple[str | None, ...], Honour] = {}
    for deed in ledger:
        person = community.people.get(deed.person or "")
        face = face_of(person, community.locale, community.files) if person else None
        name = face.name if face else deed.name
        if name:
            told = _told(community, deed, person)
            title = titles.get(deed.campaign, "")
            honour = Honour(deed=told, face=face, name=name, title=title)
            found.setdefault(_same(honour), honour)
    return sorted(found.values(), key=_newest_first)


def _told(community: Community, deed: Deed, person: Person | None) -> Deed:
    """A deed of someone with a name, without all that they did not agree to, or that is others'."""
    group = community.groups.get(deed.group or "")
    in_full = person is None or person.credit == "name"
    return replace(
        deed,
        person=None,
        what=None if kind_of(deed.kind).names == "person" and deed.campaign else deed.what,
        group=group.id if group and in_full and group.kind != HQ else None,
        evidence=NOWHERE,
        witnesses=(),
    )


def _same(honour: Honour) -> tuple[str | None, ...]:
    deed, slug = honour.deed, honour.face.slug if honour.face else None
    day = deed.when.isoformat()
    return (deed.campaign, day, slug, honour.name, deed.kind, deed.what, deed.group)


def _newest_first(honour: Honour) -> tuple[int, str, str, str, str, str]:
    deed = honour.deed
    what, group = deed.what or "", deed.group or ""
    return (-deed.when.toordinal(), deed.campaign, honour.name, deed.kind, what, group)


def _unnamed(community: Community, ledger: Iterable[Deed]) -> int:
    """Guests without a name, those who wish to have none, and as many removed as there must be.

    Two equal deeds are of two people; otherwise nobody knows who of the removed is the same.
    """
    guests = [deed for deed in ledger if deed.is_nameless and deed.person is None]
    removed = Counter(deed for deed in ledger if deed.person == SOMEONE)
    people = {deed.person for deed in ledger} & community.people.keys()
    asked = [id for id in people if id and community.people[id].credit == "anonymous"]
    return len(guests) + max(removed.values(), default=0) + len(asked)


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
