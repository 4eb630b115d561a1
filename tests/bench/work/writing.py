"""Writing alone: the files of a finished tree, by what builds write with and by a program in C."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

SOURCE = Path(__file__).with_name("write.c")


def pack(tree: Path, folder: Path) -> None:
    """Makes one file of all bytes of a tree, and one that says how they are parted."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "blob").open("wb") as blob, (folder / "index").open("w") as index:
        for path in sorted(path for path in tree.rglob("*") if path.is_file()):
            content = path.read_bytes()
            blob.write(content)
            index.write(f"{len(content)} {path.relative_to(tree)}\n")


def find_compiler() -> str | None:
    """A compiler of C; None where there is none."""
    return next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)


def compile_c(compiler: str, folder: Path) -> Path:
    """The program in C."""
    program = folder / "write"
    subprocess.run([compiler, "-O2", "-o", program, SOURCE], check=True)
    return program


def seconds_in_c(program: Path, packed: Path, out: Path) -> float:
    """Seconds in which the program writes what was packed."""
    return _seconds([str(program)], packed, out)


def seconds_of_ours(packed: Path, out: Path) -> float:
    """Seconds in which a tree of ours is written with the same bytes, on one core."""
    return _seconds([sys.executable, "-m", "tests.bench.work.writing"], packed, out)


def _seconds(command: list[str], packed: Path, out: Path) -> float:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    os.sync()
    arguments = [packed / "index", packed / "blob", out]
    said = subprocess.run([*command, *arguments], check=True, capture_output=True, text=True)
    shutil.rmtree(out)
    return float(said.stdout)


def main() -> None:
    """Write what was packed with a tree of ours, and print the seconds."""
    from kits.hosts.site import SiteTree

    index, blob, out = map(Path, sys.argv[1:])
    files = list(_unpack(index, blob))
    began = perf_counter()
    tree = SiteTree(out)
    for path, content in files:
        tree.write(path, content)
    tree.settle()
    sys.stdout.write(f"{perf_counter() - began:.6f}\n")


def _unpack(index: Path, blob: Path) -> Iterator[tuple[str, bytes]]:
    with blob.open("rb") as content:
        for line in index.read_text().splitlines():
            size, path = line.split(" ", 1)
            yield path, content.read(int(size))


if __name__ == "__main__":
    main()
