"""Which message is due now, which next: the same phases on every page of a leader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from kits.locale import Tongue, catalogue
from kits.model.clocks import Clock
from kits.model.kits import Kit, KitMessage
from kits.model.quiet import Quiet
from kits.render.checklists import midnight
from kits.render.localised import clock
from kits.render.phone import phase_words

Phase = Literal["done", "due", "held", "left", "next", "later", "locked", "expired"]
DUE = timedelta(hours=12)
"""How long after its time a message is still what to do now; the script knows the same span."""
ITS_DAY = re.compile(
    r"\b(today|tonight|tomorrow|yesterday|this (morning|afternoon|evening))\b"
    r"|[今明昨][天日晚早夜]|\b(اليوم|الليلة|أمس)\b|\bغد[ًا]",
    re.IGNORECASE,
)
"""Words that are true on one day alone."""
DAYS = re.compile("today|tonight|tomorrow|yesterday|this |今|明|昨|اليوم|الليلة|أمس|غد")
"""How they begin: looked for first, since a search that heeds the ends of words takes ten times as
long."""


def phases(messages: Sequence[KitMessage], at: Clock) -> tuple[Phase, ...]:
    """The phase of each message at a moment, in the same order.

    `done` only says that its time has passed: a message expires at an explicit `until` alone, and
    whether it was posted is known on the leader's device.
    """
    upcoming = next_time(messages, at)
    return tuple(phase(message, at, upcoming) for message in messages)


def next_time(messages: Iterable[KitMessage], at: Clock) -> datetime | None:
    """When the next message that can be posted is sent."""
    times = (m.send_at for m in messages if m.locked is None and not at.has_come(m.send_at))
    return min(times, default=None)


def phase(
    message: KitMessage, at: Clock, upcoming: datetime | None, asked: datetime | None = None
) -> Phase:
    """The phase of one message, where the next of all are sent at `upcoming`.

    A correction is `asked` for until then, however long its time has passed. In the quiet hours of
    its group's clock a message that is due is `held` until they end; it is `left` out where it
    could not be posted then: its `until` has come, it would be due no more, or its text names a day
    ("today", "tonight") that is over by then, after which it is done.
    """
    if message.locked:
        return "locked"
    if message.until is not None and at.has_come(message.until):
        return "expired"
    if not at.has_come(message.send_at):
        return "next" if message.send_at == upcoming else "later"
    last = due_until(message, asked)
    if at.has_come(last):
        return "done"
    day_over = None if asked else day_ends(message)
    morning = held_until(message, at)
    if morning is None:
        return "done" if day_over and at.has_come(day_over) else "due"
    ends = (last, message.until, day_over)
    return "left" if any(end is not None and end <= morning for end in ends) else "held"


def asked_until(kit: Kit) -> datetime:
    """Until when a correction waits to be posted: as long as the campaign is on."""
    return midnight(kit.campaign.ends + timedelta(days=1), kit.group)


def due_until(message: KitMessage, asked: datetime | None = None) -> datetime:
    """How long a message is what to do; a correction, for as long as it is asked for."""
    last = message.send_at.astimezone(UTC) + DUE  # hours, also in a night when clocks change
    return max(last, asked) if asked else last


def held_until(message: KitMessage, at: Clock) -> datetime | None:
    """When the quiet hours end that hold a message back at a moment; None where none do."""
    return at.quiet_until(message.send_at.tzinfo, message.quiet) if message.quiet else None


def day_ends(message: KitMessage) -> datetime | None:
    """When the day is over on which alone a text is true, where the night may hold it back."""
    if message.quiet is None or not any(_names_its_day(t.text) for t in message.texts.values()):
        return None
    at = message.send_at
    return datetime.combine(at.date() + timedelta(days=1), time(), at.tzinfo)


@lru_cache(maxsize=1024)
def _names_its_day(text: str) -> bool:
    """Asked several times of each text of a group, and of the next group no more."""
    return DAYS.search(text.casefold()) is not None and ITS_DAY.search(text) is not None


def quiet_words(message: KitMessage) -> str | None:
    """The quiet hours that hold a message back and the zone of their clock, for the script."""
    if message.quiet is None:
        return None
    return _quiet_words(message.quiet, str(message.send_at.tzinfo))


@lru_cache(maxsize=512)
def _quiet_words(quiet: Quiet, zone: str) -> str:
    first, last = quiet
    return f"{first:%H:%M}-{last:%H:%M} {zone}"


def label(
    message: KitMessage, phase: Phase, at: Clock, locale: Tongue, asked: datetime | None = None
) -> str:
    """What a page calls the phase of a message."""
    _ = catalogue(locale).gettext
    morning = held_until(message, at) if phase == "held" else None
    if morning is not None:
        is_today = morning.date() == at.today(morning.tzinfo)
        words = _("Today at {time}") if is_today else _("Tomorrow at {time}")
        return words.format(time=clock(morning))
    return phase_words(locale)["asked" if phase == "due" and asked else phase]
