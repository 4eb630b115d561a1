"""New groups, people, teams, lessons and messages, as starting files that explain their keys.

All ids are slugs that are free: the caller has seen to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from kits.channels.channel import CHANNELS, usual_channel
from kits.edit.filling import fill, language_of
from kits.model.messages import Message
from kits.model.teams import TeamKind
from kits.source.fact_edits import written
from kits.source.table_edits import TableText

QUARTER, YEAR = timedelta(days=90), timedelta(days=365)
"""For what a new team sets out to do, and for how long it is authorised."""
IN_A_ROW = frozenset({"id", "name", "channels"})
"""The columns without which a table of groups cannot say what a group needs."""


def new_group(
    id: str,
    name: str,
    *,
    locale: str,
    channels: Sequence[str] = (),
    leaders: Sequence[str] = (),
    tables: Mapping[str, bytes],
) -> dict[str, str | bytes]:
    """A row for the table of groups where there is only one, otherwise a file.

    `tables` are the bytes of all `content/groups/*.csv`, by path.
    """
    language = language_of(locale)
    channels = tuple(channels) or (usual_channel(language, CHANNELS),)
    cells = {"id": id, "name": name, "channels": ";".join(channels), "leaders": ";".join(leaders)}
    if len(tables) == 1:
        path, data = next(iter(tables.items()))
        table = TableText.read(path, data, chinese=language == "zh")
        if table is not None and _has_room(table, cells):
            return {path: table.edited([table.added([cells])])}
    text = fill(
        language,
        "group.md",
        name=written(name),
        channels=", ".join(channels),
        leaders=f"{'' if leaders else '# '}leaders: [{', '.join(leaders) or 'some-id'}]",
    )
    return {f"content/groups/{id}.md": text}


def _has_room(table: TableText, cells: Mapping[str, str]) -> bool:
    return {*table.names} >= IN_A_ROW | {key for key, cell in cells.items() if cell}


def new_person(id: str, name: str, *, locale: str) -> dict[str, str]:
    """A file for a person, who is not named in public until they say so."""
    text = fill(language_of(locale), "person.md", name=written(name))
    return {f"content/people/{id}.md": text}


def new_team(id: str, name: str, kind: TeamKind, day: date, *, locale: str) -> dict[str, str]:
    """A team with what its kind asks for; `day` is today."""
    text = fill(
        language_of(locale),
        "team.md",
        only=kind,
        id=id,
        name=written(name),
        kind=kind,
        today=str(day),
        soon=str(day + QUARTER),
        year=str(day + YEAR),
    )
    return {f"content/teams/{id}.md": text}


def new_lesson(track: str, stem: str, title: str, *, locale: str) -> dict[str, str]:
    """A lesson of a track; its place in the track is the number that begins its stem."""
    text = fill(language_of(locale), "lesson.md", title=written(title))
    return {f"content/training/{track}/{stem}.md": text}


def new_shout_out(
    campaign: str, message: Message, title: str | None, languages: Iterable[str]
) -> dict[str, str]:
    """The built-in shout-out as a message of a campaign, and in each of the languages beside it.

    `message` speaks the community's language. `title` takes the place of its own.
    """
    stem = f"content/campaigns/{campaign}/messages/{message.id}"
    send = "; ".join(when.text for when in message.send)
    facts = {"title": title or message.title, "send": send, "note": message.note}
    files = {f"{stem}.md": _document(facts, message.text)}
    for code in languages:
        spoken = message.translations[code]
        facts = {"title": spoken.title, "note": spoken.note}
        files[f"{stem}.{code}.md"] = _document(facts, spoken.text)
    return files


def _document(facts: Mapping[str, str | None], body: str) -> str:
    lines = [f"{key}: {written(value)}" for key, value in facts.items() if value]
    return "\n".join(["---", *lines, "---", body.strip("\n"), ""])


def new_recap(campaign: str, day: str, *, retro: Sequence[str] = (), locale: str) -> dict[str, str]:
    """The recap of a campaign that has a folder of its own, with what to think of.

    `retro` is what its recipe asks.
    """
    asked = "\n".join(f"# {' '.join(line.split())}" for line in retro)
    text = fill(language_of(locale), "recap.md", day=day, retro=asked)
    return {f"content/campaigns/{campaign}/recap.md": text}


def new_message(campaign: str, id: str, title: str, *, locale: str) -> dict[str, str]:
    """A message of a campaign that has a folder of its own."""
    text = fill(language_of(locale), "message.md", title=written(title))
    return {f"content/campaigns/{campaign}/messages/{id}.md": text}
