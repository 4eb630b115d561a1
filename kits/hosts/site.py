"""A served tree, built beside the one it replaces and swapped in whole."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kits.hosts.files import alike, copied, holds, linked, walk
from kits.hosts.limits import Size
from kits.hosts.spares import (
    FOLDER,
    NOWHERE,
    Marks,
    bring_up,
    inventory,
    keep_spare,
    mark_of,
    marked,
)
from kits.hosts.swapping import recover, swap_in_all
from kits.model.claims import Claims


class NotATree(Exception):
    """What stands at the target is no tree of ours, so it is left alone; the text says what."""


class Report(NamedTuple):
    """What was put into a tree."""

    sizes: dict[str, int]
    """Bytes, by path."""
    kept: list[str]
    """What the old tree holds already."""


NOTHING = Report({}, [])


class SiteTree:
    """A folder under way: every file is written once, and never through a link.

    A file that `old`, the tree to be replaced, holds with the same bytes at the same path is
    hard-linked from there: it keeps its inode and its times. A file that `lower` holds is linked
    from there. Links from `old` wait until `settle`, since a tree that is the same needs none, and
    one that has a `spare` only few.
    """

    def __init__(
        self,
        root: Path,
        old: Path | None = None,
        lower: Path | None = None,
        spare: Path | None = None,
    ) -> None:
        self._root = os.fspath(root)
        self._spare = spare
        self._old = None if old is None else os.fspath(old)
        self._lower = None if lower is None else os.fspath(lower)
        self._claims = Claims()
        self._folders = {""}
        self._kept: list[str] = []
        self._sizes: dict[str, int] = {}
        self._report: Report | None = None
        self._settled = False
        self._gone: set[str] = set()
        self.marks: Marks = {}
        """How its files stand, known once it stands in its place."""
        self.touched: Set[str] = set()
        """The paths at which a file was made, linked or taken away, known once it is settled."""
        self.changed = True
        """Known once the tree is settled: false when it holds just what the old one does."""

    @property
    def size(self) -> Size:
        """What the tree holds so far."""
        return Size(len(self._sizes), sum(self._sizes.values()), self._claims.folders)

    @property
    def paths(self) -> Iterable[str]:
        """The paths of its files so far."""
        return self._sizes.keys()

    @property
    def place(self) -> Path:
        """Where it stands, once it is settled and until it takes its place."""
        return Path(self._root if self.changed or self._old is None else self._old)

    @cached_property
    def stands(self) -> Marks:
        """What the old tree held when that was first asked."""
        return {} if self._old is None else inventory(self._old, mark_of).files

    def stand_on(self, lower: Path | None) -> None:
        """Takes from a finished tree of the audience below what both hold, from now on."""
        self._lower = None if lower is None else os.fspath(lower)

    @contextmanager
    def reported(self) -> Iterator[Report]:
        """What is put into it meanwhile, known at the end."""
        kept = len(self._kept)
        report = self._report = Report(sizes={}, kept=[])
        yield report
        self._report = None
        report.kept.extend(self._kept[kept:])

    def hear(self, report: Report) -> None:
        """Takes in what another process put into it. Raises UnsafePath (see `Claims`)."""
        for path, size in report.sizes.items():
            self._claim(path, size)
        self._kept += report.kept

    def take_over(self, paths: Sequence[str]) -> None:
        """Takes in files that stand in the old tree, and were put there beside each other."""
        self._claims.inherit(paths)
        for path in paths:
            self._sizes[path] = self.stands[path][1]
        self._kept += paths

    def write(self, path: str, content: bytes) -> None:
        """Puts a file into the tree. Raises UnsafePath (see `Claims`)."""
        self._claim(path, len(content))
        if self._old is not None and holds(f"{self._old}/{path}", content):
            self._kept.append(path)
            return
        place = self._open(path)
        if self._lower is not None:
            there = f"{self._lower}/{path}"
            if holds(there, content) and linked(there, place):
                return
        with open(place, "xb") as file:
            file.write(content)

    def copy(self, path: str, source: Path) -> None:
        """Puts a copy of a file into the tree; its source is only read, and is no symlink."""
        origin = os.fspath(source)
        known = os.lstat(origin)
        if not stat.S_ISREG(known.st_mode):
            raise ValueError(f'"{origin}" is not an ordinary file')
        self._claim(path, known.st_size)
        if not self._found(path, origin):
            copied(origin, f"{self._root}/{path}")

    def adopt(self, folder: Path, leave: Collection[str] = ()) -> None:
        """Moves every file of a folder into the tree, but for the paths to leave.

        The folder lies on the tree's disk, is nobody else's, and holds only files and folders.
        """
        for path, entry in walk(os.fspath(folder)):
            if path in leave:
                continue
            self._claim(path, entry.stat().st_size)
            if not self._found(path, entry.path):
                os.rename(entry.path, f"{self._root}/{path}")

    def settle(self) -> None:
        """Completes the tree on disk, unless it would be the old one again."""
        old, stands = self._old, self.stands
        if self._settled:
            return
        self._settled, self.touched = True, self._sizes.keys()
        if old is None:
            return
        self.changed = len(self._kept) < len(self._sizes) or len(stands) != len(self._sizes)
        if not self.changed:
            self.touched = set()
            return
        self._gone = stands.keys() - set(self._kept)
        if self._spare and self._spare.is_dir() and not self._spare.is_symlink():
            under_way = f"{self._root}.spare"
            os.rename(self._spare, under_way)
            stay = {path: stands.get(path, NOWHERE) for path in self._kept}
            linked_now = bring_up(under_way, old, stay, self._root)
            self.touched = (self._sizes.keys() - stay.keys()) | self._gone | {*linked_now}
            shutil.rmtree(self._root)
            os.rename(under_way, self._root)
            return
        for path in self._kept:
            there, place = f"{old}/{path}", self._open(path)
            if not linked(there, place):
                copied(there, place)

    def look(self, place: Path, touched: Set[str]) -> None:
        """Sees how its files stand in its place, but for those that nobody touched."""
        self.marks = {
            path: self.stands[path]
            if path in self.stands and path not in touched
            else marked(os.lstat(f"{place}/{path}"))
            for path in self._sizes
        }

    def leave(self, replaced: Path) -> None:
        """Keeps what it replaced as a spare for the next."""
        if self._spare and replaced.is_dir():
            keep_spare(replaced, self._gone, self._spare)

    def _claim(self, path: str, size: int) -> None:
        self._claims.claim(path)
        self._sizes[path] = size
        if self._report is not None:
            self._report.sizes[path] = size

    def _open(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        return f"{self._root}/{path}"

    def _make(self, folder: str) -> None:
        parent = folder.rpartition("/")[0]
        if parent not in self._folders:
            self._make(parent)
        with suppress(FileExistsError):
            os.mkdir(f"{self._root}/{folder}")
        self._folders.add(folder)

    def _found(self, path: str, origin: str) -> bool:
        """Whether a finished tree gives the file; if not, its folder is ready."""
        if self._old is not None and alike(f"{self._old}/{path}", origin):
            self._kept.append(path)
            return True
        place = self._open(path)
        if self._lower is None:
            return False
        there = f"{self._lower}/{path}"
        return alike(there, origin) and linked(there, place)


@contextmanager
def new_tree(target: Path, scratch: Path, lower: Path | None = None) -> Iterator[SiteTree]:
    """One tree to fill, which takes the place of `target`; see `new_trees`."""
    with new_trees(target.parent, scratch, [target.name]) as trees:
        tree = trees[target.name]
        tree.stand_on(lower)
        yield tree


@contextmanager
def new_trees(out: Path, scratch: Path, names: Sequence[str]) -> Iterator[Mapping[str, SiteTree]]:
    """Trees to fill, by name, which take their places below `out` when the block ends well.

    All of them change at one moment, so that no two are ever of different builds. `scratch` lies on
    the disk of `out` and is this build's alone (`open_scratch`). Where nothing at all changed, the
    old tree stays where it is. Raises NotATree when something other than a folder of ours is in the
    way; after any exception the former trees still stand.
    """
    key = sha256(os.fsencode(out.absolute())).hexdigest()[:16]
    under_way, aside = scratch / "trees" / key, scratch / "replaced" / key
    spares = scratch / FOLDER / key
    recover(out, aside)
    for name in names:
        refuse_strangers(out / name)
    under_way.mkdir(parents=True)
    try:
        trees = {name: _begun(under_way / name, out / name, spares / name) for name in names}
        yield trees
        for tree in trees.values():
            tree.settle()
        for name in [name for name, tree in trees.items() if not tree.changed]:
            shutil.rmtree(under_way / name)
        linked_anew = swap_in_all(under_way, out, aside)
        for name in [name for name, tree in trees.items() if tree.changed]:
            trees[name].leave(under_way / name)
    finally:
        shutil.rmtree(under_way, ignore_errors=True)
    everything = not linked_anew <= trees.keys()
    touched = set[str]()
    for name, tree in trees.items():  # what two trees share is one file at one path
        touched |= {*tree.paths} if everything or name in linked_anew else tree.touched
    for name, tree in trees.items():
        tree.look(out / name, touched)


def _begun(under_way: Path, old: Path, spare: Path) -> SiteTree:
    under_way.mkdir()
    return SiteTree(under_way, old if old.exists() else None, spare=spare)


def refuse_strangers(target: Path) -> None:
    """Raises NotATree unless `target` is absent, empty, or a folder with a home page."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotATree(f"{target} is not a folder, so no site is written there")
    if target.exists() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise NotATree(f"{target} holds something other than a site, so it is left alone")
