"""Findings of unfinished work, which fail nothing: nobody's draft stops the kits of others.

Of a proposal less is asked, and less is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kits.model.findings import Finding, Severity
from kits.schema.elements import UNFINISHED
from kits.source.content import Content

LACKS = frozenset({"placeholder", "unknown-anchor", "crew-too-small"})
"""Rules that tell as an error what a proposal may lack."""


Forgiving = Callable[[Finding], Iterator[Finding]]


def forgiving(content: Content) -> Forgiving:
    """What makes of a finding in the files of drafts a warning that fails nothing.

    Of proposals is told what could not be read, what leads nowhere, and what is asked of them.
    """
    unfinished, proposed = _files(content, *UNFINISHED), _files(content, "proposed")

    def forgive(finding: Finding) -> Iterator[Finding]:
        if not finding.place.path.startswith(unfinished):
            yield finding
        elif not (finding.place.path.startswith(proposed) and _is_early(finding)):
            yield replace(finding, severity=Severity.WARNING, of_draft=True)

    return forgive


def _is_early(finding: Finding) -> bool:
    """Whether it tells of what is merely poor, or still to come."""
    is_poor = finding.severity is Severity.WARNING and finding.rule != "missing-element"
    return is_poor or finding.rule in LACKS


def _files(content: Content, *states: str | None) -> tuple[str, ...]:
    """What the paths of campaigns in these states begin with."""
    return tuple(
        path
        for id, campaign in content.campaigns.items()
        if campaign.campaign.base and campaign.campaign.base.facts.text("state") in states
        for path in (f"content/campaigns/{id}/", f"content/campaigns/{id}.")
    )
