"""Builds: the same bytes again, nothing rewritten, the old site stands after a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.reference import MADE, NOW, TREES, Reference, carry, copied, run


def state(tree: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path.relative_to(tree)): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes(),
        )
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }


def contents(tree: Path) -> dict[str, bytes]:
    return {name: content for name, (_, _, content) in state(tree).items()}


@pytest.fixture(scope="module")
def elsewhere(reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The community in another folder, built of its content, and of most of what is costly to make.

    Every eighth of these is made once more.
    """
    project = copied(tmp_path_factory.mktemp("elsewhere"))
    carry(reference.project / MADE, project / MADE)
    for again in sorted((project / MADE).iterdir())[::8]:
        again.unlink()
    assert run(project, "build").exit_code == 0
    return project


def test_a_second_build_rewrites_nothing(elsewhere: Path) -> None:
    before = {tree: state(elsewhere / "site" / tree) for tree in TREES}
    assert run(elsewhere, "build").exit_code == 0
    assert {tree: state(elsewhere / "site" / tree) for tree in TREES} == before


def test_the_same_content_gives_the_same_bytes_elsewhere(
    reference: Reference, elsewhere: Path
) -> None:
    for tree in TREES:
        assert contents(elsewhere / "site" / tree) == contents(reference.tree(tree))


def test_only_the_three_trees_appear(reference: Reference) -> None:
    assert sorted(os.listdir(reference.project / "site")) == sorted(TREES)


def test_what_trees_share_is_one_file(reference: Reference) -> None:
    shared = "assets/lamplight.css"
    inodes = {(reference.tree(tree) / shared).stat().st_ino for tree in TREES}
    assert len(inodes) == 1


def test_an_error_leaves_the_former_site_in_place(elsewhere: Path) -> None:
    before = {tree: state(elsewhere / "site" / tree) for tree in TREES}
    campaign = elsewhere / "content/campaigns/winter-night/campaign.md"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(text.replace("operator: ", "operater: "), encoding="utf-8")

    failed = run(elsewhere, "build")
    campaign.write_text(text, encoding="utf-8")

    assert failed.exit_code == 1
    assert "error[unknown-key]" in failed.output
    assert "Traceback" not in failed.output
    assert {tree: state(elsewhere / "site" / tree) for tree in TREES} == before


def test_mkdocs_alone_builds_the_public_site_and_leaves_the_others(
    reference: Reference, elsewhere: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(elsewhere, project)
    others = {tree: state(project / "site" / tree) for tree in ("leaders", "operators")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    epoch = str(int(datetime.fromisoformat(NOW).timestamp()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"}

    built = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)

    assert built.returncode == 0, built.stderr
    assert {tree: state(project / "site" / tree) for tree in others} == others
    assert contents(project / "site" / "public").keys() == contents(reference.tree("public")).keys()
