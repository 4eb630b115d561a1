"""Walks a guide of the handbook: writes its files, runs its commands, and compares what they print.

What a guide may hold, and what is done with it, in the order of the page:

- A path alone on a line, in backticks, and a block below it: the block is written to that path. A
  `diff` block takes the lines with `-` out of the file and puts those with `+` in their place.
- A `console` block: each line that begins with `$ ` is run, and what follows it is what it prints.
  A line that is only `…` stands for any lines that were left out.
- A paragraph in italics that names a day: from here on it is that day.

All other blocks are only read.
"""

from __future__ import annotations

import calendar
import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from kits.cli import main

MONTHS = calendar.month_name[1:]
ENGLISH_DAY = re.compile(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})")
CHINESE_DAY = re.compile(r"(\d{4})年(\d+)月(\d+)日")
PATH_LINE = re.compile(r"`([^`\s]+)`")
SIZE = re.compile(r" +\d[\d,]* files +[\d,.]+ MB")
"""How large a site is: that depends on the theme that is installed."""
LEFT_OUT = "…"
SHELL = frozenset(("&&", "|", ">", ";"))
"""What only a shell understands."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a guide, and what stands right above it."""

    line: int
    language: str
    path: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """A paragraph that says which day it is."""

    at: datetime


@dataclass(frozen=True)
class Step:
    """A command, the line it stands on, and what the guide shows of its output."""

    line: int
    command: str
    shown: tuple[str, ...]


def steps_of(text: str) -> Iterator[Block | Day]:
    """The blocks and days of a page, in order."""
    lines = text.split("\n")
    above, at = "", 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            end = next(i for i in range(at + 1, len(lines)) if lines[i] == "```")
            path = PATH_LINE.fullmatch(above)
            yield Block(at + 2, line[3:], path and path[1], tuple(lines[at + 1 : end]))
            above, at = "", end + 1
            continue
        if line.startswith("*") and line.endswith("*") and (day := _day(line)):
            yield Day(day)
        above = line or above
        at += 1


def _day(line: str) -> datetime | None:
    if english := ENGLISH_DAY.search(line):
        day, month, year = int(english[1]), MONTHS.index(english[2]) + 1, int(english[3])
    elif chinese := CHINESE_DAY.search(line):
        year, month, day = map(int, chinese.groups())
    else:
        return None
    return datetime(year, month, day, 2, tzinfo=UTC)


def commands(block: Block) -> Iterator[Step]:
    """The commands of a console block, each with the output that is shown below it."""
    starts = [i for i, line in enumerate(block.lines) if line.startswith("$ ")]
    for first, following in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        shown = block.lines[first + 1 : following]
        yield Step(block.line + first, block.lines[first][2:], _without_blank_ends(shown))


@dataclass
class Walk:
    """A guide under way in a folder of its own."""

    folder: Path
    language: str
    """Of the terminal, as in `zh_CN.UTF-8`."""
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    home: Path = field(init=False)

    def __post_init__(self) -> None:
        self.home = self.folder

    def write(self, block: Block) -> None:
        """Writes a file, or changes one."""
        assert block.path is not None
        target = self.folder / block.path
        if block.language == "diff":
            target.write_text(changed(target.read_text("utf-8"), block), "utf-8")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(block.lines) + "\n", "utf-8")

    def run(self, command: str) -> tuple[str, ...]:
        """What a command prints, on both streams, as a terminal shows it."""
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            assert self.folder.is_dir()
            return ()
        words = shlex.split(command)
        if words[0] == "kits" and SHELL.isdisjoint(words):
            printed = self._kits(words[1:])
        else:
            printed = self._shell(command)
        return _without_blank_ends(printed.split("\n"))

    def _kits(self, arguments: list[str]) -> str:
        """In this process, which saves a second each time."""
        with contextlib.chdir(self.folder):
            result = CliRunner().invoke(main, arguments, env=self._environment())
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.output

    def _shell(self, command: str) -> str:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.stdout.decode()

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "KITS_LANG": "",
            "LANG": self.language,
            "LC_ALL": "",
            "LC_MESSAGES": "",
            "SOURCE_DATE_EPOCH": str(int(self.now.timestamp())),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{
                f"GIT_{who}_{what}": value
                for who in ("AUTHOR", "COMMITTER")
                for what, value in (("NAME", "Reader"), ("EMAIL", "reader@windowsill.example"))
            },
        }


def changed(text: str, block: Block) -> str:
    """A text with each run of `-` lines replaced by the `+` lines that follow it.

    Lines with neither mark say where; together they stand in the file exactly once.
    """
    before = "\n".join(line[1:] for line in block.lines if line[0] in "- ")
    after = "\n".join(line[1:] for line in block.lines if line[0] in "+ ")
    found = f"\n{text}".count(f"\n{before}\n")
    assert found == 1, f"line {block.line}: stands {found} times in {block.path}:\n{before}"
    return f"\n{text}".replace(f"\n{before}\n", f"\n{after}\n")[1:]


def agrees(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether what is shown is what is printed, apart from what `…` leaves out."""
    sized = [SIZE.sub(" N files", line) for line in shown]
    parts = [r"(?:[^\n]*\n)*" if line == LEFT_OUT else re.escape(line) + r"\n" for line in sized]
    text = "".join(f"{SIZE.sub(' N files', line)}\n" for line in printed)
    return re.fullmatch("".join(parts), text) is not None


def _without_blank_ends(lines: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return tuple(text.split("\n")) if text else ()
