"""`kits receipts`: what was answered in a chat, read, told and written down."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import BinaryIO
from zoneinfo import ZoneInfo

import click

from kits.chats.expected import Expected, Row
from kits.chats.matching import Found, Refused, Take, read
from kits.chats.reading import decoded
from kits.cli.kinds import ZONE_TYPE
from kits.cli.printing import checked
from kits.cli.project import Project, fail
from kits.edit.events import new_rows
from kits.edit.files import rewrite
from kits.model.community import Community
from kits.model.runs import Run
from kits.render.expecting import expected
from kits.source.trees import edited_at

LARGEST = 200 << 20
"""Bytes of one file; nobody exports a chat without pictures that is larger."""
WHY = {
    "answer": "it answers an earlier message",
    "check": "its code was mangled",
    "denied": "it says that nothing was posted",
    "disagrees": "its code and its name are of different groups",
    "question": "it is a question",
    "quotation": "it quotes somebody else",
    "time": "there is no such time",
    "twin": "two messages have this code; write the group's name beside it",
    "unknown": "nothing that has kits has this code",
}


@click.command()
@click.argument("files", metavar="[FILE|-]...", nargs=-1, type=click.File("rb"))
@click.option("--yes", is_flag=True, help="Take what is certain, and ask for nothing.")
@click.option("--zone", type=ZONE_TYPE, help="Of the times; the community's unless stated.")
@click.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    help="The order of day and month, where the chat leaves it open.",
)
@click.pass_obj
def receipts(
    project: Project, files: tuple[BinaryIO, ...], yes: bool, zone: str | None, dates: str | None
) -> None:
    """Read what leaders answered, from a chat that was copied or exported.

    Plain text; text of WhatsApp, WeChat and QQ with its times; JSON of Telegram and Discord. Reads
    stdin where no file is given. A line with a code is certain and is written down; what a line
    without one seems to say you are asked on a terminal. No name of a sender is kept.
    """
    if not files and sys.stdin.isatty():
        raise click.UsageError("name a file, or paste a chat into kits receipts -")
    given = files or (sys.stdin.buffer,)
    result = checked(project)
    awaited = expected(result.community, result.shares)
    found = [_read(file, awaited, project, zone, dates) for file in given]
    for each in found:
        _tell(each)
    rows = [take.row for each in found for take in each.certain]
    rows += _confirmed([take for each in found for take in each.proposed], yes)
    old = [take.row for each in found for take in each.certain if take.is_old]
    _tell_old(old, result.community, project)
    _write(project, awaited, rows)


def _read(
    file: BinaryIO, awaited: Expected, project: Project, zone: str | None, dates: str | None
) -> Found:
    name, data = getattr(file, "name", "-"), file.read(LARGEST + 1)
    if len(data) > LARGEST:
        fail(f'"{name}" is larger than 200 MB', "export the chat without its media")
    found = read(decoded(data), awaited, project.now, zone or "", dates)
    if found.order == "?":
        fail(
            f'the dates in "{name}" may be read day first or month first',
            "say which with --dates dmy or --dates mdy",
        )
    return found


def _tell(found: Found) -> None:
    for title, takes in (("new", found.certain), ("proposed", found.proposed)):
        for take in takes:
            click.echo(f"{title}: {_named(take.row)} · {take.row.how} · {take.row.at}")
            if take.row.note:
                click.echo(f"  note: {take.row.note}")
    for refused in found.refused:
        click.echo(f"{_title(refused)}: {refused.line}\n  not taken: {WHY[refused.why]}")
    for line in found.listed:
        click.echo(f"listed: {line}")
    counts = f"{len(found.certain)} new, {found.known} known, {len(found.proposed)} proposed"
    click.echo(f"{counts}, {len(found.refused)} not taken, {len(found.listed)} listed")
    if found.unread:
        click.echo(f"kits: {found.unread} lines look like messages and could not be read", err=True)


def _title(refused: Refused) -> str:
    return "unknown" if refused.why in ("check", "unknown") else "shown"


def _named(row: Row) -> str:
    return f"{row.campaign}/{row.message} · {row.group}"


def _confirmed(takes: Sequence[Take], yes: bool) -> list[Row]:
    """Those proposals that somebody at a terminal says are right."""
    if not takes:
        return []
    if yes or not sys.stdin.isatty():
        click.echo(
            "What is proposed is not written: "
            + ("--yes takes the certain alone." if yes else "there is no terminal to ask on.")
        )
        return []
    return [
        take.row
        for take in takes
        if click.confirm(f'"{take.line}": {_named(take.row)} · {take.row.how}?')
    ]


def _tell_old(rows: Iterable[Row], community: Community, project: Project) -> None:
    """What an older text has for a consequence, once a message."""
    found: dict[tuple[str, str], dict[str, datetime]] = {}
    for row in rows:
        those = found.setdefault((row.campaign, row.message), {})
        those[row.group] = datetime.fromisoformat(row.at)
    for (campaign, message), groups in sorted(found.items()):
        edit = _edit(community.runs[campaign], message, project)
        what = "an older text"
        if edit and max(groups.values()) <= edit:
            there, today = edit.astimezone(community.zone), project.now.astimezone(community.zone)
            day = "" if there.date() == today.date() else f"{there:%Y-%m-%d} "
            what = f"before the edit of {day}{there:%H:%M}"
        count = "1 group" if len(groups) == 1 else f"{len(groups)} groups"
        click.echo(
            f"{campaign}/{message}: {count} posted {what}; if a fact changed, add a `changes` item"
        )


def _edit(run: Run, message: str, project: Project) -> datetime | None:
    """When a message was last edited that has files of its own."""
    written = run.messages.get(message.partition("@")[0])
    versions = (written, *written.translations.values()) if written else ()
    paths = {each.at().path for each in versions}
    is_own = written is not None and written.id in run.own and all(p.endswith(".md") for p in paths)
    return edited_at(project.folder, sorted(paths)) if is_own else None


def _write(project: Project, awaited: Expected, rows: Iterable[Row]) -> None:
    best: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: row.at):
        before = best.get(row.key, row)
        best[row.key] = replace(before, note=before.note or row.note)
    new = sorted(best.values(), key=lambda row: row.campaign)
    day = project.now.astimezone(ZoneInfo(awaited.zone)).date()
    for campaign, those in groupby(new, key=lambda row: row.campaign):
        files = new_rows("receipts", [row.cells() for row in those], day, campaign)
        try:
            rewrite(project.folder, dict(files))
        except OSError as problem:
            fail(f"cannot write: {problem.strerror}", "see who may write there", status=1)
        for path in files:
            click.echo(path)
