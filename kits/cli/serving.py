"""`kits serve`."""

from __future__ import annotations

from collections.abc import Mapping

import click

from kits.cli.making import HOSTS
from kits.cli.printing import print_findings
from kits.cli.project import Project, fail
from kits.hosts.previewing import Reading
from kits.hosts.serving import serve
from kits.locale import BUILT_IN
from kits.model.audiences import Audience
from kits.model.bundles import Bundle, Packed
from kits.pipeline import Checked, check, load


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
            return Reading(findings=result, language=BUILT_IN.tongue(project.language))
        return Reading(
            findings=result.findings,
            render=result.pages,
            phones=lambda audience: result.phones(bundles) if audience > Audience.PUBLIC else (),
            language=result.languages.tongue(project.language),
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
