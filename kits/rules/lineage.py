"""What came from what has a beginning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.lineage import circles
from kits.model.records import Record


def came_from_itself(community: Community) -> Iterator[Finding]:
    """Nobody was taught by their own pupil, and nothing grew from what grew from it.

    That holds for people's `mentored_by`, the `parent` of groups and teams, and the `forked_from`
    of campaigns. The page of where all came from leaves such circles out: they began nowhere.

    Bad:
        --- people/mira.md
        name: Mira
        mentored_by: noor
        --- people/noor.md
        name: Noor
        mentored_by: mira

    Good:
        --- people/mira.md
        name: Mira
        --- people/noor.md
        name: Noor
        mentored_by: mira
    """
    campaigns = {id: run.campaign for id, run in community.runs.items()}
    yield from _circles("mentored_by", community.people)
    yield from _circles("parent", community.groups)
    yield from _circles("parent", community.teams)
    yield from _circles("forked_from", campaigns)


def _circles(key: str, records: Mapping[str, Record]) -> Iterator[Finding]:
    """A finding for each circle, at the first of those who are in it."""
    found = ((id, getattr(record, key)) for id, record in records.items())
    for circle in circles({id: source for id, source in found if source}):
        id, source = circle[0], circle[1] if len(circle) > 1 else circle[0]
        words = say('"{key}" of "{id}" is "{id}" itself', key=key, id=id)
        if source != id:
            words = say(
                '"{key}" leads from "{id}" to "{source}", and from there back to "{id}"',
                key=key,
                id=id,
                source=source,
            )
        hint = say('take "{key}" out here, so that there is a first', key=key)
        yield warning("came-from-itself", records[id].at(key), words, hint)
