"""`kits wall`: the wall as other tools keep it, out and in."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kits.cli.ids import known
from kits.cli.printing import checked
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.cli.showing import broken
from kits.edit.contributors import TABLE, NoContributors, imported, read_contributors
from kits.edit.files import rewrite
from kits.locale import languages_of
from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.model.community import Community
from kits.plugins.all_contributors.contributors import PATH, kind_of_type, type_words
from kits.plugins.loading import OFF

NAME = "all-contributors"
"""Of the plugin."""


@click.group("wall")
def wall_command() -> None:
    """Hand the wall to All Contributors, or take people over from there."""


@wall_command.command("export")
@click.argument("repository", metavar="OWNER/REPOSITORY")
@click.pass_obj
def export(project: Project, repository: str) -> None:
    """Print a `.all-contributorsrc` of everyone who has a face on the wall.

    Nobody stands in it who has not agreed to be named. Each entry leads to the person's page on
    the public site.
    """
    owner, slash, name = repository.partition("/")
    if not (owner and slash and name) or "/" in name:
        raise click.UsageError(f'"{repository}" is no repository; write it like readers/site')
    result = checked(project)
    if result.has_errors:
        broken(result, project, "the content has errors, so nothing is handed out")
    _refuse_where_off(result.community)
    seen = result.view(Audience.PUBLIC)
    made = {file.path: file for render in result.renderers.on_request for file in render(seen)}
    if not isinstance(file := made.get(PATH), File):
        fail(
            "nobody knows where the public site stands, and each entry leads there",
            "add urls: {public: https://…} to content/community.yml",
        )
    listed = {"projectName": name, "projectOwner": owner, **json.loads(file.content)}
    click.echo(json.dumps(listed, ensure_ascii=False, indent=2))


@wall_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campaign", required=True, metavar="C", help="Which campaign they helped.")
@click.option(
    "--credit",
    type=click.Choice(["none", "anonymous", "name"]),
    default="none",
    help="How those who are new agreed to be named; none unless stated.",
)
@click.pass_obj
def take_over(project: Project, file: Path, campaign: str, credit: str) -> None:
    """Take the people of an `.all-contributorsrc` over, with a credit for each contribution.

    Who is known by the same id stays as they are; whoever has no login is known by their name.
    Programs are left out. A name in a repository is no consent to be named
    here, so those who are new are not, unless you asked them and say so.
    """
    community = read(project)
    _refuse_where_off(community)
    known(campaign, "campaign", community.runs)
    run = community.runs[campaign]
    try:
        listed = read_contributors(file.read_text(encoding="utf-8-sig"))
    except (NoContributors, UnicodeDecodeError) as problem:
        reason = str(problem) if isinstance(problem, NoContributors) else "it is not UTF-8"
        fail(f'"{file.name}" is no list of contributors: {reason}', "name another file")
    words = type_words(languages_of(community.declared).tongue(community.locale))
    path = run.campaign.at().path
    tree = project.tree()
    found = imported(
        community,
        run,
        listed,
        credit=credit,
        words={name: (kind_of_type(name), told) for name, told in words.items()},
        campaign=(path, tree.read(path)),
        table=tree.read(TABLE) if TABLE in tree.paths() else None,
    )
    rewrite(project.folder, found.files)
    for id in found.people:
        click.echo(f"{TABLE}: {id} (credit: {credit})")
    if found.credits:
        click.echo(f"{path}: {found.credits} credits")
    for name in found.left:
        click.echo(
            f'left out: "{name}", whose login or name gives no id, or that of somebody else or '
            "someone forgotten"
        )
    for name in found.bots:
        click.echo(f'left out: "{name}", which is a program')
    if not found.files:
        click.echo("Nothing is new.")


def _refuse_where_off(community: Community) -> None:
    """Ends the command where the community switched the plugin off."""
    if f"{OFF}{NAME}" in community.settings.plugins:
        fail(
            f'the plugin "{NAME}" is switched off',
            f'take "{OFF}{NAME}" out of plugins in content/community.yml',
        )
