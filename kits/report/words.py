"""The sentences that several formats share."""

from __future__ import annotations

from collections.abc import Sequence

from kits.locale import Tongue, catalogue, translate
from kits.model.findings import Finding, Severity, say

SHOWN = 10
"""So many alike warnings are shown in full."""


def tell(finding: Finding, language: Tongue) -> str:
    """What is wrong, and the remedy on a line below it."""
    return f"{translate(finding.message, language)}\n{tell_hint(finding, language)}"


def tell_hint(finding: Finding, language: Tongue) -> str:
    """The remedy, named as such."""
    return translate(say("hint: {hint}", hint=finding.hint), language)


def count_severities(findings: Sequence[Finding]) -> tuple[int, int]:
    """How many errors and how many warnings there are."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return errors, len(findings) - errors


def summarise(findings: Sequence[Finding], language: Tongue) -> str:
    """The numbers in words: "2 errors, 1 warning"; what there is none of is left out."""
    errors, warnings = count_severities(findings)
    strings = catalogue(language)
    in_errors = strings.ngettext("{n} error", "{n} errors", errors).format(n=errors)
    in_warnings = strings.ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings)
    if errors and warnings:
        both = say("{errors}, {warnings}", errors=in_errors, warnings=in_warnings)
        return translate(both, language)
    return in_errors if errors else in_warnings


def summarise_waived(count: int, language: Tongue) -> str:
    """How much is waived, in words."""
    strings = catalogue(language)
    return strings.ngettext("{n} finding is waived", "{n} findings are waived", count).format(
        n=count
    )


def summarise_alike(rule: str, count: int, language: Tongue) -> str:
    """How many more there are of a rule that are not shown."""
    strings = catalogue(language)
    return strings.ngettext(
        "… and {n} more {rule} like it; kits check --format concise lists them all",
        "… and {n} more {rule} like these; kits check --format concise lists them all",
        count,
    ).format(n=count, rule=rule)
