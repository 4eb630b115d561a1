"""Putting a folder in the place of another at one stroke."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, renameat2(2)."""
_RENAME_SWAP = 2
"""macOS, renamex_np(2)."""
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""What a kernel or file system answers that cannot exchange."""


def swap_in(new: Path, target: Path, aside: Path) -> None:
    """Puts the folder `new` at `target`; what stood there is removed.

    Linux and macOS exchange the two in one step, so that at any moment, also after `kill -9`,
    `target` is the whole old or the whole new folder. Where the system cannot, the old folder is
    renamed to `aside` and then the new one to `target`: between the two there is no site, and
    `recover` puts the old one back if the process died just there. All three lie on one disk.
    """
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(new, target)
    elif exchange(new, target):
        shutil.rmtree(new)
    else:
        replace(new, target, aside)


def replace(new: Path, target: Path, aside: Path) -> None:
    """Does in two renames what the system cannot do in one."""
    os.rename(target, aside)
    os.rename(new, target)
    shutil.rmtree(aside)


def recover(target: Path, aside: Path) -> None:
    """Ends a replacement that was cut off between its two renames or just after them."""
    if aside.exists() and not target.exists():
        os.rename(aside, target)
    elif aside.exists():
        shutil.rmtree(aside)


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
