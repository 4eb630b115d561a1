"""Two people and two phones write what happened, and git brings it together."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kits.edit.events import columns, new_rows
from kits.model.log import KINDS, RECEIPTS
from kits.schema.loading import load_community
from kits.schema.logs import load_receipts
from kits.source.content import read_content
from kits.source.trees import FolderTree
from tests.cli.project import kits, small_project
from tests.schema.written import built_in

DAY = date(2026, 11, 20)
NOW = "2026-12-09T12:00:00+00:00"
Rows = Mapping[str, list[dict[str, str]]]
SEEN = {"figure": "Seen", "value": "41", "unit": "posts", "day": "2026-11-20"}


def rows(note: str, hour: str, *, person: str = "bo") -> Rows:
    """A row of each kind, and one of each that both tell alike."""
    said = {
        RECEIPTS: {"message": "10-launch", "at": f"2026-12-07T{hour}:00:00+00:00", "how": "code"},
        "answers": {"message": f"drive/{hour}", "day": "2026-11-20", "what": note},
        "asks": {"id": f"ask-{hour}", "day": "2026-11-20", "what": note, "owner": person},
        "checks": {"day": f"2026-11-{hour}", "note": note},
        "terms": {"person": person, "role": "deputy", "until": f"2026-11-{hour}"},
        "nudges": {"message": "drive/10-launch", "day": f"2026-11-{hour}"},
        "notes": {"person": person, "axis": "speaks", "what": note, "day": f"2026-11-{hour}"},
        "assessments": {"month": "2026-11", "team": hour, "person": person, "feedback": note},
        "figures": {**SEEN, "period": f"2026-W{hour}", "source": note},
    }
    both = {
        **said,
        RECEIPTS: {**said[RECEIPTS], "at": "2026-12-07T06:00:00+00:00", "how": "seen"},
        "answers": {"message": "drive/20", "day": "2026-11-01", "what": "Done"},
        "asks": {"id": "maps", "day": "2026-11-01", "what": "A map"},
        "checks": {"day": "2026-11-01"},
        "terms": {"person": "bo", "role": "leader", "until": "2026-10-01"},
        "nudges": {"message": "drive/10-launch", "day": "2026-11-01"},
        "notes": {"person": "bo", "axis": "loyal", "what": "Came", "day": "2026-11-01"},
        "assessments": {"month": "2026-11", "team": "north", "feedback": "Thank you"},
        "figures": {**SEEN, "period": "2026-11", "source": "Counted"},
    }
    return {kind: [_of_group(kind, said[kind]), _of_group(kind, both[kind])] for kind in KINDS}


def _of_group(kind: str, row: dict[str, str]) -> dict[str, str]:
    return {"group": "hill", **row} if "group" in columns(kind) else row


def write(project: Path, every: Rows, *, apart: bool = True) -> None:
    """As a command or a page does; those of a phone come one by one."""
    for kind, those in every.items():
        for part in [[row] for row in those] if apart else [those]:
            files = new_rows(kind, part, DAY, "drive" if kind == RECEIPTS else None)
            for path, data in files.items():
                (project / path).parent.mkdir(parents=True, exist_ok=True)
                (project / path).write_bytes(data)


def git(project: Path, *args: str) -> str:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *args]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = small_project(tmp_path)
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def commit(project: Path) -> None:
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "x")


def branch(project: Path, name: str) -> None:
    git(project, "checkout", "-q", "-b", name, "main")


def told(project: Path) -> dict[str, list[str]]:
    """All events that are read, of each kind, in no order."""
    content, found = read_content(FolderTree(project))
    community, more = load_community(content, built_in())
    assert community is not None
    assert not found + more
    every: dict[str, Iterable[object]] = {
        kind: getattr(community.log, kind) for kind in KINDS if kind != RECEIPTS
    }
    every[RECEIPTS] = load_receipts(content, "drive")[0]
    return {kind: sorted(repr(row.__dict__) for row in those) for kind, those in every.items()}


def in_one_hand(folder: Path, *every: Rows) -> dict[str, list[str]]:
    """What is read where one person wrote all of it."""
    folder.mkdir()
    project = small_project(folder)
    for one in every:
        write(project, one, apart=False)
    return {kind: sorted(set(those)) for kind, those in told(project).items()}


MEI, TOM = rows("Mei", "08"), rows("Tom", "09")


def test_what_two_people_wrote_is_there_once(project: Path, tmp_path: Path) -> None:
    branch(project, "mei")
    write(project, MEI)
    commit(project)
    branch(project, "tom")
    write(project, TOM)
    commit(project)
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-edit", "mei")
    git(project, "merge", "-q", "--no-edit", "tom")
    assert told(project) == in_one_hand(tmp_path / "one", MEI, TOM)
    assert {kind: len(those) for kind, those in told(project).items()} == dict.fromkeys(KINDS, 3)


def test_phones_upload_beside_one_another(project: Path, tmp_path: Path) -> None:
    """The same file from both phones is the same file, and one that was uploaded twice, too."""
    write(project, MEI)
    commit(project)
    names = git(project, "ls-files", "content/log").split()
    write(project, TOM)
    write(project, MEI)
    commit(project)
    assert set(names) < set(git(project, "ls-files", "content/log").split())
    assert told(project) == in_one_hand(tmp_path / "one", MEI, TOM)


def test_one_tidies_while_another_writes(project: Path, tmp_path: Path) -> None:
    write(project, MEI)
    commit(project)
    branch(project, "tidy")
    assert kits(project, "tidy", now=NOW).exit_code == 0
    commit(project)
    branch(project, "tom")
    write(project, TOM)
    commit(project)
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-edit", "tidy")
    git(project, "merge", "-q", "--no-edit", "tom")
    expected = in_one_hand(tmp_path / "one", MEI, TOM)
    assert told(project) == expected
    result = kits(project, "tidy", now=NOW)
    assert (result.exit_code, "content/log/checks/2026-11.csv: 3 rows" in result.output) == (
        0,
        True,
    )
    assert told(project) == expected
    assert kits(project, "tidy", now=NOW).output == "There is nothing to join.\n"


def test_nobody_who_was_forgotten_comes_back(project: Path) -> None:
    """Rows of hers that were there are nobody's; what another branch still says is told."""
    write(project, rows("Mei", "08", person="ada"))
    commit(project)
    branch(project, "forget")
    assert kits(project, "forget", "ada", "--yes", now=NOW).exit_code in (0, 1)
    commit(project)
    branch(project, "tom")
    write(project, TOM)
    commit(project)
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-edit", "forget")
    git(project, "merge", "-q", "--no-edit", "tom")
    log = [path.read_bytes() for path in (project / "content/log").rglob("*.csv")]
    assert not any(b"ada" in data for data in log)
    assert kits(project, "tidy", now=NOW).exit_code == 0
    log = [path.read_bytes() for path in (project / "content/log").rglob("*.csv")]
    assert not any(b"ada" in data for data in log)

    write(project, rows("Late", "10", person="ada"))
    found = kits(project, "check", "--format", "concise", now=NOW)
    assert found.exit_code == 1
    assert found.output.count('error[unknown-person]: no person is called "ada"') == 4
    late = kits(project, "tidy", now=NOW)
    assert late.exit_code == 1
    ours = (project / "content/log").rglob("2026-11.csv")
    assert not any(b"ada" in path.read_bytes() for path in ours)
    again = kits(project, "forget", "ada", "--yes", now=NOW)
    assert "error[unknown-person]" not in again.output
    log = [path.read_bytes() for path in (project / "content/log").rglob("*.csv")]
    assert not any(b"ada" in data for data in log)
    assert kits(project, "tidy", now=NOW).exit_code == 0


def test_every_kind_is_written_here() -> None:
    for kind, (row, _) in MEI.items():
        assert row.keys() <= {*columns(kind)}
    assert MEI.keys() == KINDS.keys()
