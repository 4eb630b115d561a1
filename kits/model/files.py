"""All files of the content folder: which of them a record means, and what is in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from unicodedata import normalize

from kits.model.file_refs import CAMPAIGNS, CONTENT, RECORDS, SHARED, FileRef, Room, is_below

Size = tuple[int, int]
"""Width and height of a picture as it is published, in pixels."""


class Trouble(Enum):
    """Why a file is not there for who refers to it."""

    MISSING = "missing"
    CASE = "case"
    OUTSIDE = "outside"
    BACKSLASH = "backslash"


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a reference."""

    path: str | None = None
    """In the project folder."""
    trouble: Trouble | None = None
    near: str | None = None
    """The file that was probably meant, as its record would write it."""


class Kind(Enum):
    """What a file is, by what is in it and by its name."""

    PICTURE = "picture"
    SENT = "sent"
    """Nothing that is shown, but something that is handed on: a document, a recording."""
    RECORD = "record"
    OTHER = "other"
    BROKEN = "broken"
    """Called a picture, and none that can be read."""
    HUGE = "huge"
    """A picture of more pixels than are ever shown."""


def unseen(path: str) -> Kind:
    """The kind of a file that nobody can look into."""
    return Kind.RECORD if path.endswith(RECORDS) else Kind.PICTURE


def silent(_path: str) -> str:
    """The words in a drawing that nobody can look into."""
    return ""


def unmeasured(_path: str) -> Size | None:
    """The size of a picture that nobody can look into."""
    return None


@dataclass(frozen=True)
class Files:
    """All files of the content folder, and what is in those that someone asks for."""

    paths: frozenset[str] = frozenset()
    look: Callable[[str], Kind] = field(default=unseen, compare=False)
    """Tells the kind of a file; each is looked into once."""
    drawn: Callable[[str], str] = field(default=silent, compare=False)
    """Gives a drawing as it is published: what is written in it is text, which anyone may find."""
    size: Callable[[str], Size | None] = field(default=unmeasured, compare=False)
    """Tells how large a picture is, so that a page keeps its place before it is there."""

    def __contains__(self, path: object) -> bool:
        return path in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def find(self, ref: FileRef) -> Found:
        """The file that a reference means."""
        for path in ref.paths:
            there = path if path in self.paths else self._composed.get(normalize("NFC", path))
            if there:
                barred = self._is_others(there, ref.room)
                return Found(trouble=Trouble.OUTSIDE) if barred else Found(there)
        if ref.mended:
            return Found(trouble=Trouble.BACKSLASH, near=ref.mended)
        if ref.leads_out:
            return Found(trouble=Trouble.OUTSIDE)
        for path in ref.paths:
            if there := self._folded.get(_folded(path)):
                return Found(trouble=Trouble.CASE, near=self.written(there, ref.room))
        return Found(trouble=Trouble.MISSING)

    def picture(self, ref: FileRef) -> str | None:
        """The picture that a reference means; None where it means none that may be shown."""
        if ref.is_elsewhere:
            return None
        path = self.find(ref).path
        return path if path and self.look(path) is Kind.PICTURE else None

    def within(self, rooms: Iterable[Room]) -> Files:
        """Only what records with these rooms may show, and no record itself."""
        shown = frozenset(
            path
            for room in rooms
            for path in self._below(room.own)
            if not self._is_others(path, room)
        )
        return Files(shown.union(self._below(SHARED)), self.look, self.drawn, self.size)

    def _below(self, folder: str) -> Iterator[str]:
        """What is no record, below a folder."""
        return (path for path in self._others if is_below(path, folder))

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(path for path in self.paths if not path.endswith(RECORDS))

    def written(self, path: str, room: Room) -> str:
        """A file as a record of a room would write it."""
        if is_below(path, SHARED) and not is_below(path, room.own):
            return path.removeprefix(CONTENT)
        return posixpath.relpath(path, room.base)

    def _is_others(self, path: str, room: Room) -> bool:
        """Whether a file lies in the folder of another campaign."""
        if not room.alone or not is_below(path, CAMPAIGNS):
            return False
        name, slash, _ = path[len(CAMPAIGNS) + 1 :].partition("/")
        return bool(slash) and name != room.alone and name in self._campaigns

    @cached_property
    def _campaigns(self) -> frozenset[str]:
        inside = (p[len(CAMPAIGNS) + 1 :] for p in self.paths if is_below(p, CAMPAIGNS))
        return frozenset(re.split("[./]", p, maxsplit=1)[0] for p in inside if p.endswith(RECORDS))

    @cached_property
    def _composed(self) -> Mapping[str, str]:
        return {normalize("NFC", path): path for path in sorted(self.paths)}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(path): path for path in sorted(self.paths)}


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
