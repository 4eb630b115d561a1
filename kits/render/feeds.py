"""The public feed: campaigns as they begin, and changes to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, File
from kits.model.moments import Point, wall_clock
from kits.render.views import Shown, View

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed(view: View) -> Iterator[Artifact]:
    """An Atom feed whose every date comes from the content, so that the same input stays the same.

    Nothing in it is dated ahead: a campaign stands in it once it has begun or was changed. Ids are
    tag URIs of the community's own, so that they hold wherever the site stands.
    """
    generator = FeedGenerator()
    generator.generator("Leaderkit")
    site = view.settings.urls.public
    generator.id(Addresses.home.at(site) if site else "tag:leaderkit,2026:community")
    generator.title(view.settings.name)
    generator.language(view.locale.tag)
    if site:
        generator.link(href=Addresses.feed.at(site), rel="self")
        generator.link(href=Addresses.home.at(site), rel="alternate")
    newest = NEVER
    for shown in view.campaigns:
        updated = _updated(shown, view)
        if shown.campaign.is_unfinished or updated is None:
            continue
        newest = max(newest, updated)
        entry = generator.add_entry(order="append")
        page = Addresses.campaign(shown.campaign.id)
        entry.id(page.at(site) if site else f"tag:leaderkit,2026:{shown.campaign.id}")
        entry.title(shown.campaign.title)
        entry.updated(updated)
        entry.link(href=page.at(site) if site else page.path)
        entry.author({"name": shown.byline or view.settings.name})
        entry.summary(" ".join(shown.campaign.theme) or shown.campaign.title)
    generator.updated(newest)
    text: bytes = generator.atom_str(pretty=True)
    yield File(path=Addresses.feed.path, content=text)


def _updated(shown: Shown, view: View) -> datetime | None:
    """The last of what has happened to a campaign: its beginning, or a change."""
    points = (shown.campaign.starts, *(change.at for change in shown.campaign.changes))
    moments = (_instant(point, view) for point in points if point.day)
    return max((at for at in moments if view.clock.has_come(at)), default=None)


def _instant(point: Point, view: View) -> datetime:
    day, zone = point.day, ZoneInfo(view.settings.timezone)
    assert day is not None, "only moments with a day are asked for"
    return wall_clock(day, point.hour or time(), point.offset or zone)


def midnight(day: date, view: View) -> datetime:
    """When a day begins in the community's zone."""
    return wall_clock(day, time(), ZoneInfo(view.settings.timezone))
