"""How long somebody served in an office: all terms together, each day once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kits.model.badges import BadgeRule
from kits.model.offices import Tenure

DAY = timedelta(days=1)


def served(rule: BadgeRule, held: Sequence[Tenure]) -> tuple[int, int]:
    """The days that count for a rule, and how many it asks for."""
    return sum((last - first).days + 1 for first, last in _spans(rule, held)), _asked(rule)


def day_served(rule: BadgeRule, held: Sequence[Tenure]) -> date | None:
    """The day on which an office was held for as long as a rule asks for; None before."""
    missing = _asked(rule)
    for first, last in _spans(rule, held):
        days = (last - first).days + 1
        if days >= missing:
            return first + (missing - 1) * DAY
        missing -= days
    return None


def _asked(rule: BadgeRule) -> int:
    return max(rule.for_.days if rule.for_ else 1, 1)


def _spans(rule: BadgeRule, held: Sequence[Tenure]) -> Iterator[tuple[date, date]]:
    """From when to when the office was held, in order and apart, whichever the groups."""
    known = date.min
    for one in sorted(held, key=lambda one: (one.first, one.last)):
        first = max(one.first, known)
        if one.office == rule.office and first <= one.last:
            yield first, one.last
            known = one.last if one.last == date.max else one.last + DAY
