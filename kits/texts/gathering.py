"""Findings of a stream: the same mistake in many groups is one finding, which counts them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from kits.model.findings import Finding


@dataclass(slots=True)
class _Repeated:
    finding: Callable[[int], Finding]
    times: int = 0
    records: set[str] = field(default_factory=set)

    def counted(self) -> Finding:
        return self.finding(max(self.times, len(self.records)) - 1)


class Gathered:
    """Findings by what they are about; the first of each is told, the others are counted."""

    def __init__(self) -> None:
        self._repeated: dict[Hashable, _Repeated] = {}
        self._plain: list[Finding] = []

    def add(self, key: Hashable, finding: Callable[[int], Finding], record: str = "") -> None:
        """A mistake; `finding` takes how many more have the same.

        Those of one `record` count once; without it, each counts.
        """
        repeated = self._repeated.setdefault(key, _Repeated(finding))
        if record:
            repeated.records.add(record)
        else:
            repeated.times += 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Findings that stand for themselves."""
        self._plain.extend(findings)

    def findings(self) -> list[Finding]:
        """All that was gathered."""
        return self._plain + [repeated.counted() for repeated in self._repeated.values()]
