"""Shout-outs that operators may add: the texts, the groups that would get each, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kits.model.clocks import Clock
from kits.texts.composing import Composer


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The shout-out of a campaign."""

    campaign: str
    """Its id."""
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    """Each text as it would be pasted, and the names of the groups that would get it."""


def proposals(composer: Composer, at: Clock) -> Iterator[Proposal]:
    """What each campaign that is not over could tell its groups of badges, by campaign."""
    community = composer.community
    found: dict[str, dict[str, list[str]]] = {}
    for run_id, group_id in sorted(composer.shouting.shouts):
        run, group = community.runs[run_id], community.groups[group_id]
        made = None if community.has_ended(run, at) else composer.shout_out(run, group)
        for text in list(made.texts.values())[:1] if made else ():
            found.setdefault(run_id, {}).setdefault(text.text, []).append(group.name)
    for campaign, texts in found.items():
        listed = tuple((text, tuple(groups)) for text, groups in texts.items())
        yield Proposal(campaign=campaign, texts=listed)
