"""What is found while facts are read."""

from __future__ import annotations

from kits.model.findings import Finding


class Problems:
    """Findings as they come, and whether the facts can be relied upon in spite of them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.broken = False

    def mend(self, finding: Finding) -> None:
        """Keep a finding after which it is clear what was meant."""
        if self.findings[-1:] != [finding]:
            self.findings.append(finding)

    def refuse(self, finding: Finding) -> None:
        """Keep a finding that leaves it open what was meant."""
        self.mend(finding)
        self.broken = True

    def explains(self, line: int) -> bool:
        """Whether a finding in this line or the one before accounts for what follows."""
        return any(line - 1 <= known.place.line <= line for known in self.findings)
