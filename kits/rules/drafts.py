"""Findings of unfinished work, which fail nothing: nobody's draft stops the kits of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kits.model.findings import Finding, Severity
from kits.source.content import Content


def forgiven(findings: Iterable[Finding], content: Content) -> Iterator[Finding]:
    """The findings, with those in the files of drafts as warnings that fail nothing."""
    files = tuple(
        path
        for id, campaign in content.campaigns.items()
        if campaign.campaign.base and campaign.campaign.base.facts.text("state") in (None, "draft")
        for path in (f"content/campaigns/{id}/", f"content/campaigns/{id}.")
    )
    for finding in findings:
        if finding.place.path.startswith(files):
            yield replace(finding, severity=Severity.WARNING, of_draft=True)
        else:
            yield finding
