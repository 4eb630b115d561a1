"""One audience's artifacts in memory, drawn from their stream only as far as someone looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kits.hosts.building import once
from kits.model.artifacts import Artifact, Copied, File, Page, Prototype, Stamped


class DrawnTree:
    """What a tree holds, in the order it comes; not for several threads at once.

    The first group's kit is there when the first group is made, however many follow.
    """

    def __init__(self, artifacts: Callable[[], Iterable[Artifact]], project: Path) -> None:
        """`artifacts` is called when the first path is looked for, and never again."""
        self._artifacts = artifacts
        self._project = project
        self._stream: Iterable[Artifact] | None = None
        self._broken: Exception | None = None
        self._files: dict[str, bytes | Path] = {}
        self.stamped: dict[str, Stamped] = {}
        self.staged: list[Page | Prototype | Copied] = []

    def find(self, path: str) -> bytes | Path | None:
        """What stands at a path without a host: bytes, or the file of which it is a copy.

        After None everything has been drawn, so that `stamped` and `staged` are whole.
        """
        if path not in self._files:
            self._draw(path)
        return self._files.get(path)

    def _draw(self, wanted: str) -> None:
        if self._broken is not None:  # else what a renderer lost would look like a missing page
            raise self._broken
        try:
            if self._stream is None:
                self._stream = once(self._artifacts())
            for artifact in self._stream:
                self._keep(artifact)
                if wanted in self._files:
                    return
        except Exception as bug:
            self._broken = bug
            raise

    def _keep(self, artifact: Artifact) -> None:
        match artifact:
            case File():
                self._files[artifact.path] = artifact.content
            case Copied():
                self._files[artifact.path] = self._project / artifact.source
                self.staged.append(artifact)
            case Stamped():
                self.stamped[artifact.path] = artifact
            case Page() | Prototype():
                self.staged.append(artifact)
