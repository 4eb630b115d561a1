"""One audience's artifacts in memory, made only as far as someone looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kits.hosts.building import once
from kits.hosts.keeping import Kept
from kits.hosts.making import KEPT, Maker
from kits.hosts.scratch import HIDDEN
from kits.model.artifacts import Artifact, Copied, File, Made, Page, Prototype, Stamped
from kits.render.bare import NoPicture


class DrawnTree:
    """What a tree holds without its host; not for several threads at once.

    The first group's kit is there when the first group's is made, however many follow.
    """

    def __init__(
        self,
        artifacts: Callable[[], Iterable[Artifact]],
        phones: Callable[[], Iterable[Artifact]],
        project: Path,
    ) -> None:
        """Each is called at most once: `artifacts` at the first look, `phones` when one is due."""
        self._artifacts = artifacts
        self._phones = phones
        self._project = project
        self._maker = Maker(project, Kept(project / HIDDEN / KEPT))
        self._steps = self._draw()
        self._opened = False
        self._broken: Exception | None = None
        self._files: dict[str, bytes | Copied | Made] = {}
        self.stamped: dict[str, Stamped] = {}
        """Whole once the tree is open."""
        self.staged: list[Page | Prototype | Copied] = []
        """Likewise."""

    def open(self) -> None:
        """Draws all that a host must know."""
        if not self._opened:
            self._step()
            self._opened = True

    def find(self, path: str) -> bytes | Path | None:
        """What stands at a path without a host: bytes, or the file of which it is a copy.

        What is costly to make is made now.
        """
        self.open()
        while path not in self._files and self._step():
            pass
        found = self._files.get(path)
        if isinstance(found, Made):
            return self._maker.make(found)
        if isinstance(found, Copied):
            return self._copied(found)
        return found

    def _copied(self, found: Copied) -> bytes | Path | None:
        """Content goes on changing after it was read: what is gone, or no picture, is not there."""
        try:
            content = self._maker.published(found)
        except (OSError, NoPicture):
            return None
        return self._project / found.source if content is None else content

    def _step(self) -> bool:
        """Draws a little more; false at the end. What broke once stays broken.

        Else the pages that a renderer lost would look as if there were none.
        """
        if self._broken is not None:
            raise self._broken
        try:
            return next(self._steps, False)
        except Exception as bug:
            self._broken = bug
            raise

    def _draw(self) -> Iterator[bool]:
        for artifact in once(self._artifacts()):
            self._keep(artifact)
        yield True
        for file in self._phones():
            self._keep(file)
            yield True

    def _keep(self, artifact: Artifact) -> None:
        match artifact:
            case File():
                self._files[artifact.path] = artifact.content
            case Copied():
                self._files[artifact.path] = artifact
                self.staged.append(artifact)
            case Made():
                self._files[artifact.path] = artifact
            case Stamped():
                self.stamped[artifact.path] = artifact
            case Page() | Prototype():
                self.staged.append(artifact)
