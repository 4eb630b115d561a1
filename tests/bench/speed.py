"""The leaders' site of ten thousand groups, as ratios: beside Hugo, a program in C and ourselves.

`scripts/bench speed --groups 1000 --only cold,help` takes fewer groups, or some measures alone;
`--quick` one work on one disk; `--large` adds what is aimed at for a hundred thousand. A peer that
this machine lacks is named as missing.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.bench.work import measures, numbers
from tests.bench.work.bench import Bench
from tests.bench.work.clock import places
from tests.bench.work.community import Work
from tests.bench.work.hugo import find_hugo
from tests.bench.work.rows import Row
from tests.bench.work.words import TWO_CHANNELS
from tests.bench.work.writing import find_compiler

Measure = Callable[[Bench], Iterator[Row]]

EVERYWHERE: dict[str, Measure] = {
    "cold": measures.cold,
    "nothing": measures.nothing,
    "day": measures.day,
    "row": measures.row,
    "message": measures.message,
    "write": measures.write,
    "check": measures.check,
}
"""Measured on each disk, and of both works."""
ONCE: dict[str, Measure] = {
    "memory": numbers.memory,
    "growth": numbers.growth,
    "help": numbers.help,
    "rows": numbers.rows,
    "figures": numbers.figures,
    "serve": numbers.serve,
}
LARGE: dict[str, Measure] = {
    "memory-large": numbers.memory_large,
    "growth-large": numbers.growth_large,
}
"""Takes longer than all the rest together."""


def main() -> None:
    """Print each measure as it is taken, then the table."""
    asked = _asked()
    console = Console(highlight=False, soft_wrap=True)
    hugo, load = find_hugo(), os.getloadavg()[0]
    console.print(f"{os.cpu_count()} cores, a load of {load:.1f} before it begins")
    console.print(f"Hugo: {hugo or 'missing'}\nC compiler: {find_compiler() or 'missing'}")
    columns: dict[str, list[Row]] = {}
    for work, disk, place in _stands(asked):
        if place is None:
            console.print(f"\n{disk}: missing")
            continue
        console.print(f"\n{work.groups:,} groups, each {work.each}, on the {disk} ({place})")
        wanted = EVERYWHERE if columns else {**EVERYWHERE, **ONCE, **LARGE}
        rows = columns[f"{work.each}\n{disk}"] = []
        with TemporaryDirectory(prefix="kits-bench-", dir=place) as folder:
            bench = Bench(Path(sys.executable).with_name("kits"), Path(folder), work, hugo)
            for row in _rows(bench, [wanted[name] for name in asked.only if name in wanted]):
                console.print(f"  {row.sentence}")
                rows.append(row)
    console.print()
    console.print(_table(columns))


def _stands(asked: Namespace) -> Iterator[tuple[Work, str, Path | None]]:
    """Each work on each disk; the first of them alone where it shall be quick."""
    three = Work(groups=asked.groups)
    six = replace(three, messages=6, channels=TWO_CHANNELS)
    every = [(work, disk, place) for work in (three, six) for disk, place in places().items()]
    yield from every[:1] if asked.quick else every


def _asked() -> Namespace:
    names = [*EVERYWHERE, *ONCE, *LARGE]
    parser = ArgumentParser(prog="scripts/bench speed")
    parser.add_argument("--groups", type=int, default=10_000)
    parser.add_argument("--only", type=lambda names: names.split(","), default=[])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--large", action="store_true")
    asked = parser.parse_args()
    if unknown := set(asked.only) - set(names):
        parser.error(f"no measure {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    if not asked.only:
        asked.only = names if asked.large else [*EVERYWHERE, *ONCE]
    return asked


def _rows(bench: Bench, wanted: Sequence[Measure]) -> Iterator[Row]:
    for measure in wanted:
        yield from measure(bench)


def _table(columns: Mapping[str, Sequence[Row]]) -> Table:
    """A line a measure, a column a work and disk."""
    table = Table(box=None)
    table.add_column("measure", no_wrap=True)
    for head in (*columns, "goal", "moonshot"):
        table.add_column(head, justify="right", no_wrap=True)
    every = {row.name: row for rows in columns.values() for row in rows}
    for name, row in every.items():
        found = [{row.name: row.told for row in rows}.get(name, "") for rows in columns.values()]
        table.add_row(name, *found, row.written(row.goal), row.written(row.moonshot))
    return table


if __name__ == "__main__":
    main()
