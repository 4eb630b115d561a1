"""Groups shared out among the cores of a machine, by copies of this process."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1
"""Linux, prctl(2): a copy ends with its parent, however that ends, so that nobody else writes where
the next build works."""
FEW = 100
"""Groups that one process works on sooner than several are started."""


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # on Linux, where fewer may be its share
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class WorkerLost(Exception):
    """A process ended before its work was done; the text says how."""


def can_fork() -> bool:
    """Whether a copy of this process can go on where it stands.

    On macOS its libraries may not survive that, and Windows has no such call.
    """
    return sys.platform == "linux"


def shared_out(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    jobs: int,
    hear: Callable[[R], None] = lambda result: None,
) -> Iterator[R]:
    """What the work gives for each stretch of the items, in their order.

    A copy of this process has all that this one has read, so nothing is handed to it. `hear` is
    told of what was done elsewhere. An exception there is one here (WorkerLost where it cannot be
    told).
    """
    if jobs < 2 or len(items) < FEW or not can_fork():
        yield work(items)
        return
    gc.collect()
    gc.freeze()  # so that looking for garbage in a copy does not copy what it shares
    context = get_context("fork")
    started = []
    try:
        for stretch in stretches(items, jobs):
            here, there = context.Pipe(duplex=False)
            facts = (work, stretch, there, os.getpid())
            process = context.Process(target=_run, args=facts, daemon=True)
            process.start()
            there.close()
            started.append((process, here))
        for process, here in started:
            result: R = _received(here)
            hear(result)
            yield result
            process.join()
    finally:
        gc.unfreeze()
        for process, here in started:
            process.terminate()
            process.join()
            here.close()


def stretches(items: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    """The items in order, in so many parts of about the same length."""
    each, more = divmod(len(items), count)
    first = 0
    for part in range(count):
        last = first + each + (part < more)
        yield items[first:last]
        first = last


def _run(
    work: Callable[[Sequence[T]], R], items: Sequence[T], out: Connection, parent: int
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # heard by the command, which ends its copies
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return  # it ended before that was asked for
    try:
        out.send((work(items), None))
    except Exception as problem:
        problem.add_note(traceback.format_exc())
        out.send((None, problem))


def _received(here: Connection) -> Any:
    try:
        result, problem = here.recv()
    except EOFError:
        raise WorkerLost("a process that made pages was ended from outside") from None
    if problem is not None:
        raise problem
    return result
