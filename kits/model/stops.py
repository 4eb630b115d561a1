"""Where a campaign takes place: its cities, and the doors that are open to everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kits.model.audiences import Audience
from kits.model.community import HQ, Community
from kits.model.groups import Group
from kits.model.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A city in which a group takes part in a campaign, as an audience may know of it."""

    group: Group
    """With what the public may know: no link, no leader, no number of members."""
    at: date | datetime | None = None
    """When it begins there; only where anyone may come."""
    place: str | None = None
    """Where, by the same rule: a table of groups holds kitchens, too."""


def stops(community: Community, run: Run) -> Iterator[Stop]:
    """The cities of the groups that take part, each once but for doors that are open."""
    cities: set[str] = set()
    for group in community.groups_of(run):
        if group.kind == HQ or not group.city:
            continue
        row = run.rows.get(group.id) if is_open(community, run, group.id) else None
        if row or group.city not in cities:
            shown = group.seen_by(Audience.PUBLIC)
            begins = _begins(community, run, group) if row else None
            yield Stop(group=shown, at=begins, place=row.place if row else None)
        cities.add(group.city)


def is_open(community: Community, run: Run, group: str) -> bool:
    """Whether everyone may read where and when a group meets for a campaign."""
    chosen = run.campaign.open_in
    return chosen is not None and chosen.matches(community.traits(group, run))


def _begins(community: Community, run: Run, group: Group) -> date | datetime | None:
    anchors = run.anchors(community.zone_of(group), community.zone, group.id)
    return anchors.local("doors") or anchors.local("starts")
