"""`kits build`: what would be made again as it stands is told, and all else made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from kits.cli.project import Project, fail
from kits.cli.terminal import colourful, language
from kits.hosts.forking import cores
from kits.hosts.limits import Built, strains
from kits.hosts.standing import Build
from kits.model.audiences import Audience

AUDIENCES = [audience.title for audience in Audience]
HOSTS = ("mkdocs", "zensical")


@click.command()
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    type=click.Choice(AUDIENCES),
    help="Build only this site; may be given several times.",
)
@click.argument("more", nargs=-1, type=click.Choice(AUDIENCES), metavar="")
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    default="mkdocs",
    show_default=True,
    help="The site generator that renders pages.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the sites go; DIR/site unless stated.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=cores(),
    metavar="N",
    help="How many cores may be used; all of this machine unless stated.",
)
@click.pass_obj
def build(
    project: Project,
    audiences: tuple[str, ...],
    more: tuple[str, ...],
    host: str,
    out: Path | None,
    jobs: int,
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
    wanted = {Audience[name.upper()] for name in (*audiences, *more)} or set(Audience)
    target = (out or project.folder / "site").absolute()
    if target == project.folder or target.is_relative_to(project.folder / "content"):
        fail(f'"{out}" holds what you write', "name a folder for the sites alone")
    names = [audience.title for audience in sorted(wanted)]
    this = Build(project.folder, target, names, (host, language(), str(colourful())))
    standing = this.find(project.now)
    if standing:
        click.echo(standing.printed, nl=False)
        tell(standing.built)
        return
    from kits.cli import making  # all that makes a site takes a second to read

    renderer = making.HOSTS[host](project.folder)
    tell(making.make(project, sorted(wanted), renderer, target, jobs, this))


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
