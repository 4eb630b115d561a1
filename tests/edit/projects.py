"""Projects on the disk, and what a check finds in them."""

from datetime import UTC, datetime
from pathlib import Path

from kits.model.findings import Finding
from kits.pipeline import Checked, check, load
from kits.source.trees import FolderTree

NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)


def checked(root: Path, now: datetime = NOON) -> Checked:
    """The community of a project, which can be read."""
    result = check(load(FolderTree(root)), now)
    assert isinstance(result, Checked), shown(result)
    return result


def found(root: Path, now: datetime = NOON) -> list[str]:
    """Every finding, as a line each."""
    return shown(checked(root, now).findings)


def shown(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding in one line."""
    return [f"{f.place.path}:{f.place.line} {f.severity}[{f.rule}] {f.message}" for f in findings]
