"""Costly files: found among what was kept, else made, on all cores where there is much to make."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from multiprocessing import forkserver, get_context
from pathlib import Path
from threading import current_thread, main_thread

from kits.hosts.keeping import Kept
from kits.model.artifacts import Artifact, Copied, File, Made, Page, Prototype, Stamped, Work
from kits.render.bare import Bare, NoPicture, is_shown

KEPT = "made"
"""The folder beside the trees under way."""
FEW = 48
"""Fewer are made here: other processes take a second to get ready."""
AHEAD = 8
"""How many wait for each core, so that none is idle while results are written."""

Ready = File | Copied | Page | Prototype | Stamped


class Maker:
    """Makes the files of one project."""

    def __init__(self, project: Path, kept: Kept, jobs: int = 1) -> None:
        self.project = project
        self._project = os.fspath(project)
        self._kept = kept
        self._jobs = jobs
        self.count = 0
        """How many were made, and not found."""

    def make(self, made: Made) -> bytes:
        """The content of one file."""
        key = self._key(made.work)
        content = self._kept.find(key)
        if content is None:
            content = self._keep(key, make(made.work, self._project))
        return content

    def published(self, copied: Copied) -> bytes | None:
        """What stands in a tree of a picture of the content; None for a file that is only copied.

        A picture of our own, which the package brings, is one of these.
        """
        if os.path.isabs(copied.source) or not is_shown(copied.source):
            return None
        return self.make(Made(path=copied.path, work=Bare(copied.source)))

    def put(self, copied: Copied, place: Path) -> None:
        """Writes what stands in a tree of a file of the content to a new file.

        None is written of what was a picture when it was checked, and is none any more.
        """
        with suppress(NoPicture):
            content = self.published(copied)
            if content is None:
                shutil.copyfile(self.project / copied.source, place)
            else:
                place.write_bytes(content)

    def finish(self, artifacts: Iterable[Artifact]) -> Iterator[Ready]:
        """The artifacts, with files in place of what was to be made, later than these stood.

        Other processes are started once there is enough for them to do, and at no other time.
        """
        few: list[tuple[Made, str]] = []
        pool: _Pool | None = None
        try:
            for artifact in artifacts:
                if not isinstance(artifact, Made):
                    yield artifact
                    continue
                key = self._key(artifact.work)
                content = self._kept.find(key)
                if content is not None:
                    yield File(path=artifact.path, content=content)
                elif pool is not None:
                    yield from self._kept_from(pool.add(artifact, key))
                else:
                    few.append((artifact, key))
                    if len(few) == FEW and self._jobs > 1:
                        pool = _Pool(self._project, self._jobs)
                        for one, its_key in few:
                            yield from self._kept_from(pool.add(one, its_key))
                        few = []
            if pool is not None:
                yield from self._kept_from(pool.rest())
            for one, key in few:
                content = self._keep(key, make(one.work, self._project))
                yield File(path=one.path, content=content)
        finally:
            if pool is not None:
                pool.close()

    def _kept_from(self, results: Iterable[tuple[Made, str, bytes]]) -> Iterator[File]:
        for made, key, content in results:
            yield File(path=made.path, content=self._keep(key, content))

    def _keep(self, key: str, content: bytes) -> bytes:
        self.count += 1
        self._kept.keep(key, content)
        return content

    def _key(self, work: Work) -> str:
        found = sha256(work.identity)
        for source in work.sources:
            found.update(_digest(_read(os.path.join(self._project, source))))
        return found.hexdigest()


class _Pool:
    """Processes at work; what they make comes back in the order in which it was asked for."""

    def __init__(self, project: str, jobs: int) -> None:
        # Not by copying this process, of which a thread may hold a lock just then.
        way = "spawn" if sys.platform == "win32" else "forkserver"
        if way == "forkserver":
            _start_deaf()
        self._pool = ProcessPoolExecutor(jobs, get_context(way), initializer=_leave_interrupts)
        self._project = project
        self._most = jobs * AHEAD
        self._asked: deque[tuple[Made, str, Future[bytes]]] = deque()

    def add(self, made: Made, key: str) -> Iterator[tuple[Made, str, bytes]]:
        """Asks for one, and gives the first results where many were asked for."""
        self._asked.append((made, key, self._pool.submit(make, made.work, self._project)))
        while len(self._asked) > self._most:
            yield self._first()

    def rest(self) -> Iterator[tuple[Made, str, bytes]]:
        """All results that are still due."""
        while self._asked:
            yield self._first()

    def close(self) -> None:
        """Ends the processes; what is not begun is never made."""
        self._pool.shutdown(cancel_futures=True)

    def _first(self) -> tuple[Made, str, bytes]:
        made, key, result = self._asked.popleft()
        return made, key, result.result()


def make(work: Work, project: str) -> bytes:
    """The result of a work, on this core."""
    return work.make(lambda path: _read(os.path.join(project, path)))


def _read(path: str) -> bytes:
    known = os.stat(path)
    return _content(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=32)
def _content(path: str, changed: int, size: int) -> bytes:
    """A file that thousands of posters may show is read once, until it changes."""
    return Path(path).read_bytes()


@lru_cache(maxsize=32)
def _digest(content: bytes) -> bytes:
    return sha256(content).digest()


def _start_deaf() -> None:
    """Starts what starts the processes while Ctrl+C is not heard, so that these never hear it.

    Only the first thread may choose what is heard; in another one nobody presses Ctrl+C.
    """
    if current_thread() is not main_thread():
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, heard)


def _leave_interrupts() -> None:
    """Ctrl+C is heard by the command alone, which then ends its processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
