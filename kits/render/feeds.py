"""The public feed: campaigns as they begin, and changes to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from feedgen.feed import FeedGenerator

from kits.model.artifacts import File
from kits.model.views import View


def feed(view: View) -> File:
    """An Atom feed whose every date comes from the content, so that the same input stays the same.

    Ids are tag URIs of the community's own, so that they hold wherever the site stands.
    """
    generator = FeedGenerator()
    generator.generator("Leaderkit")
    site = (view.settings.urls.public or "").rstrip("/")
    generator.id(f"{site}/" if site else "tag:leaderkit,2026:community")
    generator.title(view.settings.name)
    generator.language(view.locale)
    if site:
        generator.link(href=f"{site}/feed.xml", rel="self")
        generator.link(href=f"{site}/", rel="alternate")
    newest = datetime(1970, 1, 1, tzinfo=UTC)
    for shown in view.campaigns:
        if shown.phase == "draft":
            continue
        updated = max(
            [_midnight(shown.starts)]
            + [_midnight(change.at.day) for change in shown.campaign.changes if change.at.day]
        )
        newest = max(newest, updated)
        entry = generator.add_entry(order="append")
        address = f"campaigns/{shown.campaign.id}/"
        entry.id(f"{site}/{address}" if site else f"tag:leaderkit,2026:{shown.campaign.id}")
        entry.title(shown.campaign.title)
        entry.updated(updated)
        entry.link(href=f"{site}/{address}" if site else address)
        entry.author({"name": shown.byline or view.settings.name})
        entry.summary(" ".join(shown.campaign.theme) or shown.campaign.title)
    generator.updated(newest)
    text: bytes = generator.atom_str(pretty=True)
    return File(path="feed.xml", content=text)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
