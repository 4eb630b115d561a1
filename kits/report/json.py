"""Findings for programs, in the shape that DESIGN.md promises."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kits.locale import Tongue, translate
from kits.model.findings import Finding
from kits.report.words import count_severities


def render_json(findings: Sequence[Finding], language: Tongue) -> str:
    """One object: the list of findings, and how many errors and warnings it holds."""
    errors, warnings = count_severities(findings)
    listed = [_listed(finding, language) for finding in findings]
    report = {"findings": listed, "errors": errors, "warnings": warnings}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _listed(finding: Finding, language: Tongue) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": translate(finding.message, language),
        "hint": translate(finding.hint, language),
    }
