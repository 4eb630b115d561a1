"""What git leaves in a file where two people changed the same lines."""

from __future__ import annotations

from kits.model.findings import Finding
from kits.model.places import Place
from kits.source.file_mistakes import unmerged_file
from kits.source.lines import Lines

_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
"""What git writes around two versions of some lines, of which somebody has to choose one."""


def find_conflict(lines: Lines) -> tuple[Place, int, int] | None:
    """The first stretch that a merge left undecided: where it begins, is parted, and ends."""
    if _MARKS[0] not in lines.text:
        return None
    found: list[int] = []
    for number, line in enumerate(lines.lines, 1):
        if line.startswith(_MARKS[len(found)]):
            found.append(number)
            if len(found) == len(_MARKS):
                first, middle, last = found
                return Place(lines.path, first, 1, len(lines.line(first))), middle, last
    return None


def unmerged(path: str, text: str) -> list[Finding]:
    """The one finding of a document in which somebody has to choose; none of any other."""
    found = find_conflict(Lines(path, text))
    return [unmerged_file(*found)] if found else []
