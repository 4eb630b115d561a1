"""Where the names of a person still stand in the content: in sentences, and in names of files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kits.model.community import Community
from kits.model.people import SOMEONE, Person
from kits.model.places import Place
from kits.rules.naming import SHORTEST, stands_alone
from kits.source.edits import Original
from kits.source.table_edits import TableText
from kits.source.trees import FileTree

TEXTS = (".md", ".csv", ".yml", ".txt")
ROSTER = "content/people/"
LOG = "content/log/"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A name that still stands somewhere."""

    place: Place
    """Of the name of a file, its first line."""
    name: str


def names_of(person: Person) -> frozenset[str]:
    """Every name a person has, in every language."""
    versions = (person, *person.translations.values())
    found = (name for each in versions for name in (each.name, each.called, each.alias))
    return frozenset(filter(None, found))


def leftovers(
    community: Community, person: Person, contents: Iterable[tuple[str, bytes]]
) -> Iterator[Leftover]:
    """Where the names and the id of a person stand in files, by path.

    A name of one character is a word more often than a name, and is passed over. In the roster a
    name that somebody else bears too is theirs.
    """
    names = {name for name in names_of(person) if len(name) >= SHORTEST}
    others = (each for each in community.people.values() if each.id != person.id)
    shared = names & frozenset[str]().union(*(names_of(each) for each in others))
    is_no_id = person.id == SOMEONE or _is_taken(community, person.id)
    id = None if is_no_id else person.id
    everywhere, in_roster = _pattern(names, id), _pattern(names - shared, id)
    for path, data in contents:
        pattern = in_roster if path.startswith(ROSTER) else everywhere
        yield from (Leftover(Place(path), name) for _, name in _found(pattern, path))
        if path.endswith(TEXTS):
            for number, line in enumerate(Original(path, data).lines, start=1):
                for at, name in _found(pattern, line):
                    yield Leftover(Place(path, number, at + 1, len(name)), name)


def noted(community: Community, name: str, group: str | None, tree: FileTree) -> Iterator[Leftover]:
    """Where a name stands in what happened: in the rows of a group, where one is given."""
    nobody = Person(id=SOMEONE, name=name)
    for path in tree.paths():
        data = tree.read(path) if path.startswith(LOG) and path.endswith(".csv") else b""
        table = TableText.read(path, data) if data else None
        lines = [row.place().line for row in table.rows] if table else []
        for left in leftovers(community, nobody, [(path, data)]) if table else ():
            at = bisect_right(lines, left.place.line) - 1
            if table and at >= 0 and group in (None, table.rows[at].text("group")):
                yield left


def _is_taken(community: Community, id: str) -> bool:
    """Whether an id is also that of something else, so that it says nothing of the person."""
    return id in community.groups or id in community.runs or id in community.playbooks


def _pattern(names: Iterable[str], id: str | None) -> re.Pattern[str]:
    """What finds names, the longest first, and an id; nothing, where there are none."""
    forms = [re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    if id:
        forms.append(rf"(?<![a-z0-9-]){re.escape(id)}(?![a-z0-9-])")
    return re.compile("|".join(forms) or r"(?!)")


def _found(pattern: re.Pattern[str], line: str) -> Iterator[tuple[int, str]]:
    for found in pattern.finditer(line):
        if stands_alone(line, found.start(), found.end()):
            yield found.start(), found[0]
