"""Ctrl+C: one line, status 130, the old site stays, and no process goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import click
import pytest
from click.testing import CliRunner

from kits.cli.commands import Commands
from tests.cli.project import NOW, kits, small_project

pytestmark = pytest.mark.long

IN_IMPORTS = """
import sys

class Interrupt:
    def find_spec(self, name, path, target=None):
        if name == "kits.pipeline":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from kits.cli import main
main(["check"])
"""

PATIENCE = 300
"""Seconds, on a machine that does much else."""


def test_a_command_ends_with_one_line() -> None:
    @click.group(cls=Commands)
    def tool() -> None:
        pass

    @tool.command()
    def work() -> None:
        raise KeyboardInterrupt

    ended = CliRunner().invoke(tool, ["work"])
    assert (ended.exit_code, ended.stdout, ended.stderr) == (130, "", "kits: stopped\n")


def test_even_while_it_is_read() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", IN_IMPORTS], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (130, "kits: stopped\n")


def test_a_build_on_many_cores_leaves_site_and_machine_as_they_were(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert kits(project, "build", "--audience", "public").exit_code == 0
    site = {path: path.stat().st_ino for path in (project / "site").rglob("*")}
    working = building(project, 60, "extras: [poster, qr, kit_html]")
    made = {*project.glob(".kits/made/*")}
    until(working, lambda: {*project.glob(".kits/made/*")} > made)
    os.killpg(working.pid, signal.SIGINT)
    _, told = working.communicate()
    assert (working.returncode, told.splitlines()[-1:]) == (130, ["kits: stopped"])
    assert "Traceback" not in told
    assert {path: path.stat().st_ino for path in (project / "site").rglob("*")} == site
    ends(working.pid)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_copies_that_make_pages_end_with_their_build(tmp_path: Path, how: signal.Signals) -> None:
    project = small_project(tmp_path)
    working = building(project, 1000)
    until(working, lambda: any(project.glob(".kits/trees/*/leaders/g/*")))
    if how is signal.SIGINT:
        os.killpg(working.pid, how)
    else:
        working.kill()
    _, told = working.communicate()
    assert (working.returncode, told) == (
        (130, "kits: stopped\n") if how is signal.SIGINT else (-signal.SIGKILL, "")
    )
    ends(working.pid)
    assert not (project / "site/leaders").exists()


def building(project: Path, groups: int, facts: str = "") -> subprocess.Popen[str]:
    """A build at work on two cores for so many more groups, in a group of processes of its own."""
    drive = project / "content/campaigns/drive/campaign.md"
    more = f"groups: all\nlink: https://chat.example/drive\n{facts}".rstrip()
    drive.write_text(drive.read_text().replace("groups: all", more))
    rows = "".join(f"hill-{n},Hill {n},wechat,bo\n" for n in range(groups))
    (project / "content/groups/more.csv").write_text(f"id,name,channels,leaders\n{rows}")
    command = "from kits.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", command, "-C", project, "--now", NOW, "build", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(working: subprocess.Popen[str], there: Callable[[], bool]) -> None:
    limit = monotonic() + PATIENCE
    while not there() and working.poll() is None:
        assert monotonic() < limit, "nothing was made"
        sleep(0.01)


def ends(group: int) -> None:
    """Waits until no process of a group is there."""
    limit = monotonic() + PATIENCE
    while alive(group):
        assert monotonic() < limit, "a process goes on"
        sleep(0.01)


def alive(group: int) -> bool:
    """Whether any process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
