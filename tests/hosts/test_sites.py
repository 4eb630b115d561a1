"""All the trees of one build, and what is costly in them."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kits.hosts.sites import build_sites
from kits.model.artifacts import Artifact, File, Made, Page
from kits.model.audiences import Audience
from kits.render.extras.qr import QrPng
from tests.hosts.test_building import Plain, read

ALL = tuple(Audience)


def pages(audience: Audience) -> Iterator[Artifact]:
    yield Page(path="index.md", title="Home", body="Home")


def codes(*names: str) -> Callable[[], Iterator[File | Made]]:
    def phones() -> Iterator[File | Made]:
        yield File(path="g/a/index.html", content=b"page")
        for name in names:
            yield Made(path=f"g/{name}/qr.png", work=QrPng(f"https://x.example/{name}"))

    return phones


def build(
    project: Path,
    phones: Callable[[], Iterator[File | Made]],
    audiences: Iterable[Audience] = ALL,
    jobs: int = 1,
    out: str = "site",
) -> Path:
    told = build_sites(
        pages,
        phones,
        lambda audience: None,
        audiences=tuple(audiences),
        project=project,
        out=project / out,
        host=Plain(),
        jobs=jobs,
    )
    assert [audience for audience, _ in told] == list(audiences)
    return project / out


def kept(project: Path) -> dict[str, int]:
    """What is kept, with when it was written."""
    folder = project / ".kits/made"
    return {name: (folder / name).stat().st_mtime_ns for name in os.listdir(folder)}


def test_what_is_costly_stands_in_the_leaders_tree_and_above(tmp_path: Path) -> None:
    site = build(tmp_path, codes("a", "b"))
    for tree in ("leaders", "operators"):
        made = read(site / tree)
        assert made["g/a/qr.png"].startswith(b"\x89PNG")
        assert made["g/a/qr.png"] != made["g/b/qr.png"]
        assert made["g/a/index.html"] == b"page"
    assert set(read(site / "public")) == {"index.html"}
    both = [site / tree / "g/a/qr.png" for tree in ("leaders", "operators")]
    assert both[0].stat().st_ino == both[1].stat().st_ino


def test_another_build_makes_only_what_is_new_and_drops_what_is_gone(tmp_path: Path) -> None:
    build(tmp_path, codes("a", "b"))
    before = kept(tmp_path)
    build(tmp_path, codes("b", "c"))
    after = kept(tmp_path)
    assert len(before) == len(after) == 2
    (same,) = before.keys() & after.keys()
    assert before[same] == after[same]


def test_a_build_without_phones_drops_nothing(tmp_path: Path) -> None:
    build(tmp_path, codes("a"))
    before = kept(tmp_path)
    build(tmp_path, codes("b"), [Audience.PUBLIC])
    assert kept(tmp_path) == before


def test_any_number_of_jobs_gives_the_same_trees(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(60)]
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    assert read(build(one, codes(*names))) == read(build(two, codes(*names), jobs=2))
