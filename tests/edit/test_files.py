from pathlib import Path

from kits.edit.files import read_below, write_new
from kits.source.trees import FolderTree


def test_texts_and_bytes_are_written(tmp_path: Path) -> None:
    files = {"content/a/b.md": "灯下\n", "content/a/c.png": b"\x89PNG"}
    assert write_new(tmp_path, files) == ()
    assert (tmp_path / "content/a/b.md").read_bytes() == "灯下\n".encode()
    assert (tmp_path / "content/a/c.png").read_bytes() == b"\x89PNG"


def test_nothing_is_written_where_anything_exists(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("kept")
    (tmp_path / "d.md").symlink_to("nowhere")
    files = {"d.md": "new", "a.md": "new", "b.md": "new", "c/e.md": "new"}
    assert write_new(tmp_path, files) == ("b.md", "d.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.md", "d.md"]
    assert (tmp_path / "b.md").read_text() == "kept"


def test_what_is_known_to_be_there_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes(b"id\n")
    assert write_new(tmp_path, {"groups.csv": b"id\na\n"}, known=["groups.csv"]) == ()
    assert (tmp_path / "groups.csv").read_bytes() == b"id\na\n"


def test_what_is_known_waits_for_the_rest(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes(b"id\n")
    (tmp_path / "a.md").write_text("kept")
    files = {"groups.csv": b"id\na\n", "a.md": "new"}
    assert write_new(tmp_path, files, known=["groups.csv"]) == ("a.md",)
    assert (tmp_path / "groups.csv").read_bytes() == b"id\n"


def test_files_are_read_by_the_ends_of_their_paths(tmp_path: Path) -> None:
    write_new(tmp_path, dict.fromkeys(["content/groups/a.csv", "content/groups/b.md"], "x"))
    read = read_below(FolderTree(tmp_path), "content/groups/", ".csv")
    assert read == {"content/groups/a.csv": b"x"}
