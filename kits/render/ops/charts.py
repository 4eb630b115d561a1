"""Small pictures of numbers: a bar a month, with the table that says the same in words.

Drawn here and not by a library: leather, the one that draws at build time without a script, draws
axes with parts of people on them, in colours that a dark page cannot change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

HEIGHT = 44
"""Of the highest bar."""
STEP, WIDTH = 28, 20
"""From bar to bar, and of each."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value, where it stands in the picture."""

    x: int
    y: float
    height: float
    label: str
    """The month below it."""
    said: str
    """The value in words, a dash where there is none."""
    is_partial: bool
    """Whether its month is not over."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A row of bars of one figure."""

    title: str
    latest: str
    """The last whole month, or the present one where nothing came before it."""
    bars: Sequence[Bar]
    note: str
    source: str

    @property
    def told(self) -> str:
        """What the picture shows, for those who cannot see it."""
        return f"{self.title}: " + ", ".join(f"{bar.label} {bar.said}" for bar in self.bars)

    @property
    def width(self) -> int:
        """Of the picture."""
        return STEP * len(self.bars) - STEP + WIDTH


def bars(
    values: Sequence[Decimal | None], labels: Sequence[str], said: Sequence[str]
) -> tuple[Bar, ...]:
    """Bars from a common ground; the last is of a month that is not over."""
    most = max((value for value in values if value), default=Decimal(1))
    found = []
    for at, (value, label, words) in enumerate(zip(values, labels, said, strict=True)):
        height = round(float((value or 0) / most) * HEIGHT, 1)
        found.append(
            Bar(
                x=at * STEP,
                y=round(HEIGHT - height, 1),
                height=height,
                label=label,
                said=words,
                is_partial=at == len(values) - 1,
            )
        )
    return tuple(found)
