"""The wall for other programs: every honour as JSON, the newest as an Atom feed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from feedgen.feed import FeedGenerator

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.render.feeds import NEVER, midnight
from kits.render.views import View
from kits.render.wall.doers import Doer, Work
from kits.render.wall.lists import Wall, group_of
from kits.render.wall.people import person_address

ENTRIES = 50
"""Honours that the feed holds, the newest."""
TAG = "tag:leaderkit,2026:wall"
"""The wall of a community that does not say where its site stands."""


def wall_json(view: View) -> File:
    """Every honour with a name on it, the newest first; the format is stable."""
    lines = [
        {
            "name": honour.name,
            "person": honour.face.slug if honour.face else None,
            "kind": honour.deed.kind,
            "what": honour.deed.what,
            "campaign": honour.deed.campaign or None,
            "group": group_of(honour),
            "when": honour.deed.when.isoformat(),
        }
        for honour in view.honours
    ]
    once = {tuple(line.items()): line for line in lines}
    text = json.dumps(
        {"format": 1, "honours": [*once.values()], "unnamed": view.unnamed},
        ensure_ascii=False,
        indent=1,
    )
    return File(path=Addresses.wall_data.path, content=f"{text}\n".encode())


def wall_feed(wall: Wall) -> File:
    """An Atom feed with an entry for what somebody did for a campaign.

    Every date comes from the content, so that the same input stays the same.
    """
    _ = catalogue(wall.locale).gettext
    settings = wall.view.settings
    site, wall_page = settings.urls.public, Addresses.wall
    generator = FeedGenerator()
    generator.generator("Leaderkit")
    generator.id(wall_page.at(site) if site else TAG)
    generator.title(f"{settings.name} · {_('Wall of honour')}")
    generator.language(wall.locale.tag)
    if site:
        generator.link(href=Addresses.wall_feed.at(site), rel="self")
        generator.link(href=wall_page.at(site), rel="alternate")
    newest = NEVER
    for at, one, work in _entries(wall.everyone, wall.view):
        newest = max(newest, at)
        entry = generator.add_entry(order="append")
        who = one.face.slug if one.face else sha256(one.name.encode()).hexdigest()[:8]
        entry.id(f"{(wall_page / work.listed).at(site or TAG)}#{who}")
        entry.title(f"{one.name} · {work.title}")
        entry.updated(at)
        where = person_address(wall, one.face) if one.face else wall_page
        entry.link(href=where.at(site) if site else where.path)
        entry.author({"name": settings.name})
        entry.summary(_("; ").join((*work.roles, *work.told)))
    generator.updated(newest)
    text: bytes = generator.atom_str(pretty=True)
    return File(path=Addresses.wall_feed.path, content=text)


def _entries(everyone: Sequence[Doer], view: View) -> list[tuple[datetime, Doer, Work]]:
    """The newest works, those of a guest once a name and campaign."""
    found: dict[tuple[str, str], tuple[datetime, Doer, Work]] = {}
    for one in everyone:
        for work in one.works:
            key = (one.face.slug if one.face else f"guest {one.name}", work.listed)
            at = midnight(work.when, view)
            if view.clock.has_come(at):
                found.setdefault(key, (at, one, work))
    return sorted(found.values(), key=lambda line: -line[0].toordinal())[:ENTRIES]
