import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.hosts.limits import Size
from kits.hosts.scratch import open_scratch
from kits.hosts.site import NotATree, SiteTree, new_tree, new_trees
from kits.hosts.spares import inventory, mark_of
from kits.model.claims import UnsafePath

HOME = {"index.html": b"home"}


def build(
    target: Path, scratch: Path, files: Mapping[str, bytes], lower: Path | None = None
) -> SiteTree:
    with new_tree(target, scratch, lower) as tree:
        for path, content in files.items():
            tree.write(path, content)
    return tree


def read(target: Path) -> dict[str, bytes]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def inodes(target: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(target).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in target.rglob("*")
        if path.is_file()
    }


def test_a_tree_appears_whole(out: Path, scratch: Path) -> None:
    target = out / "public"
    with new_tree(target, scratch) as tree:
        tree.write("index.html", b"home")
        tree.write("g/上海-03/kit.json", b"{}")
        assert not target.exists()
    assert read(target) == {"index.html": b"home", "g/上海-03/kit.json": b"{}"}
    assert tree.size == Size(files=2, bytes=6, folders=2)
    assert tree.changed
    assert [path.name for path in out.iterdir()] == ["public"]


def test_unchanged_files_keep_inode_and_time(out: Path, scratch: Path) -> None:
    target = out / "public"
    build(target, scratch, HOME | {"a/x": b"same", "a/y": b"old", "a/gone": b"gone"})
    before = inodes(target)
    tree = build(target, scratch, HOME | {"a/x": b"same", "a/y": b"new", "a/z": b"added"})
    after = inodes(target)
    assert tree.changed
    assert read(target) == HOME | {"a/x": b"same", "a/y": b"new", "a/z": b"added"}
    assert after["a/x"] == before["a/x"]
    assert after["index.html"] == before["index.html"]
    assert after["a/y"] != before["a/y"]


def test_an_unchanged_tree_is_not_touched(out: Path, scratch: Path) -> None:
    target = out / "public"
    build(target, scratch, HOME | {"a/x": b"x"})
    folder = target.stat().st_ino
    tree = build(target, scratch, {"a/x": b"x"} | HOME)
    assert not tree.changed
    assert target.stat().st_ino == folder


def test_a_tree_that_only_lost_a_file_is_changed(out: Path, scratch: Path) -> None:
    target = out / "public"
    build(target, scratch, HOME | {"a/x": b"x"})
    assert build(target, scratch, HOME).changed
    assert read(target) == HOME


def test_what_a_lower_tree_has_is_linked(out: Path, scratch: Path) -> None:
    lower, target = out / "public", out / "leaders"
    build(lower, scratch, HOME | {"wall.json": b"[]", "x": b"public"})
    build(target, scratch, HOME | {"wall.json": b"[]", "x": b"leaders"}, lower)
    low, high = inodes(lower), inodes(target)
    assert high["wall.json"] == low["wall.json"]
    assert high["x"] != low["x"]
    assert read(lower)["x"] == b"public"


def test_nothing_is_written_through_a_link(out: Path, scratch: Path) -> None:
    lower, target = out / "public", out / "leaders"
    build(lower, scratch, HOME | {"x": b"one"})
    build(target, scratch, HOME | {"x": b"one"}, lower)
    build(lower, scratch, HOME | {"x": b"two"})
    assert read(target)["x"] == b"one"
    assert read(lower)["x"] == b"two"


