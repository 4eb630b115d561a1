"""Model groups as the public may see them: what they are for, and what they took part in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kits.model.audiences import Audience
from kits.model.community import HQ, Community
from kits.model.groups import Group


@dataclass(frozen=True, kw_only=True)
class Showcase:
    """A group that others may begin one like."""

    group: Group
    """With what the public may know: no link, no leader, no number of members."""
    campaigns: tuple[str, ...]
    """The public campaigns that it took part in, the newest first."""


def needs_without_models(groups: Iterable[Group]) -> Mapping[str, Group | None]:
    """The needs with fewer than two model groups, and the one they may have.

    Of two groups that found their own way others see more than one.
    """
    models: dict[str, list[Group]] = {}
    for group in groups:
        if group.need and group.stage != "closed" and group.kind != HQ:
            known = models.setdefault(group.need, [])
            known += [group] if group.stage == "model" else []
    few = {need: known for need, known in sorted(models.items()) if len(known) < 2}
    return {need: known[0] if known else None for need, known in few.items()}


def showcases(community: Community, public: Mapping[str, str]) -> Iterator[Showcase]:
    """The groups of the stage `model`, by id; `public` are the campaigns that may be told of."""
    taken: dict[str, list[str]] = {}
    runs = [run for run in community.runs.values() if run.id in public]
    for run in sorted(runs, key=lambda run: (community.last_day(run), run.id), reverse=True):
        if run.campaign.state == "ready":
            for group in community.took_part(run):
                taken.setdefault(group.id, []).append(run.id)
    for id, group in sorted(community.groups.items()):
        if group.stage == "model" and group.kind != HQ:
            yield Showcase(group=group.seen_by(Audience.PUBLIC), campaigns=tuple(taken.get(id, ())))
