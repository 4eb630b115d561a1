"""Enough people organise a campaign."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning

ENOUGH = 2


def crew_too_small(community: Community) -> Iterator[Finding]:
    """A contest or gathering is organised by two people at least.

    Nobody can be ill or away where one does it all.

    Bad:
        --- people/mira.md
        name: Mira
        --- campaigns/drive.md
        crew: [mira]

    Good:
        --- people/mira.md
        name: Mira
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        crew: [mira, noor]
    """
    for run in community.runs.values():
        crew = run.campaign.crew
        if run.campaign.kind != "dispatch" and 0 < len(set(crew)) < ENOUGH:
            yield warning(
                "crew-too-small",
                run.campaign.at("crew", 0),
                say('"{id}" is the whole crew of this campaign', id=crew[0]),
                say("find at least one more user who organises it"),
            )
