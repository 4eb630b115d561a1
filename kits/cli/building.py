"""`kits build` and `kits serve`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from kits.cli.badges import refuse_bad_key
from kits.cli.printing import language, print_findings
from kits.cli.project import Project, fail
from kits.hosts.building import Built
from kits.hosts.forking import WorkerLost, shared_out
from kits.hosts.host import Host, HostFailed
from kits.hosts.limits import strains
from kits.hosts.making import cores
from kits.hosts.mkdocs import MkDocs
from kits.hosts.phones import Phones
from kits.hosts.previewing import Reading
from kits.hosts.scratch import BuildRunning, CannotWrite
from kits.hosts.serving import serve
from kits.hosts.site import NotATree
from kits.hosts.sites import build_sites
from kits.hosts.stamping import BlankLeft
from kits.hosts.zensical import Zensical
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Packed
from kits.model.claims import UnsafePath
from kits.pipeline import Checked, check, load
from kits.render.bare import NoPicture
from kits.render.renderers import BUILT_IN, phones_of, renderers_of

AUDIENCES = [audience.title for audience in Audience]
HOSTS: dict[str, Callable[[Path], Host]] = {"mkdocs": MkDocs, "zensical": Zensical}


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
    type=click.Choice(list(HOSTS)),
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
    help="How many cores may make posters and codes; all of this machine unless stated.",
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
    refuse_bad_key()

    def found(phones: Phones | None) -> Checked:
        """What is built; what is wrong with it is printed, and an error ends the command."""
        loaded = load(project.tree())
        renderers = renderers_of(loaded.community) if loaded.community else BUILT_IN
        result = check(
            loaded,
            project.now,
            (lambda seen, bundle: phones.take(phones_of(renderers, seen, bundle)))
            if phones
            else None,
            partial(shared_out, jobs=jobs, phones=phones),
            os.environ,
        )
        findings = result.findings if isinstance(result, Checked) else result
        print_findings(findings, project)
        if not isinstance(result, Checked) or result.has_errors:
            sys.exit(1)
        return result

    try:
        with Console(stderr=True).status(f"Building {target}"):  # seen on a terminal alone
            trees = build_sites(
                found,
                audiences=sorted(wanted),
                project=project.folder,
                out=target,
                host=HOSTS[host](project.folder),
                jobs=jobs,
            )
        for audience, built in trees:
            tell(audience, built)
    except BrokenPipeError:
        raise
    except OSError as problem:
        fail(f"cannot write the sites: {problem}", "see to the disk, and build again", status=1)
    except CannotWrite as problem:
        fail(str(problem), "name a folder that you may write in with --out", status=1)
    except (
        HostFailed,
        BuildRunning,
        NotATree,
        BlankLeft,
        NoPicture,
        UnsafePath,
        WorkerLost,
    ) as problem:
        fail(str(problem), "the sites that stood before still stand", status=1)


def tell(audience: Audience, built: Built) -> None:
    """Says how large a tree is, and where a hosting service would refuse it."""
    size = built.size
    state = "" if built.changed else ", unchanged"
    click.echo(f"{audience.title:9} {size.files:>7,} files {size.bytes / 1e6:>8,.1f} MB{state}")
    for warning in built.warnings:
        click.echo(f"  {warning}", err=True)
    for strain in strains(size):
        click.echo(
            f"  warning: {strain.used:,} {strain.unit}, and {strain.service} takes "
            f"{strain.limit:,}",
            err=True,
        )


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", type=click.Choice(list(HOSTS)), default="mkdocs", show_default=True)
@click.pass_obj
def serve_command(project: Project, port: int, host: str) -> None:
    """Show the sites on this machine, and every edit as it is saved. Ends with Ctrl+C.

    While something is wrong, the last good state stays, and what is wrong is printed.
    """
    project.tree()

    def read() -> Reading:
        bundles: Packed[Bundle] = Packed()
        result = check(
            load(project.tree()), project.clock(), lambda seen, bundle: bundles.add(bundle)
        )
        if not isinstance(result, Checked):
            return Reading(findings=result, language=language())
        return Reading(
            findings=result.findings,
            render=result.pages,
            phones=lambda audience: result.phones(bundles) if audience > Audience.PUBLIC else (),
            language=language(),
        )

    def opened(addresses: Mapping[Audience, str]) -> None:
        for audience, address in addresses.items():
            click.echo(f"{audience.title:9} {address}")

    try:
        serve(
            project.folder,
            read,
            HOSTS[host](project.folder),
            port=port,
            opened=opened,
            report=lambda findings: print_findings(findings, project),
            complain=lambda sentence: click.echo(sentence, err=True),
        )
    except OSError as problem:
        fail(f"cannot listen on port {port}: {problem.strerror}", "choose another with --port")
