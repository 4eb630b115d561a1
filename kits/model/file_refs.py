"""Files that content refers to: one way to write a path, and one place that says what it means.

A record refers to files of its own folder and below, or to `content/images/` as `/images/…`. What
is written is resolved by its letters alone; `FileRef.paths` never lead anywhere else.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from kits.model.addresses import Address, Addresses

CONTENT = "content"
CAMPAIGNS = f"{CONTENT}/campaigns"
PAGES = f"{CONTENT}/pages"
SHARED = f"{CONTENT}/images"
"""Files for all records, written as `/images/…`."""
MEDIA = Addresses.media.folder
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
        if is_below(path, self.own):
            return posixpath.join(self.place, path[len(self.own) + 1 :])
        return MEDIA + path.removeprefix(SHARED)


def room_of(path: str) -> Room:
    """The room of the record that stands in a file of the content folder."""
    match path.split("/"):
        case ["content", "pages", *_, _]:
            return Room(base=posixpath.dirname(path), own=PAGES, place="")
        case ["content", "campaigns" as kind, file]:
            id = file.partition(".")[0]
            return Room(base=CAMPAIGNS, own=CAMPAIGNS, place=f"{kind}/{id}", alone=id)
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
    def mended(self) -> str | None:
        """As every system writes it, where it is written with backslashes."""
        plain = unquote(self.written)
        return plain.replace("\\", "/") if "\\" in plain else None

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
        return is_below(path, self.room.own) or is_below(path, SHARED)


def page_led_to(page: str, target: str, *, in_html: bool) -> tuple[str, str]:
    """The address of the page that a link on a page leads to, and the part of it behind `#`.

    `page` is the path of its Markdown in the tree, from which Markdown leads; HTML leads from its
    address, and so does what is no file's name.
    """
    path, _, part = map(unquote, target.partition("#"))
    path = path.partition("?")[0]
    if not path:
        return Address.of(page).file, part
    if path.endswith(".md") and not in_html:
        there = Address.of(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)))
        return there.file, part
    way = posixpath.normpath(posixpath.join(Address.of(page).folder, path))
    return way if way.endswith(".html") else posixpath.normpath(f"{way}/index.html"), part


def is_path(target: str) -> bool:
    """Whether an address leads to a file of ours, and not to another site or to our own pages."""
    target = target.strip()
    rooted = target.startswith("/") and not target.startswith("/images/")
    return not rooted and ELSEWHERE.match(target) is None


def is_below(path: str, folder: str) -> bool:
    """Whether a path leads into a folder."""
    return path.startswith(f"{folder}/")
