"""All the trees of one build, and what is costly in them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kits.hosts.phones import Phones
from kits.hosts.sites import build_sites
from kits.locale import BUILT_IN
from kits.model.artifacts import Artifact, File, Made, Page
from kits.model.audiences import Audience
from kits.render.extras.qr import QrPng
from tests.hosts.test_building import Plain, read, stats

ALL = tuple(Audience)


@dataclass(frozen=True)
class Codes:
    """A community whose groups each have a code; half of them are told of while it is checked."""

    languages = BUILT_IN

    names: tuple[str, ...]

    def pages(self, audience: Audience) -> Iterator[Artifact]:
        yield Page(path="index.md", title="Home", body="Home")

    def address(self, audience: Audience) -> str | None:
        return None

    def phones(self) -> Iterator[Artifact]:
        yield File(path="assets/kits/kit.js", content=b"script")
        yield from map(code, self.names[1::2])


def code(name: str) -> Made:
    return Made(path=f"g/{name}/qr.png", work=QrPng(f"https://x.example/{name}"))


def codes(*names: str) -> Codes:
    return Codes(names)


def build(
    project: Path,
    source: Codes,
    audiences: Iterable[Audience] = ALL,
    jobs: int = 1,
    out: str = "site",
) -> Path:
    def check(phones: Phones | None) -> Codes:
        if phones:
            phones.take([File(path="g/a/index.html", content=b"page")])
            phones.take(map(code, source.names[::2]))
        return source

    told = build_sites(
        check,
        audiences=tuple(audiences),
        project=project,
        out=project / out,
        host=Plain(),
        jobs=jobs,
    )
    assert list(told) == [audience.title for audience in sorted(audiences)]
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
        assert made["assets/kits/kit.js"] == b"script"
        assert made["sw.js"]
    assert set(read(site / "public")) == {"index.html"}
    for path in ("g/a/qr.png", "g/a/index.html", "assets/kits/kit.js", "sw.js"):
        both = [site / tree / path for tree in ("leaders", "operators")]
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


def test_phones_are_offered_only_where_someone_gets_them(tmp_path: Path) -> None:
    offered: list[bool] = []

    def check(phones: Phones | None) -> Codes:
        offered.append(phones is not None)
        return codes()

    for audience in ALL:
        build_sites(
            check,
            audiences=[audience],
            project=tmp_path,
            out=tmp_path / "site",
            host=Plain(),
        )
    assert offered == [False, True, True]
    assert read(tmp_path / "site/operators")["sw.js"]


def test_what_check_raises_leaves_all_trees_as_they_were(tmp_path: Path) -> None:
    site = build(tmp_path, codes("a"))
    before = {audience: stats(site / audience.title) for audience in ALL}

    def check(phones: Phones | None) -> Codes:
        assert phones
        phones.take([File(path="g/new/index.html", content=b"new")])
        raise RuntimeError

    with pytest.raises(RuntimeError):
        build_sites(check, audiences=ALL, project=tmp_path, out=site, host=Plain())
    assert {audience: stats(site / audience.title) for audience in ALL} == before
