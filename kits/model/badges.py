"""Badges: marks that are earned by a rule over the credits."""

from __future__ import annotations

import re

from kits.model.audiences import for_public
from kits.model.recipes import DutyName
from kits.model.records import Part, Record
from kits.model.values import Count, Line, Slug, Span


class BadgeRule(Part):
    """What must be done to earn a badge."""

    credit: Line = for_public()
    """The kind of credit that counts."""
    duty: DutyName | None = for_public(None)
    """Only this duty, where the credit is `duty`."""
    at_least: Count = for_public(1)
    """So many credits."""
    campaigns: Count | None = for_public(None)
    """In at least so many campaigns."""
    groups: Count | None = for_public(None)
    """In at least so many groups."""
    within: Span | None = for_public(None)
    """Within any such span of time; a badge once earned stays."""


class Badge(Record):
    """A mark earned by a rule (an item of `content/badges.yml`)."""

    id: Slug = for_public()
    """Names the badge."""
    name: Line = for_public(text=True)
    """What it is called."""
    icon: Line | None = for_public(None)
    """An emoji, or another sign."""
    for_: Line = for_public(text=True, alias="for")
    """What it honours, in words."""
    rule: BadgeRule = for_public()
    """How it is earned."""

    @property
    def sign(self) -> str | None:
        """The icon, where it is an emoji or another sign, and no word or path of a picture."""
        icon = self.icon or ""
        is_sign = 0 < len(icon) <= 16 and not re.search(r"[./]|\w\w\w", icon)
        return icon if is_sign else None
