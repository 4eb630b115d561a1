"""Quiet hours, in which a group is left in peace, by its own clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta

Quiet = tuple[time, time]
"""The first moment of them, and the first after them."""


def is_quiet(hour: time, quiet: Quiet) -> bool:
    """Whether an hour lies in quiet hours, which may begin on the day before they end."""
    first, last = quiet
    return first <= hour < last if first <= last else hour >= first or hour < last


def quiet_until(at: datetime, quiet: Quiet) -> datetime | None:
    """When the quiet hours end in which a moment of the group's clock lies; None outside them."""
    if not is_quiet(at.time(), quiet):
        return None
    last = quiet[1]
    day = at.date() if at.time() < last else at.date() + timedelta(days=1)
    return datetime.combine(day, last, at.tzinfo)
