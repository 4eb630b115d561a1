"""Whoever asked to be forgotten stays forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.forgotten import mark_of


def forgotten_person(community: Community) -> Iterator[Finding]:
    """Nobody bears the id of a person who was forgotten.

    `kits forget` writes a mark of the id into `content/people/forgotten.txt`, one a line. A mark
    tells nothing of the id; it only shows when the id comes back, with an old branch or an old
    table. Whoever comes back themselves gets another id, or has the line taken out.

    Bad:
        --- people/mira.md
        name: Mira
        --- people/forgotten.txt
        84e33f2b783582b8f5b26b0f185da214d348fa341d8e00f4cfe52f6d263f477c

    Good:
        --- people/mira-2.md
        name: Mira
        --- people/forgotten.txt
        84e33f2b783582b8f5b26b0f185da214d348fa341d8e00f4cfe52f6d263f477c
    """
    marks = {stone.mark: stone for stone in community.forgotten}
    for stone in community.forgotten:
        if not stone.is_readable:
            yield error(
                "forgotten-person",
                stone.place,
                say('"{mark}" is no mark of a forgotten person', mark=stone.mark),
                say("take the line out, or write the mark that kits forget wrote"),
            )
    for person in community.people.values() if marks else ():
        found = marks.get(mark_of(person.id))
        if found:
            yield error(
                "forgotten-person",
                person.at("id"),
                say('"{id}" was forgotten, and has come back', id=person.id),
                say(
                    "take the person out; whoever came back themselves gets another id, or has "
                    "line {line} of {path} taken out",
                    line=found.place.line,
                    path=found.place.path,
                ),
            )
