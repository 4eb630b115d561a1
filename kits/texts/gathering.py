"""Findings of a stream: the same mistake in many groups is one finding, which counts them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from kits.model.findings import Finding


class Gathered:
    """Findings by what they are about; the first of each is told, the others are counted."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Callable[[int], Finding]] = {}
        self._others: dict[Hashable, int] = {}
        self._plain: list[Finding] = []

    def add(self, key: Hashable, finding: Callable[[int], Finding]) -> None:
        """A mistake; `finding` takes how many more have the same."""
        if key in self._first:
            self._others[key] += 1
        else:
            self._first[key] = finding
            self._others[key] = 0

    def extend(self, findings: Iterable[Finding]) -> None:
        """Findings that stand for themselves."""
        self._plain.extend(findings)

    def findings(self) -> list[Finding]:
        """All that was gathered."""
        counted = [finding(self._others[key]) for key, finding in self._first.items()]
        return self._plain + counted
