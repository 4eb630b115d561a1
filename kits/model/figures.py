"""Figures: what was counted outside the content, by period, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from kits.model.audiences import for_operators
from kits.model.records import Record
from kits.model.values import Amount, Day, Line, Slug

Unit = Literal["people", "posts", "hours", "money", "share"]
UNITS: tuple[str, ...] = get_args(Unit)
WHOLE = ("people", "posts")
"""Units of which there are no halves."""
KNOWN: Mapping[str, str] = {
    "members": "content/groups",
    "成员": "content/groups",
    "成员数": "content/groups",
    "人数": "content/groups",
    "群人数": "content/groups",
    "receipts": "content/log/receipts",
    "回执": "content/log/receipts",
    "回执数": "content/log/receipts",
    "credits": "content/campaigns",
    "功劳": "content/campaigns",
    "honours": "content/campaigns",
    "荣誉": "content/campaigns",
    "terms": "content/log/terms",
    "任期": "content/log/terms",
    "lessons": "content/people",
    "课程": "content/people",
}
"""What the content tells of itself, by name, and where."""


class Figure(Record):
    """What was counted in a period (a row of `log/figures/*.csv`)."""

    figure: Line = for_operators()
    """What was counted; alike in each period."""
    period: Line = for_operators()
    """When: `2026-11`, `2026-W48`, `2026-Q4`, the id of one of the community's `periods`, or two
    days, `2026-11-01/2026-11-14`."""
    value: Amount = for_operators()
    """How much."""
    unit: Unit = for_operators()
    """Of what: people, posts, hours, money, or a share from 0 to 1."""
    group: Slug | None = for_operators(None)
    """Of which group; of the whole community where nothing is named."""
    campaign: Slug | None = for_operators(None)
    """Of which campaign."""
    team: Slug | None = for_operators(None)
    """Of which team."""
    source: Line = for_operators()
    """Where anyone can look it up."""
    day: Day | None = for_operators(None)
    """The day on which it was counted; of two rows that tell of the same, the later one holds."""
