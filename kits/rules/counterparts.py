"""Small groups of the core do not drain the big ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kits.model.community import Community
from kits.model.findings import about, say, warning
from kits.model.groups import Group
from kits.model.kits import NO_POSTS
from kits.model.messages import Message
from kits.model.runs import Run
from kits.model.waiting import record_of
from kits.rules.rule import Due, Repeated, place_of
from kits.rules.spoken import readers
from kits.texts.sending import sendings

CORE = frozenset({"core", "核心", "核心群"})
"""A group of such a kind, or with such a tag, is one of the core."""


def core_without_counterpart(due: Due) -> Iterator[Repeated]:
    """What only a small group of the core is told has a counterpart in the big one.

    Where the most active talk among themselves alone, the big groups run dry. A group is of the
    core where its `kind` or one of its `tags` is `core`. What is posted only there is followed in
    the same campaign, at the same time or later, by a message to its `parent`; without one, to any
    group that is not of the core. Private texts need none. If it is right as it is, there is
    `waivers.csv`.

    Bad:
        --- groups/inner.csv
        id,name,channels,leader_name,kind
        inner,Inner circle,wechat,Ada,core
        --- campaigns/drive/campaign.md
        groups: [lighthouse, inner]
        --- campaigns/drive/messages/10-first.md
        title: First
        send: starts 08:00
        only: inner
        ---
        You hear of it first.

    Good:
        --- groups/inner.csv
        id,name,channels,leader_name,kind
        inner,Inner circle,wechat,Ada,core
        --- campaigns/drive/campaign.md
        groups: [lighthouse, inner]
        --- campaigns/drive/messages/10-first.md
        title: First
        send: starts 08:00
        only: inner
        ---
        You hear of it first.
        --- campaigns/drive/messages/20-all.md
        title: All
        send: ends 20:00
        only: lighthouse
        ---
        A few of us have tried it. Here is what they say.
    """
    for run in due.ahead:
        if any(map(_is_core, due.community.groups_of(run))):
            for message in _alone(due.community, run):
                facts = {"message": message.id, "campaign": run.id}
                found = warning(
                    "core-without-counterpart",
                    place_of(run, message.id, due.community.locale, "title"),
                    say('only the core hears of message "{message}"', **facts),
                    say(
                        "write a message to the big groups as well, or waive it with a reason in "
                        "waivers.csv"
                    ),
                    many=say('only the core hears of "{message}" and {others} more', **facts),
                )
                told = about(found, record_of(run.id), record_of(run.id, message.id))
                yield Repeated(("core-without-counterpart", run.id), told)


def _is_core(group: Group) -> bool:
    return bool(CORE & {(group.kind or "").lower(), *map(str.lower, group.tags)})


def _is_big(community: Community, id: str | None) -> bool:
    group = community.groups.get(id or "")
    return group is not None and not _is_core(group)


def _alone(community: Community, run: Run) -> Iterator[Message]:
    """The posts to groups of the core alone that nothing follows in the big ones."""
    posts = [m for m in run.messages.values() if m.to == "groups" and m.way not in NO_POSTS]
    reached = {post.id: tuple(readers(community, run, post)) for post in posts}
    told: list[tuple[frozenset[str], datetime]] = []
    for post in posts:
        big = frozenset(group.id for group in reached[post.id] if not _is_core(group))
        told += [(big, at) for at in _moments(community, run, post) if big]
    for post in posts:
        groups, moments = reached[post.id], _moments(community, run, post)
        if groups and moments and all(map(_is_core, groups)):
            later = frozenset[str]().union(*(big for big, at in told if at >= moments[0]))
            parents = {group.parent for group in groups if _is_big(community, group.parent)}
            if not later or not parents <= later:
                yield post


def _moments(community: Community, run: Run, message: Message) -> list[datetime]:
    anchors = run.anchors(community.zone, community.zone)
    return sorted(sending.at for sending in sendings(message, anchors))
