"""Putting folders in the place of others at one stroke."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kits.hosts.files import copied, linked

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, renameat2(2)."""
_RENAME_SWAP = 2
"""macOS, renamex_np(2)."""
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EACCES, errno.EBUSY}
"""What a kernel or file system answers that cannot exchange these two."""


def swap_in_all(new: Path, out: Path, aside: Path) -> set[str]:
    """Puts every folder in `new` at its name below `out`; what stood there is then in `new`.

    Linux and macOS exchange two folders in one step, so that at any moment, also after `kill -9`,
    `out` holds all of the old or all of the new: one changed folder is exchanged by itself; of
    several, `out` as a whole, with links to what did not change. Where a system cannot, or `out`
    holds what is not ours or is a disk of its own, they follow one another; and where it cannot
    exchange at all, the old folder is renamed to `aside` and then the new one to its place: between
    the two there is no site, and `recover` puts the old one back if the process died just there;
    what was replaced is then removed. All lie on one disk. Tells which were linked anew.
    """
    names = sorted(path.name for path in new.iterdir())
    others = _others(out, names) if len(names) > 1 else None
    if others is not None and _all_at_once(new, out, others):
        return {path.name for path in others}
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        if not (out / name).exists():
            os.rename(new / name, out / name)
        elif not exchange(new / name, out / name):
            replace(new / name, out / name, aside / name)
    return set()


def _others(out: Path, names: Sequence[str]) -> Sequence[Path] | None:
    """The sites that stay beside these; None where `out` cannot be exchanged as a whole."""
    if out.is_symlink() or not out.is_dir() or _exchange_call() is None:
        return None
    others = [path for path in out.iterdir() if path.name not in names]
    return others if all(_is_site(path) for path in others) else None


def _all_at_once(new: Path, out: Path, others: Sequence[Path]) -> bool:
    for path in others:
        shutil.copytree(path, new / path.name, copy_function=_link)
    if exchange(new, out):
        return True
    for path in others:
        shutil.rmtree(new / path.name)
    return False


def _is_site(path: Path) -> bool:
    return not path.is_symlink() and (path / "index.html").is_file()


def _link(origin: str, place: str) -> None:
    if not linked(origin, place):
        copied(origin, place)


def replace(new: Path, target: Path, aside: Path) -> None:
    """Does in two renames what the system cannot do in one."""
    aside.parent.mkdir(parents=True, exist_ok=True)
    os.rename(target, aside)
    os.rename(new, target)
    shutil.rmtree(aside)


def recover(out: Path, aside: Path) -> None:
    """Ends replacements that were cut off between their two renames or just after them."""
    for left in aside.iterdir() if aside.is_dir() else ():
        if (out / left.name).exists():
            shutil.rmtree(left)
        else:
            os.rename(left, out / left.name)


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two names in one step; false where the system has no such step."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform not in ("linux", "darwin"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        return lambda one, other: int(
            libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
        )
    if hasattr(libc, "renamex_np"):
        return lambda one, other: int(libc.renamex_np(one, other, _RENAME_SWAP))
    return None
