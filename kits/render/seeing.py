"""Views, made of a community and of what was worked out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kits.channels.channel import CHANNELS, Channel
from kits.chats.expected import Expected
from kits.locale import languages_of, listed
from kits.model.addresses import Address, Addresses
from kits.model.audiences import Audience
from kits.model.banners import banner_of
from kits.model.campaigns import LEADER, Campaign
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.core import core
from kits.model.credit_kinds import kind_of
from kits.model.credits import Deed
from kits.model.deadlines import ending_links, untaken
from kits.model.earning import awarded
from kits.model.faces import Face, face_of
from kits.model.file_refs import CONTENT, PAGES, Room, room_of
from kits.model.findings import Finding
from kits.model.headquarters import roster
from kits.model.kits import KitMessage
from kits.model.ladder import climbers
from kits.model.ledger import awaited, deeds
from kits.model.load import NO_LOAD, Load
from kits.model.measures import NO_MEASURES, Measures
from kits.model.offices import held_by
from kits.model.outreach import Outreach, outreach
from kits.model.runs import Run
from kits.model.showcases import showcases
from kits.model.standings import Standing
from kits.model.stops import stops
from kits.model.teamwork import is_of_staff
from kits.model.waivers import Waived
from kits.render.honouring import honours_of, unnamed_of
from kits.render.views import Answers, Beside, Shown, ShownTeam, Titles, View
from kits.texts.occasions import Said
from kits.texts.proposing import Proposal


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
    to_teams: Mapping[str, Mapping[str, tuple[KitMessage, ...]]] = field(default_factory=dict)
    """The texts of each campaign to each team."""
    proposals: tuple[Proposal, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    """The handbook page of every rule, by its id."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the names of environment variables, what plugins asked for."""
    beside_certificates: tuple[Beside, ...] = ()
    standings: tuple[Standing, ...] = ()
    """How each message stands in each group that is to answer."""
    load: Load = NO_LOAD
    """What groups and leaders bear."""
    expected: Expected | None = None
    """What a chat is matched with, where operators see it."""
    said: Said = field(default_factory=dict)
    """The texts to one person that this asks for."""
    measures: Measures = NO_MEASURES
    """What was counted, where operators see it."""
    outreach: Outreach | None = None
    """Whom to ask and to write to; found anew where it is not known."""


NOTHING_ELSE = Results()


def view(
    community: Community, audience: Audience, at: Clock, results: Results = NOTHING_ELSE
) -> View:
    """The community as an audience may see it, with what was worked out of it."""
    languages = languages_of(community.declared)
    ledger = deeds(community, at) if results.ledger is None else results.ledger
    finished = [run for id, run in community.runs.items() if id not in community.drafts]
    runs = [run for run in finished if _may_see(run, audience)]
    titles = {run.id: run.campaign.title for run in runs if _may_see(run, Audience.PUBLIC)}
    told = tuple(deed for deed in ledger if _may_tell(deed, titles))
    unnamed = {id: unnamed_of(community, those) for id, those in _by_campaign(told).items()}
    shown = [
        _shown(
            community, run, audience, at, results.answers.get(run.id, {}), unnamed.get(run.id, 0)
        )
        for run in runs
    ]
    shown.sort(key=lambda item: (item.starts, item.campaign.id), reverse=True)
    honours = tuple(honours_of(community, told, titles))
    named = {honour.deed.group for honour in honours}
    badges = tuple(badge.seen_by(audience) for badge in community.badges.values())
    seen = View(
        audience=audience,
        settings=community.settings.seen_by(audience),
        languages=languages,
        locale=languages.tongue(community.locale),
        campaigns=tuple(shown),
        honours=honours,
        unnamed=unnamed_of(community, told),
        pages=community.pages,
        clock=at,
        channels=results.channels,
        addresses=community.addresses,
        files=community.files.within(_rooms(community, runs, audience)),
        badges=badges,
        awarded=awarded(badges, ledger, held_by(community, at), _faces(community, told), titles),
        honoured={
            id: group.seen_by(Audience.PUBLIC)
            for id, group in community.groups.items()
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
        teams=tuple(_teams(community, seen, results)),
        led={
            group.id: listed(community.leaders_of(group), community.locale)
            for group in community.groups.values()
        },
        names=_names(community),
        taught=tuple(_taught(community)),
        crews=results.crews,
    )


def _for_operators(
    seen: View, community: Community, results: Results, ledger: tuple[Deed, ...]
) -> View:
    locale = community.locale
    return replace(
        seen,
        drafts=tuple(community.drafts.values()),
        ledger=ledger,
        awaited=awaited(community, seen.clock),
        called={id: community.called(one, locale) for id, one in community.people.items()},
        staff=frozenset(one.id for one in community.people.values() if one.role == "staff"),
        titles=_titles(community),
        proposals=results.proposals,
        findings=results.findings,
        waived=results.waived,
        rules=results.rules,
        ending_links=tuple(ending_links(community, seen.clock)),
        untaken=tuple(untaken(community, seen.clock)),
        hq=roster(community, seen.clock),
        climbers=climbers(community, ledger, held_by(community, seen.clock)),
        core=core(community, ledger, seen.clock),
        log=community.log,
        standings=results.standings,
        load=results.load,
        said=results.said,
        outreach=results.outreach or outreach(community, ledger, seen.clock),
        measures=results.measures,
        expected=results.expected,
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
    if campaign.is_unfinished:
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


def _teams(community: Community, seen: View, results: Results) -> Iterator[ShownTeam]:
    current = [run.id for run in community.current(seen.clock)]
    for team in community.teams.values():
        told = ((run, results.to_teams.get(run, {}).get(team.id)) for run in current)
        yield ShownTeam(
            team=team.seen_by(seen.audience),
            groups=community.looked_after[team.id],
            texts={run: texts for run, texts in told if texts},
            is_of_staff=is_of_staff(community, team),
        )


def _taught(community: Community) -> Iterator[tuple[Face, Face]]:
    """Pupils with whoever taught them, where both agreed to be named in full.

    Beside their teacher, whoever chose an alias could be known by it, as by their group.
    """
    for pupil in community.people.values():
        teacher = community.people.get(pupil.mentored_by or "")
        if teacher and pupil.credit == teacher.credit == "name":
            faces = (face_of(pupil, community.locale), face_of(teacher, community.locale))
            if faces[0] and faces[1]:
                yield faces[0], faces[1]


def _names(community: Community) -> dict[str, str]:
    """What those are called whom leaders may know: who has an office or helps as its crew does."""
    known = {id for group in community.groups.values() for id in (*group.leaders, *group.deputies)}
    for run in community.runs.values():
        known.update(run.campaign.crew)
        for duty in run.campaign.duties.values():
            known.update(duty.people)
        known.update(step.owner for step in run.campaign.milestones if step.owner)
    for team in community.teams.values():
        known.update(team.officers)
    people = community.people
    return {
        id: community.called(people[id], community.locale) for id in sorted(known) if id in people
    }
