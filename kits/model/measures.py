"""What came of it all, window by window: counted from the records, and from figures kept by hand.

Numbers of people below `FEWEST` are not told, nor a sum from which one could be worked out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from kits.model.cohorts import FEWEST
from kits.model.figures import Figures, Unit
from kits.model.periods import NamedPeriod, Window, month_of, quarter_of, window_of

MONTHS = 7
"""Months that are looked back upon, the present one among them."""
FORTNIGHT = timedelta(days=13)
FLAT = 3
"""Whole months in which nothing moved, after which it is time to think again."""
STILL = Decimal("0.05")
"""By how much of the largest a value may move and still be flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the records know of one window."""

    window: Window
    effective: int
    """Groups that posted something."""
    due: int
    """Answers that were expected; of texts whose time to answer is over."""
    in_time: int
    """Those of them that came in time."""
    duties: int
    """Duties of campaigns that ended."""
    by_users: int
    """Those of them that users had."""
    mobilised: int
    """Users who answered for their group, or did something that is credited."""
    honours: int
    lessons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one campaign."""

    groups: int
    """Those that posted something of it."""
    honours: int


class Named(NamedTuple):
    """A window with what it is called; empty for a month, which its days name."""

    name: str
    counted: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Everything that is counted."""

    months: tuple[Counted, ...] = ()
    """The earliest first, the present one last."""
    others: tuple[Named, ...] = ()
    """The last two weeks, quarters, and periods that have a name."""
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """By campaign."""


NO_MEASURES = Measures()


def months_to(today: date) -> tuple[Window, ...]:
    """The months that are looked back upon, the earliest first."""
    found = [month_of(today)]
    while len(found) < MONTHS:
        found.append(month_of(found[-1].first - timedelta(days=1)))
    return tuple(reversed(found))


def other_windows(today: date, named: Iterable[NamedPeriod]) -> Iterator[tuple[str, Window]]:
    """The last two weeks, this quarter and the last, and named periods that touch those months."""
    yield "fortnight", Window(today - FORTNIGHT, today)
    this = quarter_of(today)
    yield "quarter", this
    yield "quarter", quarter_of(this.first - timedelta(days=1))
    since = months_to(today)[0].first
    for each in named:
        if each.begins <= today and each.until >= since:
            yield each.name, Window(each.begins, each.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A figure that is kept by hand, by month."""

    figure: str
    unit: Unit
    values: tuple[Decimal | None, ...]
    """For each month; None where nothing was counted, or where it would tell of somebody."""
    sources: tuple[str, ...]
    newest: date | None
    """The last day on which it was counted."""


@dataclass(slots=True)
class _Sums:
    """What is known of a figure by month, on its way: of all at once, and of the parts."""

    whole: list[Decimal | None]
    parts: list[Decimal | None]
    sources: dict[str, None] = field(default_factory=dict)
    newest: date | None = None

    def totals(self, unit: Unit) -> Iterator[Decimal | None]:
        """The value of each month; None where there is none, or where it would tell of somebody."""
        for whole, parts in zip(self.whole, self.parts, strict=True):
            value = parts if whole is None and unit != "share" else whole
            yield None if value is not None and unit == "people" and is_few(value) else value


def series_of(
    figures: Figures,
    months: tuple[Window, ...],
    named: Mapping[str, NamedPeriod],
    costs: Container[Unit] = (),
) -> tuple[Series, ...]:
    """Figures of whole months, by name and unit; without a row for all, the sum of their parts.

    A share has no sum, and what a campaign took of its `costs` is none of them.
    """
    windows = {text: window_of(text, named) for text in figures.first("period")}
    places = {text: months.index(window) for text, window in windows.items() if window in months}
    found: dict[tuple[str, Unit], _Sums] = {}
    names = ("period", "figure", "unit", "value", "source", "day", "group", "campaign", "team")
    for period, figure, unit, value, source, day, group, campaign, team in figures.lines(*names):
        if (at := places.get(period)) is None or (campaign and unit in costs):
            continue
        sums = found.get((figure, unit))
        if sums is None:
            sums = _Sums([None] * len(months), [None] * len(months))
            found[figure, unit] = sums
        if group or campaign or team:
            before = sums.parts[at]
            sums.parts[at] = value if before is None else before + value
        else:
            sums.whole[at] = value
        sums.sources[source] = None
        if day and (sums.newest is None or day > sums.newest):
            sums.newest = day
    return tuple(
        Series(
            figure=figure,
            unit=unit,
            values=tuple(sums.totals(unit)),
            sources=tuple(sums.sources),
            newest=sums.newest,
        )
        for (figure, unit), sums in sorted(found.items(), key=lambda item: item[0])
    )


def is_few(people: Decimal | int) -> bool:
    """Whether a number of people would tell of somebody; none tell of nobody."""
    return 0 < people < FEWEST


def told_parts(
    parts: Mapping[str, Decimal], whole: Decimal | None = None
) -> tuple[Mapping[str, Decimal], Decimal | None]:
    """Of numbers of people by group, those that may be told, the largest first, and all others.

    Few people stand with others, at least two parts and as many people as point at nobody; where
    that cannot be had, the others are not told either, and no sum can be. Where a `whole` is known
    as well, what it has beyond the parts is one of them.
    """
    beyond = Decimal() if whole is None else whole - sum(parts.values())
    every = {**parts, "": beyond} if is_few(beyond) else parts
    ordered = dict(sorted(every.items(), key=lambda item: (-item[1], item[0])))
    hidden = {key: value for key, value in ordered.items() if value < FEWEST}
    told = {key: value for key, value in ordered.items() if key not in hidden}
    if hidden and (len(hidden) < 2 or sum(hidden.values()) < FEWEST) and told:
        key, value = told.popitem()
        hidden[key] = value
    rest = sum(hidden.values(), Decimal())
    return told, rest if rest >= FEWEST and len(hidden) > 1 else None


def is_flat(values: Iterable[Decimal | None]) -> bool:
    """Whether the last whole months were all alike: `values` end with the present month."""
    *whole, _present = values
    known = [value for value in whole[-FLAT:] if value is not None]
    if len(known) < FLAT or not max(known):
        return False
    return (max(known) - min(known)) / max(known) <= STILL
