"""How to take part in a campaign, as its page says it first: the way in, and in which cities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kits.locale import Tongue
from kits.model.addresses import Address
from kits.model.stops import Stop
from kits.render.joining import Joining, joining
from kits.render.localised import day, moment
from kits.render.views import Shown, View

OPEN = ("running", "ahead")
"""Phases in which anybody can still take part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A city, and what everyone may know of where people meet there."""

    city: str
    website: str | None
    day: str | None
    place: str | None
    locale: str
    """The language of the group, in which its place is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How to take part."""

    joining: Joining
    regions: Sequence[tuple[str, Sequence[Door]]]
    """The cities by region, as their groups come; without a region last."""
    count: int
    """How many cities there are."""


def taking_part(view: View, shown: Shown, locale: Tongue, here: Address) -> Part | None:
    """How to take part, as a page says it; None where it is over.

    A community that says nowhere how to reach it has nothing to say here.
    """
    if shown.phase not in OPEN:
        return None
    regions: dict[str, list[Door]] = {}
    for stop in shown.stops:
        regions.setdefault(stop.group.in_locale(locale.tag).region or "", []).append(
            _door(stop, view.locale.tag, locale)
        )
    way = joining(view, locale.tag, here)
    if not (way.to or way.words or regions):
        return None
    return Part(
        joining=way,
        regions=sorted(regions.items(), key=lambda pair: not pair[0]),
        count=len({stop.group.city for stop in shown.stops}),
    )


def _door(stop: Stop, written: str, locale: Tongue) -> Door:
    group = stop.group.in_locale(locale.tag)
    return Door(
        city=group.city or group.name,
        website=group.website,
        day=_when(stop.at, locale) if stop.at else None,
        place=stop.place,
        locale=group.locale or written,
    )


def _when(at: date | datetime, locale: Tongue) -> str:
    return moment(at, locale) if isinstance(at, datetime) else day(at, locale)
