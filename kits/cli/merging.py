"""`kits build --shard` and `kits merge`: sites that are made on several machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kits.cli.badges import refuse_bad_key
from kits.cli.building import deliver
from kits.cli.making import HOSTS, put, settled, telling
from kits.cli.options import audience_option, chosen, host_option, jobs_option, out_option, place
from kits.cli.printing import print_findings
from kits.cli.project import Project
from kits.hosts.limits import Built
from kits.hosts.merging import dealt, find_shards, in_order
from kits.hosts.origins import content_digest, program_digest
from kits.hosts.phones import Phones
from kits.hosts.sharding import make_shard
from kits.hosts.shards import Shard
from kits.hosts.spreading import spread
from kits.model.audiences import Audience
from kits.model.files import Files
from kits.model.findings import Finding
from kits.pipeline import Checked, check, load


@click.command()
@click.argument("parts", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@audience_option
@host_option
@out_option
@jobs_option
@click.pass_obj
def merge(
    project: Project,
    parts: tuple[Path, ...],
    audiences: tuple[str, ...],
    host: str,
    out: Path | str | None,
    jobs: int,
) -> None:
    """Make the sites of shards that were built apart, the same as one build would.

    PARTS are folders of shards, or folders in which they lie; DIR/parts unless stated.

    \b
      kits build --shard 1/2 --out parts     on one machine
      kits build --shard 2/2 --out parts     on another
      kits merge parts --out site            where both were carried

    Everything is checked here, and an error in any shard stops the merge.
    """
    wanted, target = chosen(audiences), place(project, out, "site")
    built = join(project, parts or (project.folder / "parts",), wanted, host, target, jobs)
    deliver(built, target, out)


def make_part(
    project: Project, part: tuple[int, int], out: Path, wanted: Sequence[Audience], jobs: int
) -> None:
    """Makes one shard; what is wrong in its groups is told when it is merged."""
    project.tree()
    with telling():
        made = make_shard(
            *part,
            project=project.folder,
            out=out,
            now=project.now,
            has_pages=wanted[-1] > Audience.PUBLIC,
            jobs=jobs,
        )
    shard = _made(made, project)
    click.echo(f"{shard.name:9} {shard.files:>7,} files {shard.bytes / 1e6:>8,.1f} MB")


def make_with_dask(
    project: Project,
    scheduler: str,
    wanted: Sequence[Audience],
    host: str,
    out: Path,
    jobs: int,
) -> Mapping[str, Built]:
    """Has the workers of a cluster make shards, and merges them here."""
    project.tree()
    with_pages = wanted[-1] > Audience.PUBLIC
    at = spread(scheduler, project=project.folder, now=project.now, has_pages=with_pages)
    with telling(), at as (parts, made):
        for each in made:
            _made(each, project)
        return join(project, [parts], wanted, host, out, jobs)


def _made(made: Shard | tuple[Finding, ...], project: Project) -> Shard:
    if not isinstance(made, Shard):
        print_findings(made, project)
        sys.exit(1)
    return made


def join(
    project: Project,
    parts: Sequence[Path],
    wanted: Sequence[Audience],
    host: str,
    out: Path,
    jobs: int,
) -> Mapping[str, Built]:
    """Makes the sites of shards, and says what became of each."""
    refuse_bad_key()
    tree = project.tree()
    with telling():
        shards = in_order(
            find_shards(parts),
            content=content_digest(tree),
            program=program_digest(),
            now=project.now,
            with_pages=wanted[-1] > Audience.PUBLIC,
        )

    def found(phones: Phones | None) -> Checked:
        loaded = load(tree)
        files = loaded.community.files if loaded.community else Files()
        deal = dealt(shards, files, phones)
        return settled(check(loaded, project.now, deal=deal, environment=os.environ), project)[0]

    return put(found, project, wanted, HOSTS[host](project.folder), out, jobs)
