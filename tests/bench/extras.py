"""Extras: how many a second on one core and on two, and what a second build costs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from kits.hosts.keeping import Kept
from kits.hosts.making import Maker
from kits.model.artifacts import Made
from kits.render.extras.qr import QrPng, QrSvg
from tests.render.extras.posters import LINK, a_poster, banner_file

COUNT = 120


def extras(kind: str) -> Iterator[Made]:
    """One for each of so many groups."""
    for number in range(COUNT):
        link = f"{LINK}&n={number}"
        poster = a_poster(link=link, group=f"灯下 {number} 群", banner=BANNER)
        work = {
            "poster.png": replace(poster, form="png"),
            "poster.svg": poster,
            "qr.png": QrPng(link),
            "qr.svg": QrSvg(link),
        }[kind]
        yield Made(path=f"{number}/{kind}", work=work)


BANNER = "content/campaigns/drive/banner.jpg"


def main() -> None:
    """Print a table of extras a second, and how a second build compares."""
    table = Table("extra", box=None)
    for head in ("1 job", "2 jobs", "faster by", "kept", "quicker than made by"):
        table.add_column(head, justify="right")
    for kind in ("poster.png", "poster.svg", "qr.png", "qr.svg"):
        with tempfile.TemporaryDirectory() as folder:
            banner_file(Path(folder))
            one, two = (_seconds(Path(folder), kind, jobs) for jobs in (1, 2))
            kept = _seconds(Path(folder), kind, 1)
        rates = (COUNT / seconds for seconds in (one, two, kept))
        first, second, third = (f"{rate:,.0f}/s" for rate in rates)
        table.add_row(kind, first, second, f"{one / two:.2f}", third, f"{one / kept:,.0f}")
    console = Console()
    console.print(f"{COUNT} of each; two jobs first start two processes\n")
    console.print(table)


def _seconds(folder: Path, kind: str, jobs: int) -> float:
    """What it takes with so many jobs; the folder of one job is used a second time."""
    maker = Maker(folder, Kept(folder / f"made-{jobs}"), jobs)
    start = perf_counter()
    for _ in maker.finish(extras(kind)):
        pass
    return perf_counter() - start


if __name__ == "__main__":
    main()
