"""Which paths may be written, in a stage and in a tree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_UNSAFE = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|[\\\x00-\x1f\x7f]")
"""An empty, `.` or `..` step, which covers absolute paths; a backslash; a control character."""


class UnsafePath(ValueError):
    """A path that could leave its folder, or that meets another one: a bug of its renderer."""


class Claims:
    """The paths taken so far, told apart as the least able file system would."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    @property
    def folders(self) -> int:
        """How many folders the paths taken so far need."""
        return len(self._folders)

    def claim(self, path: str) -> None:
        """Takes a path, when nothing else stands there yet.

        Raises UnsafePath for a path that is not plain and relative, a file claimed twice, and two
        that differ only in letter case or in the way an accent is encoded.
        """
        if _UNSAFE.search(path):
            raise UnsafePath(f'"{path}" is not a plain relative path')
        key = fold(path)
        if key in self._files or key in self._folders:
            other = self._files.get(key) or self._folders[key]
            raise UnsafePath(f'"{path}" would be written over "{other}"')
        folder = path.rpartition("/")[0]
        if folder:
            self._enter(folder, path)
        self._files[key] = path

    def inherit(self, paths: Collection[str]) -> None:
        """Takes the paths of a whole tree, or some of them, which were claimed when it was made."""
        self._files.update((fold(path), path) for path in paths)
        for folder in {path.rpartition("/")[0] for path in paths} - {""}:
            self._enter(folder, folder)

    def _enter(self, folder: str, path: str) -> None:
        key = fold(folder)
        known = self._folders.get(key)
        if known == folder:
            return
        if known is not None or key in self._files:
            raise UnsafePath(f'"{path}" would meet "{known or self._files[key]}"')
        parent = folder.rpartition("/")[0]
        if parent:
            self._enter(parent, path)
        self._folders[key] = folder


def fold(path: str) -> str:
    """The path as a file system sees it that ignores case and the encoding of accents."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
