"""What is counted of a community, from its records and by hand, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kits.locale import catalogue
from kits.model.figures import Unit
from kits.model.measures import (
    Counted,
    Series,
    is_few,
    series_of,
)
from kits.render.localised import day, number, percent
from kits.render.views import View

NOTHING = "–"
"""Stands where there is no number, or none that may be told."""
COSTS: tuple[Unit, ...] = ("hours", "money")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is counted each month, by who reads what: its name, its unit and its values."""

    title: str
    unit: Unit
    values: tuple[Decimal | None, ...]
    source: str = ""

    @property
    def is_series(self) -> bool:
        """Whether there is more than one value, which a picture can show."""
        return sum(value is not None for value in self.values) > 1


def of_people(view: View, counted: Sequence[Counted]) -> list[Kept]:
    """What is counted of people from the records, in each of these windows."""
    _ = catalogue(view.locale).gettext
    return [
        Kept(_("Groups that posted"), "posts", _each(counted, "effective")),
        Kept(_("Answered in time"), "share", _shares(counted, "in_time", "due")),
        Kept(_("Users who did something"), "people", _people(counted, "mobilised")),
        Kept(_("Duties that users had"), "share", _shares(counted, "by_users", "duties")),
        Kept(_("Honours"), "posts", _each(counted, "honours")),
        Kept(_("Lessons finished"), "posts", _each(counted, "lessons")),
    ]


def of_content(view: View) -> list[Kept]:
    """What is counted of texts, from the records."""
    _ = catalogue(view.locale).gettext
    return [Kept(_("Answers that texts asked for"), "posts", _each(view.measures.months, "due"))]


def by_hand(view: View) -> list[Kept]:
    """What is kept in the log, but what campaigns cost, which stands beside what came of them."""
    months = tuple(each.window for each in view.measures.months)
    named = {each.id: each for each in view.settings.periods}
    rows = series_of(view.log.figures, months, named, COSTS)
    return [
        Kept(row.figure, row.unit, row.values, _source(view, row))
        for row in rows
        if any(value is not None for value in row.values)
    ]


def _source(view: View, row: Series) -> str:
    told = "; ".join(row.sources)
    return f"{told} · {day(row.newest, view.locale)}" if row.newest else told


def _each(counted: Sequence[Counted], name: str) -> tuple[Decimal | None, ...]:
    """The values; none of the time before anything of it was written down."""
    values = [Decimal(getattr(one, name)) for one in counted]
    first = next((at for at, value in enumerate(values) if value), len(values))
    return tuple(value if at >= first else None for at, value in enumerate(values))


def _people(counted: Sequence[Counted], name: str) -> tuple[Decimal | None, ...]:
    return tuple(
        None if value is None or is_few(value) else value for value in _each(counted, name)
    )


def _shares(counted: Sequence[Counted], part: str, whole: str) -> tuple[Decimal | None, ...]:
    """Of a hundred; None where there was nothing to have a share of."""
    return tuple(
        Decimal(getattr(one, part)) / getattr(one, whole) if getattr(one, whole) else None
        for one in counted
    )


def value_words(view: View, value: Decimal | None, unit: Unit) -> str:
    """A value as people write it, a dash where there is none."""
    if value is None:
        return NOTHING
    return percent(value, view.locale) if unit == "share" else number(value, view.locale)
