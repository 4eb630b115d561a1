"""`kits diff` against the commit before a change names the groups and messages it touched."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.reference import copied, run

CHANGES = re.compile(r"^changes:\n(?:  .*\n)+", re.MULTILINE)
CORRECTIONS = {"hulan-river": "25-correction", "winter-night": "06-new-place"}


def git(project: Path, *arguments: str) -> None:
    """Runs git there, as somebody, at a fixed time."""
    who = ("-c", "user.name=A", "-c", "user.email=a@lamplight.example")
    subprocess.run(["git", "-C", str(project), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The community, with one commit: the state before both changes."""
    project = copied(tmp_path)
    folder = project / "content/campaigns"
    now: dict[Path, bytes] = {}
    for campaign, correction in CORRECTIONS.items():
        for path in (folder / campaign).glob("campaign*.md"):
            now[path] = path.read_bytes()
            before, taken = CHANGES.subn("", path.read_text(encoding="utf-8"))
            assert taken == 1, path
            path.write_text(before, encoding="utf-8")
        for path in (folder / campaign / "messages").glob(f"{correction}.*"):
            now[path] = path.read_bytes()
            path.unlink()
    git(project, "init", "-q")
    git(project, "add", "content", "mkdocs.yml")
    git(project, "commit", "-qm", "Before the changes")
    for path, written in now.items():
        path.write_bytes(written)
    return project


def test_each_change_is_told_with_its_messages_and_groups_alike_ones_folded(
    project: Path,
) -> None:
    told = run(project, "diff")
    heads = [line for line in told.stdout.splitlines() if line[:1] not in ("", " ")]
    chinese = "57 of 64 groups: all but berlin, hq, london, melbourne, new-york, singapore, sydney"
    assert heads == [
        "hulan-river 20-launch, 22-how · 开读公告, 第一天中午：怎么打卡: can no longer be copied"
        f" · already sent · {chinese}",
        f"hulan-river 25-correction · 更正：打卡入口换了: new · {chinese}",
        f"hulan-river flaw:dead-link · 第一天发的打卡入口打不开: gone · {chinese}",
        "winter-night 03-save-the-day, 04-hands · 先把这天留出来, 找三位帮手: can no longer be copied"
        " · already sent · hangzhou",
        "winter-night 06-new-place · 更正：换地方了: new · hangzhou",
        "touched: 231 texts, 57 groups, 51 leaders",
    ]
    assert "\n    + 改在：" in told.stdout
    assert (told.exit_code, told.stderr) == (0, "")


def test_a_new_hour_in_one_row_touches_one_city(project: Path) -> None:
    git(project, "add", "content")
    git(project, "commit", "-qm", "The changes")
    table = project / "content/campaigns/winter-night/groups.csv"
    row = next(
        line for line in table.read_text("utf-8").splitlines() if line.startswith("lanzhou,")
    )
    moved = re.sub(r"2026-12-19 \d\d:\d\d", "2026-12-19 15:15", row, count=1)
    assert moved != row
    table.write_text(table.read_text("utf-8").replace(row, moved), encoding="utf-8")
    told = run(project, "diff").stdout
    kits = told.partition("\npublic site")[0]
    heads = [line for line in kits.splitlines() if line[:1] not in ("", " ")]
    assert heads, "another hour is another text"
    assert {line.rpartition(" · ")[2] for line in heads} == {"lanzhou"}
    assert "\n    + 兰州 12月19日周六 15:15 " in told
    assert "\nAlready sent, so write into content/campaigns/winter-night/campaign.md" in told
    assert told.endswith("touched: 7 texts, 1 group, 1 leader, 3 public pages\n")
    assert re.search(
        r"^winter-night 60-two-hours · .*: another time · lanzhou$", told, re.MULTILINE
    )
