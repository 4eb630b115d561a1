"""`kits tidy`: the small files of the log, a month each."""

from __future__ import annotations

import sys

import click

from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.files import rewrite
from kits.edit.tidying import tidied


@click.command()
@click.pass_obj
def tidy(project: Project) -> None:
    """Join the small files of content/log, a file for each month that is over.

    Nothing is lost, and what the community says stays the same. A month that runs is left alone,
    since files are still added to it, and so is a file that cannot be relied upon: then the command
    ends with 1.
    """
    community = read(project)
    today = project.now.astimezone(community.zone).date()
    plan = tidied(project.tree(), community.forgotten, today)
    try:
        rewrite(project.folder, plan.files)
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    for each in plan.joined:
        twice = f", {each.twice} more told twice" if each.twice else ""
        click.echo(f"{each.path}: {each.rows} rows of {each.files} files{twice}")
    for path in plan.left:
        click.echo(f"{path}: left as it is; see what is wrong with kits check", err=True)
    if not plan.files:
        click.echo("There is nothing to join.")
    sys.exit(1 if plan.left else 0)
