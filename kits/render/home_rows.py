"""The rows of a home: each message to send at a moment, with a tick for each group of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Literal, get_args

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.clocks import Clock
from kits.model.kits import Kit, KitMessage
from kits.render.cards import anchor, lock_word, memory, versions
from kits.render.kit_pages import asked
from kits.render.localised import moment, place_of
from kits.render.timeline import (
    Phase,
    day_ends,
    label,
    next_time,
    phase,
    quiet_words,
)

Part = Literal["due", "next", "later", "far", "done", "locked"]
Sent = tuple[KitMessage, Kit]
Order = tuple[datetime, str, str, str]
TOLD = ("next", "held", "left", "expired")
SOON = timedelta(days=3)
"""How far ahead messages stand in sight; what is sent later is folded."""


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
    far: bool
    """Whether it is sent so much later that nobody prepares it yet."""
    sent: str
    until: str | None
    label: str
    """What its phase asks for, where that is more than its place on the page says."""
    quiet: str | None
    """The quiet hours that hold it back, with the zone whose clock they go by."""
    day_ends: str | None
    """When the day is over that its text speaks of."""
    asked: str | None
    """Until when it is asked for, of a correction."""
    when: str
    clock_of: str | None
    """Whose clock it goes by, where the groups of a page have several."""
    title: str
    campaign: str
    stopped: str | None
    """Why it can no longer be posted."""
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """From a page to its groups, and how it tells of time."""

    groups: str
    """The folder of all groups, from the page."""
    addresses: Addresses
    at: Clock
    locale: Tongue
    upcoming: datetime | None
    """When the next message of all that can be posted is sent."""
    several_zones: bool

    def to(self, kit: Kit) -> str:
        """The way to a kit."""
        page = self.addresses.kit(kit.group.id, kit.campaign.id)
        return self.groups + page.within(Addresses.finder)


def way(kits: Sequence[Kit], here: Address, addresses: Addresses, at: Clock, locale: Tongue) -> Way:
    """How the rows of these kits are written on one page."""
    return Way(
        groups=here.near(Addresses.finder),
        addresses=addresses,
        at=at,
        locale=locale,
        upcoming=next_time((message for kit in kits for message in kit.messages), at),
        several_zones=len({kit.group.timezone for kit in kits}) > 1,
    )


def rows(found: Iterable[Sent], way: Way) -> Iterator[Row]:
    """The messages by time; one row where groups send the same at once."""
    by_order: dict[Order, list[Sent]] = {}
    for sent in found:
        by_order.setdefault(_order(sent), []).append(sent)
    for _key, alike in sorted(by_order.items(), key=itemgetter(0)):
        message, kit = alike[0]
        asks = asked(kit).get(message.id)
        now = phase(message, way.at, way.upcoming, asks)
        day_over = day_ends(message)
        yield Row(
            phase=now,
            label=label(message, now, way.at, way.locale, asks) if asks or now in TOLD else "",
            quiet=quiet_words(message),
            day_ends=day_over.isoformat() if day_over else None,
            asked=asks.isoformat() if asks else None,
            far=now == "later" and not way.at.has_come(message.send_at, SOON),
            sent=message.send_at.isoformat(),
            until=message.until.isoformat() if message.until else None,
            when=moment(message.send_at, way.locale),
            clock_of=clock_of(kit.group.timezone, way.locale) if way.several_zones else None,
            title=message.title,
            campaign=kit.campaign.title,
            stopped=lock_word(message.locked, way.locale) if message.locked else None,
            ticks=tuple(_tick(message, kit, way) for message, kit in alike),
        )


def parts(found: Iterable[Row]) -> dict[Part, list[Row]]:
    """The rows by what they ask for; what is past or expired stands last, the newest first."""
    parted: dict[Part, list[Row]] = {part: [] for part in get_args(Part)}
    for row in found:
        match row.phase:
            case "later":
                parted["far" if row.far else "later"].append(row)
            case "due" | "next" | "locked":
                parted[row.phase].append(row)
            case "held":
                parted["next"].append(row)
            case _:
                parted["done"].insert(0, row)
    return parted


def _order(one: Sent) -> Order:
    """By moment, campaign and message; clocks of two zones, or a stop in one, make two rows."""
    message, kit = one
    told = f"{message.send_at.isoformat()} {kit.group.timezone} {message.until} {message.locked}"
    return (message.send_at, kit.campaign.id, message.id, told)


def clock_of(zone: str, locale: Tongue) -> str:
    """Whose clock a moment goes by, in words."""
    return catalogue(locale).gettext("{place} time").format(place=place_of(zone, locale))


def _tick(message: KitMessage, kit: Kit, way: Way) -> Tick:
    return Tick(
        href=f"{way.to(kit)}#{anchor(message.id)}",
        group=kit.group.name,
        memory=memory(kit),
        message=message.id,
        versions=versions(message),
    )
