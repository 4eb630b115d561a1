"""Files on their way into a project: what is new, and what is added to a file that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kits.source.trees import FileTree


@dataclass(frozen=True, slots=True)
class Appended:
    """Bytes for the end of a file that is there already."""

    data: bytes


Files = Mapping[str, str | bytes | Appended]
"""By path in the project folder, with forward slashes."""


def write_new(root: Path, files: Files) -> tuple[str, ...]:
    """The paths that exist already, sorted; only if there are none, everything is written.

    What is appended needs its file, and is not among them. Raises `OSError` as writing does.
    """
    taken = [
        path
        for path, content in files.items()
        if not isinstance(content, Appended) and os.path.lexists(root / path)
    ]
    if not taken:
        for path, content in files.items():
            _write(root / path, content)
    return tuple(sorted(taken))


def _write(path: Path, content: str | bytes | Appended) -> None:
    if isinstance(content, Appended):
        with path.open("r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(content.data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)


def rewrite(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Writes files that are there anew, or for the first time, and removes those without bytes.

    Each is at any moment whole, as it was or as it is to be; what is removed goes last. Raises
    `OSError` as writing does.
    """
    for path, data in files.items():
        if data is not None:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.new")
            beside.write_bytes(data)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
    for path, data in files.items():
        if data is None:
            (root / path).unlink()


def read_below(tree: FileTree, prefix: str, suffix: str = "") -> dict[str, bytes]:
    """The files whose path begins with `prefix` and ends with `suffix`, such as all tables."""
    paths = [path for path in tree.paths() if path.startswith(prefix) and path.endswith(suffix)]
    return {path: tree.read(path) for path in paths}
