"""`kits handover`, as an operator calls it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.project import NOW, kits, small_project

TERM = "group,person,role,since,until,why\nharbour,ada,leader,,2026-12-01,Moves\n"


def handover(folder: Path, *args: str) -> tuple[int, str]:
    result = kits(folder, "handover", *args)
    return result.exit_code, result.output


def test_it_rewrites_the_row_and_says_all_that_is_left_to_do(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    status, told = handover(folder, "harbour", "--to", "bo", "--why", "Moves")
    assert status == 0
    (terms,) = (folder / "content/log/terms").iterdir()
    assert terms.name.startswith("2026-12-02-")
    assert terms.read_text() == TERM
    rows = (folder / "content/groups/groups.csv").read_text().splitlines()
    assert rows[1] == "harbour,Harbour,wechat,bo,https://chat.example/harbour"
    blocks = told.split("\n\n")
    assert blocks[0].splitlines() == [
        "content/groups/groups.csv",
        f"content/log/terms/{terms.name}",
    ]
    assert blocks[1].splitlines() == [
        'Still "ada", for you to change where it is meant no more:',
        '  content/campaigns/drive/campaign.md:6:12 · announcer: "ada"',
    ]
    assert blocks[2] == (
        'If "ada" rests or stops, write status: resting or status: alumni at '
        "content/people/people.csv:2"
    )
    assert [block.splitlines()[0] for block in blocks[3:5]] == ["Who comes", "Who goes"]
    assert "\n---\nHi Bo, welcome" in told
    assert "in the middle of" not in told
    assert kits(folder, "check", "--strict").exit_code == 0


def test_who_begins_while_a_campaign_runs_is_told_of_it(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    result = kits(folder, "handover", "harbour", "--to", "bo", now="2026-12-09T12:00:00+00:00")
    assert "You are joining in the middle of “Book drive”: it goes on until" in result.output


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["harbor", "--to", "bo"], 'no group is called "harbor"'),
        (["harbour", "--to", "boo"], 'no person is called "boo"'),
        (["harbour", "--to", "ada"], '"ada" is leader of "harbour" already'),
        (["harbour", "--to", "bo", "--from", "kim"], 'no leader is called "kim"'),
        (["harbour", "--to", "ada", "--role", "deputy"], '"ada" leads "harbour"'),
        (["harbour", "--to", "bo", "--role", "owner"], "an owner changes with a reason only"),
        (["harbour", "--to", "bo", "--role", "owner", "--why", " "], "with a reason only"),
        (["harbour", "--to", "bo", "--day", "2026-12-03"], "2026-12-03 is still to come"),
    ],
)
def test_what_is_not_clear_changes_nothing(tmp_path: Path, args: list[str], told: str) -> None:
    folder = small_project(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    status, said = handover(folder, *args)
    assert (status, told in said) == (2, True), said
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_one_of_several_is_named(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    table = folder / "content/groups/groups.csv"
    table.write_text(table.read_text().replace(",ada,", ",ada;kim,"))
    status, said = handover(folder, "harbour", "--to", "bo")
    assert (status, said.splitlines()[0]) == (2, 'kits: "harbour" has 2: ada, kim')
    assert handover(folder, "harbour", "--to", "bo", "--from", "kim")[0] == 0
    assert ",ada;bo," in table.read_text()


def test_a_day_that_is_past_tells_whose_credit_moves(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    args = ("handover", "harbour", "--to", "bo", "--day", "2026-12-10")
    result = kits(folder, *args, now="2026-12-20T12:00:00+00:00")
    moved = "The credit for leading in drive is bo's: it ended since 2026-12-10."
    assert moved in result.output.splitlines()


def test_an_owner_may_have_any_name(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    args = ("harbour", "--to", "Old Wang", "--role", "owner", "--why", "Her phone is lost")
    assert handover(folder, *args)[0] == 0
    assert "owner" in (folder / "content/groups/groups.csv").read_text().splitlines()[0]
    assert kits(folder, "check", "--strict").exit_code == 0


def test_on_a_terminal_it_asks_how_they_stand_now(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from kits.cli import main; main()",
        "-C",
        str(folder),
        "--now",
        NOW,
    ]
    with subprocess.Popen(
        [*command, "handover", "harbour", "--to", "bo"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, b"resting\n")
        told = b""
        while b"status: resting" not in told:
            told += os.read(ours, 4096)
        process.terminate()
    os.close(ours)
    assert b'What is "ada" from now on? (resting, alumni, active) [active]' in told
    people = (folder / "content/people/people.csv").read_text().splitlines()
    assert people[:2] == ["id,name,role,credit,status", "ada,Ada,user,name,resting"]
