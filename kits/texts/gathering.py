"""Findings of a stream: the same mistake in many groups is one finding, which counts them.

What a waiver silences is set aside before that, so that it is neither told nor counted.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
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
        plain = list(dict.fromkeys(self.plain))
        return plain + [repeated.counted() for repeated in self.repeated.values()]

    def take(self, other: _Heap) -> None:
        """Adds what was found among other groups, which come after these."""
        self.plain += other.plain
        for key, more in other.repeated.items():
            known = self.repeated.setdefault(key, _Repeated(more.finding))
            known.times += more.times
            known.records |= more.records


@dataclass(slots=True)
class Heaps:
    """What was gathered, as plain data: what is told, and by waiver what is not."""

    told: _Heap = field(default_factory=_Heap)
    waived: dict[Place, _Heap] = field(default_factory=dict)

    @property
    def found_in_texts(self) -> bool:
        """Whether any of it was found in a text itself, which is told once for all its groups."""
        return any(heap.plain for heap in (self.told, *self.waived.values()))

    @property
    def places(self) -> Iterator[Place]:
        """Where all of it was found."""
        for heap in (self.told, *self.waived.values()):
            yield from (finding.place for finding in heap.plain)
            yield from (repeated.finding.place for repeated in heap.repeated.values())


class Gathered:
    """Findings by what they are about; the first of each is told, the others are counted."""

    def __init__(self, waiver_of: WaiverOf | None = None) -> None:
        """`waiver_of` says which waiver silences a finding; without it, none is silenced."""
        self.waiver_of = waiver_of
        self.heaps = Heaps()

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

    def drain(self) -> Heaps:
        """What was gathered since this was asked last; it is let go."""
        found, self.heaps = self.heaps, Heaps()
        return found

    def take(self, others: Heaps) -> None:
        """Adds what was gathered of other groups, which come after these."""
        self.heaps.told.take(others.told)
        for at, heap in others.waived.items():
            self.heaps.waived.setdefault(at, _Heap()).take(heap)

    def findings(self) -> list[Finding]:
        """All that was gathered and that no waiver silences."""
        return self.heaps.told.findings()

    def waived(self, waiver: Waiver) -> list[Finding]:
        """What a waiver silences, counted like all else."""
        heap = self.heaps.waived.get(waiver.at())
        return heap.findings() if heap else []

    def _heap_of(self, finding: Finding) -> _Heap:
        waiver = self.waiver_of(finding) if self.waiver_of else None
        if waiver is None:
            return self.heaps.told
        return self.heaps.waived.setdefault(waiver.at(), _Heap())
