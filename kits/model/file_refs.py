"""Files that content refers to: one way to write a path, and one place that says what it means.

A record refers to files of its own folder and below, or to `content/images/` as `/images/…`. What
is written is resolved by its letters alone; `FileRef.paths` never lead anywhere else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from unicodedata import normalize
from urllib.parse import unquote

CONTENT = "content"
CAMPAIGNS = f"{CONTENT}/campaigns"
PAGES = f"{CONTENT}/pages"
SHARED = f"{CONTENT}/images"
"""Files for all records, written as `/images/…`."""
MEDIA = "media/images"
"""Where these stand in a tree."""
RECORDS = (".md", ".csv", ".yml")
"""What records are written in: none of these is ever published as it stands."""
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|\Z", re.IGNORECASE)
"""How a target begins that is no file of the content folder."""
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The files that are a record's own, and from where it refers to them."""

    base: str
    """The folder from which relative paths start."""
    own: str
    place: str
    """Where `own` stands in a tree."""
    alone: str = ""
    """The id of a campaign that is a single file: other campaigns' folders lie below its own."""

    def below(self, page: str) -> Room:
        """The room as texts see it that stand on a page of the tree."""
        inside = posixpath.dirname(page).removeprefix(self.place).strip("/")
        base = posixpath.join(self.own, inside)
        return Room(base=base, own=self.own, place=self.place, alone=self.alone)

    def published(self, path: str) -> str:
        """Where a file of this room, or a shared one, stands in a tree."""
        if _below(path, self.own):
            return posixpath.join(self.place, path[len(self.own) + 1 :])
        return MEDIA + path.removeprefix(SHARED)


def room_of(path: str) -> Room:
    """The room of the record that stands in a file of the content folder."""
    match path.split("/"):
        case ["content", "pages", *_, _]:
            return Room(base=posixpath.dirname(path), own=PAGES, place="")
        case ["content", "campaigns", file]:
            id = file.partition(".")[0]
            return Room(base=CAMPAIGNS, own=CAMPAIGNS, place=f"campaigns/{id}", alone=id)
        case ["content", "campaigns" | "training" | "recipes" as kind, name, *_, _]:
            own = f"{CONTENT}/{kind}/{name}"
            return Room(base=own, own=own, place=f"{kind}/{name}")
        case ["content", folder, *_, _]:
            own = f"{CONTENT}/{folder}"
            return Room(base=own, own=own, place=folder)
        case _:
            return Room(base=path, own=SHARED, place=MEDIA)


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file as a record names it."""

    written: str
    room: Room
    is_address: bool = True
    """Whether it stands where addresses do, in Markdown or HTML; a field holds a plain path too."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is an address, or nothing, and so no file of ours."""
        if self.is_address:
            return not is_path(self.written)
        return bool(ELSEWHERE.match(self.written.strip()))

    @property
    def leads_out(self) -> bool:
        """Whether it means what lies outside its room."""
        return not all(map(self._is_inside, self._meant()))

    @property
    def paths(self) -> tuple[str, ...]:
        """Which files it may mean, by path in the project folder; never one outside its room."""
        return tuple(path for path in self._meant() if self._is_inside(path))

    @property
    def has_backslash(self) -> bool:
        """Whether it is written as one system alone writes paths."""
        return "\\" in unquote(self.written)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches all files that it may mean, once its tags are filled in."""
        path = posixpath.normpath(posixpath.join(self.room.base, self.written))
        return re.compile("[^/]*".join(re.escape(part) for part in TAG.split(path)))

    def _meant(self) -> Iterable[str]:
        target = self.written.strip()
        if not self.is_address:
            yield self._from_base(target)
        yield self._from_base(unquote(re.split("[?#]", target, maxsplit=1)[0]))

    def _from_base(self, target: str) -> str:
        if target.startswith("/images/"):
            return posixpath.normpath(CONTENT + target)
        return posixpath.normpath(posixpath.join(self.room.base, target))

    def _is_inside(self, path: str) -> bool:
        return _below(path, self.room.own) or _below(path, SHARED)


def is_path(target: str) -> bool:
    """Whether an address leads to a file of ours, and not to another site or to our own pages."""
    target = target.strip()
    rooted = target.startswith("/") and not target.startswith("/images/")
    return not rooted and ELSEWHERE.match(target) is None


def _below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


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


@dataclass(frozen=True)
class Files:
    """All files of the content folder, and what is in those that someone asks for."""

    paths: frozenset[str] = frozenset()
    look: Callable[[str], Kind] = field(default=unseen, compare=False)
    """Tells the kind of a file; each is looked into once."""

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
        if ref.has_backslash:
            return Found(trouble=Trouble.BACKSLASH, near=unquote(ref.written).replace("\\", "/"))
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
        return Files(shown.union(self._below(SHARED)), self.look)

    def _below(self, folder: str) -> Iterator[str]:
        """What is no record, below a folder."""
        return (path for path in self._others if _below(path, folder))

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(path for path in self.paths if not path.endswith(RECORDS))

    def written(self, path: str, room: Room) -> str:
        """A file as a record of a room would write it."""
        if _below(path, SHARED) and not _below(path, room.own):
            return path.removeprefix(CONTENT)
        return posixpath.relpath(path, room.base)

    def _is_others(self, path: str, room: Room) -> bool:
        """Whether a file lies in the folder of another campaign."""
        if not room.alone or not _below(path, CAMPAIGNS):
            return False
        name, slash, _ = path[len(CAMPAIGNS) + 1 :].partition("/")
        return bool(slash) and name != room.alone and name in self._campaigns

    @cached_property
    def _campaigns(self) -> frozenset[str]:
        inside = (p[len(CAMPAIGNS) + 1 :] for p in self.paths if _below(p, CAMPAIGNS))
        return frozenset(re.split("[./]", p, maxsplit=1)[0] for p in inside if p.endswith(RECORDS))

    @cached_property
    def _composed(self) -> Mapping[str, str]:
        return {normalize("NFC", path): path for path in sorted(self.paths)}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(path): path for path in sorted(self.paths)}


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
