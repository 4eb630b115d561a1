"""The folder beside the trees in which a build works, one build at a time."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HIDDEN = ".kits"
"""Holds caches, locks and trees under way; never served, never in git."""
UNDER_WAY = ("trees", "work")
"""What a build leaves behind only when it was killed."""


class BuildRunning(Exception):
    """Another build is at work in the same place; the text says where."""


class CannotWrite(Exception):
    """The sites or what is under way have no place; the text says where, and why."""


@contextmanager
def open_scratch(project: Path, out: Path, name: str = "") -> Iterator[Path]:
    """A folder on the disk of `out` that belongs to this build alone, clean.

    What is built under a `name` has a folder of its own, beside other builds at work.
    Raises BuildRunning at once when another build has it, and CannotWrite where nothing can be
    written. The lock ends with its process, so a killed build holds up nobody; what it left is
    cleared here. Of a build that gives nothing no empty `out` is left.
    """
    is_new = not out.exists()
    _make(out)
    scratch = place_scratch(project, out) / name
    _make(scratch)
    with _locked(scratch / "lock"):
        clear(scratch)
        try:
            yield scratch
        finally:
            clear(scratch)
            if is_new:
                with suppress(OSError):  # it holds what was built
                    out.rmdir()


def place_scratch(project: Path, out: Path) -> Path:
    """Where to work so that finished trees only need renaming: the first on the disk of `out`.

    That is the project's own `.kits`, else one beside `out`, else (where `out` is a disk of its
    own, such as a mounted volume) one inside it.
    """
    disk = out.stat().st_dev
    for home in (project, out.resolve().parent):
        if home.stat().st_dev == disk:
            return home / HIDDEN
    return out / HIDDEN


@contextmanager
def workshop(scratch: Path) -> Iterator[Path]:
    """A new folder for the stage and what a host makes of it; gone afterwards."""
    folder = scratch / "work"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def clear(scratch: Path) -> None:
    """Removes what builds leave under way; caches and the lock stay."""
    for name in UNDER_WAY:
        shutil.rmtree(scratch / name, ignore_errors=not (scratch / name).exists())


def _make(folder: Path) -> None:
    """Makes a folder that others can be made in; the finished trees are renamed into `out`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f'the folder "{folder}" cannot be made: {error.strerror}') from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotWrite(f'nothing can be written in "{folder}"')


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise CannotWrite(f'"{path}" cannot be written: {error.strerror}') from error
    try:
        try:
            _seize(lock)
        except OSError as error:
            raise BuildRunning(f"another build is running in {path.parent}") from error
        yield
    finally:
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _seize(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
