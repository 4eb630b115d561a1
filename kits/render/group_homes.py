"""Homes of a group and of a leader: what to send now, next and later, one tap from each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from kits.model.artifacts import File
from kits.model.kits import Kit, KitGroup, KitMessage, LessonLink
from kits.model.values import is_link
from kits.render.cards import anchor, memory, versions
from kits.render.phone import HELP_PAGE, moment, page, span
from kits.render.timeline import Phase, next_time, phase

Part = Literal["due", "next", "later", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastKit:
    """A campaign that ended too long ago to have a kit."""

    title: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A group that someone leads or stands in for, with its kits."""

    group: KitGroup
    role: Literal["leader", "deputy"]
    kits: Sequence[Kit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One message in one group: where it is, and how the device knows that it was copied."""

    href: str
    group: str
    memory: str
    message: str
    versions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A message to send at a moment, in one group or in several."""

    phase: Phase
    sent: str
    until: str | None
    when: str
    title: str
    campaign: str
    ticks: tuple[Tick, ...]


def group_home(
    group: KitGroup,
    kits: Sequence[Kit],
    past: Sequence[PastKit],
    lessons: Sequence[LessonLink],
    now: datetime,
    way_in: str | None = None,
    help: str = HELP_PAGE,
) -> File:
    """The group's home, `g/<group>/index.html`: what to send over all its campaigns.

    `kits` are those that are built; `past`, campaigns older than the community keeps kits;
    `lessons`, those that its leader should take; `way_in`, the group's own link or how to get in;
    `help`, the address of leaders' help from the root of the tree.
    """
    locale = group.locale
    return page(
        "group_home.html",
        f"g/{group.id}/index.html",
        locale,
        one_group=True,
        group=group,
        parts=_parts(_rows(kits, "../", now, locale)),
        campaigns=[
            (
                kit.campaign.id,
                kit.campaign.title,
                span(kit.campaign.starts, kit.campaign.ends, locale),
            )
            for kit in sorted(kits, key=lambda kit: kit.campaign.starts, reverse=True)
        ],
        past=[
            (old.title, span(old.starts, old.ends, locale))
            for old in sorted(past, key=lambda old: old.starts, reverse=True)
        ],
        lessons=lessons,
        way_in=way_in,
        linked=way_in is not None and is_link(way_in),
        help=help,
    )


def leader_home(
    slug: str,
    name: str,
    groups: Sequence[Led],
    now: datetime,
    *,
    locale: str,
    help: str = HELP_PAGE,
) -> File:
    """The home of someone who leads, `l/<person>/index.html`: each message with all their groups.

    `name` is how their groups know them; `locale` is theirs.
    """
    return page(
        "leader_home.html",
        f"l/{slug}/index.html",
        locale,
        one_group=False,
        name=name,
        groups=groups,
        help=help,
        parts=_parts(_rows((kit for led in groups for kit in led.kits), "../../g/", now, locale)),
    )


def _rows(kits: Iterable[Kit], groups: str, now: datetime, locale: str) -> Iterator[Row]:
    """The messages that can be posted, by time; one row where groups send the same at once.

    `groups` leads from the page to the folder of all groups.
    """
    found = [(message, kit) for kit in kits for message in kit.messages if message.locked is None]
    upcoming = next_time((message for message, _ in found), now)
    for _key, those in groupby(sorted(found, key=_order), key=_order):
        alike = list(those)
        message, kit = alike[0]
        yield Row(
            phase=phase(message, now, upcoming),
            sent=message.send_at.isoformat(),
            until=message.until.isoformat() if message.until else None,
            when=moment(message.send_at, locale),
            title=message.title,
            campaign=kit.campaign.title,
            ticks=tuple(_tick(message, kit, groups) for message, kit in alike),
        )


def _order(one: tuple[KitMessage, Kit]) -> tuple[datetime, str, str, str]:
    """By moment, then campaign and message; the clocks of two zones make two rows."""
    message, kit = one
    clocks = f"{message.send_at.isoformat()} {message.until}"
    return (message.send_at, kit.campaign.id, message.id, clocks)


def _tick(message: KitMessage, kit: Kit, groups: str) -> Tick:
    return Tick(
        href=f"{groups}{kit.group.id}/{kit.campaign.id}/#{anchor(message.id)}",
        group=kit.group.name,
        memory=memory(kit),
        message=message.id,
        versions=versions(message),
    )


def _parts(rows: Iterator[Row]) -> dict[Part, list[Row]]:
    """The rows by what they ask for; what is past or expired stands last, the newest first."""
    parts: dict[Part, list[Row]] = {"due": [], "next": [], "later": [], "done": []}
    for row in rows:
        match row.phase:
            case "due" | "next" | "later":
                parts[row.phase].append(row)
            case _:
                parts["done"].insert(0, row)
    return parts
