"""Findings in SARIF 2.1.0, the format of code scanning (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from kits import __version__
from kits.locale import Tongue
from kits.model.findings import Finding
from kits.report.words import tell

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Node = dict[str, object]


def render_sarif(findings: Sequence[Finding], language: Tongue, pages: Mapping[str, str]) -> str:
    """One run: the rules that were broken with their pages, and where."""
    rules = sorted({finding.rule for finding in findings})
    driver: Node = {
        "name": "kits",
        "version": __version__,
        "rules": [_rule(rule, pages.get(rule, "")) for rule in rules],
    }
    run: Node = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule), language) for finding in findings],
    }
    log: Node = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: str, page: str) -> Node:
    """A reporting descriptor; a rule without a page is told by its name."""
    page = page.strip() or rule.replace("-", " ")
    law = page.splitlines()[0]
    return {
        "id": rule,
        "shortDescription": {"text": law},
        "fullDescription": {"text": law},
        "help": {"text": page, "markdown": page},
    }


def _result(finding: Finding, rule_index: int, language: Tongue) -> Node:
    place = finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    uri = quote(place.path, errors="surrogateescape")
    location: Node = {"artifactLocation": {"uri": uri}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": {"text": tell(finding, language)},
        "locations": [{"physicalLocation": location}],
    }
