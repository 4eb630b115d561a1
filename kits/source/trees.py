"""The files of a project, from a folder or from a revision of its repository."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from kits.model.places import Passage

CONTENT = "content"
COMMUNITY = f"{CONTENT}/community.yml"
"""Makes a folder a project."""
HOST = "mkdocs.yml"

_TEXTS = (".md", ".csv", ".yml")


class FileTree(Protocol):
    """Files by path, relative to the project folder, with forward slashes."""

    def paths(self) -> tuple[str, ...]:
        """All files of the content folder, sorted; none that begins with a dot, and no link."""

    def links(self) -> tuple[str, ...]:
        """The symlinks to files and folders, sorted; what they lead to is never read."""

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`."""


def host_settings(tree: FileTree) -> Passage:
    """What the site generator is told in `mkdocs.yml`; nothing where a tree has no such file."""
    try:
        text = tree.read(HOST).decode(errors="replace")
    except (OSError, KeyError):
        return Passage("", HOST)
    starts = tuple((line, 1) for line in range(1, text.count("\n") + 2))
    return Passage(text, HOST, starts)


class FolderTree:
    """The files below a folder of the disk."""

    def __init__(self, root: Path, below: str = CONTENT) -> None:
        """The files of `root` whose path begins with `below`; all of them if that is empty."""
        self._root = root
        self._below = below

    def paths(self) -> tuple[str, ...]:
        """All files, sorted; none that begins with a dot, and no link."""
        return self._listing[0]

    def links(self) -> tuple[str, ...]:
        """The symlinks to files and folders, sorted."""
        return self._listing[1]

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`; raises OSError for what is no ordinary file."""
        with open(self._root / path, "rb", opener=_open_plain) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "not an ordinary file", path)
            return file.read()

    @cached_property
    def _listing(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        top = self._root / self._below
        if top.is_symlink():
            return (), (self._below,)
        files: list[str] = []
        links: list[str] = []
        folders = [(top, f"{self._below}/" if self._below else "")]
        while folders:
            folder, prefix = folders.pop()
            for entry in _entries(folder, prefix, files):
                path = prefix + entry.name
                if entry.is_symlink():
                    links.append(path)
                elif entry.is_dir():
                    folders.append((folder / entry.name, f"{path}/"))
                else:
                    files.append(path)
        return tuple(sorted(files)), tuple(sorted(links))


def _entries(folder: Path, prefix: str, files: list[str]) -> list[os.DirEntry[str]]:
    """What stands in a folder; one that cannot be opened is told as if it were such a file."""
    if not folder.is_dir():
        return []
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        files.append(prefix.rstrip("/"))
        return []


def _open_plain(path: str, flags: int) -> int:
    """Opens no link, and waits for no pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


class RevisionNotFound(Exception):
    """There is no such revision, or no repository."""

    def __init__(self, revision: str, reason: str) -> None:
        super().__init__(f'there is no revision "{revision}": {reason}')
        self.revision = revision


class RevisionTree:
    """The files below the content folder as a revision of the git repository has them."""

    def __init__(self, root: Path, revision: str) -> None:
        """`root` is the project folder, which may lie deep in the repository.

        Raises RevisionNotFound.
        """
        self._root = root
        commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        if commit.returncode:
            reason = commit.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
            raise RevisionNotFound(revision, reason)
        listing = _git(root, "ls-tree", "-r", "-z", commit.stdout.decode().strip(), "--", CONTENT)
        listing.check_returncode()
        self._blobs: dict[str, str] = {}
        links = []
        for line in filter(None, listing.stdout.split(b"\0")):
            facts, _, name = line.partition(b"\t")
            mode, kind, blob = facts.decode().split(" ")
            path = os.fsdecode(name)
            if any(part.startswith(".") for part in path.split("/")):
                continue
            if mode == "120000":
                links.append(path)
            elif kind == "blob":
                self._blobs[path] = blob
        self._links = tuple(sorted(links))

    def paths(self) -> tuple[str, ...]:
        """All files, sorted; none that begins with a dot, and no link."""
        return tuple(sorted(self._blobs))

    def links(self) -> tuple[str, ...]:
        """The symlinks to files and folders, sorted."""
        return self._links

    def read(self, path: str) -> bytes:
        """The bytes of one of `paths`."""
        blob = self._blobs[path]
        if path.endswith(_TEXTS):
            return self._texts[blob]
        return self._contents([blob])[blob]

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        """All texts at once, since a process a file would take seconds."""
        return self._contents(b for path, b in self._blobs.items() if path.endswith(_TEXTS))

    def _contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        wanted = "".join(f"{blob}\n" for blob in sorted(set(blobs)))
        answer = _git(self._root, "cat-file", "--batch", given=wanted.encode())
        answer.check_returncode()
        contents = {}
        at = 0
        while at < len(answer.stdout):
            end = answer.stdout.index(b"\n", at)
            blob, _, size = answer.stdout[at:end].decode().split(" ")
            at = end + 1 + int(size)
            contents[blob] = answer.stdout[end + 1 : at]
            at += 1
        return contents


def edited_at(root: Path, paths: Sequence[str]) -> datetime | None:
    """When one of some files was last edited, as the history of the project has it.

    None without a history, while one is changed and not committed, and of what was never edited:
    where a history is cut short, its first commit seems to bring everything.
    """
    changed = _git(root, "diff", "--quiet", "HEAD", "--", *paths)
    last = _git(root, "log", "-1", "--diff-filter=M", "--format=%aI", "--", *paths)
    told = last.stdout.decode().strip()
    is_known = told and not (changed.returncode or last.returncode)
    return datetime.fromisoformat(told) if is_known else None


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", os.fspath(root), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, b"", b"git is not installed")
