"""The leaders' pages on a phone: each group's kits, home and calendar, the finder, the crew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from kits.channels.channel import Channel
from kits.model.artifacts import File, Made
from kits.model.groups import Group
from kits.model.kits import Kit, KitCampaign, KitGroup, KitMessage, LessonLink
from kits.model.views import Shown, View
from kits.render.calendars import calendar
from kits.render.crew_pages import Crew, CrewDuty, CrewMilestone, crew_page
from kits.render.extras.handing_out import extras
from kits.render.finder import FinderEntry, finder
from kits.render.group_homes import PastKit, Profile, Way, group_home, is_over
from kits.render.handbook.prose import help_page
from kits.render.kit_files import kit_json, kit_text
from kits.render.kit_pages import kit_page
from kits.render.portraits import Portrait


def group_files(
    view: View,
    group: KitGroup,
    record: Group,
    kits: Sequence[Kit],
    past: Sequence[PastKit],
    channels: Mapping[str, Channel],
    now: datetime,
    published: Mapping[str, str],
    finished: Collection[str] = (),
    logo: str | None = None,
) -> Iterator[File | Made]:
    """A group's home and calendar; the page, JSON and text of each of its kits, and its extras.

    `record` is the group as leaders may see it; `published` are the files that kits refer to, by
    their path in the leaders' tree; `finished`, the lessons that its leader took, by id; `logo`,
    where its picture lies in the project folder.
    """
    help = help_page(view, group.locale)
    for kit in kits:
        page = kit_page(kit, channels, now, help)
        yield page
        yield from extras(
            kit,
            page,
            community=view.settings.in_locale(group.locale).name,
            sources=published,
            site=view.settings.urls.leaders,
        )
        yield kit_json(kit)
        yield kit_text(kit, channels)
    if logo:
        yield Made(path=f"g/{group.id}/logo.webp", work=Portrait(logo, group.id))
    profile = _profile(record.in_locale(group.locale), channels, group.locale, logo is not None)
    lessons = lessons_due(kits, finished, now)
    yield group_home(group, kits, past, lessons, channels, now, profile, help)
    yield calendar(group, kits, view.settings.urls.leaders)


def _profile(spoken: Group, channels: Mapping[str, Channel], locale: str, logo: bool) -> Profile:
    way_in = spoken.link or spoken.join
    own = [Way(name=None, text=way_in)] if way_in else []
    more = [
        Way(name=channels[name].called(locale) if name in channels else name, text=way)
        for name, way in spoken.links.items()
    ]
    return Profile(about=spoken.about, website=spoken.website, logo=logo, ways=(*own, *more))


def lessons_due(
    kits: Sequence[Kit], finished: Collection[str], now: datetime
) -> tuple[LessonLink, ...]:
    """The lessons that campaigns ask for which are still to come or under way, each once."""
    asked = {
        (link.track, link.lesson): link
        for kit in kits
        if kit.campaign.state == "ready" and not is_over(kit, now)
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


def group_finder(view: View) -> Iterator[File]:
    """The finder over all groups that are not closed."""
    entries = [
        FinderEntry(id=group.id, name=group.name, city=group.city, region=group.region)
        for group in view.groups
        if group.stage != "closed"
    ]
    return finder(entries, locale=view.locale)


def crew_files(
    view: View,
    shown: Shown,
    messages: tuple[KitMessage, ...],
    channels: Mapping[str, Channel],
    now: datetime,
) -> Iterator[File]:
    """The crew's page of a campaign."""
    campaign = shown.campaign
    called = view.names
    used = dict.fromkeys(id for message in messages for id in message.texts)
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
        people=_called(campaign.crew, called),
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
        channels=tuple(used),
        messages=messages,
    )
    yield crew_page(crew, channels, now)


def _called(ids: Sequence[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called[id] for id in ids if id in called)
