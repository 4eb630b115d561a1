"""What each group gets: composed once, checked, handed on, and kept for the next build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from kits.model.audiences import Audience
from kits.model.bundles import Bundle, share
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.groups import Group
from kits.model.ledger import deeds
from kits.model.offices import held_by
from kits.model.packing import packed
from kits.model.runs import Run
from kits.model.shouts import shouts
from kits.render.seeing import Results, view
from kits.render.views import View
from kits.rules.channels import usable_channels
from kits.rules.checking import check_group, check_kit
from kits.rules.rule import Rules
from kits.schema.built_in import shout_out
from kits.schema.recipes import spoken_in
from kits.texts.bundling import Bundler
from kits.texts.composing import Composer
from kits.texts.gathering import Gathered, Heaps
from kits.texts.inputs import ROSTERS, Inputs
from kits.texts.press import SetText, Use
from kits.texts.shouting import Shouting

Each = Callable[[View, Bundle], Any]
"""Takes a bundle as it is made, with what leaders may see; what it gives is kept with that."""
Deal = Callable[[Callable[[Sequence[Group]], "Part"], Sequence[Group]], Iterable["Part"]]
"""Has the groups worked on, all at once or some on each core, and gives the parts in order."""

Choose = Callable[[Sequence[Group]], Sequence[Group]]
"""Says which of all groups are worked on, where others are worked on elsewhere."""


class Kept(NamedTuple):
    """What came of one group: plain data, which another process or an earlier build may have made.

    What was found in its texts is in it but for what they say to every group.
    """

    share: bytes
    """Packed."""
    heaps: Heaps
    uses: tuple[Use, ...]
    """The texts that it was set in."""
    good_until: datetime
    """When a page of it would be another."""
    written: Any
    """What `each` gave."""
    recalled: bool = False
    """Whether an earlier build made it."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What came of some of the groups, by id, and the texts that were set for them."""

    bundles: Mapping[str, Kept]
    texts: Mapping[int, SetText]


class Memory(Protocol):
    """What earlier builds made of groups."""

    def beside(self) -> tuple[bytes, set[str]]:
        """A digest of all that is no roster, and the words in it."""

    def recall(self, group: str, key: bytes, at: Clock) -> Kept | None:
        """What was made of a group from inputs of this digest, as long as it is right."""

    def texts(self) -> Mapping[int, SetText]:
        """The texts of what is recalled."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a build may keep: what came of each group, by id and with the digest of its inputs."""

    bundles: Mapping[str, tuple[bytes, Kept]]
    texts: Mapping[int, SetText]


def in_turn(work: Callable[[Sequence[Group]], Part], groups: Sequence[Group]) -> Iterable[Part]:
    """Works on all groups here, one after the other."""
    yield work(groups)


class Line:
    """Where texts are made and checked: the same for every part of the groups."""

    def __init__(
        self,
        community: Community,
        rules: Rules,
        at: Clock,
        current: Sequence[Run],
        gathered: Gathered,
        each: Each | None,
    ) -> None:
        self._community = community
        self._rules = rules
        self._at = at
        self._current = current
        self._waiver_of = gathered.waiver_of
        self._each = each
        self._channels = usable_channels(community)
        self.ledger = deeds(community, at)
        self._shouting = Shouting(
            spoken_in(shout_out(), community.locale),
            shouts(community, self.ledger, held_by(community, at)),
            community.settings.shout_outs == "auto",
        )
        results = Results(channels=self._channels, ledger=self.ledger)
        self._seen = view(community, Audience.LEADERS, at, results) if each else None

    def composer(self, gathered: Gathered) -> Composer:
        """What makes texts, and tells there what is wrong with them."""
        return Composer(self._community, self._channels, self._shouting, gathered)

    def part(self, groups: Sequence[Group]) -> Part:
        """Composes, checks and hands on what each of these groups gets."""
        gathered = Gathered(self._waiver_of)
        composer = self.composer(gathered)
        bundler = Bundler(composer, self._current, self.ledger)
        made: dict[str, Kept] = {}
        for group in groups:
            bundle, clock = bundler.bundle(group), self._at.anew()
            for kit in bundle.kits:
                check_kit(self._rules, self._community, kit, gathered)
            check_group(self._rules, self._community, bundle.kits, gathered)
            seen = self._seen and replace(self._seen, clock=clock)
            made[group.id] = Kept(
                written=self._each(seen, bundle) if self._each and seen else None,
                share=packed(share(bundle)),
                heaps=gathered.drain(),
                uses=composer.press.uses(),
                good_until=clock.good_until,
            )
        return Part(bundles=made, texts=composer.press.set)

    def inputs(self, memory: Memory) -> Inputs:
        """What tells what a bundle hangs on."""
        beside, words = memory.beside()
        return Inputs(
            self._community,
            self._current,
            self.ledger,
            self._shouting.shouts,
            self._at,
            beside=beside,
            words=words,
        )


def recalled(
    line: Line, memory: Memory, groups: Sequence[Group], at: Clock
) -> tuple[dict[str, bytes], dict[str, Kept]]:
    """The digest of each group's inputs, and what is known of those that are as they were."""
    inputs = line.inputs(memory)
    keys = {group.id: inputs.key(group) for group in groups}
    found = ((id, memory.recall(id, key, at)) for id, key in keys.items())
    return keys, {id: kept for id, kept in found if kept}


def made(
    keys: Mapping[str, bytes], known: Mapping[str, Kept], texts: Mapping[int, SetText]
) -> Made | None:
    """What may be kept: no bundle with a finding in a roster, since rows move when others do.

    And none at all where a text itself has findings: they are told of the first group that gets it.
    """
    if not keys or any(kept.heaps.found_in_texts for kept in known.values()):
        return None
    bundles = {id: (keys[id], kept) for id, kept in known.items() if not _is_of_a_row(kept)}
    ids = {id for _key, kept in bundles.values() for id, _channels in kept.uses}
    return Made(bundles=bundles, texts={id: texts[id] for id in ids})


def _is_of_a_row(kept: Kept) -> bool:
    return any(ROSTERS.fullmatch(place.path) for place in kept.heaps.places)
