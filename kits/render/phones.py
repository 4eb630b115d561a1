"""The leaders' pages on a phone: each group's kits, home and calendar, the finder, the crew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from kits.model.artifacts import File
from kits.model.groups import Group
from kits.model.kits import Kit, KitCampaign, KitGroup, KitMessage, LessonLink
from kits.model.views import Shown, View
from kits.render.calendars import calendar
from kits.render.crew_pages import Crew, CrewDuty, CrewMilestone, crew_page
from kits.render.finder import FinderEntry, finder
from kits.render.group_homes import PastKit, group_home
from kits.render.handbook.prose import help_page
from kits.render.kit_files import kit_json, kit_text
from kits.render.kit_pages import kit_page


class Named(Protocol):
    """A channel, as far as pages name it."""

    def called(self, locale: str) -> str:
        """Its name for readers of this locale."""


def group_files(
    view: View,
    group: KitGroup,
    record: Group,
    kits: Sequence[Kit],
    past: Sequence[PastKit],
    channels: Mapping[str, Named],
    now: datetime,
) -> Iterator[File]:
    """A group's home and calendar, and the page, JSON and text of each of its kits.

    `record` is the group as leaders may see it.
    """
    names = {id: channel.called(group.locale) for id, channel in channels.items()}
    help = help_page(view, group.locale)
    for kit in kits:
        yield kit_page(kit, names, now, help)
        yield kit_json(kit)
        yield kit_text(kit, names)
    spoken = record.in_locale(group.locale)
    way_in = spoken.link or spoken.join
    yield group_home(group, kits, past, _due(kits), now, way_in, help)
    yield calendar(group, kits, view.settings.urls.leaders)


def _due(kits: Sequence[Kit]) -> tuple[LessonLink, ...]:
    lessons = {(link.track, link.lesson): link for kit in kits for link in kit.lessons}
    return tuple(lessons.values())


def past_kits(view: View, campaigns: Sequence[str]) -> list[PastKit]:
    """The campaigns a group took part in whose kits are no longer built."""
    return [
        PastKit(title=shown.campaign.title, starts=shown.starts, ends=shown.ends)
        for shown in view.campaigns
        if shown.campaign.id in campaigns and shown.phase == "ended"
    ]


def group_finder(view: View, led: Collection[str]) -> Iterator[File]:
    """The finder over all groups that have a home: those that someone leads, and are not closed."""
    entries = [
        FinderEntry(id=group.id, name=group.name, city=group.city, region=group.region)
        for group in view.groups
        if group.id in led and group.stage != "closed"
    ]
    return finder(entries, locale=view.locale)


def crew_files(
    view: View,
    shown: Shown,
    messages: tuple[KitMessage, ...],
    channels: Mapping[str, Named],
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
    yield crew_page(crew, {id: c.called(view.locale) for id, c in channels.items()}, now)


def _called(ids: Sequence[str], called: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(called[id] for id in ids if id in called)
