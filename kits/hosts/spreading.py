"""Shards made by the workers of a Dask cluster, which sees to all that is scheduled."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from kits.hosts.forking import WorkerLost
from kits.hosts.scratch import HIDDEN, open_scratch
from kits.hosts.sharding import make_shard
from kits.hosts.shards import Refused, Shard
from kits.model.findings import Finding

PATIENCE = 10
"""Seconds that a scheduler has to answer."""

Made = Shard | tuple[Finding, ...]


@contextmanager
def spread(
    scheduler: str, *, project: Path, now: datetime, has_pages: bool
) -> Iterator[tuple[Path, Sequence[Made]]]:
    """A folder with a shard of each worker, and what each gave (see `make_shard`).

    All machines see the project at the same path, and the shards lie in its `.kits` for as long as
    the block takes. Raises Refused where there is no such cluster, WorkerLost, and what
    `make_shard` raises.
    """
    out = project / HIDDEN / "parts"
    with open_scratch(project, out, "spread"):
        shutil.rmtree(out)  # what one that was killed has left
        try:
            work = partial(make_there, project=project, out=out, now=now, has_pages=has_pages)
            yield out, made_by(scheduler, work)
        finally:
            shutil.rmtree(out, ignore_errors=True)


def make_there(
    number: int, count: int, *, project: Path, out: Path, now: datetime, has_pages: bool
) -> Made:
    """Makes a shard on a machine that may not see the project, which is Refused."""
    if not project.is_dir():
        raise Refused(
            f'a Dask worker does not see "{project}"',
            "keep the project on a disk that all machines see at the same path",
        )
    return make_shard(number, count, project=project, out=out, now=now, has_pages=has_pages)


def made_by(scheduler: str, work: Callable[[int, int], Made]) -> list[Made]:
    """What the workers of a cluster give, each told its number and how many they are."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise Refused("Dask is not installed here", "install leaderkit[dask]") from None
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise Refused(
            f'no Dask scheduler answers at "{scheduler}"',
            "start one with dask scheduler, and name its address",
        ) from None
    with client:
        count = len(client.nthreads())
        if not count:
            raise Refused(
                f'the Dask scheduler at "{scheduler}" has no worker', "start some with dask worker"
            )
        numbers = range(1, count + 1)
        try:
            return list(client.gather(client.map(work, numbers, [count] * count, pure=False)))
        except KilledWorker as problem:
            raise WorkerLost(f"a Dask worker was lost: {problem}") from None
        except ImportError as problem:
            raise Refused(
                f"a Dask worker lacks what this machine has: {problem}",
                "install the same versions of Leaderkit, Python and all packages on all machines",
            ) from None
