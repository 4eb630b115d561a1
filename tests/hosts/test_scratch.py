import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kits.hosts.scratch import BuildRunning, CannotWrite, open_scratch, place_scratch

HOLD = """
import sys
from pathlib import Path
from kits.hosts.scratch import open_scratch
with open_scratch(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_only_one_build_runs_at_a_time(project: Path, out: Path) -> None:
    with (
        open_scratch(project, out) as scratch,
        pytest.raises(BuildRunning, match="another build is running in"),
        open_scratch(project, out),
    ):
        pytest.fail("two builds at once")
    assert scratch == project / ".kits"


def test_a_killed_build_holds_up_nobody_and_is_cleared_away(project: Path, out: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(project), str(out)]
    with subprocess.Popen(
        command, cwd=os.getcwd(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == b"held\n"
        (project / ".kits" / "trees" / "half").mkdir(parents=True)
        with pytest.raises(BuildRunning), open_scratch(project, out):
            pytest.fail("two builds at once")
        build.kill()
    with open_scratch(project, out) as scratch:
        assert sorted(path.name for path in scratch.iterdir()) == ["lock"]


def test_caches_outlive_a_build(project: Path, out: Path) -> None:
    with open_scratch(project, out) as scratch:
        (scratch / "cache").mkdir()
        (scratch / "work").mkdir()
    assert sorted(path.name for path in scratch.iterdir()) == ["cache", "lock"]


def test_scratch_lies_on_the_disk_of_the_trees(tmp_path: Path) -> None:
    here = tmp_path.stat().st_dev
    disks = (Path("/dev/shm"), Path("/run"), Path.home(), Path("/var/tmp"))
    second = next((d for d in disks if os.access(d, os.W_OK) and d.stat().st_dev != here), None)
    if second is None:
        pytest.fail(f"no folder on another disk than {tmp_path} can be written; set TMPDIR to one")
    with tempfile.TemporaryDirectory(dir=second) as other:
        out = Path(other, "site")
        out.mkdir()
        assert place_scratch(tmp_path, out) == Path(other, ".kits")
        is_mount = second.parent.stat().st_dev != second.stat().st_dev
        assert place_scratch(tmp_path, second) == (second if is_mount else second.parent) / ".kits"


def test_a_folder_that_cannot_be_written_is_told(
    project: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out)
    with pytest.raises(CannotWrite, match="nothing can be written in"), open_scratch(project, out):
        pytest.fail("a build where nothing can be written")


def test_a_lock_that_cannot_be_written_is_told(project: Path, out: Path) -> None:
    (project / ".kits" / "lock").mkdir(parents=True)
    with pytest.raises(CannotWrite, match="cannot be written"), open_scratch(project, out):
        pytest.fail("a build without its lock")
