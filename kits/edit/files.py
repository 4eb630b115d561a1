"""Files on their way into a project: what is new, and what becomes of files that are there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container, Mapping
from pathlib import Path

from kits.source.trees import FileTree

Files = Mapping[str, str | bytes]
"""By path in the project folder, with forward slashes."""


def write_new(root: Path, files: Files, known: Container[str] = ()) -> tuple[str, ...]:
    """The paths that exist already, sorted; only if there are none, everything is written.

    Those that are `known` to be there are not among them. Raises `OSError` as writing does.
    """
    taken = [path for path in files if path not in known and os.path.lexists(root / path)]
    if not taken:
        encoded = ((p, d.encode() if isinstance(d, str) else d) for p, d in files.items())
        rewrite(root, dict(encoded))
    return tuple(sorted(taken))


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
