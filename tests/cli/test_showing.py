"""`kits show` and `kits diff`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from kits.cli import main
from tests.cli.project import NOW, kits, small_project

LAUNCH = "content/campaigns/drive/messages/10-launch.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, committed."""
    folder = small_project(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@harbour.example"]
    for command in (["add", "."], ["commit", "-qm", "Another step"]):
        subprocess.run([*git, *command], cwd=folder, check=True)


def replace(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_one_message_is_printed_without_a_byte_more(project: Path) -> None:
    shown = kits(project, "show", "drive", "hill", "10-launch", "--channel", "wechat")
    assert shown.stdout_bytes == b"Bring a book, Hill.\nAsk Bo."


def test_all_messages_are_printed_below_their_ids(project: Path) -> None:
    shown = kits(project, "show", "drive", "harbour")
    assert shown.stdout == (
        "--- 10-launch · 2026-12-07 08:00 · Launch\nBring a book, Harbour.\nAsk Ada.\n\n"
    )


def test_which_wording_a_group_gets_is_said_above_it(project: Path) -> None:
    replace(project, LAUNCH, "send:", "variants: '{{ group.name }}, ask {{ leader }}!'\nsend:")
    shown = kits(project, "show", "drive", "hill")
    assert " · Launch · wording 1 of 2\nBring a book, Hill.\n" in shown.stdout
    alone = kits(project, "show", "drive", "hill", "10-launch")
    assert alone.stdout == "Bring a book, Hill.\nAsk Bo."


def test_what_can_no_longer_be_copied_is_marked_among_all_messages(project: Path) -> None:
    replace(project, "content/campaigns/drive/campaign.md", "state: ready", "state: paused")
    shown = kits(project, "show", "drive", "harbour")
    assert shown.stdout.startswith("--- 10-launch · 2026-12-07 08:00 · Launch · paused\n")


def test_a_group_outside_the_campaign_gets_nothing(project: Path) -> None:
    replace(project, "content/campaigns/drive/campaign.md", "groups: all", "groups: [hill]")
    shown = kits(project, "show", "drive", "harbour")
    assert shown.exit_code == 2
    assert 'group "harbour" gets no kit of "drive"' in shown.stderr


def test_a_text_that_cannot_be_made_is_an_error(project: Path) -> None:
    replace(project, LAUNCH, "{{ leader }}", "{{ leadr }}")
    shown = kits(project, "show", "drive", "harbour", "10-launch")
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert "error[unknown-name]" in shown.stderr


def test_a_project_is_found_from_a_folder_in_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "content/campaigns/drive")
    shown = CliRunner().invoke(main, ["--now", NOW, "show", "drive", "hill", "10-launch"])
    assert shown.stdout == "Bring a book, Hill.\nAsk Bo."
