import os
import subprocess
from pathlib import Path

import pytest

from kits.source.trees import FileTree, FolderTree, RevisionNotFound, RevisionTree

FILES = {
    "content/community.yml": b"name: x\n",
    "content/campaigns/a/images/one.png": b"\x89PNG\n\n\0",
    "content/pages/\xe4\xbd\xa0 \xe5\xa5\xbd.md".encode("latin-1").decode(): "你好\n".encode(),
    "content/people/empty.csv": b"",
}
HIDDEN = {"content/.git/x.md": b"", "content/people/.x.csv": b"", "README.md": b""}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a subfolder of a repository, with links that lead out of it."""
    root = tmp_path / "deep" / "project"
    for path, content in (FILES | {k: v for k, v in HIDDEN.items() if ".git" not in k}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "x.md").write_text("secret")
    (root / "content/people/link.md").symlink_to(tmp_path / "secret/x.md")
    (root / "content/linked").symlink_to(tmp_path / "secret")
    (root / "content/dangling.md").symlink_to("nowhere")
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", root, *arguments],
        check=True,
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_AUTHOR_NAME": "Mira",
            "GIT_AUTHOR_EMAIL": "mira@example.org",
            "GIT_COMMITTER_NAME": "Mira",
            "GIT_COMMITTER_EMAIL": "mira@example.org",
        },
    )


@pytest.fixture
def repository(project: Path) -> Path:
    git(project.parent.parent, "init", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-m", "first")
    (project / "content/community.yml").write_text("name: y\n")
    return project


LINKS = ("content/dangling.md", "content/linked", "content/people/link.md")


def test_a_folder_lists_its_files_and_refuses_links(project: Path) -> None:
    for path, content in HIDDEN.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    tree: FileTree = FolderTree(project)
    assert tree.paths() == tuple(sorted(FILES))
    assert tree.links() == LINKS
    assert {path: tree.read(path) for path in tree.paths()} == FILES


def test_a_revision_is_the_same_tree(repository: Path) -> None:
    tree: FileTree = RevisionTree(repository, "HEAD")
    assert tree.paths() == tuple(sorted(FILES))
    assert tree.links() == LINKS
    assert {path: tree.read(path) for path in tree.paths()} == FILES
    assert FolderTree(repository).read("content/community.yml") == b"name: y\n"


def test_a_folder_may_be_read_from_its_root(project: Path) -> None:
    tree = FolderTree(project / "content/campaigns", below="")
    assert tree.paths() == ("a/images/one.png",)


def test_a_missing_or_linked_content_folder_is_empty(tmp_path: Path, project: Path) -> None:
    assert FolderTree(tmp_path / "nowhere").paths() == ()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "content").symlink_to(project / "content")
    tree = FolderTree(tmp_path / "other")
    assert (tree.paths(), tree.links()) == ((), ("content",))


@pytest.mark.parametrize("revision", ["nope", "--help", "", "HEAD:content", "a\nb"])
def test_an_unknown_revision_is_said_so(repository: Path, revision: str) -> None:
    with pytest.raises(RevisionNotFound) as failure:
        RevisionTree(repository, revision)
    assert failure.value.revision == revision
    assert str(failure.value).startswith(f'there is no revision "{revision}": ')


def test_without_a_repository_there_is_no_revision(tmp_path: Path) -> None:
    with pytest.raises(RevisionNotFound):
        RevisionTree(tmp_path, "HEAD")
