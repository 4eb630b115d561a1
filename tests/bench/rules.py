"""What each rule costs a check of ten thousand groups: its share of the processor time.

`scripts/bench rules --groups 1000` takes fewer. All is done in one process, the rules' time on its own
clock, so that the shares of one run can be compared on a busy machine too.
"""

from __future__ import annotations

import functools
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

import kits.rules.rulebooks as book
from kits.pipeline import check, load
from kits.rules.rule import Rules, id_of
from kits.source.trees import FolderTree
from tests.bench.work.community import Work, write

NOW = datetime.fromisoformat("2026-11-23T12:00:00+08:00")
SHOWN = 0.001
"""Of the whole; a rule below it is not told on its own."""


def main() -> None:
    """Prints the share of every rule that can be felt, the costliest first."""
    parser = ArgumentParser(prog="scripts/bench rules", description=__doc__)
    parser.add_argument("--groups", type=int, default=10_000)
    groups = parser.parse_args().groups
    spent: Counter[str] = Counter()
    with TemporaryDirectory(prefix="kits-bench-") as folder:
        write(Path(folder), Work(groups=groups))
        book.BUILT_IN = _timed(book.BUILT_IN, spent)  # type: ignore[misc]
        start = time.process_time()
        checked = check(load(FolderTree(Path(folder))), NOW)
        whole = time.process_time() - start
    found = checked if isinstance(checked, tuple) else checked.findings
    table = Table("Rule", "Of the whole", "Milliseconds", box=None)
    for rule, seconds in spent.most_common():
        if seconds > SHOWN * whole:
            table.add_row(rule, f"{seconds / whole:.1%}", f"{seconds * 1000:.0f}")
    assert spent, "no rule ran through the clock"
    rest = sum(spent.values()) / whole
    table.add_row(f"all {len(spent)} rules that ran", f"{rest:.1%}", "")
    told = Console(highlight=False)
    told.print(f"{groups:,} groups: {whole:.1f} s of processor time, {len(found)} findings")
    told.print(table)


def _timed(rules: Rules, spent: Counter[str]) -> Rules:
    """The same rules, each noting what it spends."""

    def noting(rule: Callable[..., Iterable[Any]]) -> Callable[..., list[Any]]:
        @functools.wraps(rule)
        def timed(*given: object) -> list[Any]:
            start = time.process_time()
            found = list(rule(*given))
            spent[id_of(rule)] += time.process_time() - start
            return found

        return timed

    kinds: dict[str, Any] = {
        kind.name: tuple(map(noting, getattr(rules, kind.name))) for kind in fields(rules)
    }
    return replace(rules, **kinds)


if __name__ == "__main__":
    main()
