"""Ctrl+C: one line, status 130, the old site stays, and no process goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import click
import pytest
from click.testing import CliRunner

from kits.cli.commands import Commands
from tests.cli.project import NOW, kits, small_project

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
    drive = project / "content/campaigns/drive/campaign.md"
    more = "link: https://chat.example/drive\nextras: [poster, qr, kit_html]\ngroups: all"
    drive.write_text(drive.read_text().replace("groups: all", more))
    rows = "".join(f"hill-{n},Hill {n},wechat,bo\n" for n in range(60))
    (project / "content/groups/more.csv").write_text(f"id,name,channels,leaders\n{rows}")
    command = "from kits.cli import main; main()"
    working = subprocess.Popen(
        [sys.executable, "-c", command, "-C", project, "--now", NOW, "build", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    made = project / ".kits/made"
    limit = monotonic() + 300
    while not (made.is_dir() and any(made.iterdir())) and working.poll() is None:
        assert monotonic() < limit, "nothing was made"
        sleep(0.01)
    os.killpg(working.pid, signal.SIGINT)
    _, told = working.communicate()
    assert (working.returncode, told.splitlines()[-1:]) == (130, ["kits: stopped"])
    assert "Traceback" not in told
    assert {path: path.stat().st_ino for path in (project / "site").rglob("*")} == site
    while alive(working.pid):
        assert monotonic() < limit, "a process goes on"
        sleep(0.01)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_copies_that_make_pages_end_with_their_build(tmp_path: Path, how: signal.Signals) -> None:
    project = small_project(tmp_path)
    drive = project / "content/campaigns/drive/campaign.md"
    drive.write_text(
        drive.read_text().replace("groups: all", "groups: all\nlink: https://x.example")
    )
    rows = "".join(f"hill-{n},Hill {n},wechat,bo\n" for n in range(4000))
    (project / "content/groups/more.csv").write_text(f"id,name,channels,leaders\n{rows}")
    command = "from kits.cli import main; main()"
    working = subprocess.Popen(
        [sys.executable, "-c", command, "-C", project, "--now", NOW, "build", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    limit = monotonic() + 300
    while not list(project.glob(".kits/trees/*/leaders/g/*")) and working.poll() is None:
        assert monotonic() < limit, "no page was made"
        sleep(0.01)
    if how is signal.SIGINT:
        os.killpg(working.pid, how)
    else:
        working.kill()
    _, told = working.communicate()
    assert (working.returncode, told) == (
        (130, "kits: stopped\n") if how is signal.SIGINT else (-signal.SIGKILL, "")
    )
    while alive(working.pid):
        assert monotonic() < limit, "a process goes on"
        sleep(0.01)
    assert not (project / "site/leaders").exists()


def alive(group: int) -> bool:
    """Whether any process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
