from pathlib import Path

import pytest

from kits.hosts.phones import Phones
from kits.hosts.site import SiteTree
from kits.hosts.stamping import BlankLeft
from kits.model.artifacts import Artifact, Copied, File, Made, Page, blank
from kits.model.claims import UnsafePath
from kits.render.extras.qr import QrPng
from tests.hosts.test_site import read

KIT = File(path="g/a/kit.json", content=b"{}")
CODE = Made(path="g/a/qr.png", work=QrPng("https://x.example/a"))


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return SiteTree(tmp_path)


def test_files_are_written_as_they_come_and_what_takes_long_is_kept_in_mind(
    tree: SiteTree, tmp_path: Path
) -> None:
    phones = Phones("leaders", tree)
    phones.take([KIT, CODE])
    assert read(tmp_path) == {"g/a/kit.json": b"{}"}
    assert list(tree.paths) == ["g/a/kit.json"]
    assert phones.made == [CODE]


@pytest.mark.parametrize(
    "other", [Page(path="a.md", title="a", body="a"), Copied(path="a.png", source="a.png")]
)
def test_what_needs_a_host_is_no_page_of_a_phone(tree: SiteTree, other: Artifact) -> None:
    with pytest.raises(TypeError, match=r"a\.(md|png) needs a host"):
        Phones("leaders", tree).take([other])


def test_a_blank_is_left_on_no_phone(tree: SiteTree) -> None:
    with pytest.raises(BlankLeft):
        Phones("leaders", tree).take([File(path="g/a/index.html", content=blank("title").encode())])


def test_what_another_wrote_is_counted_and_claimed_here(tmp_path: Path) -> None:
    ours, theirs = SiteTree(tmp_path), SiteTree(tmp_path)
    here, there = Phones("leaders", ours), Phones("leaders", theirs)
    here.hear(there.take([KIT, CODE]))
    assert ours.size == theirs.size
    assert here.made == [CODE]
    with pytest.raises(UnsafePath):
        here.take([KIT])


def test_two_processes_may_not_write_one_place(tmp_path: Path) -> None:
    ours, theirs = SiteTree(tmp_path / "a"), SiteTree(tmp_path / "b")
    for name in "ab":
        (tmp_path / name).mkdir()
    here, there = Phones("leaders", ours), Phones("leaders", theirs)
    here.take([KIT])
    written = there.take([File(path="g/A/kit.json", content=b"[]")])
    with pytest.raises(UnsafePath):
        here.hear(written)


def test_what_an_earlier_build_wrote_is_taken_over_from_the_old_tree(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    written = Phones("leaders", SiteTree(old)).take([KIT, CODE])
    tree = SiteTree(new, old)
    phones = Phones("leaders", tree)
    phones.recall(written, [KIT.path])
    tree.settle()
    assert not tree.changed
    assert phones.made == [CODE]
