"""People who asked to be forgotten: marks that keep an id from coming back without telling it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kits.model.places import Place

FORGOTTEN = "content/people/forgotten.txt"
"""Where the marks stand, one a line; a line that begins with `#` is a remark."""
_MARK = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A mark where a person was forgotten."""

    mark: str
    place: Place

    @property
    def is_readable(self) -> bool:
        """Whether it can be the mark of any id."""
        return _MARK.fullmatch(self.mark) is not None


def mark_of(id: str) -> str:
    """The mark of an id.

    An id may be a name, so it is not kept itself. Whoever knows an id can ask whether it was
    forgotten; whoever reads the mark alone learns nothing.
    """
    return hashlib.sha256(f"leaderkit forgotten {id}".encode()).hexdigest()


def tombstones(text: str, path: str) -> Iterator[Tombstone]:
    """The marks in the text of the file."""
    for number, line in enumerate(text.split("\n"), start=1):
        mark = line.strip()
        if mark and not mark.startswith("#"):
            at = Place(path, number, line.index(mark) + 1, len(mark))
            yield Tombstone(mark, at)


def find_tombstone(id: str, stones: Iterable[Tombstone]) -> Tombstone | None:
    """The mark of an id, if there is one."""
    mark = mark_of(id)
    return next((stone for stone in stones if stone.mark == mark), None)
