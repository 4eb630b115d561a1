"""Badges: marks that are earned by a rule over credits and offices; some are steps of a ladder."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticKnownError

from kits.model.audiences import for_leaders, for_public
from kits.model.groups import Office
from kits.model.reading.plain import one_or_more
from kits.model.recipes import DutyName
from kits.model.records import Part, Record
from kits.model.values import Count, Line, Slug, Span


def _something(value: str | None, info: ValidationInfo) -> str | None:
    """The kind of a credit; without one, an office is asked for."""
    if value is None and info.data.get("office", "unreadable") is None:
        raise PydanticKnownError("missing")
    return value


class BadgeRule(Part):
    """What must be done to earn a badge."""

    office: Office | None = for_public(None)
    """An office of a group that must be held, where no credit is counted."""
    for_: Span | None = for_public(None, alias="for")
    """For so long, all terms together; each day counts once, in however many groups."""
    credit: Annotated[Line | None, Field(validate_default=True), AfterValidator(_something)] = (
        for_public(None)
    )
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


def _criteria(value: Any) -> Any:
    if isinstance(value, list) and not value:
        raise PydanticKnownError("missing")
    return one_or_more(value)


class _OneOrSeveral:
    """In the JSON Schema, one block beside a list of them."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


class Perk(Part):
    """What a step of the ladder gives."""

    what: Line = for_public(text=True)
    """What it is, in words."""
    opens: Line | None = for_leaders(None)
    """Where it leads: a duty, a right, or a task as `campaign/task` or `teams/team/task`."""


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
    rule: Annotated[tuple[BadgeRule, ...], BeforeValidator(_criteria), _OneOrSeveral()] = (
        for_public()
    )
    """How it is earned; of a list, all must hold."""
    step: Count | None = for_public(None)
    """Which step of the ladder it is, counted from below; operators alone see who stands there."""
    perks: tuple[Perk, ...] = for_public(())
    """What it gives."""

    @property
    def sign(self) -> str | None:
        """The icon, where it is an emoji or another sign, and no word or path of a picture."""
        icon = self.icon or ""
        is_sign = 0 < len(icon) <= 16 and not re.search(r"[./]|\w\w\w", icon)
        return icon if is_sign else None

    def counts(self, kind: str, duty: str | None = None) -> bool:
        """Whether it is earned by credits of a kind; of a duty, by that one."""
        return any(rule.credit == kind and duty in (None, rule.duty or duty) for rule in self.rule)
