"""A card for each campaign that runs: how far it is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kits.model.campaign_parts import Milestone
from kits.render.day.agenda import Entry, Progress
from kits.render.day.need import crew_of, milestones_of, page_of, progress_of
from kits.render.day.situation import Situation
from kits.render.localised import clock, day, moment
from kits.render.views import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a campaign waits for."""

    when: str
    what: str
    href: str
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A running campaign."""

    title: str
    page: str
    crew: str
    progress_page: str
    number: int
    """Of the day, the first being 1."""
    days: int
    progress: Progress
    send: Step | None
    groups: int
    """That post what is sent next."""
    milestone: Step | None


def cards(it: Situation) -> Iterator[Card]:
    """Those that run, the one that ends first first."""
    running = [shown for shown in it.view.campaigns if shown.phase == "running"]
    for shown in sorted(running, key=lambda shown: (shown.ends, shown.campaign.id)):
        campaign = shown.campaign
        coming = it.agenda.next_after(it.now, campaign.id)
        yield Card(
            title=campaign.title,
            page=page_of(campaign.id),
            crew=crew_of(campaign.id),
            progress_page=progress_of(campaign.id),
            number=(it.today - shown.starts).days + 1,
            days=(shown.ends - shown.starts).days + 1,
            progress=it.agenda.progress(campaign.id, it.now),
            send=step_of(it, coming) if coming else None,
            groups=coming.send.groups if coming else 0,
            milestone=_milestone(it, shown),
        )


def step_of(it: Situation, entry: Entry) -> Step:
    """A send as the next thing to happen."""
    title = it.title_of(entry.campaign, entry.message, entry.send.title)
    return Step(when=_when(it, entry.at), what=title, href=entry.send.text)


def _when(it: Situation, at: datetime) -> str:
    return clock(at) if at.date() == it.today else moment(at, it.view.locale)


def _milestone(it: Situation, shown: Shown) -> Step | None:
    """The next one that is not done."""
    left = [step for step in shown.campaign.milestones if step.done is None]
    if not left:
        return None
    step = min(left, key=_due)
    return Step(
        when=day(step.due, it.view.locale) if step.due else "",
        what=step.what,
        href=milestones_of(shown),
        who=it.view.names.get(step.owner or ""),
    )


def _due(step: Milestone) -> date:
    return step.due or date.max
