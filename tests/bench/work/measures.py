"""Builds and checks of many groups, beside Hugo's build, a program in C and our own cold build."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median

from tests.bench.work.bench import Bench, files, inodes
from tests.bench.work.clock import Cost, cost, typical
from tests.bench.work.community import edit_message, edit_row
from tests.bench.work.rows import Row, seconds
from tests.bench.work.words import DUE, LATER
from tests.bench.work.writing import compile_c, find_compiler, pack, seconds_in_c, seconds_of_ours

ALIKE = 0.05
"""By how much of its bytes Hugo's site may differ from ours, and still be the same work."""


def cold(bench: Bench) -> Iterator[Row]:
    """A first build; and, since only the same work can be compared, what came out."""
    ours, theirs = bench.cold, bench.peer
    yield _beside_hugo(bench, Row(name="cold build", goal=1, moonshot=1 / 2), ours)
    if theirs is None or bench.site is None:
        return
    ratio = ours.worked / theirs.worked
    worked = seconds(ours.worked), f"Hugo {seconds(theirs.worked)}"
    yield Row(name="  its processor time").beside(*worked, ratio)
    bench.settle()
    yield _same_work(_weight(bench.tree / "g"), _weight(bench.site.made))


def nothing(bench: Bench) -> Iterator[Row]:
    """A build that finds nothing to do."""
    bench.settle()
    ours = typical(bench.build() for _ in count())
    yield _beside_hugo(bench, Row(name="nothing changed", goal=1 / 10, moonshot=1 / 20), ours)


def day(bench: Bench) -> Iterator[Row]:
    """The same content on quiet days, and when a message has fallen due in every group."""
    bench.settle()
    before = inodes(bench.tree)
    ours = typical((bench.build(now) for now in LATER), times=len(LATER))
    quiet = Row(name="a day later, nothing due", goal=1 / 4, moonshot=1 / 8)
    yield _beside_hugo(bench, quiet, ours, before)
    before = inodes(bench.tree)
    yield _beside_hugo(bench, Row(name="  a message due in each group"), bench.build(DUE), before)


def row(bench: Bench) -> Iterator[Row]:
    """One row of the roster edited."""
    bench.settle()
    before = inodes(bench.tree)
    ours = typical(bench.build_edited(edit_row) for _ in count())
    yield _beside_hugo(bench, Row(name="one row edited", goal=1 / 8, moonshot=1 / 16), ours, before)


def message(bench: Bench) -> Iterator[Row]:
    """One message edited, which every group gets."""
    bench.settle()
    before = inodes(bench.tree)
    ours = typical(bench.build_edited(edit_message) for _ in count())
    goal = Row(name="one message edited", goal=1 / 3, moonshot=1 / 5)
    yield _beside_cold(bench, goal, ours, before)


def check(bench: Bench) -> Iterator[Row]:
    """A check for which nothing is kept."""
    bench.forget()
    ours = typical(cost(bench.command("check")) for _ in count())
    yield _beside_cold(bench, Row(name="check, cold", goal=1 / 3, moonshot=1 / 4), ours)


def write(bench: Bench) -> Iterator[Row]:
    """Writing alone, on one core each."""
    bench.settle()
    packed, out = bench.folder / "packed", bench.folder / "written"
    pack(bench.tree, packed)
    ours = median(seconds_of_ours(packed, out) for _ in range(3))
    row = Row(name="writing", goal=2, moonshot=1.5)
    compiler = find_compiler()
    if compiler is None:
        yield row.beside(seconds(ours), "no C", None)
    else:
        program = compile_c(compiler, packed)
        theirs = median(seconds_in_c(program, packed, out) for _ in range(3))
        yield row.beside(seconds(ours), f"C {seconds(theirs)}", ours / theirs)


def _beside_hugo(bench: Bench, row: Row, ours: Cost, before: dict[str, int] | None = None) -> Row:
    took, theirs = _took(bench, ours, before), bench.peer
    if theirs is None:
        return row.beside(took, "no Hugo", None)
    return row.beside(took, f"Hugo {seconds(theirs.wall)}", ours.wall / theirs.wall)


def _beside_cold(bench: Bench, row: Row, ours: Cost, before: dict[str, int] | None = None) -> Row:
    took, cold = _took(bench, ours, before), bench.cold.wall
    return row.beside(took, f"cold {seconds(cold)}", ours.wall / cold)


def _took(bench: Bench, ours: Cost, before: dict[str, int] | None) -> str:
    """What a run of ours took, and how many files of how many it wrote."""
    took = f"{seconds(ours.wall)}, {seconds(ours.worked)} of processors"
    if before is None:
        return took
    after = inodes(bench.tree)
    new = sum(before.get(path) != inode for path, inode in after.items())
    return f"{took}, {new:,} of {len(after):,} files written"


def _same_work(ours: tuple[int, int], theirs: tuple[int, int]) -> Row:
    """Whether both made as many files, of nearly the same bytes."""
    made, other = (f"{files:,} files of {size / 1e6:.1f} MB" for files, size in (ours, theirs))
    ratio, row = ours[1] / theirs[1], Row(name="  bytes of as many files")
    if ours[0] == theirs[0] and abs(ratio - 1) < ALIKE:
        return row.beside(made, f"Hugo {other}", ratio)
    return row.beside(f"{made}, Hugo {other}", "unlike", None)


def _weight(tree: Path) -> tuple[int, int]:
    """Files of groups, and their bytes."""
    sizes = [file.stat().st_size for group in tree.glob("group-*") for file in files(group)]
    return len(sizes), sum(sizes)
