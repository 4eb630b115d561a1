"""Days as findings name them: with the public holidays of a group's country."""

from __future__ import annotations

from datetime import date, timedelta

from kits.model.community import Community
from kits.model.findings import Words, say
from kits.texts.holidays import holiday


def with_holidays(community: Community, group: str, first: date, days: int = 1) -> str | Words:
    """A day, or the first of some, with what is a holiday there, in the community's language."""
    country = community.groups[group].country
    told = (
        holiday(country, first + timedelta(days=number), community.locale) for number in range(days)
    )
    names = tuple(dict.fromkeys(filter(None, told)))
    if not names:
        return first.isoformat()
    return say("{day} ({holidays})", day=first.isoformat(), holidays=names)
