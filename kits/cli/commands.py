"""The commands, gathered under one."""

from __future__ import annotations

from pathlib import Path

import click

from kits import __version__
from kits.cli.badges import badges
from kits.cli.building import build, serve_command
from kits.cli.channels import channels_command
from kits.cli.checking import check_command, explain, schema
from kits.cli.creating import new
from kits.cli.finishing import finished
from kits.cli.forgetting import forget
from kits.cli.project import Project, around, clock
from kits.cli.recaps import recap
from kits.cli.showing import diff, show
from kits.cli.wall import wall_command

INTERRUPTED = 130
"""The status of what Ctrl+C ended, as shells have it."""


class Quiet(click.Group):
    """Commands that end at Ctrl+C without a word of Python's."""

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives; the sites that stood before still stand."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("kits: stopped", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Quiet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kits")
@click.option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work in this project instead of that of the current folder.",
)
@click.option(
    "--now",
    metavar="ISO",
    help="Take this for the present, such as 2026-12-08T12:00:00+08:00.",
)
@click.pass_context
def main(context: click.Context, folder: Path | None, now: str | None) -> None:
    """Announcement kits, training pages and a wall of honour, from Markdown in git.

    \b
    Begin a community and see it:
      kits new community readers
      kits -C readers build
    Then edit content/, and look at what you wrote:
      kits check                      what is wrong, where, and what to do
      kits show CAMPAIGN GROUP        the texts that a leader will paste
      kits diff                       what each group would get differently
      kits serve                      the sites, live
    """
    context.obj = Project(folder.resolve() if folder else around(Path.cwd()), clock(now))


for command in (
    new,
    check_command,
    explain,
    build,
    serve_command,
    show,
    diff,
    channels_command,
    finished,
    badges,
    forget,
    recap,
    wall_command,
    schema,
):
    main.add_command(command)
