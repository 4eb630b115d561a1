"""What is sent on which day, counted over the groups. What is stopped is not sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from urllib.parse import quote

from kits.model.addresses import Addresses
from kits.render.cards import anchor
from kits.render.sends import Message, Sends, Slot


@dataclass(slots=True)
class Send:
    """One message at one instant, with the text of the first group that posts it then."""

    title: str
    """As that group has it."""
    text: str
    """The way to that text, from the operators' day."""
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A send with its time in the community's zone, its campaign and its message."""

    at: datetime
    campaign: str
    message: str
    send: Send


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is: what has come to its time, of all."""

    messages: int
    of_messages: int
    sends: int
    of_sends: int


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """The sends of all groups, by the days of a zone."""

    zone: tzinfo
    """Whose days they are."""
    addresses: Addresses
    gathered: Sends

    @cached_property
    def sends(self) -> Mapping[tuple[datetime, str, str], Send]:
        """By instant, campaign and message."""
        found: dict[tuple[datetime, str, str], Send] = {}
        for message, slot, groups in self._posted():
            key = (slot.at.astimezone(UTC), message.campaign, message.base)
            if key not in found:
                text = self.text(groups[0], message.campaign, message.id)
                found[key] = Send(self.gathered.titles[message], text)
            found[key].groups += len(groups)
        return found

    @cached_property
    def last(self) -> Mapping[tuple[str, str], datetime]:
        """When the last group posts a message, by campaign and id."""
        found: dict[tuple[str, str], datetime] = {}
        for message, slot, _groups in self._posted():
            own = (message.campaign, message.id)
            found[own] = max(slot.at.astimezone(UTC), found.get(own, slot.at))
        return found

    def of_day(self, day: date) -> Iterator[Entry]:
        """The sends of a day, in order."""
        for at, campaign, message in sorted(self.sends):
            if (there := at.astimezone(self.zone)).date() == day:
                yield Entry(there, campaign, message, self.sends[at, campaign, message])

    def per_day(self, first: date, days: int) -> Mapping[date, int]:
        """How many texts are to be posted on each of so many days, counted by group."""
        counted: Counter[date] = Counter()
        for (at, _campaign, _message), send in self.sends.items():
            counted[at.astimezone(self.zone).date()] += send.groups
        wanted = (first + timedelta(days=number) for number in range(days))
        return {day: counted[day] for day in wanted}

    def progress(self, campaign: str, now: datetime) -> Progress:
        """How far a campaign is at a moment."""
        last = [at for (id, _message), at in self.last.items() if id == campaign]
        own = [(key[0], send.groups) for key, send in self.sends.items() if key[1] == campaign]
        return Progress(
            messages=sum(at <= now for at in last),
            of_messages=len(last),
            sends=sum(groups for at, groups in own if at <= now),
            of_sends=sum(groups for _at, groups in own),
        )

    def next_after(self, now: datetime, campaign: str | None = None) -> Entry | None:
        """What is sent next, of all or of one campaign."""
        coming = (key for key in self.sends if key[0] > now and campaign in (None, key[1]))
        key = min(coming, default=None)
        return Entry(key[0].astimezone(self.zone), *key[1:], self.sends[key]) if key else None

    def text(self, group: str, campaign: str, message: str) -> str:
        """The way to the text of a group, from the operators' day."""
        page = self.addresses.kit(group, campaign)
        return f"{Addresses.operations.to(page)}#{quote(anchor(message))}"

    def _posted(self) -> Iterator[tuple[Message, Slot, Sequence[str]]]:
        for message, slots in self.gathered.slots.items():
            yield from ((message, slot, slots[slot]) for slot in slots if not slot.stopped)
