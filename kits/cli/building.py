"""`kits build`: what would be made again as it stands is told, and all else made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from kits.cli.options import (
    AUDIENCES,
    Fraction,
    audience_option,
    chosen,
    host_option,
    jobs_option,
    out_option,
    place,
)
from kits.cli.project import Project
from kits.cli.terminal import colourful
from kits.hosts.limits import Built, strains
from kits.hosts.standing import Build


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
@click.option(
    "--untrusted",
    is_flag=True,
    help="Of a stranger's content: refuse settings that could run code, and use no secret.",
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
    untrusted: bool,
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
    if untrusted and (shard or engine):
        raise click.UsageError("--untrusted makes the sites on this machine alone")
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
    this = Build(
        project.folder, target, names, (host, project.language, str(colourful()), str(untrusted))
    )
    standing = this.find(project.now)
    if standing:
        click.echo(standing.printed, nl=False)
        deliver(standing.built, target, out)
        return
    from kits.cli import making  # all that makes a site takes a second to read

    renderer = making.HOSTS[host](project.folder)
    made = making.make(project, wanted, renderer, target, jobs, this, untrusted=untrusted)
    deliver(made, target, out)


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
