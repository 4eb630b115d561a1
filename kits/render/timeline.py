"""Which message is due now, which next: the same four phases on every page of a leader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from kits.model.kits import KitMessage

Phase = Literal["done", "due", "next", "later", "locked", "expired"]

DUE = timedelta(hours=12)
"""How long after its time a message is still what to do now; the script knows the same span."""


def phases(messages: Sequence[KitMessage], now: datetime) -> tuple[Phase, ...]:
    """The phase of each message at `now`, in the same order.

    `done` only says that its time has passed: a message expires at an explicit `until` alone, and
    whether it was posted is known on the leader's device.
    """
    upcoming = next_time(messages, now)
    return tuple(phase(message, now, upcoming) for message in messages)


def next_time(messages: Iterable[KitMessage], now: datetime) -> datetime | None:
    """When the next message that can be posted is sent."""
    times = (m.send_at for m in messages if m.locked is None and m.send_at > now)
    return min(times, default=None)


def phase(message: KitMessage, now: datetime, upcoming: datetime | None) -> Phase:
    """The phase of one message, where the next of all are sent at `upcoming`."""
    if message.locked:
        return "locked"
    if message.until is not None and message.until <= now:
        return "expired"
    if message.send_at <= now:
        return "due" if now < message.send_at + DUE else "done"
    return "next" if message.send_at == upcoming else "later"
