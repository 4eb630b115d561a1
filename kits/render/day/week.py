"""Today and the seven days after it: each message once a day, by the clocks of its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from kits.render.cards import anchor
from kits.render.day.need import HERE
from kits.render.day.situation import Situation

DAYS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message on one day."""

    day: date
    first: str
    """The hour of the first groups, `21:40`."""
    last: str
    title: str
    campaign: str
    """Its id."""
    message: str
    groups: int
    """How many post it; those where it is stopped left out."""
    href: str
    """The way to the text of one of them."""

    @property
    def hours(self) -> str:
        """`21:40`, or `21:40–22:00` where groups post it at several hours."""
        return "–".join(dict.fromkeys((self.first, self.last)))


def week(it: Situation) -> Iterator[Post]:
    """What is sent, in the order of time; of one operator's campaigns where they are asked for."""
    last = it.today + timedelta(days=DAYS - 1)
    for one in it.sends.sendings(it.waiting.zone):
        message, groups = one.message, one.groups - one.stopped
        day = one.first.date()
        if groups and it.today <= day <= last and it.waiting.concerns(message.campaign):
            page = it.view.addresses.kit(one.parts[0].groups[0], message.campaign)
            yield Post(
                day=day,
                first=f"{one.first:%H:%M}",
                last=f"{one.last:%H:%M}",
                title=it.title_of(message.campaign, message.base, it.sends.titles[message]),
                campaign=message.campaign,
                message=message.id,
                groups=groups,
                href=f"{HERE.to(page)}#{quote(anchor(message.id))}",
            )
