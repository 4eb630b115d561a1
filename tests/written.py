"""What operators wrote, read by Python's own readers: the oracle for what is built from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.reference import rows

OPEN = {"seeding", "recruiting", "running", "model"}
HQ = "hq"

Facts = dict[str, Any]


def fence(path: Path) -> Facts:
    """The facts above a file's prose."""
    facts = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(facts, dict), path
    return facts


def groups(project: Path) -> dict[str, Facts]:
    """Every group of the tables and files; a list is an operator's, split as in a cell."""
    found: dict[str, Facts] = {}
    for table in sorted((project / "content/groups").glob("*.csv")):
        found |= rows(table, "id")
    for file in sorted((project / "content/groups").glob("*.md")):
        if "." not in file.stem:
            found[file.stem] = fence(file)
    return found


def open_groups(project: Path) -> dict[str, Facts]:
    """Those that `all` means."""
    return {
        id: row
        for id, row in groups(project).items()
        if row.get("kind") != HQ and (row.get("stage") or "running") in OPEN
    }


def people(project: Path) -> dict[str, Facts]:
    """Everybody on the roster."""
    found: dict[str, Facts] = {}
    for table in sorted((project / "content/people").glob("*.csv")):
        found |= rows(table, "id")
    for file in sorted((project / "content/people").glob("*.md")):
        if "." not in file.stem:
            found[file.stem] = fence(file)
    return found


def campaigns(project: Path) -> dict[str, list[Facts]]:
    """The facts of every campaign: its own file's, then those of its translations."""
    folder = project / "content/campaigns"
    found: dict[str, list[Facts]] = {}
    for path in sorted([*folder.glob("*.md"), *folder.glob("*/campaign*.md")]):
        id = (path if path.parent == folder else path.parent).name.split(".")[0]
        found.setdefault(id, []).append(fence(path))
    return {
        id: sorted(facts, key=lambda each: "operator" not in each) for id, facts in found.items()
    }


def items(value: Any) -> list[str]:
    """A list, or a cell that holds one."""
    return value if isinstance(value, list) else [id for id in re.split("[;；]", value or "") if id]


def leader(row: Facts, roster: dict[str, Facts]) -> str:
    """What a group calls whoever runs it."""
    if leaders := items(row.get("leaders")):
        person = roster[leaders[0]]
    elif row.get("leader_name"):
        return str(row["leader_name"])
    else:
        person = roster[items(row.get("deputies"))[0]]
    return str(person.get("called") or person["name"])
