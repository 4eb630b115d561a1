"""Figures: what was counted outside the content, by period, with its source."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, overload

from kits.model.audiences import for_operators
from kits.model.places import Origin
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


class Figures(Sequence[Figure]):
    """Every figure once, in the order of their days; a row is made when it is asked for.

    There may be a million. Whoever looks at all of them asks for `lines`.
    """

    def __init__(
        self,
        columns: Mapping[str, Sequence[Any]],
        origin: Callable[[int], Origin],
        contradicting: Mapping[int, Origin],
    ) -> None:
        """`columns` are the values by field, `origin` tells where a row stands.

        Rows that are `contradicting` another one of the same day have the place of that.
        """
        self._columns = columns
        self._origin = origin
        self._contradicting = contradicting

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and self._columns == other._columns

    __hash__ = None  # type: ignore[assignment]  # as records

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), ()))

    @overload
    def __getitem__(self, at: int) -> Figure: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Figure, ...]: ...
    def __getitem__(self, at: int | slice) -> Figure | tuple[Figure, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(len(self))[at])
        at = range(len(self))[at]
        facts = {name: values[at] for name, values in self._columns.items()}
        return Figure.of(facts, self._origin(at))

    def values(self, name: str) -> Sequence[Any]:
        """The values of a field, row by row."""
        return self._columns[name]

    def lines(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The values of some fields, a row each."""
        return zip(*(self._columns[name] for name in names), strict=True)

    def first(self, name: str) -> dict[Any, int]:
        """Each value of a field, and the first row that has it."""
        values = self._columns[name]
        return dict(zip(reversed(values), range(len(values) - 1, -1, -1), strict=True))

    def having(self, name: str, wanted: Container[Any]) -> Iterator[Figure]:
        """The rows whose field has one of these values."""
        return (self[at] for at, value in enumerate(self._columns[name]) if value in wanted)

    @property
    def contradicting(self) -> Iterator[tuple[Figure, Figure]]:
        """Those whose value another row gives otherwise, counted on the same day; and that row."""
        for at, origin in self._contradicting.items():
            yield self[at], Figure.of(dict(self[at].__dict__), origin)


NO_FIGURES = Figures(dict.fromkeys(Figure.model_fields, ()), lambda _: Origin(), {})
