"""`kits receipts`: what it prints, and the files that it writes."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kits.cli import main
from kits.pipeline import Checked, check, load
from kits.source.trees import FolderTree
from tests.cli.project import small_project

EVENING = "2026-12-07T21:00:00+00:00"
MESSAGE = (
    "---\ntitle: Launch\nsend: starts 08:00\nreport: posted\n---\nBring a book, {{ group.name }}.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = small_project(tmp_path)
    path = folder / "content/campaigns/drive/messages/10-launch.md"
    path.write_text(MESSAGE, encoding="utf-8")
    return folder


def reply(project: Path, group: str, how: str = "posted") -> str:
    """The line that a leader copies."""
    result = check(load(FolderTree(project)), datetime.fromisoformat(EVENING))
    assert isinstance(result, Checked)
    kit = result.kit("drive", group)
    assert kit is not None
    (message,) = kit.messages
    line: str = getattr(message.reply, how)
    return line


def receipts(project: Path, chat: str, *arguments: str) -> Result:
    command = ["-C", str(project), "--now", EVENING, "receipts", *arguments]
    return CliRunner().invoke(main, command, input=chat)


def rows(project: Path) -> list[str]:
    files = sorted((project / "content").glob("log/receipts/*/*.csv"))
    return [line for file in files for line in file.read_text("utf-8").splitlines()]


def test_what_is_certain_is_written_once(project: Path) -> None:
    chat = (
        f"[2026/12/7 20:01:05] Zoe Q: {reply(project, 'harbour')} three ask Zoe Q when\n"
        "[2026/12/7 20:02:05] Ada: Hill posted\n"
        "[2026/12/7 20:03:05] Ada: good night\n"
    )
    first = receipts(project, chat, "--yes")
    assert first.exit_code == 0, first.output
    name = first.stdout.splitlines()[-1]
    told = first.stdout.splitlines()[:-1]
    assert told == [
        "new: drive/10-launch · harbour · code · 2026-12-07T20:01:05+00:00",
        "  note: three ask … when",
        "proposed: drive/10-launch · hill · named · 2026-12-07T20:02:05+00:00",
        "listed: good night",
        "1 new, 0 known, 1 proposed, 0 not taken, 1 listed",
        "What is proposed is not written: --yes takes the certain alone.",
    ]
    assert name.startswith("content/log/receipts/drive/2026-12-07-")
    head, row = rows(project)
    assert head == "group,message,at,how,version,note"
    assert row.startswith("harbour,10-launch,2026-12-07T20:01:05+00:00,code,")
    assert "Zoe" not in row
    assert "0 new, 1 known" in receipts(project, chat).stdout
    assert rows(project) == [head, row]


def test_a_file_is_read_and_an_older_text_is_told(project: Path) -> None:
    file = project / "chat.txt"
    file.write_text(reply(project, "harbour") + "\n" + reply(project, "hill", "cannot"), "utf-8")
    path = project / "content/campaigns/drive/messages/10-launch.md"
    path.write_text(MESSAGE.replace("a book", "two books"), encoding="utf-8")
    told = receipts(project, "", str(file)).stdout
    assert (
        "drive/10-launch: 1 group posted an older text; if a fact changed, add a `changes` item"
        in told
    )
    assert [row.split(",")[3] for row in rows(project)] == ["how", "code", "cannot"]


def test_an_older_text_is_told_with_the_hour_of_the_edit(project: Path) -> None:
    """The history knows it; what is not committed, and what was posted since, has none."""
    path = project / "content/campaigns/drive/messages/10-launch.md"

    def git(*words: str) -> None:
        env = {**os.environ, "GIT_AUTHOR_DATE": "2026-12-07T20:40:00+08:00"}
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@harbour.example")
        subprocess.run(["git", *who, *words], cwd=project, check=True, env=env)

    def told(chat: str) -> str:
        return receipts(project, chat, "--yes").stdout

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    first = f"[07/12/2026, 12:30] Ann: {reply(project, 'harbour')}\n"
    late = f"[07/12/2026, 12:50] Ann: {reply(project, 'hill')}\n"
    path.write_text(MESSAGE.replace("a book", "two books"), encoding="utf-8")
    assert "1 group posted an older text; if" in told(first)
    for row in (project / "content/log/receipts/drive").glob("*.csv"):
        row.unlink()
    git("commit", "-qam", "Two books")
    assert (
        "drive/10-launch: 1 group posted before the edit of 12:40; if a fact changed, add a "
        "`changes` item\n"
    ) in told(first)
    assert "drive/10-launch: 1 group posted an older text; if" in told(late)


def test_an_order_that_nothing_decides_is_asked_for(project: Path) -> None:
    chat = f"[10/08/26, 20:01] Ann: {reply(project, 'harbour')}\n[08/10/26, 20:01] Ann: ok\n"
    failed = receipts(project, chat)
    assert failed.exit_code == 2
    assert "--dates dmy or --dates mdy" in failed.stderr
    assert rows(project) == []
    assert receipts(project, chat, "--dates", "mdy").exit_code == 0


def test_nothing_in_a_chat_moves_the_terminal(project: Path) -> None:
    assert "\x1b" not in receipts(project, "\x1b[2J\u202ehello\n").stdout
