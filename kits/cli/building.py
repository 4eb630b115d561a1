"""`kits build`: what would be made again as it stands is told, and all else made."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import click

from kits.cli.project import Project, fail
from kits.cli.terminal import colourful, language
from kits.hosts.forking import cores
from kits.hosts.limits import Built, strains
from kits.hosts.scratch import HIDDEN
from kits.hosts.standing import Build
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


@click.command()
@audience_option
@click.argument("more", nargs=-1, type=click.Choice(AUDIENCES), metavar="")
@host_option
@out_option
@jobs_option
@click.option(
    "--shard",
    type=Fraction(),
    metavar="I/N",
    help="Make only this part of what groups get, in DIR/parts unless --out says otherwise, "
    "for kits merge.",
)
@click.option("--engine", type=click.Choice(["dask"]), help="Let a cluster make what groups get.")
@click.option("--scheduler", metavar="ADDRESS", help="Where the scheduler of the cluster listens.")
@click.pass_obj
def build(
    project: Project,
    audiences: tuple[str, ...],
    more: tuple[str, ...],
    host: str,
    out: Path | str | None,
    jobs: int,
    shard: tuple[int, int] | None,
    engine: str | None,
    scheduler: str | None,
) -> None:
    """Check everything, then build the sites.

    An error stops the build, and the sites that stand stay as they are.

    \b
    site/public     for everyone
    site/leaders    for leaders: kits, training, and all of public
    site/operators  for operators: plans, findings, private facts, and all of leaders
    """
    if more and not audiences:
        raise click.UsageError("name a site with --audience")
    if bool(engine) != bool(scheduler):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together")
    if shard and isinstance(out, str):
        raise click.UsageError("shards go to a folder, from which kits merge takes them")
    if engine and shard:
        raise click.UsageError("a cluster makes all shards, so --shard says nothing to it")
    wanted = chosen((*audiences, *more))
    target = place(project, out, "parts" if shard else "site")
    if shard:
        from kits.cli.merging import make_part

        make_part(project, shard, target, wanted, jobs)
        return
    if scheduler:
        from kits.cli.merging import make_with_dask

        deliver(make_with_dask(project, scheduler, wanted, host, target, jobs), target, out)
        return
    names = [audience.title for audience in wanted]
    this = Build(project.folder, target, names, (host, language(), str(colourful())))
    standing = this.find(project.now)
    if standing:
        click.echo(standing.printed, nl=False)
        deliver(standing.built, target, out)
        return
    from kits.cli.making import make  # all that makes a site takes a second to read

    deliver(make(project, wanted, host, target, jobs, this), target, out)


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


def deliver(built: Mapping[str, Built], site: Path, out: Path | str | None) -> None:
    """Tells what was built; what is for a store is put there."""
    tell(built)
    if isinstance(out, str):
        from kits.cli.making import telling
        from kits.hosts.objects import send

        with telling():
            changed = send(site, built, out)
        click.echo(f"{out}{'' if changed else ', unchanged'}")


def tell(built: Mapping[str, Built]) -> None:
    """Says how large each tree is, and where a hosting service would refuse it."""
    for name, one in built.items():
        size, state = one.size, "" if one.changed else ", unchanged"
        click.echo(f"{name:9} {size.files:>7,} files {size.bytes / 1e6:>8,.1f} MB{state}")
        for warning in one.warnings:
            click.echo(f"  {warning}", err=True)
        for strain in strains(size):
            click.echo(
                f"  warning: {strain.used:,} {strain.unit}, and {strain.service} takes "
                f"{strain.limit:,}",
                err=True,
            )
