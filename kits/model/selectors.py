"""One grammar for which groups: `groups`, `only` and `except` of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

RUNNING_STAGES = frozenset({"seeding", "recruiting", "running", "model"})
"""The stages that `all` means; dormant and closed groups are only reached by name."""

KEYS = ("tag", "kind", "need", "city", "region", "country", "locale", "stage")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a selector may ask of a group."""

    id: str
    hq: bool
    stage: str
    listed: bool
    """Whether the campaign's `groups.csv` has a row for it."""
    values: Mapping[str, frozenset[str]]
    """By key of `KEYS`, what the group is; `locale` holds it with and without its region."""


@dataclass(frozen=True, slots=True)
class Term:
    """One alternative: everybody, the listed, one group, or the groups with these traits."""

    kind: Literal["all", "listed", "id", "traits"]
    id: str = ""
    traits: tuple[tuple[str, frozenset[str]], ...] = ()

    def matches(self, group: Traits) -> bool:
        """Whether the alternative takes the group in."""
        if self.kind == "all":
            return group.stage in RUNNING_STAGES and not group.hq
        if self.kind == "listed":
            return group.listed
        if self.kind == "id":
            return group.id == self.id
        return not group.hq and all(
            wanted & group.values.get(key, frozenset()) for key, wanted in self.traits
        )


@dataclass(frozen=True, slots=True)
class Selector:
    """Alternatives, any of which may take a group in."""

    terms: tuple[Term, ...]

    def matches(self, group: Traits) -> bool:
        """Whether any alternative takes the group in."""
        return any(term.matches(group) for term in self.terms)

    def choose(self, groups: Iterable[Traits]) -> frozenset[str]:
        """The ids of the groups that are taken in."""
        return frozenset(group.id for group in groups if self.matches(group))
