"""What operators wrote, read by Python's own readers: the oracle for what is built from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def records(folder: Path) -> dict[str, Facts]:
    """What a folder holds by id: rows of its tables, and files of their own as if they were rows.

    The body of a file stands under `story`.
    """
    found: dict[str, Facts] = {}
    for table in sorted(folder.glob("*.csv")):
        found |= rows(table, "id")
    for file in sorted(folder.glob("*.md")):
        if "." not in file.stem:
            facts = fence(file)
            own = {f"vars.{key}": value for key, value in facts.pop("vars", {}).items()}
            body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
            found[file.stem] = {**facts, **own, "story": body.strip()}
    return found


def groups(project: Path) -> dict[str, Facts]:
    """Every group."""
    return records(project / "content/groups")


def open_groups(project: Path) -> dict[str, Facts]:
    """Those that `all` means."""
    return {
        id: row
        for id, row in groups(project).items()
        if row.get("kind") != HQ and (row.get("stage") or "running") in OPEN
    }


def people(project: Path) -> dict[str, Facts]:
    """Everybody on the roster."""
    return records(project / "content/people")


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


def items(record: Facts, key: str) -> list[str]:
    """A list as a file or as a cell of a table gives it."""
    value = record.get(key) or []
    parts = re.split("[;；]", value) if isinstance(value, str) else value
    return [part.strip() for part in parts if part.strip()]


def strings(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def leader(row: Facts, roster: dict[str, Facts]) -> str:
    """What a group calls whoever runs it."""
    if leaders := items(row, "leaders"):
        person = roster[leaders[0]]
    elif row.get("leader_name"):
        return str(row["leader_name"])
    else:
        person = roster[items(row, "deputies")[0]]
    return str(person.get("called") or person["name"])
