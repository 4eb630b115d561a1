"""The tree before the last one, kept to become the next: what stayed the same is there already.

It holds nothing but links to what stands, so it takes no room and tells nothing that the site has
ceased to tell. Nobody's hand is believed: each file in it is held against the one that stands, by
inode, and whatever else lies there goes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from kits.hosts.files import copied, linked

FOLDER = "spare"
"""Beside the trees under way."""


Mark = tuple[int, int, int, int]
"""What tells a file from what it was: inode, size, and when its bytes and it were changed."""
NOWHERE: Mark = (0, 0, 0, 0)
Marks = Mapping[str, Mark]
"""Those of a tree, by path."""
M = TypeVar("M")


class Inventory(NamedTuple, Generic[M]):
    """What lies below a folder."""

    files: dict[str, M]
    """What is told of each path; also of what is neither a file nor a folder."""
    folders: list[str]


def mark_of(entry: os.DirEntry[str]) -> Mark:
    """The mark of a file that a folder lists."""
    return marked(entry.stat(follow_symlinks=False))


def marked(known: os.stat_result) -> Mark:
    """The mark of a file: who writes to it moves the last of it on, and nobody sets that."""
    return (known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)


def inventory(folder: str, tell: Callable[[os.DirEntry[str]], M]) -> Inventory[M]:
    """What lies below a folder; no link is followed."""
    files: dict[str, M] = {}
    folders, ahead = [], [""]
    while ahead:
        prefix = ahead.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(prefix + entry.name)
                    ahead.append(f"{prefix}{entry.name}/")
                else:
                    files[prefix + entry.name] = tell(entry)
    return Inventory(files, folders)


def bring_up(spare: str, old: str, stands: Marks, new: str) -> list[str]:
    """Makes of a spare what stays of the old tree, and moves into it all that lies in the new one.

    `stands` are the files that stay; those are told that had to be linked.
    """
    found = inventory(spare, os.DirEntry.inode)
    missing = [path for path, mark in stands.items() if found.files.get(path) != mark[0]]
    made = _folders_of(stands)
    for path, inode in found.files.items():
        if path not in stands or stands[path][0] != inode:
            os.unlink(f"{spare}/{path}")
    for folder in sorted(set(found.folders) - made, reverse=True):
        os.rmdir(f"{spare}/{folder}")
    made.intersection_update(found.folders)
    for path in missing:
        _make(spare, path.rpartition("/")[0], made)
        there, place = f"{old}/{path}", f"{spare}/{path}"
        if not linked(there, place):
            copied(there, place)
    for path in inventory(new, os.DirEntry.inode).files:
        _make(spare, path.rpartition("/")[0], made)
        os.rename(f"{new}/{path}", f"{spare}/{path}")
    return missing


def keep_spare(tree: Path, gone: Iterable[str], spare: Path) -> None:
    """Keeps a tree that was replaced, without the files that stand no more; or none at all."""
    with suppress(OSError):
        for path in gone:
            os.unlink(f"{tree}/{path}")
        spare.parent.mkdir(parents=True, exist_ok=True)
        if spare.exists():
            shutil.rmtree(spare)
        os.rename(tree, spare)


def _folders_of(paths: Iterable[str]) -> set[str]:
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _make(root: str, folder: str, made: set[str]) -> None:
    if folder and folder not in made:
        _make(root, folder.rpartition("/")[0], made)
        os.mkdir(f"{root}/{folder}")
        made.add(folder)
