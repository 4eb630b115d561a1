"""The checklist of a kit, day by day; a line of it may have a day and no hour, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from kits.locale import Tongue
from kits.model.kits import Kit, KitGroup, Task
from kits.render.localised import clock, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One line of the checklist."""

    id: str
    what: str
    at: str | None
    """In ISO 8601, with the group's offset; None where it has no hour."""
    clock: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """The lines of the checklist of one day, or those that have none."""

    name: str | None
    begins: str | None
    """Its first moment in ISO 8601, with the group's offset."""
    tasks: tuple[Due, ...]


def checklist(kit: Kit, locale: Tongue) -> Iterator[DueDay]:
    """The days of a kit's checklist, and at the end what has none."""
    for on, those in groupby(kit.checklist, key=_day):
        yield DueDay(
            name=day(on, locale) if on else None,
            begins=midnight(on, kit.group).isoformat() if on else None,
            tasks=tuple(map(_due, those)),
        )


def midnight(day: date, group: KitGroup) -> datetime:
    """The first moment of a day where a group is."""
    return datetime.combine(day, time(), ZoneInfo(group.timezone))


def _due(task: Task) -> Due:
    return Due(
        id=task.id,
        what=task.what,
        at=task.when.isoformat() if task.when else None,
        clock=clock(task.when) if task.when else None,
    )


def _day(task: Task) -> date | None:
    return task.when.date() if task.when else task.day
