"""Findings of a stream: the same mistake in many groups is one finding, which counts them.

What a waiver silences is set aside before that, so that it is neither told nor counted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from kits.model.findings import Finding
from kits.model.places import Place
from kits.model.waivers import Waiver

WaiverOf = Callable[[Finding], Waiver | None]


@dataclass(slots=True)
class _Repeated:
    finding: Finding
    times: int = 0
    records: set[str] = field(default_factory=set)

    def counted(self) -> Finding:
        return self.finding.shared(max(self.times, len(self.records)) - 1)


@dataclass(slots=True)
class _Heap:
    repeated: dict[Hashable, _Repeated] = field(default_factory=dict)
    plain: list[Finding] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        return self.plain + [repeated.counted() for repeated in self.repeated.values()]


class Gathered:
    """Findings by what they are about; the first of each is told, the others are counted."""

    def __init__(self, waiver_of: WaiverOf | None = None) -> None:
        """`waiver_of` says which waiver silences a finding; without it, none is silenced."""
        self._waiver_of = waiver_of
        self._told = _Heap()
        self._waived: dict[Place, _Heap] = {}

    def add(self, key: Hashable, finding: Finding, record: str = "") -> None:
        """A mistake that many records may share.

        Those of one `record` count once; without it, each counts.
        """
        heap = self._heap_of(finding)
        repeated = heap.repeated.setdefault(key, _Repeated(finding))
        if record:
            repeated.records.add(record)
        else:
            repeated.times += 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Findings that stand for themselves."""
        for finding in findings:
            self._heap_of(finding).plain.append(finding)

    def findings(self) -> list[Finding]:
        """All that was gathered and that no waiver silences."""
        return self._told.findings()

    def waived(self, waiver: Waiver) -> list[Finding]:
        """What a waiver silences, counted like all else."""
        heap = self._waived.get(waiver.at())
        return heap.findings() if heap else []

    def _heap_of(self, finding: Finding) -> _Heap:
        waiver = self._waiver_of(finding) if self._waiver_of else None
        return self._waived.setdefault(waiver.at(), _Heap()) if waiver else self._told
