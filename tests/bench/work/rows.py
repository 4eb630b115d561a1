"""A line of the table: what was measured, and what is aimed at."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measure on one disk."""

    name: str
    ours: str = ""
    against: str = ""
    """What it is compared with."""
    value: float | None = None
    """A ratio, or a number that stands for itself; None where a peer is missing."""
    form: str = "{:.3g} ×"
    """How the value is written, and what it is aimed at."""
    goal: float | None = None
    moonshot: float | None = None

    def beside(self, ours: str, against: str, value: float | None) -> Row:
        """The line with what was measured."""
        return replace(self, ours=ours, against=against, value=value)

    @property
    def told(self) -> str:
        """The value as it is written, or what is missing."""
        return self.against if self.value is None else self.written(self.value)

    @property
    def sentence(self) -> str:
        """The whole, as it is told when it was measured."""
        beside = f", beside {self.against}" if self.against and self.value is not None else ""
        return f"{self.name.strip()}: {self.told} ({self.ours}{beside})"

    def written(self, number: float | None) -> str:
        """A value, goal or moonshot as it is written; nothing of none."""
        return "" if number is None else self.form.format(number)


def seconds(number: float) -> str:
    """A time as it is told."""
    return f"{number:.2f} s" if number < 10 else f"{number:.1f} s"
