"""What the last build was made of, so that one that would be the same need not be made."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kits.hosts.limits import Built, Size
from kits.hosts.scratch import place_scratch
from kits.hosts.spares import Marks, inventory, mark_of
from kits.source.trees import HOST

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

Identity = tuple[str, int, int, int, int, int]

FOLDER = "standing"
"""Beside the trees under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Trees that are as a build would make them."""

    built: Mapping[str, Built]
    """By name."""
    printed: str
    """What the build said of the content."""


class Build:
    """One build, as far as its result hangs on it; a moment comes to it when it is asked.

    What a file holds is told by its kind, size, inode and times, as git tells it: whoever writes to
    one moves its `ctime` on. What is told of trees holds on this machine alone, so that a record
    that came with somebody's content is never believed.
    """

    def __init__(
        self, project: Path, out: Path, names: Sequence[str], options: Sequence[str]
    ) -> None:
        """`options` are all else that a build is told, such as its host."""
        self._project = project
        self._out = out
        self._names = tuple(names)
        self._options = tuple(options)
        self.program = program()
        """A digest of the code that is run."""
        self._inputs = self._read_inputs()

    def find(self, now: datetime) -> Standing | None:
        """The trees as they stand, where a build at this moment would make them again."""
        try:
            told = json.loads(self._record.read_bytes())
            since, until = (datetime.fromisoformat(told[key]) for key in ("now", "good_until"))
            if self._inputs is None or told["inputs"] != self._inputs:
                return None
            if now != since and not since <= now < until:
                return None
            trees = told["trees"]
            for name in self._names:
                if trees[name]["stands"] != _digest(
                    inventory(str(self._out / name), mark_of).files
                ):
                    return None
            return Standing(
                built={name: _built(trees[name]) for name in self._names}, printed=told["printed"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None  # no record, or none of this form

    def keep(
        self,
        now: datetime,
        good_until: datetime,
        built: Mapping[str, Built],
        marks: Mapping[str, Marks],
        printed: str,
    ) -> None:
        """Notes what this build made, unless what it was made of cannot be told.

        `marks` tell by name how the files of each tree stand.
        """
        if self._inputs is None:
            return
        told = {
            "inputs": self._inputs,
            "now": now.isoformat(),
            "good_until": good_until.isoformat(),
            "printed": printed,
            "trees": {
                name: {
                    "stands": _digest(marks[name]),
                    "files": one.size.files,
                    "bytes": one.size.bytes,
                    "folders": one.size.folders,
                    "warnings": one.warnings,
                }
                for name, one in built.items()
            },
        }
        under_way = self._record.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._record.parent.mkdir(parents=True, exist_ok=True)
            under_way.write_text(json.dumps(told), encoding="utf-8")
            under_way.replace(self._record)

    @cached_property
    def _record(self) -> Path:
        asked = repr((os.fspath(self._out), self._names, self._options))
        name = sha256(asked.encode()).hexdigest()[:16]
        return place_scratch(self._project, self._out) / FOLDER / f"{name}.json"

    @property
    def bundles(self) -> Path:
        """Where such a build keeps its bundles."""
        return self._record.with_suffix(".bundles")

    def _read_inputs(self) -> str | None:
        """A digest of the project, this program and what it stands on; None where it has none.

        A host may read any file of the project, and any variable that its settings name.
        """
        settings = self._settings()
        if b"hooks" in settings:
            return None  # code, which may read anything
        named = "" if b"!ENV" in settings else "KITS_"
        variables = sorted(item for item in os.environ.items() if item[0].startswith(named))
        found = sha256(self.program + repr((self._options, variables)).encode())
        try:
            _tell(self._project, found, self._out)
        except (_Elsewhere, OSError):
            return None
        return found.hexdigest()

    def _settings(self) -> bytes:
        try:
            return (self._project / HOST).read_bytes()
        except OSError:
            return b""


def _digest(marks: Marks) -> str:
    return sha256(repr(sorted(marks.items())).encode()).hexdigest()


class _Elsewhere(Exception):
    """A folder is a link: what stands behind it is not looked at."""


def _tell(folder: str | Path, found: Hash, out: Path | None = None) -> None:
    """Tells of each file, in order; not of those in `out`, nor what is hidden or compiled."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if not entry.is_dir():
            found.update(repr(_identity(entry.path, entry.stat())).encode())
        elif entry.is_symlink():
            raise _Elsewhere
        elif out is None or Path(entry.path) != out:
            _tell(entry.path, found, out)


def identity(path: str) -> Identity:
    """What tells a file from what it was, without reading it: who writes to it moves `ctime` on."""
    return _identity(path, os.stat(path))


def _identity(path: str, known: os.stat_result) -> Identity:
    changed = (known.st_mtime_ns, known.st_ctime_ns)
    return (path, known.st_mode, known.st_size, known.st_ino, *changed)


def program() -> bytes:
    """A digest of the code that is run: this package, Python, and what stands beside it."""
    found = sha256(sys.version.encode())
    for path in map(Path, sys.path):
        if path.is_dir():
            found.update("\0".join(sorted(os.listdir(path))).encode(errors="surrogateescape"))
    _tell(str(files("kits")), found)
    return found.digest()


def _built(told: Mapping[str, Any]) -> Built:
    size = Size(told["files"], told["bytes"], told["folders"])
    return Built(size=size, changed=False, warnings=tuple(told["warnings"]))
