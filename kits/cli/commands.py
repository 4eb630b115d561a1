"""The commands, gathered under one."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from kits import __version__
from kits.cli.project import Project, around, clock, fail
from kits.model.declared import PluginFailed

INTERRUPTED = 130
"""The status of what Ctrl+C ended, as shells have it."""


RARELY = (100_000, 50, 100)
"""What a command reads lives as long as it does, so that garbage is seldom worth a look."""

COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "answered": ("noting", "answered", "Note what was done about a note, or answer an ask."),
    "badges": ("badges", "badges", "Badges and their credentials."),
    "build": ("building", "build", "Check everything, then build the sites."),
    "channels": ("channels", "channels_command", "Every channel, its limits and their sources."),
    "check": ("checking", "check_command", "Tell everything that is wrong, in one run."),
    "checked": ("noting", "checked", "Note that you looked into groups."),
    "diff": ("comparing", "diff", "Print what each group would receive differently."),
    "done": ("noting", "done", "Write down that a milestone or task is done."),
    "explain": ("checking", "explain", "Print the page of a rule."),
    "finished": ("finishing", "finished", "Check the lines of those who finished a track."),
    "forget": ("forgetting", "forget", "Take a person out of the content, for good."),
    "handover": ("handing_over", "handover", "Hand an office of a group to somebody else."),
    "import": ("importing", "import_command", "Take over what others counted, from a table."),
    "merge": ("merging", "merge", "Make the sites of shards that were built apart."),
    "new": ("new", "new", "Write a starting file for a record."),
    "note": ("noting", "note", "Note what speaks for asking somebody to help."),
    "receipts": ("receipts", "receipts", "Read what was answered in a chat."),
    "recap": ("recaps", "recap", "Look at what a recap does."),
    "report": ("report", "report_command", "Print what a month was, on one page."),
    "schema": ("checking", "schema", "Print the JSON Schema of every record."),
    "serve": ("serving", "serve_command", "Show the sites live on this machine."),
    "show": ("showing", "show", "Print exactly the text that a leader will paste."),
    "take": ("noting", "take", "Write down who takes a task."),
    "tidy": ("tidying", "tidy", "Join the small files of the log, a month each."),
    "today": ("today", "today", "Tell what waits, and what is sent this week."),
    "wall": ("wall", "wall_command", "The wall, from and for other formats."),
}
"""For each command its file in this folder, its function there, and what it does."""


class Commands(click.Group):
    """Commands that are read when they are called, and end at Ctrl+C without a word of Python's."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        file, function, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"kits.cli.{file}"), function)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A line for each, without reading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, _, does) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives; the sites that stood before still stand."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("kits: stopped", err=True)
            ctx.exit(INTERRUPTED)
        except PluginFailed as problem:
            fail(str(problem), "take it out of plugins, or tell whoever made it", status=1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
@click.option(
    "--lang",
    metavar="CODE",
    help="What findings are told in, such as zh; as KITS_LANG, else the community, unless stated.",
)
@click.pass_context
def main(context: click.Context, folder: Path | None, now: str | None, lang: str | None) -> None:
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
    gc.set_threshold(*RARELY)
    place = folder.resolve() if folder else around(Path.cwd())
    context.obj = Project(place, clock(now), lang)
