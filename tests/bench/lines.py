"""How many lines kits/ has, room by room: programs, and all else that is written by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

KITS = Path(__file__).parents[2] / "kits"
BESIDE = (".html", ".css", ".js", ".md", ".toml", ".po", ".xml", ".typ", ".csv", ".yml")


def main() -> None:
    """Print a line a room, the largest first."""
    files, lines, beside = Counter[str](), Counter[str](), Counter[str]()
    for path in KITS.rglob("*"):
        room = path.relative_to(KITS).parts[0] if path.parent != KITS else "(the hall)"
        if path.suffix == ".py":
            files[room] += 1
            lines[room] += _length(path)
        elif path.suffix in BESIDE:
            beside[room] += _length(path)
    table = Table("room", box=None)
    for head in ("files", "lines of Python", "lines of all else"):
        table.add_column(head, justify="right")
    for room in sorted(files | beside, key=lambda room: (-lines[room], room)):
        table.add_row(room, *(f"{counted[room]:,}" for counted in (files, lines, beside)))
    table.add_row("all", *(f"{counted.total():,}" for counted in (files, lines, beside)))
    Console().print(table)


def _length(path: Path) -> int:
    return len(path.read_bytes().splitlines())


if __name__ == "__main__":
    main()
