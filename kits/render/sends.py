"""What is sent when, gathered from the shares of groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import groupby
from typing import NamedTuple, Self

from kits.model.bundles import Fading, Share


class Message(NamedTuple):
    """One message of a campaign, as it is sent once."""

    campaign: str
    id: str
    base: str
    """The id of the message itself; of one that is sent several times, without its number."""


class Slot(NamedTuple):
    """A moment at which a message goes out, by the clock of a zone."""

    at: datetime
    zone: str
    stopped: bool
    """Whether it can no longer be copied."""


Slots = Mapping[Slot, Sequence[str]]
"""The groups that get a message at each moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The groups of a sending that get it at one instant, and by one clock."""

    at: datetime
    zones: tuple[str, ...]
    groups: tuple[str, ...]
    """Their ids, in the order of the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One message on one day, wherever it is sent."""

    message: Message
    first: datetime
    """Its earliest hour, by the clocks of its groups; of one instant for all, by the community's.
    It bears no zone."""
    last: datetime
    """Its latest hour, by the same clocks."""
    parts: tuple[Part, ...]
    """The one with the most groups first."""
    stopped: int
    """In how many groups it can no longer be copied."""

    @property
    def groups(self) -> int:
        """To how many it goes."""
        return sum(len(part.groups) for part in self.parts)


@dataclass(slots=True)
class Sends:
    """Every message with the moments at which it goes out, and to which groups."""

    slots: dict[Message, dict[Slot, list[str]]] = field(default_factory=dict)
    titles: dict[Message, str] = field(default_factory=dict)
    """What the first group that has a message calls it."""
    fading: dict[tuple[str, str, str], tuple[str, Fading]] = field(default_factory=dict)
    """By campaign, message and name, files that are sent for longer than they are good, each with
    the first group that sends it."""

    @classmethod
    def of(cls, shares: Iterable[Share]) -> Self:
        """Those of all groups."""
        sends = cls()
        for share in shares:
            sends.add(share)
        return sends

    def add(self, share: Share) -> None:
        """Takes in what one group sends."""
        for send in share.sends:
            message = Message(send.campaign, send.id, send.base)
            self.titles.setdefault(message, send.title)
            slots = self.slots.setdefault(message, {})
            slots.setdefault(Slot(send.at, share.zone, send.stopped), []).append(share.group)
        for file in share.fading:
            self.fading.setdefault((file.campaign, file.message, file.name), (share.group, file))

    def sendings(self, zone: tzinfo) -> list[Sending]:
        """All of them in the order of time; a message for several zones is one for each day."""
        found = [
            one for message, slots in self.slots.items() for one in _sendings(message, slots, zone)
        ]
        return sorted(found, key=lambda one: (one.first, one.message))


def _sendings(message: Message, slots: Slots, zone: tzinfo) -> Iterator[Sending]:
    if len({slot.at for slot in slots}) == 1:
        at = _clock(next(iter(slots)).at.astimezone(zone))
        yield _sending(message, slots, at, at)
        return
    ordered = sorted(slots, key=lambda slot: (_clock(slot.at), slot.at, slot.zone, slot.stopped))
    for _day, those in groupby(ordered, key=lambda slot: slot.at.date()):
        of_day = {slot: slots[slot] for slot in those}
        clocks = [_clock(slot.at) for slot in of_day]
        yield _sending(message, of_day, clocks[0], clocks[-1])


def _sending(message: Message, slots: Slots, first: datetime, last: datetime) -> Sending:
    instants: dict[tuple[datetime, datetime], list[Slot]] = {}
    for slot in slots:
        instants.setdefault((slot.at, _clock(slot.at)), []).append(slot)
    parts = [
        Part(
            at=those[0].at,
            zones=tuple(dict.fromkeys(slot.zone for slot in those)),
            groups=tuple(id for slot in those for id in slots[slot]),
        )
        for those in instants.values()
    ]
    return Sending(
        message=message,
        first=first,
        last=last,
        parts=tuple(sorted(parts, key=lambda part: (-len(part.groups), part.at, part.zones))),
        stopped=sum(len(groups) for slot, groups in slots.items() if slot.stopped),
    )


def _clock(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
