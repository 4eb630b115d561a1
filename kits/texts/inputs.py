"""All that a bundle is composed from, in a digest, so that a kept one is known to be right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.credits import Deed
from kits.model.earning import by_person
from kits.model.file_refs import CONTENT
from kits.model.groups import Group
from kits.model.offices import tenures
from kits.model.records import Record
from kits.model.runs import Run
from kits.model.shouts import Shouts
from kits.texts.variants import turns, with_variants

ROSTERS = re.compile(
    rf"{CONTENT}/(?:(?:groups|people|log)/.*|campaigns/[^/]+/groups)\.(?:csv|md|yml)"
)
"""Files of which a bundle hangs on a few rows alone, or on none: what happened is for operators."""
LOG = f"{CONTENT}/log/"
"""Files of which it hangs on a few rows, and on no file's being there."""


class Inputs:
    """Tells for each group what its bundle hangs on: what all share, and what is its own.

    Its own are its row, its rows in campaigns, and whoever leads it, is asked about it or is
    thanked there. Whoever else is named anywhere is shared by all.
    """

    def __init__(
        self,
        community: Community,
        current: Sequence[Run],
        ledger: Iterable[Deed],
        shouts: Shouts,
        at: Clock,
        *,
        beside: bytes,
        words: Collection[str],
    ) -> None:
        """`beside` is a digest of all files but rosters, `words` are the words in those files."""
        self._community = community
        self._current = current
        self._done = by_person(ledger)
        self._held = tenures(community)
        self._shouts = shouts
        self._turns = [turns(community, *each) for each in with_variants(current)]
        named = sorted(words & community.people.keys())
        hq = community.hq
        shared = (
            [run.id for run in current],
            [(run.id, sorted(run.columns)) for run in community.runs.values()],
            sorted((sort, sorted(ids)) for sort, ids in community.unread.items()),
            [_facts(community.people[id]) for id in named],
            self._own(hq) if hq else None,
            next(iter(community.groups.values())).channels if community.groups else (),
            [at.is_over(waiver.until) for waiver in community.waivers if waiver.until],
            sorted(community.unsaid_facts),
        )
        self._shared = sha256(beside + repr(shared).encode())

    def key(self, group: Group) -> bytes:
        """The digest of what a group's bundle is composed from.

        No moment is in it, but for which waivers and facts are over.
        """
        key = self._shared.copy()
        key.update(repr(self._own(group)).encode())
        return key.digest()

    def _own(self, group: Group) -> tuple[Any, ...]:
        community, runs = self._community, self._current
        told = [(run.id, self._shouts.get((run.id, group.id), ())) for run in runs]
        thanked = (shout.person for _run, shouts in told for shout in shouts)
        people = dict.fromkeys((*group.leaders, *group.deputies, group.contact or "", *thanked))
        return (
            _facts(group),
            [turn.get(group.id) for turn in self._turns],
            [(run.id, _facts(run.rows[group.id])) for run in runs if group.id in run.rows],
            [(run, [(s.person, s.badge.id) for s in shouts]) for run, shouts in told if shouts],
            [self._person(id) for id in people if id in community.people],
            [_facts(ask) for ask in community.log.asks if ask.group == group.id],
            [_facts(each) for each in community.log.answers if each.group == group.id],
        )

    def _person(self, id: str) -> tuple[Any, ...]:
        community = self._community
        led = community.leaderships.get(id, ())
        return (
            _facts(community.people[id]),
            [(group.id, community.locale_of(group), role) for group, role in led],
            self._done.get(id, ()),
            self._held.get(id, ()),
        )


def _facts(record: Record) -> tuple[Mapping[str, Any], list[tuple[str, Mapping[str, Any]]]]:
    versions = sorted(record.translations.items())
    return (record.__dict__, [(locale, version.__dict__) for locale, version in versions])
