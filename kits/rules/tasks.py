"""A task earns its credit once."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.places import Place
from kits.rules.mentions import credits_of


def credited_twice(community: Community) -> Iterator[Finding]:
    """A task that is done is a credit: nobody writes it down a second time.

    Whoever did another deed of that kind as well has a waiver with the reason. So it is with the
    tasks of a team, where `credits.csv` has the same deed of that kind, or one of that day.

    Bad:
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        tasks: [{id: maps, what: Draw the maps, credit: map, taken_by: noor, done: 2026-12-02}]
        credits: [{person: noor, for: Drew the maps, kind: map}]

    Good:
        --- people/noor.md
        name: Noor
        --- campaigns/drive.md
        tasks: [{id: maps, what: Draw the maps, credit: map, taken_by: noor, done: 2026-12-02}]
        credits: [{person: noor, for: Lent his ladder, kind: loan}]
    """
    for run in community.runs.values():
        earned = {
            (person, task.credit): task.id
            for task in run.campaign.tasks
            if task.done
            for person in task.taken_by
        }
        for record, lines in credits_of(run):
            for place, line in enumerate(lines):
                if task := earned.get((line.person, line.kind or "")):
                    yield _twice(record.at("credits", place), line.person, task)
    for team in community.teams.values():
        for one in team.tasks:
            for row in community.credits if one.done else ():
                is_theirs = row.person in one.taken_by and row.kind == one.credit
                if is_theirs and (row.when == one.done or row.for_ == one.what):
                    yield _twice(row.at("person"), row.person, one.id)


def _twice(place: Place, person: str, task: str) -> Finding:
    words = say('"{id}" is credited for "{task}" already', id=person, task=task)
    hint = say("take it out: a task that is done is a credit")
    return warning("credited-twice", place, words, hint)
