import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kits.hosts.forking import cores
from kits.hosts.keeping import Kept
from kits.hosts.making import FEW, Maker
from kits.model.artifacts import File, Made, Read
from kits.render.extras.qr import QrPng


@dataclass(frozen=True)
class Echo:
    """Says which process made it, and what its source held."""

    word: str
    source: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if self.source else ()

    @property
    def identity(self) -> bytes:
        return repr(self).encode()

    def make(self, read: Read) -> bytes:
        if self.word == "bug":
            raise ZeroDivisionError
        held = read(self.source) if self.source else b""
        return f"{self.word} {os.getpid()} ".encode() + held


def echoes(count: int) -> Iterator[Made]:
    for number in range(count):
        yield Made(path=f"{number}.txt", work=Echo(str(number)))


def a_maker(folder: Path, jobs: int = 1) -> Maker:
    return Maker(folder, Kept(folder / "made"), jobs)


def processes(files: list[File]) -> set[int]:
    return {int(file.content.split()[1]) for file in files}


def test_few_are_made_here(tmp_path: Path) -> None:
    made = list(a_maker(tmp_path, jobs=2).finish(echoes(FEW - 1)))
    assert processes(made) == {os.getpid()}


def test_many_are_made_on_other_cores(tmp_path: Path) -> None:
    maker = a_maker(tmp_path, jobs=2)
    made = list(maker.finish(echoes(FEW * 3)))
    assert os.getpid() not in processes(made)
    assert len(processes(made)) <= 2
    assert [file.path for file in made] == [f"{number}.txt" for number in range(FEW * 3)]
    assert maker.count == FEW * 3


def test_one_job_is_this_process(tmp_path: Path) -> None:
    assert processes(list(a_maker(tmp_path).finish(echoes(FEW * 2)))) == {os.getpid()}


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    first = list(a_maker(tmp_path, jobs=2).finish(echoes(FEW + 5)))
    again = a_maker(tmp_path, jobs=2)
    assert list(again.finish(echoes(FEW + 5))) == first
    assert again.count == 0


def test_what_was_damaged_is_made_again(tmp_path: Path) -> None:
    codes = [Made(path=f"{n}.png", work=QrPng(f"https://x.example/{n}")) for n in range(3)]
    first = {file.path: file.content for file in a_maker(tmp_path).finish(codes)}
    damaged = next((tmp_path / "made").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1])
    again = a_maker(tmp_path)
    assert {file.path: file.content for file in again.finish(codes)} == first
    assert again.count == 1


def test_one_job_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    codes = [Made(path=f"{n}.png", work=QrPng(f"https://x.example/{n}")) for n in range(FEW + 9)]
    one = list(a_maker(tmp_path / "one").finish(codes))
    two = list(a_maker(tmp_path / "two", jobs=2).finish(codes))
    assert one == two


def test_a_source_that_changed_makes_it_anew(tmp_path: Path) -> None:
    source = tmp_path / "banner.txt"
    made = Made(path="a.txt", work=Echo("a", "banner.txt"))
    source.write_bytes(b"red")
    assert a_maker(tmp_path).make(made).endswith(b"red")
    source.write_bytes(b"green")
    assert a_maker(tmp_path).make(made).endswith(b"green")
    source.write_bytes(b"red")
    again = a_maker(tmp_path)
    assert again.make(made).endswith(b"red")
    assert again.count == 0


def test_what_needs_no_making_comes_at_once(tmp_path: Path) -> None:
    """Files pass while what is costly still waits."""
    page = File(path="index.html", content=b"page")
    stream = a_maker(tmp_path).finish([*echoes(2), page])
    assert next(stream) == page
    assert len(list(stream)) == 2


@pytest.mark.parametrize("count", [1, FEW * 2])
def test_a_bug_is_not_swallowed(tmp_path: Path, count: int) -> None:
    works = [*echoes(count), Made(path="bug.txt", work=Echo("bug"))]
    with pytest.raises(ZeroDivisionError):
        list(a_maker(tmp_path, jobs=2).finish(works))


def test_it_knows_how_many_cores_it_may_use() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
