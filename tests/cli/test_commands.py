"""The commands are there under their names, and the list of them costs what a list costs."""

from __future__ import annotations

import subprocess
import sys

import click
from click.testing import CliRunner

from kits.cli.commands import COMMANDS, main

HEAVY = ("pydantic", "jinja2", "pypinyin", "babel", "PIL", "mkdocs", "yaml", "kits.pipeline")
"""What reading content or building a site needs, and nobody who asks for help."""
ASKED = f"""
import sys
from kits.cli import main
try:
    main(["--help"])
except SystemExit:
    print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)
"""


def test_a_build_that_keeps_what_its_host_made_reads_no_host() -> None:
    asked = (
        "import sys, kits.cli.making; print({'mkdocs', 'rapidfuzz', 'pypinyin'} & {*sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


def test_every_command_is_called_as_it_is_listed() -> None:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.help


def test_the_list_tells_each_command_whole_in_one_line() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.splitlines()
    for name, (_, _, does) in COMMANDS.items():
        assert [line.split(maxsplit=1) for line in listed if does in line] == [[name, does]]


def test_help_is_given_without_reading_what_builds_sites() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=False
    )
    assert "Commands:" in asked.stdout
    assert asked.stderr.split() == []


def test_a_command_that_is_not_there_is_named() -> None:
    asked = CliRunner().invoke(main, ["biuld"])
    assert asked.exit_code == 2
    assert "No such command 'biuld'" in asked.output
