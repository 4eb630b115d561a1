"""The leaders' pages on a phone: each group's kits, home and calendar, the finder, the crew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from kits.model.artifacts import Artifact, Copied, File, Made
from kits.model.bundles import Bundle, Lead, Share
from kits.model.kits import Kit, KitCampaign, LessonLink, published_by
from kits.model.offices import until
from kits.model.rounds import Rounds, earlier, rounds_before
from kits.render.calendars import calendar
from kits.render.crew_pages import Crew, CrewDuty, CrewMilestone, crew_page
from kits.render.extras.handing_out import extras
from kits.render.finder import FinderEntry, finder
from kits.render.group_homes import Led, PastKit, group_home, is_over, leader_home
from kits.render.handbook.prose import help_page
from kits.render.kit_files import kit_json, kit_text
from kits.render.kit_pages import kit_page
from kits.render.own_badges import own_badges
from kits.render.phone import assets
from kits.render.portraits import Portrait
from kits.render.views import Shown, View


def phone_assets(view: View) -> Iterator[Artifact]:
    """What all these pages load."""
    return assets()


def sent_files(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """The files that messages send along, to groups, crews and teams."""
    to_teams = (texts for shown in view.teams for texts in shown.texts.values())
    found = published_by(chain.from_iterable((*view.crews.values(), *to_teams)))
    for share in shares:
        found.update(share.files)
    for path, source in sorted(found.items()):
        yield Copied(path=path, source=source)


def kits_of(view: View, bundle: Bundle) -> Iterator[Artifact]:
    """The page, JSON and text of each kit of a group, and its extras."""
    locale, addresses = bundle.group.locale, view.addresses
    help = help_page(view, locale)
    for kit in bundle.kits:
        render = partial(
            kit_page, kit, view.channels, view.languages, view.clock, help, addresses=addresses
        )
        page = render()
        yield page
        yield from extras(
            kit,
            page,
            render,
            view.tongue(locale),
            community=view.settings.in_locale(locale).name,
            site=view.settings.urls.leaders,
        )
        yield kit_json(kit, addresses)
        yield kit_text(kit, view.channels, view.languages, addresses)


def home_of_group(view: View, bundle: Bundle) -> Iterator[Artifact]:
    """A group's home and calendar, and its picture."""
    group = bundle.group
    if bundle.profile.logo:
        picture = view.addresses.group(group.id).beside("logo.webp").path
        yield Made(path=picture, work=Portrait(bundle.profile.logo, group.id))
    yield group_home(
        group,
        bundle.kits,
        past_kits(view, bundle.past),
        lessons_due(bundle.kits, bundle.taken, view),
        view.channels,
        view.languages,
        view.clock,
        bundle.profile,
        help_page(view, group.locale),
        addresses=view.addresses,
    )
    leaders = view.settings.urls.leaders
    yield calendar(group, bundle.kits, view.languages, leaders, addresses=view.addresses)


def homes_of_leaders(view: View, bundle: Bundle) -> Iterator[Artifact]:
    """The home of each who leads this group alone, or stands in there."""
    for lead in bundle.leads:
        if lead.alone:
            yield _leader(view, [(bundle, lead)])


def homes_of_several(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """The home of each who leads several groups, or stands in for them."""
    found: dict[str, list[tuple[Bundle, Lead]]] = {}
    for bundle in (share.bundle for share in shares if share.bundle):
        for lead in bundle.leads:
            if not lead.alone:
                found.setdefault(lead.person, []).append((bundle, lead))
    for _person, led in sorted(found.items()):
        yield _leader(view, led)


def _leader(view: View, led: Sequence[tuple[Bundle, Lead]]) -> File:
    lead = led[0][1]
    locale = view.tongue(lead.locale)
    kits = tuple(chain.from_iterable(bundle.kits for bundle, _lead in led))
    held = until(lead.held, view.today) if lead.held else ()
    return leader_home(
        lead.person,
        lead.name,
        [_led(view, bundle, lead) for bundle, lead in led],
        view.channels,
        view.clock,
        locale=locale,
        lessons=lessons_due(kits, lead.taken, view),
        badges=own_badges(view.badges, lead.deeds, held, locale),
        help=help_page(view, lead.locale),
        addresses=view.addresses,
    )


def _led(view: View, bundle: Bundle, lead: Lead) -> Led:
    """A group as someone who leads it or stands in sees it."""
    return Led(
        group=bundle.group,
        role=lead.role,
        kits=bundle.kits,
        past=past_kits(view, bundle.past),
        leader=lead.leader,
        beside=lead.beside,
        others=lead.others,
    )


def lessons_due(
    kits: Sequence[Kit], finished: Collection[str], view: View
) -> tuple[LessonLink, ...]:
    """The lessons that campaigns ask for which are still to come or under way, each once."""
    asked = {
        (link.track, link.lesson): link
        for kit in kits
        if kit.campaign.state == "ready" and kit.lessons and not is_over(kit, view.clock)
        for link in kit.lessons
    }
    return tuple(link for link in asked.values() if not _is_finished(link, finished))


def _is_finished(link: LessonLink, finished: Collection[str]) -> bool:
    """Whether a lesson was taken, in whatever language."""
    name = f"{link.track}/{link.lesson}"
    return any(name == id or name.startswith(f"{id}.") for id in finished)


def past_kits(view: View, campaigns: Collection[str]) -> list[PastKit]:
    """The campaigns a group took part in whose kits are no longer built."""
    return [
        PastKit(
            id=shown.campaign.id,
            title=shown.campaign.title,
            state=shown.campaign.state,
            starts=shown.starts,
            ends=shown.ends,
        )
        for shown in view.campaigns
        if shown.campaign.id in campaigns
    ]


def group_finder(view: View) -> Iterator[Artifact]:
    """The finder over all groups that are not closed."""
    entries = [
        FinderEntry(id=group.id, name=group.name, city=group.city, region=group.region)
        for group in view.groups
        if group.stage != "closed"
    ]
    return finder(entries, locale=view.locale, addresses=view.addresses)


def crews(view: View) -> Iterator[Artifact]:
    """The page of the crew of each campaign."""
    for shown in view.campaigns:
        if not shown.campaign.is_unfinished:
            yield _crew(view, shown)


def _crew(view: View, shown: Shown) -> File:
    campaign = shown.campaign
    messages = view.crews[campaign.id]
    called = view.names
    before = earlier((other.campaign for other in view.campaigns), campaign)
    rounds = rounds_before(before)
    crew = Crew(
        campaign=KitCampaign(
            id=campaign.id,
            title=campaign.title,
            kind=campaign.kind,
            state=campaign.state,
            starts=shown.starts,
            ends=shown.ends,
        ),
        locale=view.locale,
        byline=shown.byline,
        people=tuple(
            (called[id], rounds.get(id, Rounds())) for id in campaign.crew if id in called
        ),
        background=campaign.brief.background if campaign.brief else None,
        goal=campaign.brief.goal if campaign.brief else None,
        duties=tuple(
            CrewDuty(duty=duty, people=_called(held.people, called), waived=held.waived)
            for duty, held in campaign.duties.items()
        ),
        milestones=tuple(
            CrewMilestone(
                what=step.what,
                owner=called.get(step.owner) if step.owner else None,
                due=step.due,
                done=step.done,
            )
            for step in campaign.milestones
        ),
        channels=tuple(dict.fromkeys(id for message in messages for id in message.texts)),
        messages=messages,
    )
    return crew_page(crew, view.channels, view.clock)


def _called(ids: Sequence[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called[id] for id in ids if id in called)
