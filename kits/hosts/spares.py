"""The tree before the last one, kept to become the next: what stayed the same is there already.

It holds nothing but links to what stands, so it takes no room and tells nothing that the site has
ceased to tell. Nobody's hand is believed: each file in it is held against the one that stands, by
inode, and whatever else lies there goes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kits.hosts.files import copied, linked

FOLDER = "spare"
"""Beside the trees under way."""


class Inventory(NamedTuple):
    """What lies below a folder."""

    files: dict[str, int]
    """Paths with their inodes; also of what is neither a file nor a folder."""
    folders: list[str]


def inventory(folder: str) -> Inventory:
    """What lies below a folder; no link is followed."""
    files: dict[str, int] = {}
    folders, ahead = [], [""]
    while ahead:
        prefix = ahead.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(prefix + entry.name)
                    ahead.append(f"{prefix}{entry.name}/")
                else:
                    files[prefix + entry.name] = entry.inode()
    return Inventory(files, folders)


def bring_up(spare: str, old: str, stands: Mapping[str, int], new: str) -> None:
    """Makes of a spare what stays of the old tree, and moves into it all that lies in the new one.

    `stands` are the files that stay, with their inodes.
    """
    found = inventory(spare)
    made = _folders_of(stands)
    for path, inode in found.files.items():
        if stands.get(path) != inode:
            os.unlink(f"{spare}/{path}")
    for folder in sorted(set(found.folders) - made, reverse=True):
        os.rmdir(f"{spare}/{folder}")
    made.intersection_update(found.folders)
    for path, inode in stands.items():
        if found.files.get(path) != inode:
            _make(spare, path.rpartition("/")[0], made)
            there, place = f"{old}/{path}", f"{spare}/{path}"
            if not linked(there, place):
                copied(there, place)
    for path in inventory(new).files:
        _make(spare, path.rpartition("/")[0], made)
        os.rename(f"{new}/{path}", f"{spare}/{path}")


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
