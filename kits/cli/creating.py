"""`kits new`: starting files, filled in as far as can be known."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from pathlib import Path
from shlex import quote
from typing import get_args

import click

from kits.cli.ids import known, known_channel
from kits.cli.kinds import DAY_TYPE, LOCALE_TYPE, SLUG_TYPE, ZONE_TYPE
from kits.cli.project import Project, fail
from kits.cli.reading import read
from kits.edit.campaigns import first_day, heeded, new_campaign
from kits.edit.communities import new_community
from kits.edit.entries import (
    new_group,
    new_lesson,
    new_message,
    new_person,
    new_shout_out,
    new_team,
)
from kits.edit.files import Files, read_below, write_new
from kits.edit.replication import campaign_files, replicated
from kits.model.carried import learned_before, rounds_of
from kits.model.community import Community
from kits.model.forgotten import find_tombstone
from kits.model.messages import Message
from kits.model.reading.slugs import SLUG
from kits.model.runs import Run
from kits.model.shouts import SHOUT
from kits.model.teams import TeamKind
from kits.rules.channels import usable_channels
from kits.schema.built_in import shout_out
from kits.schema.recipes import BUILT_IN_LOCALE, spoken_in
from kits.source.fact_edits import written
from kits.texts.printing import printed_by


@click.group()
def new() -> None:
    """Write a starting file: a community, campaign, group, person, team, lesson or message."""


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="What the community is called; the folder's name unless stated.")
@click.option(
    "--locale", type=LOCALE_TYPE, help="The language its content is written in, such as en or zh."
)
@click.option("--timezone", type=ZONE_TYPE, help="The zone of its days, such as Asia/Shanghai.")
@click.pass_obj
def community(
    project: Project, folder: Path, name: str | None, locale: str | None, timezone: str | None
) -> None:
    """Begin a new community in DIR, which builds at once.

    Its records are examples: replace them by your own, in any order.
    """
    target = project.folder / folder
    spoken = locale or ("zh" if project.language.startswith("zh") else "en")
    zone = timezone or ("Asia/Shanghai" if spoken.startswith("zh") else "UTC")
    today = project.now.date()
    write(target, new_community(name or target.resolve().name, spoken, zone, today))
    click.echo(f"Next: kits -C {quote(str(folder))} build")


@new.command()
@click.argument("id", type=SLUG_TYPE)
@click.option("--recipe", metavar="R", help="The plan that it follows, such as small.")
@click.option("--from", "other", metavar="OTHER", help="Copy this campaign, with all dates moved.")
@click.option("--starts", type=DAY_TYPE, help="Its first day; needed with --from.")
@click.option("--title", help="What it is called.")
@click.option("--operator", metavar="PERSON", help="The accountable member of staff.")
@click.pass_obj
def campaign(
    project: Project,
    id: str,
    recipe: str | None,
    other: str | None,
    starts: date | None,
    title: str | None,
    operator: str | None,
) -> None:
    """Begin a campaign as a draft, from a recipe or from an earlier campaign.

    What it still lacks, or has to decide anew, `kits check` tells; it is no error until the state
    is ready.
    """
    loaded = read(project)
    taken(id, "campaign", {**loaded.runs, **loaded.drafts})
    if operator is not None:
        known(operator, "person", loaded.people)
    if other is not None:
        if starts is None:
            raise click.UsageError("--from needs --starts DATE, its new first day")
        if recipe is not None:
            raise click.UsageError("a copy has the recipe of its original; leave --recipe out")
        known(other, "campaign", loaded.runs)
        given = {"title": written(title)} if title else {}
        if operator is not None:
            given["operator"] = operator
        try:
            recipe = loaded.runs[other].campaign.recipe
            listed = heeded(learned(loaded, recipe, other, starts), loaded.locale)
            original = campaign_files(project.tree(), other)
            files = replicated(original, other, id, starts, heeded=listed, given=given)
        except ValueError:
            fail(
                f'campaign "{other}" cannot be read', "see what is wrong with kits check", status=1
            )
        write(project.folder, files)
        return
    playbook = None
    messages: tuple[Message, ...] = ()
    if recipe is not None:
        known(recipe, "recipe", loaded.playbooks)
        playbook = loaded.playbooks[recipe].recipe
        messages = tuple(loaded.playbooks[recipe].messages.values())
    kind = playbook.kind if playbook else "contest"
    first = starts or first_day(kind, project.now.astimezone(loaded.zone).date(), messages)
    started = new_campaign(
        id,
        title=title,
        kind=kind,
        recipe=recipe,
        days=playbook.days if playbook else None,
        operator=operator,
        starts=first,
        learned=learned(loaded, recipe, None, first),
        printed=printed_by(messages),
        locale=loaded.locale,
    )
    write(project.folder, started)


@new.command()
@click.argument("id", type=SLUG_TYPE)
@click.option("--name", help="What the group is called, in any script; its id unless stated.")
@click.option("--channel", "channels", multiple=True, help="Where its texts are pasted.")
@click.option("--leader", "leaders", multiple=True, metavar="PERSON", help="Who runs it.")
@click.pass_obj
def group(
    project: Project, id: str, name: str | None, channels: tuple[str, ...], leaders: tuple[str, ...]
) -> None:
    """Begin a group: a row where there is one table of groups, else a file."""
    loaded = read(project)
    taken(id, "group", loaded.groups)
    for channel in channels:
        known_channel(channel, usable_channels(loaded))
    for leader in leaders:
        known(leader, "person", loaded.people)
    tables = read_below(project.tree(), "content/groups/", ".csv")
    files = new_group(
        id, name or id, locale=loaded.locale, channels=channels, leaders=leaders, tables=tables
    )
    write(project.folder, files, known=tables)


@new.command()
@click.argument("id", type=SLUG_TYPE)
@click.option("--name", help="Their name; the id unless stated.")
@click.pass_obj
def person(project: Project, id: str, name: str | None) -> None:
    """Begin a person, who is not named in public until they agree."""
    loaded = read(project)
    taken(id, "person", loaded.people)
    if find_tombstone(id, loaded.forgotten):
        fail(f'"{id}" is the id of someone who was forgotten', "choose another id")
    write(project.folder, new_person(id, name or id, locale=loaded.locale))


@new.command()
@click.argument("id", type=SLUG_TYPE)
@click.option(
    "--kind", type=click.Choice(get_args(TeamKind)), required=True, help="What sort of team it is."
)
@click.option("--name", help="What it is called, in any script; its id unless stated.")
@click.pass_obj
def team(project: Project, id: str, kind: TeamKind, name: str | None) -> None:
    """Begin a team, with what its kind asks for; kits check says what is left to fill in."""
    loaded = read(project)
    taken(id, "team", loaded.teams)
    today = project.now.astimezone(loaded.zone).date()
    write(project.folder, new_team(id, name or id, kind, today, locale=loaded.locale))


@new.command()
@click.argument("lesson", metavar="TRACK/NN-NAME")
@click.option("--title", help="What it is called.")
@click.pass_obj
def lesson(project: Project, lesson: str, title: str | None) -> None:
    """Begin a lesson of a track; the number that begins its name is its place there."""
    track, slash, stem = lesson.partition("/")
    if not (slash and SLUG.fullmatch(track) and SLUG.fullmatch(stem)):
        raise click.UsageError(f'"{lesson}" is not a lesson; write it like leaders/03-first-post')
    loaded = read(project)
    write(project.folder, new_lesson(track, stem, title or stem, locale=loaded.locale))


@new.command()
@click.argument("campaign")
@click.argument("id", type=SLUG_TYPE)
@click.option("--title", help="What leaders see above it; its id unless stated.")
@click.pass_obj
def message(project: Project, campaign: str, id: str, title: str | None) -> None:
    """Begin a message of a campaign; messages of a day are ordered by their time, then id.

    The id shout-out gives the text that thanks those who have newly earned a badge; it goes to
    the groups that hear of somebody.
    """
    loaded = read(project)
    campaigns = {**loaded.runs, **loaded.drafts}
    known(campaign, "campaign", campaigns)
    in_a_folder(project, campaign)
    if id == SHOUT:
        run = loaded.runs.get(campaign)
        if run and run.campaign.kind == "dispatch":
            fail(
                f'campaign "{campaign}" is a dispatch, and in standing posts nobody is thanked',
                "name a contest or a gathering",
            )
        spoken = spoken_in(shout_out(), loaded.locale)
        languages = languages_beside(loaded, loaded.runs.get(campaign), spoken)
        write(project.folder, new_shout_out(campaign, spoken, title, languages))
        return
    write(project.folder, new_message(campaign, id, title or id, locale=loaded.locale))


def in_a_folder(project: Project, campaign: str) -> None:
    """Ends the command where a campaign is a single file, beside which nothing can stand."""
    if not (project.folder / "content" / "campaigns" / campaign).is_dir():
        fail(
            f'campaign "{campaign}" is a single file',
            f"move it to content/campaigns/{campaign}/campaign.md; the rest stands beside it",
        )


def languages_beside(community: Community, run: Run | None, message: Message) -> list[str]:
    """The languages of a campaign's groups that a built-in message speaks besides its own."""
    groups = community.groups_of(run) if run else community.groups.values()
    codes = {message.spoken(community.locale_of(group)) for group in groups}
    own = message.spoken(community.locale) or BUILT_IN_LOCALE
    return sorted(code for code in codes if code and code != own)


def learned(
    community: Community, recipe: str | None, origin: str | None, day: date
) -> tuple[str, ...]:
    """What the last campaign of a recipe, or the one that is copied, learned before a day."""
    before = learned_before(rounds_of(community), recipe=recipe, origin=origin, day=day)
    return before.recap.learned if before and before.recap else ()


def taken(id: str, kind: str, ids: Container[str]) -> None:
    """Ends the command where an id is in use."""
    if id in ids:
        fail(f'there is a {kind} "{id}" already', "choose another id")


def write(root: Path, files: Files, known: Container[str] = ()) -> None:
    """Writes files and names them; ends the command where one is there and not `known`."""
    try:
        there = write_new(root, files, known)
    except OSError as problem:
        fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
    if there:
        fail(
            f'"{there[0]}" is there already' + (f" ({len(there)} such files)" if there[1:] else ""),
            "choose another name, or remove what is there",
        )
    for path in files:
        click.echo(path)
