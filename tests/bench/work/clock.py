"""What a command costs: seconds on the wall and at work, and memory, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter

QUICK = 5.0
"""What takes fewer seconds is done three times, and its median told."""
LOOK = 0.02
"""Seconds between two looks at the memory of all processes of a command."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one run took."""

    wall: float
    worked: float
    """Processor time of the command and all that it started."""
    largest: float
    """Megabytes of its largest process at the peak."""
    together: float = 0.0
    """Megabytes of all its processes at the peak, what they share counted once; 0 if not watched."""


def cost(command: Sequence[str], *, watched: bool = False) -> Cost:
    """What a command costs. Ends the bench with what it said when it fails."""
    with TemporaryFile() as said:
        started = perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        watch = _Watch(process.pid) if watched else None
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        together = watch.end() if watch else 0.0
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
    worked = used.ru_utime + used.ru_stime
    largest = used.ru_maxrss * 1024 / 1e6
    return Cost(wall=wall, worked=worked, largest=largest, together=together)


def typical(costs: Iterator[Cost], *, times: int = 3) -> Cost:
    """The median of several runs, or the first where that was not quick."""
    runs = [next(costs)]
    while len(runs) < times and runs[0].wall < QUICK:
        runs.append(next(costs))
    return Cost(
        wall=median(run.wall for run in runs),
        worked=median(run.worked for run in runs),
        largest=max(run.largest for run in runs),
        together=max(run.together for run in runs),
    )


class _Watch:
    """Looks at the memory of a process and its descendants until it is told to end."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """The most that was seen, in megabytes."""
        self._ended.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._ended.wait(LOOK):
            self._peak = max(self._peak, sum(map(_share, _family(self._pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _share(pid: int) -> float:
    """Megabytes of a process, of what it shares with others its part (Linux alone tells)."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def places() -> Mapping[str, Path | None]:
    """A folder on a memory disk and one on a real disk; None where this machine has none."""
    found: dict[str, Path | None] = {"memory disk": None, "real disk": None}
    for folder in (Path("/dev/shm"), Path(os.environ.get("TMPDIR", "/tmp")), Path("/var/tmp")):
        kind = "memory disk" if _kind(folder) in ("tmpfs", "ramfs") else "real disk"
        if folder.is_dir() and os.access(folder, os.W_OK):
            found[kind] = found[kind] or folder
    return found


def _kind(folder: Path) -> str:
    """The file system of a folder, as `stat` calls it."""
    told = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True)
    return told.stdout.strip()
