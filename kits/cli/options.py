"""What `kits build` and `kits merge` are told: which sites, made how, and where they go."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import click

from kits.cli.project import Project, fail
from kits.hosts.forking import cores
from kits.hosts.scratch import HIDDEN
from kits.model.audiences import Audience

AUDIENCES = [audience.title for audience in Audience]
HOSTS = ("mkdocs", "zensical")
STORES = ("s3://", "gs://", "az://")


audience_option = click.option(
    "--audience",
    "audiences",
    multiple=True,
    type=click.Choice(AUDIENCES),
    help="Build only this site; may be given several times.",
)
host_option = click.option(
    "--host",
    type=click.Choice(HOSTS),
    default="mkdocs",
    show_default=True,
    help="The site generator that renders pages.",
)


class Out(click.ParamType[Path | str]):
    """A folder, or the address of a place in an object store."""

    name = "directory"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        """A path; an address stays as it is."""
        text = os.fspath(value) if isinstance(value, Path) else str(value)
        if re.match("[a-z]+[a-z0-9]*://", text):
            if not text.startswith(STORES):
                self.fail(f'"{text}" is no object store; write {STORES[0]}BUCKET/NAME', param, ctx)
            return text.rstrip("/")
        folder = click.Path(file_okay=False, path_type=Path)
        return Path(folder.convert(text, param, ctx))


out_option = click.option(
    "--out",
    type=Out(),
    help="Where the sites go, a folder or s3://BUCKET/NAME; DIR/site unless stated.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=cores(),
    metavar="N",
    help="How many cores may be used; all of this machine unless stated.",
)


class Fraction(click.ParamType[tuple[int, int]]):
    """One of so many parts, as `3/16`."""

    name = "fraction"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Both numbers."""
        found = re.fullmatch("([0-9]{1,5})/([0-9]{1,5})", str(value))
        number, count = map(int, found.groups()) if found else (0, 0)
        if not 1 <= number <= count:
            self.fail(f'"{value}" is none of so many parts; write it as 3/16', param, ctx)
        return number, count


def chosen(names: Sequence[str]) -> list[Audience]:
    """The audiences with these names, the lower ones first; all where none is named."""
    return sorted({Audience[name.upper()] for name in names} or set(Audience))


def place(project: Project, out: Path | str | None, name: str) -> Path:
    """The folder of sites or shards; ends the command where that is what somebody writes.

    What goes to a store is built in `.kits`, where the next build finds it.
    """
    if isinstance(out, str):
        return project.folder / HIDDEN / "sent" / sha256(out.encode()).hexdigest()[:16]
    target = (out or project.folder / name).absolute()
    if target == project.folder or target.is_relative_to(project.folder / "content"):
        fail(f'"{out}" holds what you write', "name a folder for the sites alone")
    return target
