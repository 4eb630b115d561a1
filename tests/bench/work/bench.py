"""A community of so many groups in a folder of its own, built again and again, and its peers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import count
from pathlib import Path

from tests.bench.work.clock import Cost, cost, typical
from tests.bench.work.community import Work, write
from tests.bench.work.hugo import Hugo, write_site
from tests.bench.work.words import NOW


class Bench:
    """One work on one disk. What several measures compare with is measured once."""

    def __init__(self, kits: Path, folder: Path, work: Work, hugo: Path | None) -> None:
        self.kits = kits
        self.folder = folder
        self.work = work
        self.hugo = hugo
        self.project = folder / f"{work.groups}-groups"
        self._others: dict[int, Bench] = {}
        self._turns = count()
        self._stands = ""
        """The moment of the tree that stands."""
        write(self.project, work)

    def of(self, groups: int) -> Bench:
        """The same with another number of groups."""
        if groups == self.work.groups:
            return self
        if groups not in self._others:
            work = replace(self.work, groups=groups)
            self._others[groups] = Bench(self.kits, self.folder, work, self.hugo)
        return self._others[groups]

    def command(self, *words: str, now: str = NOW) -> list[str]:
        """Our command on this community, at a moment."""
        return [str(self.kits), "-C", str(self.project), "--now", now, *words]

    def build(self, now: str = NOW, *, watched: bool = False) -> Cost:
        """What the leaders' tree costs, whatever stands there."""
        self._stands = now
        return cost(self.command("build", "--audience", "leaders", now=now), watched=watched)

    def build_cold(self, *, watched: bool = False) -> Cost:
        """What it costs where nothing stands and nothing is kept."""
        self.forget()
        return self.build(watched=watched)

    def build_edited(self, edit: Callable[[Path, int], object]) -> Cost:
        """What it costs after one more edit."""
        edit(self.project, next(self._turns))
        return self.build()

    def forget(self) -> None:
        """Takes away all that builds left."""
        self._stands = ""
        for name in ("site", ".kits"):
            shutil.rmtree(self.project / name, ignore_errors=True)

    def settle(self) -> None:
        """Sees to it that the tree of NOW stands."""
        if self._stands != NOW:
            self.build()

    @property
    def tree(self) -> Path:
        """The tree that leaders get."""
        return self.project / "site/leaders"

    @cached_property
    def cold(self) -> Cost:
        """Our cold build."""
        return typical(self.build_cold() for _ in count())

    @cached_property
    def watched(self) -> Cost:
        """A cold build of which the memory is looked at."""
        return self.build_cold(watched=True)

    @cached_property
    def site(self) -> Hugo | None:
        """Hugo's site, which takes over what all pages of ours have alike."""
        if self.hugo is None:
            return None
        self.settle()
        return write_site(self.hugo, self.folder / "hugo", self.work, self.tree / "g")

    @cached_property
    def peer(self) -> Cost | None:
        """Hugo's build, after one that warms up; None where there is no Hugo."""
        site = self.site
        if site is None:
            return None
        site.build()
        return typical(site.build() for _ in count())


def inodes(tree: Path) -> dict[str, int]:
    """Every file of a tree, and what tells whether it was written anew."""
    return {str(path): path.stat().st_ino for path in files(tree)}


def files(tree: Path) -> Iterator[Path]:
    """Every file of a tree."""
    return (path for path in tree.rglob("*") if path.is_file())
