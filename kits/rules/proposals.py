"""What somebody proposed gets an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated

IN_TIME = timedelta(days=14)
"""How long before its first day a campaign is prepared."""


def unanswered_proposal(due: Due) -> Iterator[Repeated]:
    """Whoever proposes a campaign gets an answer while there is time to prepare it.

    That is two weeks before its first day. What staff change in a proposal stands under `mended`,
    with the reason, and is told to who proposed it: the text stands on `ops/proposals/`. Because it
    comes of the calendar, it fails no run of `kits check --strict`.

    Bad:
        --- campaigns/drive.md
        state: proposed
        proposed_by: ann

    Good:
        --- campaigns/drive.md
        state: proposed
        proposed_by: ann
        starts: 2027-03-01
        ends: 2027-03-07
    """
    for run in due.community.runs.values():
        starts = run.campaign.starts.day
        is_near = starts and due.at.has_begun(starts - IN_TIME, due.community.zone)
        if run.campaign.state == "proposed" and is_near and run.id not in due.community.drafts:
            words = say('"{id}", proposed for {day}, has no answer', id=run.id, day=str(starts))
            hint = say(
                "write state: draft and, under mended, what you changed and why; or say why not to "
                "who proposed it, and delete the file"
            )
            found = warning("unanswered-proposal", run.campaign.at("state"), words, hint)
            yield Repeated(("unanswered-proposal", run.id), found)
