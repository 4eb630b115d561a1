"""What stands for itself: memory, growth, starting, a long table, and an edit that is served."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from itertools import count

from tests.bench.work.bench import Bench
from tests.bench.work.clock import cost, typical
from tests.bench.work.community import Work, write, write_figures, write_people
from tests.bench.work.rows import Row, seconds
from tests.bench.work.serving import edit_to_page
from tests.bench.work.words import NOW

FEW, SMALL, LARGE = 100, 1_000, 100_000
ROWS = 200_000
FIGURES = 1_000_000


def help(bench: Bench) -> Iterator[Row]:
    """Starting the command, which does nothing else."""
    took = typical((cost([str(bench.kits), "--help"]) for _ in count()), times=9)
    row = Row(name="kits --help, processor time", form="{:.2f} s", goal=0.15, moonshot=0.1)
    yield row.beside(f"{seconds(took.wall)} on the wall", "", took.worked)


def rows(bench: Bench) -> Iterator[Row]:
    """The check of a community of one group and very many people: their table, read and judged."""
    project = bench.folder / "people"
    write_people(project, ROWS)
    took = cost([str(bench.kits), "-C", str(project), "--now", NOW, "check"])
    shutil.rmtree(project)
    name = f"{ROWS:,} rows, processor time"
    row = Row(name=name, form="{:.2f} s", goal=2, moonshot=1)
    yield row.beside(f"{seconds(took.wall)} on the wall", "", took.worked)


def figures(bench: Bench) -> Iterator[Row]:
    """A table of very many figures: imported, then read, judged and told on the page of a month."""
    project = bench.folder / "figures"
    write(project, Work(groups=FEW))
    write_figures(bench.folder / "figures.csv", FIGURES, FEW)
    base = [str(bench.kits), "-C", str(project), "--now", NOW]
    taken = cost([*base, "import", str(bench.folder / "figures.csv"), "--as", "figures", "--yes"])
    told = cost([*base, "report", "--month", "2026-11"])
    shutil.rmtree(project)
    for name, took in (("imported", taken), ("read and told", told)):
        row = Row(name=f"{FIGURES:,} figures {name}, processor time", form="{:.2f} s", goal=10)
        yield row.beside(f"{seconds(took.wall)} on the wall", "", took.worked)
        row = Row(name=f"{FIGURES:,} figures {name}, peak memory", form="{:.0f} MB", goal=500)
        yield row.beside("its one process", "", took.largest)


def memory(bench: Bench) -> Iterator[Row]:
    """The peak of a cold build, of all its processes together."""
    yield _memory(bench, 250, 150)


def memory_large(bench: Bench) -> Iterator[Row]:
    """The same of very many groups."""
    yield _memory(bench.of(LARGE), 450, 300)


def growth(bench: Bench) -> Iterator[Row]:
    """The exponent with which a cold build grows, from a tenth to all groups."""
    small = bench.of(max(bench.work.groups // 10, 1))
    yield _growth(small, bench, bench.cold.wall)


def growth_large(bench: Bench) -> Iterator[Row]:
    """The same up to very many groups."""
    large = bench.of(LARGE)
    yield _growth(bench.of(SMALL), large, large.watched.wall)


def serve(bench: Bench) -> Iterator[Row]:
    """From saving a message to the page that says it, for a tenth of the groups and for all."""
    for groups, goal in ((max(bench.work.groups // 10, 1), 1.0), (bench.work.groups, 2.0)):
        served = bench.of(groups)
        took = edit_to_page(served.command(), served.project)
        name = f"serve, edit to page, {groups:,} groups"
        row = Row(name=name, form="{:.2f} s", goal=goal, moonshot=goal / 2)
        yield row.beside("a message edited", "", took)


def _memory(bench: Bench, goal: float, moonshot: float) -> Row:
    took = bench.watched
    name = f"peak memory, {bench.work.groups:,} groups"
    row = Row(name=name, form="{:.0f} MB", goal=goal, moonshot=moonshot)
    told = f"the largest process {took.largest:.0f} MB, all together {took.together:.0f} MB"
    return row.beside(told, "", max(took.largest, took.together))


def _growth(small: Bench, large: Bench, took: float) -> Row:
    groups = small.work.groups, large.work.groups
    exponent = math.log(took / small.cold.wall) / math.log(groups[1] / groups[0])
    row = Row(name=f"growth, {groups[0]:,} to {groups[1]:,}", form="exponent {:.2f}", goal=1)
    return row.beside(f"{seconds(small.cold.wall)} and {seconds(took)}", "", exponent)
