"""What came back of what was sent: the answers that are read, and how each message stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from kits.model.bundles import Fading, Share
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.findings import Finding
from kits.model.load import Load, load_of
from kits.model.posters import Poster, poster_of
from kits.model.schedules import Timetables
from kits.model.standings import Standing, by_message, standings
from kits.schema.logs import load_receipts
from kits.source.content import Content


def with_receipts(
    community: Community, content: Content, at: Clock
) -> tuple[Community, list[Finding]]:
    """The community with the answers to what has kits, and what is wrong with those."""
    read = {run.id: load_receipts(content, run.id) for run in community.current(at)}
    receipts = {id: rows for id, (rows, _found) in read.items() if rows}
    log = replace(community.log, receipts=receipts)
    return replace(community, log=log), [one for _, found in read.values() for one in found]


class Told(NamedTuple):
    """What the shares of all groups tell together."""

    files: set[str]
    """Those that kits send, by their path in the project."""
    standings: tuple[Standing, ...]
    load: Load
    fading: tuple[Fading, ...]
    """The files that are sent for longer than they are good."""


def of_shares(community: Community, shares: Iterable[Share], at: Clock) -> Told:
    """What is sent, what came back of it, what groups and leaders bear, and what fades."""
    files: set[str] = set()
    timetables = Timetables()
    posters: dict[str, Poster | None] = {}
    fading: dict[Fading, None] = {}
    found: list[Standing] = []
    receipts = by_message(community.log.receipts)
    within = community.settings.policy.receipt_within
    for share in shares:
        files.update(share.files.values())
        fading.update(dict.fromkeys(share.fading))
        poster = poster_of(community, community.groups[share.group])
        found.extend(standings(share, receipts, poster, at, within))
        posters[share.group] = poster
        timetables.add(share)
    load = load_of(community, timetables.schedules(), posters, at)
    return Told(files, tuple(found), load, tuple(fading))
