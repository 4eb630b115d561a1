"""`kits import`: what others counted, read from a table, shown, and written down once asked."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.cells import cell_len, set_cell_size

from kits.cli.ids import known
from kits.cli.printing import print_findings
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.files import rewrite
from kits.edit.importing import Imported, figures

SHOWN = 20
"""Rows that are shown; the others are counted."""
LARGEST = 200 << 20
"""Bytes of one file."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "sort", type=click.Choice(["figures"]), required=True, help="What its rows are."
)
@click.option("--campaign", metavar="ID", help="What rows are of that name no campaign.")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.pass_obj
def import_command(
    project: Project, file: Path, sort: str, campaign: str | None, yes: bool
) -> None:
    """Read a table, show what was understood of it, and write it down.

    Figures are rows of a CSV with figure, period, value, unit and source, or 指标 周期 数值 单位
    来源, and a group, campaign or team by its id or name. A list of clicks or sign-ups whose links
    bear the tag of link_tags is counted by group and month. They become a new file in
    content/log/figures; what stands there already is not written again.
    """
    community = read(project)
    if campaign:
        known(campaign, "campaign", community.runs)
    if file.stat().st_size > LARGEST:
        fail(f'"{file}" is larger than 200 MB', "take out what is not needed")
    today = project.now.astimezone(community.zone).date()
    with file.open("rb") as opened:
        found = figures(community, file.as_posix(), opened, today, campaign)
    print_findings(found.findings, project)
    if found.findings:
        fail("nothing was written", "mend what is wrong above, then import it again", status=1)
    _tell(found)
    if not len(found):
        click.echo("Nothing is new, so nothing was written.")
        return
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("look at it first, then write it with --yes")
    if not yes:
        click.confirm("Write it?", abort=True)
    for written in found.files(today):
        try:
            rewrite(project.folder, dict(written))
        except OSError as problem:
            fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
        click.echo("\n".join(written))


def _tell(found: Imported) -> None:
    """What was understood, as a table."""
    first = found.rows(0, SHOWN)
    names = [name for name, cells in found.cells.items() if any(cells)]
    if first:
        _table_of(names, [[row[name] for name in names] for row in first])
    if len(found) > SHOWN:
        click.echo(f"… and {len(found) - SHOWN} more")
    counts: Mapping[str, int] = {
        "new": len(found),
        "known": found.known,
        "without a group": found.passed_over,
    }
    click.echo(", ".join(f"{count} {what}" for what, count in counts.items()))


def _table_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    lines = [list(names), *map(list, rows)]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(names))]
    for line in lines:
        cells = (set_cell_size(cell, width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
