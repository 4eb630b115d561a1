"""Findings as GitHub Actions workflow commands, which show them beside the changed lines.

Syntax and escapes: GitHub Docs, "Workflow commands for GitHub Actions", and `escapeData` and
`escapeProperty` in github.com/actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections.abc import Sequence

from kits.locale import Tongue
from kits.model.findings import Finding, Severity
from kits.report.words import summarise, tell

IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = {**IN_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}


def render_github(findings: Sequence[Finding], language: Tongue) -> str:
    """A command for each finding, errors first, since GitHub shows ten of a step; then the sum."""
    if not findings:
        return ""
    errors_first = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    rows = [_command(finding, language) for finding in errors_first]
    return "\n".join([*rows, summarise(findings, language)]) + "\n"


def _command(finding: Finding, language: Tongue) -> str:
    place = finding.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": finding.rule,
    }
    listed = ",".join(
        f"{name}={value.translate(IN_PROPERTY)}" for name, value in properties.items()
    )
    return f"::{finding.severity} {listed}::{tell(finding, language).translate(IN_MESSAGE)}"
