"""What is expected to be answered, as much of it as reading an answer takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A group as it is named in a chat."""

    id: str
    name: str
    """As the line to be copied has it."""
    names: tuple[str, ...] = ()
    """What else it is called: in other languages, by its city, by its sound."""
    initials: tuple[str, ...] = ()
    """What counts only where little else is said."""
    people: tuple[str, ...] = ()
    """Who leads it or stands in, by any name; to match a sender, and never written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An answer that is expected of a group."""

    campaign: str
    group: str
    message: str
    code: str
    at: int
    """When the text is to be sent, in seconds since 1970."""
    report: str = ""
    """The words that say it was posted."""

    @property
    def of(self) -> tuple[str, str, str]:
        """What tells it apart."""
        return (self.campaign, self.group, self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An answer as it is written down, or is already."""

    campaign: str
    group: str
    message: str
    at: str
    how: str
    version: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it say the same as another."""
        return (*self.of, self.how if self.how in ("skipped", "cannot") else "posted", self.version)

    @property
    def of(self) -> tuple[str, str, str]:
        """What it answers."""
        return (self.campaign, self.group, self.message)

    def cells(self) -> Mapping[str, str]:
        """It by the columns of its table."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """All of it."""

    zone: str
    """In which times without one are read, and all are written."""
    groups: tuple[Known, ...]
    answers: tuple[Awaited, ...]
    known: tuple[Row, ...] = ()
    """What came already."""
    skipped: tuple[str, ...] = ()
    """In each language the words that say: not today, and that is right."""
    cannot: tuple[str, ...] = ()
    """And that a hand is wanted."""

    def as_json(self) -> dict[str, Any]:
        """It as a page embeds it."""
        return asdict(self)
