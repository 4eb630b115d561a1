"""Enough people organise a campaign."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated

ENOUGH = 2


def crew_too_small(due: Due) -> Iterator[Repeated]:
    """A contest or gathering is organised by two people at least.

    Nobody can be ill or away where one does it all. Campaigns that are over are left alone.

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
    for run in due.ahead:
        crew = run.campaign.crew
        if run.campaign.kind != "dispatch" and 0 < len(set(crew)) < ENOUGH:
            words = say('"{id}" is the whole crew of this campaign', id=crew[0])
            hint = say("find at least one more user who organises it")
            found = warning("crew-too-small", run.campaign.at("crew", 0), words, hint)
            yield Repeated(("crew-too-small", run.id), found)
