"""The reference community, built once for all tests that look at whole sites."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kits.cli import main
from kits.hosts.keeping import Kept

PROJECT = Path(__file__).parents[1]
NOW = "2026-11-23T12:00:00+08:00"
TREES = ("public", "leaders", "operators")
MADE = ".kits/made"
"""Where a build keeps what is costly to make, by all that it depends on."""


def run(project: Path, *arguments: str) -> Result:
    """The command at the moment at which the reference community is looked at."""
    return CliRunner().invoke(main, ["-C", str(project), "--now", NOW, *arguments])


def copied(folder: Path) -> Path:
    """The reference community without its sites, in a folder of its own."""
    for name in ("content", "site_overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


@dataclass(frozen=True)
class Reference:
    """A built copy of the reference community; whoever changes it makes a copy of their own."""

    project: Path

    def tree(self, audience: str) -> Path:
        """One audience's tree."""
        return self.project / "site" / audience

    @cached_property
    def cities(self) -> dict[str, dict[str, str]]:
        """The rows of the group table, read by Python's own reader."""
        return rows(self.project / "content/groups/cities.csv", "id")

    def places(self, campaign: str) -> dict[str, dict[str, str]]:
        """The rows of a campaign's `groups.csv`."""
        return rows(self.project / f"content/campaigns/{campaign}/groups.csv", "group")

    def kits(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Every kit, with its folder."""
        for path in sorted(self.tree("leaders").glob("g/*/*/kit.json")):
            yield path.parent, json.loads(path.read_text(encoding="utf-8"))

    def kit(self, group: str, campaign: str) -> dict[str, Any]:
        """One kit."""
        path = self.tree("leaders") / "g" / group / campaign / "kit.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found


def can_be_copied(message: dict[str, Any]) -> bool:
    """Whether the page of a kit offers a message: it is neither stopped nor past its time."""
    until = message["until"]
    expired = until is not None and datetime.fromisoformat(until) < datetime.fromisoformat(NOW)
    return message["locked"] is None and not expired


def rows(path: Path, key: str) -> dict[str, dict[str, str]]:
    """The rows of a table by one of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def carry(source: Path, target: Path) -> None:
    """Brings a folder of what was costly to make up to another one."""
    there, here = Kept(source), Kept(target)
    for key in (path.name for path in source.glob("*")):
        content = there.find(key)
        if content is not None and here.find(key) is None:
            here.keep(key, content)
    here.tidy()


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Reference:
    """The reference community, copied and built: once a run, by the first process that asks.

    What is costly to make stays from run to run; `--cache-clear` makes it anew.
    """
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # all processes of a run share it
    project = base / "reference"
    built = base / "reference is built"
    with (base / "reference.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            _build(project, pytestconfig.cache.mkdir("made"))
            built.touch()
    return Reference(project)


def _build(project: Path, kept: Path) -> None:
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir()
    carry(kept, copied(project) / MADE)
    built = run(project, "build")
    assert built.exit_code == 0, built.output
    carry(project / MADE, kept)
