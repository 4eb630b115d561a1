"""Three family groups have no deputy, and never will: `waivers.csv`, from the command."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from kits.model.audiences import Audience
from kits.pipeline import Checked, check, load
from kits.source.trees import FolderTree
from tests.cli.project import NOW, kits, small_project

FAMILIES = {"shaoxing": 52, "ningbo": 61, "huzhou": 44}
REASON = "Everyone in a family group can post."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = small_project(tmp_path)
    rows = [f"{name},Family of {name},wechat,bo,{members}\n" for name, members in FAMILIES.items()]
    table = "id,name,channels,leaders,members\n" + "".join(rows)
    (project / "content/groups/families.csv").write_text(table, encoding="utf-8")
    return project


def waive(project: Path, *rows: str) -> None:
    table = "record,rule,reason,until\n" + "".join(f"{row}\n" for row in rows)
    (project / "content/waivers.csv").write_text(table, encoding="utf-8")


def waived_families(project: Path) -> None:
    waive(project, *(f"groups/{name},group-without-deputy,{REASON}," for name in FAMILIES))


def test_without_waivers_strict_is_red(project: Path) -> None:
    checked = kits(project, "check", "--strict", "--format", "concise")
    assert checked.exit_code == 1
    assert checked.stdout == (
        "content/groups/families.csv:4:35: warning[group-without-deputy]: "
        'group "huzhou" has 44 members and no deputy, which 40 ask for, as have 2 more\n'
        "1 warning\n"
    )


def test_with_them_strict_is_green_and_silent(project: Path) -> None:
    waived_families(project)
    checked = kits(project, "check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "")
    report = json.loads(kits(project, "check", "--format", "json").stdout)
    assert report == {"findings": [], "errors": 0, "warnings": 0}


def test_a_group_that_is_not_waived_keeps_it_red(project: Path) -> None:
    waive(
        project,
        f"groups/huzhou,group-without-deputy,{REASON},",
        f"groups/ningbo,group-without-deputy,{REASON},2026-12-01",
        f"groups/shaoxing,group-without-deputy,{REASON},2026-12-02",
    )
    checked = kits(project, "check", "--strict", "--format", "concise")
    assert checked.exit_code == 1
    assert checked.stdout == (
        "content/groups/families.csv:3:35: warning[group-without-deputy]: "
        'group "ningbo" has 61 members and no deputy, which 40 ask for\n'
        "content/waivers.csv:3:73: warning[unused-waiver]: "
        "this waiver ended on 2026-12-01, and silences nothing\n"
        "2 warnings\n"
    )


@pytest.mark.parametrize(
    ("format_", "told"),
    [
        ("full", "3 findings are waived\r\n"),
        ("concise", "3 findings are waived\r\n"),
        ("sarif", ""),
    ],
)
def test_on_a_terminal_it_is_told_how_much_is_waived(
    project: Path, format_: str, told: str
) -> None:
    waived_families(project)
    seen = on_a_terminal(project, "check", "--strict", "--format", format_)
    assert seen == told if told else "waived" not in seen


def test_on_a_terminal_nothing_is_said_where_nothing_is_waived(tmp_path: Path) -> None:
    assert on_a_terminal(small_project(tmp_path), "check", "--strict") == ""


def test_only_operators_read_what_is_waived_and_why(project: Path) -> None:
    waived_families(project)
    result = check(load(FolderTree(project)), datetime.fromisoformat(NOW))
    assert isinstance(result, Checked)
    readers = [
        audience
        for audience in Audience
        if any(REASON[:-1] in getattr(made, "body", "") for made in result.pages(audience))
    ]
    assert readers == [Audience.OPERATORS]


def on_a_terminal(project: Path, *arguments: str) -> str:
    """What the command prints to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from kits.cli import main; main()", "-C", str(project)]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(
        [*command, "--now", NOW, *arguments], stdout=theirs, env=environment, check=True
    )
    os.close(theirs)
    assert ended.returncode == 0
    seen = b""
    while piece := _read(ours):
        seen += piece
    os.close(ours)
    return seen.decode()


def _read(end: int) -> bytes:
    """What is left to read; a terminal whose other end is closed is an error on Linux."""
    try:
        return os.read(end, 65536)
    except OSError:
        return b""


def test_a_campaign_made_from_another_begins_without_its_waivers(project: Path) -> None:
    launch = project / "content/campaigns/drive/messages/10-launch.md"
    launch.write_text(launch.read_text("utf-8").replace("08:00", "06:00"), encoding="utf-8")
    waived_families(project)
    table = project / "content/waivers.csv"
    rows = table.read_text("utf-8") + "campaigns/drive/10-launch,in-quiet-hours,They rise early.,\n"
    table.write_text(rows, encoding="utf-8")
    assert kits(project, "check", "--strict").exit_code == 0
    made = kits(project, "new", "campaign", "again", "--from", "drive", "--starts", "2027-01-04")
    assert made.exit_code == 0, made.output
    assert table.read_text("utf-8") == rows
    campaign = project / "content/campaigns/again/campaign.md"
    campaign.write_text(campaign.read_text("utf-8").replace("draft", "ready"), encoding="utf-8")
    report = json.loads(kits(project, "check", "--format", "json").stdout)
    assert "in-quiet-hours" in {
        found["rule"] for found in report["findings"] if "/again/" in found["path"]
    }
