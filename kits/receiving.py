"""What came back of what was sent: the answers that are read, and how each message stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kits.model.bundles import Fading, Share
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.findings import Finding
from kits.model.posters import poster_of
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


def of_shares(
    community: Community, shares: Iterable[Share], at: Clock
) -> tuple[set[str], tuple[Standing, ...], tuple[Fading, ...]]:
    """The files that kits send, by their path in the project folder; what came back; what fades."""
    files: set[str] = set()
    fading: dict[Fading, None] = {}
    found: list[Standing] = []
    receipts = by_message(community.log.receipts)
    within = community.settings.policy.receipt_within
    for share in shares:
        files.update(share.files.values())
        fading.update(dict.fromkeys(share.fading))
        poster = poster_of(community, community.groups[share.group])
        found.extend(standings(share, receipts, poster, at, within))
    return files, tuple(found), tuple(fading)
