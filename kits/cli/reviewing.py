"""`kits new flaw` and `kits new recap`: what a campaign is found to lack, and what it taught."""

from __future__ import annotations

import click

from kits.cli.creating import in_a_folder, taken, write
from kits.cli.ids import known, known_message
from kits.cli.kinds import SLUG_TYPE
from kits.cli.project import Project, fail
from kits.cli.reading import read, read_with_receipts
from kits.edit.entries import new_recap
from kits.edit.files import rewrite
from kits.edit.flaws import new_flaw


@click.command()
@click.argument("campaign")
@click.argument("id", type=SLUG_TYPE)
@click.option("--what", required=True, help="What is wrong.")
@click.option("--answer", help="What to tell members who ask, until it is mended.")
@click.option(
    "--told-by",
    metavar="GROUP/MESSAGE",
    help="Whose note told of it, and on which message; it is answered, and thanked when mended.",
)
@click.pass_obj
def flaw(
    project: Project, campaign: str, id: str, what: str, answer: str | None, told_by: str | None
) -> None:
    """Write down what is wrong with a campaign; its kits show it until a change fixes it."""
    community = read_with_receipts(project)
    known(campaign, "campaign", community.runs)
    record = community.runs[campaign].campaign
    taken(id, "flaw", {one.id for one in record.flaws})
    group, slash, message = (told_by or "").partition("/")
    if told_by:
        if not (slash and message):
            raise click.UsageError(f'"{told_by}" is no note; write it like harbour/20-launch')
        known(group, "group", community.groups)
        known_message(community, group, community.runs[campaign], message)
    path = record.at().path
    files = new_flaw(
        path,
        project.tree().read(path),
        {"id": id, "what": what, "answer": answer or ""},
        (group, f"{campaign}/{message}") if told_by else None,
        project.now.astimezone(community.zone),
    )
    try:
        rewrite(project.folder, files)
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    for written in files:
        click.echo(written)


@click.command()
@click.argument("campaign")
@click.pass_obj
def recap(project: Project, campaign: str) -> None:
    """Begin the recap of a campaign: what went well, what was learned, whom to thank."""
    community = read(project)
    known(campaign, "campaign", community.runs)
    in_a_folder(project, campaign)
    run, locale = community.runs[campaign], community.locale
    day = community.last_day(run).isoformat()
    retro = run.playbook.recipe.in_locale(locale).retro if run.playbook else ()
    write(project.folder, new_recap(campaign, day, retro=retro, locale=locale))
