"""Slips of a new operator in a new community: who does what each hint says, letter by letter, is done."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.project import kits

NOW = "2026-11-23T12:00:00+08:00"
GROUPS, MAIN = "content/groups/groups.csv", "content/campaigns/one-photo-a-day/campaign.md"
LAUNCH, ABOUT = "content/campaigns/one-photo-a-day/messages/20-launch.md", "content/pages/about.md"
SETTINGS = "content/community.yml"
LEFT_OUT = re.compile(
    r"write skip: (?P<value>\[.+\]) to leave it out, or a message of the campaign"
)
INSTEAD = re.compile(r'did you mean "(?P<value>.+)"\?|write "(?P<cell>[^"]*)"(?: here|:|$)')
KEY = re.compile(r"write (?P<value>\w+: \w+)$")
LISTED = re.compile(r"write a list: (?P<value>\[.+\])")
SLIPS: dict[str, tuple[str, str, str]] = {
    "a channel by its Chinese name": (GROUPS, "wechat;qq", "企业微信;qq"),
    "a group that is a slip": (MAIN, "groups: all", "groups: [hedogn]"),
    "two people as one": (GROUPS, "gu-qinghe,song-nan", "顾青禾、何一帆,song-nan"),
    "two groups as one": (MAIN, "groups: all", "groups: hedong、hexi"),
    "a dead anchor": (ABOUT, "我们在群里碰面。", "我们在群里[碰面](#怎么相互)。"),
    "a dead anchor elsewhere": (
        MAIN,
        "## 主题\n",
        "## 主题\n看[这里](../../about.md#平时作什么)。\n",
    ),
    "an icon that is none": (ABOUT, "title: 我们是谁", "title: 我们是谁\nicon: material/lamb"),
    "a second name": ("mkdocs.yml", 'site_name: ""', "site_name: 看一眼"),
    "a quiet evening": (SETTINGS, '"22:30-07:30"', '"19:00-21:00"'),
    "a date in Chinese": (MAIN, "results: 2026-12-09", "results: 2026年12月09日"),
    "days in Chinese": (LAUNCH, "send: ", "send: 2026年12月1日、2日 20:00 # "),
    "a role that is a slip": ("content/people/people.csv", "none,,staff", "none,,staf"),
}
"""What is written over what, and where."""


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    made = kits(folder, "new", "community", "readers", "--locale", "zh", now=NOW)
    assert made.exit_code == 0, made.output
    return folder / "readers"


def findings(project: Path) -> list[dict[str, Any]]:
    told = kits(project, "check", "--format", "json", now=NOW).stdout
    found: list[dict[str, Any]] = json.loads(told)["findings"]
    return found


def follow(project: Path, finding: dict[str, Any]) -> None:
    """Does what a hint says, at its place."""
    path, hint, at = project / finding["path"], finding["hint"], finding["column"] - 1
    lines = path.read_text(encoding="utf-8").split("\n")
    number = finding["line"] - 1
    if left_out := LEFT_OUT.match(hint):
        lines = [line for line in lines if not line.startswith("skip:")]
        lines.insert(1, f"skip: {left_out['value']}")
    elif key := KEY.search(hint):
        lines.insert(number + 1, key["value"])
    elif hint.startswith("write it as "):
        lines[number] = lines[number][:at] + hint.removeprefix("write it as ")
    else:
        found = LISTED.search(hint) or INSTEAD.search(hint)
        assert found, f"nobody knows how to follow this: {hint}"
        value = next(value for value in found.groups() if value is not None) or '""'
        head, tail = lines[number][:at], lines[number][at:]
        quoted = re.findall(r'"([^"]*)"', finding["message"])
        former = next(word for word in quoted if word in tail)
        lines[number] = head + tail.replace(former, value, 1)
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("slip", SLIPS)
def test_a_hint_that_is_followed_leaves_nothing(community: Path, tmp_path: Path, slip: str) -> None:
    project = tmp_path / "readers"
    shutil.copytree(community, project)
    path, right, wrong = SLIPS[slip]
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    found = findings(project)
    assert found, "the slip is told"
    for _ in range(9):
        if not found:
            break
        follow(project, found[0])
        after = findings(project)
        assert found[0] not in after, f"its hint leads nowhere: {found[0]}"
        found = after
    checked = kits(project, "check", "--strict", now=NOW)
    assert (checked.exit_code, checked.output) == (0, "")
