"""Where a command works, when it is, and how it ends where it cannot go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from kits.cli.terminal import language
from kits.model.epochs import BEYOND, YEARS, at_epoch
from kits.source.trees import COMMUNITY, FileTree, FolderTree


@dataclass(frozen=True)
class Project:
    """Where the command works, and when it is."""

    folder: Path
    clock: Callable[[], datetime]
    lang: str | None = None
    """The language that was asked for."""

    @cached_property
    def now(self) -> datetime:
        """The time of the command, however long it runs."""
        return self.clock()

    @cached_property
    def language(self) -> str:
        """What it speaks: `--lang`, else KITS_LANG, else as its community, else as the terminal."""
        from kits.source.content import language_of  # which reads much that help does not need

        asked = self.lang or os.environ.get("KITS_LANG")
        own = language_of(FolderTree(self.folder)) if self.holds_community and not asked else None
        return asked or own or language()

    @property
    def holds_community(self) -> bool:
        """Whether the folder is a project."""
        return (self.folder / COMMUNITY).is_file()

    def tree(self) -> FileTree:
        """Its content as it stands on disk; ends the command where there is none."""
        if not self.holds_community:
            fail(
                f'there is no community in "{self.folder}": content/community.yml is not there',
                "go to its folder or name it with kits -C DIR, or begin one with "
                "kits new community DIR",
            )
        return FolderTree(self.folder)


def around(folder: Path) -> Path:
    """The project that a folder lies in, as git finds its own; the folder itself where none is."""
    inside = (place for place in (folder, *folder.parents) if (place / COMMUNITY).is_file())
    return next(inside, folder)


def fail(problem: str, remedy: str, status: int = 2) -> NoReturn:
    """Ends the command with what is wrong and what to do, on stderr."""
    click.echo(f"kits: {problem}\n  = hint: {remedy}", err=True)
    sys.exit(status)


def clock(text: str | None) -> Callable[[], datetime]:
    """What tells the time: `--now`, else SOURCE_DATE_EPOCH, else the clock of the machine."""
    if text is None and (epoch := os.environ.get("SOURCE_DATE_EPOCH")):
        try:
            fixed = at_epoch(epoch)
        except ValueError as problem:
            fail(str(problem), "set it to the seconds since 1970, or to nothing")
        return lambda: fixed
    if text is None:
        return lambda: datetime.now(UTC)
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f'"{text}" is not a time; write it as 2026-12-08T12:00:00+08:00', param_hint="--now"
        ) from None
    aware = given if given.tzinfo else given.replace(tzinfo=UTC)
    if aware.year not in YEARS:
        raise click.BadParameter(f'"{text}" is {BEYOND}', param_hint="--now")
    return lambda: aware
