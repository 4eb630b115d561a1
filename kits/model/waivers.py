"""Findings that the community lives with, for a reason that it gives."""

from __future__ import annotations

from dataclasses import dataclass

from kits.model.audiences import for_operators
from kits.model.findings import Finding
from kits.model.records import Record
from kits.model.values import Day, Line


class Waiver(Record):
    """A finding that is not told at a record (a row of `content/waivers.csv`)."""

    record: Line = for_operators()
    """Where: `groups/shaoxing`, `people/cloud`, `campaigns/winter-night/20-launch`."""
    rule: Line = for_operators()
    """Which: the rule that `kits check` names, such as `group-without-deputy`."""
    reason: Line = for_operators()
    """Why the community lives with it."""
    until: Day | None = for_operators(None)
    """The last day on which it is not told; without it, the waiver holds as long as it is there."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver with what it silences."""

    waiver: Waiver
    findings: tuple[Finding, ...]
    """None where it silences nothing."""
