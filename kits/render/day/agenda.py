"""What is sent when, counted from the shares of groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from urllib.parse import quote

from kits.model.addresses import Addresses
from kits.model.bundles import Share
from kits.render.cards import anchor


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
class Fading:
    """A file that is sent along, and is good for less long than its campaign lasts."""

    name: str
    expires: date
    ends: date
    """Of the campaign, where the file is wanted."""
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is: what has come to its time, of all."""

    messages: int
    of_messages: int
    sends: int
    of_sends: int


@dataclass(slots=True, kw_only=True)
class Agenda:
    """All sends of the groups that were added. What is stopped is not sent."""

    zone: tzinfo
    """Whose days they are."""
    addresses: Addresses
    sends: dict[tuple[datetime, str, str], Send] = field(default_factory=dict)
    """By instant, campaign and message."""
    last: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """When the last group posts a message, by campaign and id."""
    fading: dict[tuple[str, str, str], Fading] = field(default_factory=dict)
    """By campaign, message and file."""

    def add(self, share: Share) -> None:
        """Counts what one group sends."""
        for send in share.sends:
            if not send.stopped:
                at = send.at.astimezone(UTC)
                counted = self.sends.get(key := (at, send.campaign, send.base))
                if counted is None:
                    text = self._text(share.group, send.campaign, send.id)
                    counted = self.sends[key] = Send(send.title, text)
                counted.groups += 1
                own = (send.campaign, send.id)
                self.last[own] = max(at, self.last.get(own, at))
        for file in share.fading:
            key_of_file = (file.campaign, file.message, file.name)
            text = self._text(share.group, file.campaign, file.text)
            self.fading.setdefault(key_of_file, Fading(file.name, file.expires, file.ends, text))

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

    def _text(self, group: str, campaign: str, message: str) -> str:
        page = self.addresses.kit(group, campaign)
        return f"{Addresses.operations.to(page)}#{quote(anchor(message))}"
