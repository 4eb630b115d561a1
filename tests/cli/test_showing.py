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


def test_what_can_no_longer_be_copied_is_marked_among_all_messages(project: Path) -> None:
    replace(project, "content/campaigns/drive/campaign.md", "state: ready", "state: paused")
    shown = kits(project, "show", "drive", "harbour")
    assert shown.stdout.startswith("--- 10-launch · 2026-12-07 08:00 · Launch · paused\n")


def test_a_group_outside_the_campaign_gets_nothing(project: Path) -> None:
    replace(project, "content/campaigns/drive/campaign.md", "groups: all", "groups: [hill]")
    shown = kits(project, "show", "drive", "harbour")
    assert shown.exit_code == 2
    assert 'group "harbour" gets no kit of "drive"' in shown.stderr


def test_no_difference_is_silence(project: Path) -> None:
    replace(project, LAUNCH, "{{ leader }}", "{{leader}}")
    assert kits(project, "diff").output == ""


def test_groups_that_differ_alike_are_told_together(project: Path) -> None:
    replace(project, LAUNCH, "Bring a book", "Bring two books")
    assert kits(project, "diff").stdout == (
        "drive 10-launch · Launch: another text · all 2 groups\n"
        "    - Bring a book, Harbour.\n"
        "    + Bring two books, Harbour.\n"
    )


def test_answers_and_plans_are_told(project: Path) -> None:
    replace(
        project,
        "content/campaigns/drive/campaign.md",
        "groups: all",
        "groups: all\nplan_b: Meet online.\nfaq:\n  - id: cost\n    q: Is it free?\n    a: It is.",
    )
    assert kits(project, "diff").stdout == (
        "drive faq:cost · Is it free?: new · all 2 groups\n"
        "    + It is.\n"
        "\n"
        "drive · Book drive: another checklist or plan B · all 2 groups\n"
    )


def test_only_the_touched_group_is_told(project: Path) -> None:
    replace(project, "content/people/people.csv", "bo,Bo,", "bo,Bob,")
    assert kits(project, "diff", "HEAD").stdout == (
        "drive 10-launch · Launch: another text · hill\n    - Ask Bo.\n    + Ask Bob.\n"
    )


def test_another_owner_is_told_with_the_reason(project: Path) -> None:
    groups = "content/groups/groups.csv"
    replace(project, groups, "leaders,link\n", "leaders,link,owner\n")
    replace(project, groups, "e/harbour\n", "e/harbour,kim\n")
    replace(project, groups, "e/hill\n", "e/hill,kim\n")
    commit(project)
    assert kits(project, "diff").stdout == ""
    replace(project, groups, "e/hill,kim\n", "e/hill,ada\n")
    assert kits(project, "diff").stdout == "owner: kim → ada · hill · no reason given\n"
    handed = ("handover", "harbour", "--role", "owner", "--to", "bo", "--why", "Kim moves abroad")
    assert kits(project, *handed).exit_code == 0
    assert kits(project, "diff").stdout.splitlines() == [
        "owner: kim → bo · harbour · Kim moves abroad",
        "owner: kim → ada · hill · no reason given",
    ]


def test_new_gone_and_moved_messages_are_told(project: Path) -> None:
    replace(project, LAUNCH, "08:00", "09:00")
    (project / LAUNCH).rename((project / LAUNCH).with_name("20-launch.md"))
    told = kits(project, "diff").stdout
    assert "drive 10-launch · Launch: gone · all 2 groups" in told
    assert "drive 20-launch · Launch: new · all 2 groups" in told
    (project / LAUNCH).with_name("20-launch.md").rename(project / LAUNCH)
    assert kits(project, "diff").stdout == (
        "drive 10-launch · Launch: another time · all 2 groups\n"
        "    - 2026-12-07 08:00\n"
        "    + 2026-12-07 09:00\n"
    )


def test_content_with_errors_is_not_compared(project: Path) -> None:
    replace(project, LAUNCH, "{{ leader }}", "{{ leadr }}")
    told = kits(project, "diff")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "error[unknown-name]" in told.stderr


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