def test_a_failed_build_leaves_the_old_tree(out: Path, scratch: Path) -> None:
    target = out / "public"
    build(target, scratch, HOME | {"x": b"old"})
    before = inodes(target)

    def fail() -> None:
        with new_tree(target, scratch) as tree:
            tree.write("index.html", b"new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert inodes(target) == before
    assert list((scratch / "trees").iterdir()) == []


def test_a_file_written_twice_is_refused(out: Path, scratch: Path) -> None:
    with pytest.raises(UnsafePath):
        build(out / "public", scratch, {"index.html": b"", "Index.html": b""})
    assert not (out / "public").exists()


def test_adopting_moves_files_and_keeps_unchanged_ones(out: Path, scratch: Path) -> None:
    target = out / "public"
    build(target, scratch, HOME | {"assets/a.css": b"a"})
    before = inodes(target)
    rendered = scratch / "rendered"
    (rendered / "assets").mkdir(parents=True)
    (rendered / "index.html").write_bytes(b"new home")
    (rendered / "assets" / "a.css").write_bytes(b"a")
    (rendered / "left.html").write_bytes(b"left")
    with new_tree(target, scratch) as tree:
        tree.adopt(rendered, leave={"left.html"})
    assert read(target) == {"index.html": b"new home", "assets/a.css": b"a"}
    assert inodes(target)["assets/a.css"] == before["assets/a.css"]


def test_a_copy_is_a_new_file_the_first_time_and_kept_afterwards(
    project: Path, out: Path, scratch: Path
) -> None:
    source, target = project / "content" / "pages" / "lamp.png", out / "public"
    for changed in (True, False):
        with new_tree(target, scratch) as tree:
            tree.write("index.html", b"home")
            tree.copy("lamp.png", source)
        assert tree.changed is changed
    assert (target / "lamp.png").stat().st_nlink == 1
    assert (target / "lamp.png").read_bytes() == source.read_bytes()


def test_symlinks_are_never_followed(project: Path, out: Path, scratch: Path) -> None:
    secret = project / "secret"
    secret.write_bytes(b"secret")
    link = project / "link.png"
    link.symlink_to(secret)
    with (
        pytest.raises(ValueError, match="not an ordinary file"),
        new_tree(out / "p", scratch) as tree,
    ):
        tree.copy("link.png", link)
    rendered = scratch / "rendered"
    rendered.mkdir()
    (rendered / "x").symlink_to(secret)
    with pytest.raises(ValueError, match="symlink"), new_tree(out / "p", scratch) as tree:
        tree.adopt(rendered)


def test_a_symlink_in_the_old_tree_is_replaced_by_a_file(
    project: Path, out: Path, scratch: Path
) -> None:
    target, secret = out / "public", project / "secret"
    secret.write_bytes(b"x")
    build(target, scratch, HOME | {"x": b"x"})
    (target / "x").unlink()
    (target / "x").symlink_to(secret)
    build(target, scratch, HOME | {"x": b"x"})
    assert not (target / "x").is_symlink()


SOME_FILES = st.dictionaries(
    st.sampled_from(["a", "b/c", "b/d", "e/f/g", "灯/h"]), st.sampled_from([b"", b"1", b"2"])
)


HANDS = ("none", "file", "folder", "link", "folder link", "less", "gone")


def lay_hand_on_spares(project: Path, hand: str) -> None:
    """Somebody's hand in the trees that are to become the next."""
    for spare in (project / ".kits").glob("spare/*/*"):
        if spare.is_symlink():
            continue
        match hand:
            case "file":
                for path in ("a", "stray"):
                    (spare / path).unlink(missing_ok=True)
                    (spare / path).write_bytes(b"forged")
            case "folder":
                (spare / "empty/a").mkdir(parents=True, exist_ok=True)
                shutil.rmtree(spare / "b", ignore_errors=True)
                (spare / "b/c/d").mkdir(parents=True)
            case "link":
                (spare / "index.html").unlink(missing_ok=True)
                (spare / "index.html").symlink_to(project / "secret")
            case "folder link":
                shutil.rmtree(spare / "b", ignore_errors=True)
                (spare / "b").symlink_to(project / "outside")
            case "less":
                (spare / "index.html").unlink(missing_ok=True)
            case "gone":
                shutil.rmtree(spare)
                spare.symlink_to(project / "outside")


@given(st.lists(st.tuples(SOME_FILES, SOME_FILES, st.sampled_from(HANDS)), max_size=5))
@settings(max_examples=40, deadline=None)
def test_whatever_changes_trees_are_right_and_what_stays_is_kept(
    builds: list[tuple[dict[str, bytes], dict[str, bytes], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, out = Path(folder), Path(folder, "site")
        lower, target = out / "public", out / "leaders"
        (project / "outside").mkdir()
        for name in ("secret", "outside/c"):
            (project / name).write_bytes(b"theirs")
        for public, more, hand in builds:
            lay_hand_on_spares(project, hand)
            leaders = public | more
            before = (read(target), inodes(target))
            with open_scratch(project, out) as scratch:
                build(lower, scratch, HOME | public)
                build(target, scratch, HOME | leaders, lower)
            assert read(lower) == HOME | public
            assert read(target) == HOME | leaders
            assert not any(path.is_symlink() for path in target.rglob("*"))
            assert read(project / "outside") == {"c": b"theirs"}
            assert (project / "secret").read_bytes() == b"theirs"
            for path, content in before[0].items():
                if leaders.get(path) == content:
                    assert inodes(target)[path] == before[1][path]


SOME_TREES = st.dictionaries(st.sampled_from(["leaders", "operators", "public"]), SOME_FILES)


@given(st.lists(st.tuples(SOME_TREES, st.sampled_from(HANDS)), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_how_trees_stand_is_known_without_a_look_at_what_nobody_touched(
    builds: list[tuple[dict[str, dict[str, bytes]], str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, out = Path(folder), Path(folder, "site")
        (project / "outside").mkdir()
        for files, hand in builds:
            lay_hand_on_spares(project, hand)
            with open_scratch(project, out) as scratch, new_trees(out, scratch, [*files]) as trees:
                lower: Path | None = None
                shared = dict(HOME)
                for name in sorted(files, reverse=True):
                    trees[name].stand_on(lower)
                    shared |= files[name]
                    for path, content in shared.items():
                        trees[name].write(path, content)
                    trees[name].settle()
                    lower = trees[name].place
            for name, tree in trees.items():
                assert tree.marks == inventory(str(out / name), mark_of).files


def test_a_spare_holds_nothing_but_links_to_what_stands(
    project: Path, out: Path, scratch: Path
) -> None:
    target = out / "public"
    for age in (b"1", b"2", b"3"):
        build(target, scratch, HOME | {"age": age, "old/" + age.decode(): b"", "kept": b""})
    (spare,) = scratch.glob("spare/*/*")
    assert inodes(spare) == {
        path: inode for path, inode in inodes(target).items() if path in ("index.html", "kept")
    }


@pytest.mark.parametrize("stranger", ["file", "symlink", "folder"])
def test_a_strangers_folder_is_left_alone(out: Path, scratch: Path, stranger: str) -> None:
    target = out / "public"
    if stranger == "file":
        target.write_text("mine")
    elif stranger == "symlink":
        target.symlink_to(out)
    else:
        target.mkdir()
        (target / "diary.txt").write_text("mine")
    with pytest.raises(NotATree), new_tree(target, scratch):
        pytest.fail("it was taken for a site")


NAMES = ("leaders", "operators", "public")


def build_all(out: Path, scratch: Path, age: bytes, *changed: str) -> Mapping[str, SiteTree]:
    """Three trees, of which those that changed are of an age, and the others as ever."""
    with new_trees(out, scratch, NAMES) as trees:
        for name, tree in trees.items():
            tree.write("index.html", age if name in changed else b"same")
    return trees


def test_several_trees_appear_at_one_moment(out: Path, scratch: Path) -> None:
    with new_trees(out, scratch, NAMES) as trees:
        for tree in trees.values():
            tree.write("index.html", b"home")
            tree.settle()
            assert list(out.iterdir()) == []
    assert {path.name: read(path) for path in out.iterdir()} == dict.fromkeys(NAMES, HOME)


def test_of_several_trees_those_that_did_not_change_keep_their_files(
    out: Path, scratch: Path
) -> None:
    build_all(out, scratch, b"one", *NAMES[:2])
    before = inodes(out)
    trees = build_all(out, scratch, b"two", *NAMES[:2])
    assert [tree.changed for tree in trees.values()] == [True, True, False]
    assert inodes(out)["public/index.html"] == before["public/index.html"]
    assert read(out) == {
        "leaders/index.html": b"two",
        "operators/index.html": b"two",
        "public/index.html": b"same",
    }
    folder = out.stat().st_ino
    assert not any(tree.changed for tree in build_all(out, scratch, b"two", *NAMES[:2]).values())
    assert out.stat().st_ino == folder


def test_a_failed_build_leaves_all_trees(out: Path, scratch: Path) -> None:
    build_all(out, scratch, b"one", *NAMES)
    before = inodes(out)

    def fail() -> None:
        with new_trees(out, scratch, NAMES) as trees:
            for name in NAMES[:2]:
                trees[name].write("index.html", b"two")
                trees[name].settle()
            trees["public"].write("index.html", b"two")
            trees["public"].write("Index.html", b"two")

    with pytest.raises(UnsafePath):
        fail()
    assert inodes(out) == before
    assert list((scratch / "trees").iterdir()) == []


def test_a_strangers_folder_among_several_leaves_all_alone(out: Path, scratch: Path) -> None:
    build_all(out, scratch, b"one", *NAMES)
    (out / "public" / "index.html").rename(out / "public" / "diary.txt")
    before = inodes(out)
    with pytest.raises(NotATree):
        build_all(out, scratch, b"two", *NAMES)
    assert inodes(out) == before


LOOP = """
import sys
from pathlib import Path
from kits.hosts.scratch import open_scratch
from kits.hosts.site import new_tree
from kits.hosts.spares import inventory, mark_of
project, out = Path(sys.argv[1]), Path(sys.argv[2])
number = int(sys.argv[3])
while True:
    number += 1
    with open_scratch(project, out) as scratch, new_tree(out / "public", scratch) as tree:
        tree.write("index.html", b"home")
        for page in range(60):
            tree.write(f"g/{page}/index.html", b"%d" % (number if page % 3 else 0))
    print(number, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_tree(project: Path, out: Path) -> None:
    chance = random.Random(7)
    seen = set()
    number = 0
    for _ in range(12):
        command = [sys.executable, "-c", LOOP, str(project), str(out), str(number)]
        with subprocess.Popen(command, cwd=os.getcwd(), stdout=subprocess.PIPE) as build:
            assert build.stdout is not None
            build.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            build.kill()
        files = read(out / "public")
        assert len(files) == 61
        states = {content for path, content in files.items() if path != "index.html"} - {b"0"}
        assert len(states) == 1
        number = int(states.pop())
        seen.add(number)
    assert len(seen) == 12
    with open_scratch(project, out) as scratch:
        assert not (scratch / "trees").exists()
    assert [path.name for path in out.iterdir()] == ["public"]
