"""People of an `.all-contributorsrc` as records: rows of a table, and credits of a campaign."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kits.model.community import Community
from kits.model.faces import alias_slug
from kits.model.forgotten import find_tombstone
from kits.model.people import SOMEONE, Person
from kits.model.reading.links import is_link
from kits.model.reading.slugs import slug_of
from kits.model.runs import Run
from kits.source.fact_edits import FactsText
from kits.source.lines import quoted
from kits.source.table_edits import TableText

TABLE = "content/people/contributors.csv"
BOT = re.compile(
    r"\[bot\]$|(?:^|[-_])bot$|^(?:dependabot|renovate|allcontributors|imgbot|github-actions)$",
    re.IGNORECASE,
)
"""Logins of programs: GitHub marks those of apps with `[bot]`."""
APP = re.compile(r"https?://(?:github\.com/apps/|avatars\d*\.githubusercontent\.com/in/)")
"""Where apps stand on GitHub, and their pictures."""
HEADER = "id,name,credit,links"


class NoContributors(ValueError):
    """A text that is no list of contributors; it says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Someone on such a list."""

    id: str
    name: str
    link: str | None
    did: tuple[str, ...]
    """Types of contributions, as they stand there."""
    has_login: bool = True
    """Whether the id is that of an account; else it is made of the name, which others may bear."""
    is_bot: bool = False


def read_contributors(text: str) -> list[Contributor]:
    """Everyone on a list, in its order; raises NoContributors."""
    try:
        listed = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NoContributors("it is not JSON") from problem
    entries = listed.get("contributors") if isinstance(listed, dict) else None
    if not isinstance(entries, list):
        raise NoContributors('it has no list "contributors"')
    return [_contributor(entry, place) for place, entry in enumerate(entries, 1)]


def _contributor(entry: Any, place: int) -> Contributor:
    facts = entry if isinstance(entry, dict) else {}
    login, name = _line(facts.get("login")), _line(facts.get("name"))
    did = facts.get("contributions")
    if not (login or name) or not isinstance(did, list):
        raise NoContributors(f"its entry {place} lacks contributions, or both login and name")
    # A list of older days holds {"type": "talk", "url": ...} as well.
    names = [one.get("type") if isinstance(one, dict) else one for one in did]
    profile, picture = (_line(facts.get(key)) for key in ("profile", "avatar_url"))
    return Contributor(
        id=slug_of(login or name),
        name=name or login,
        link=profile if is_link(profile) else None,
        has_login=bool(login),
        is_bot=bool(BOT.search(login) or APP.match(profile) or APP.match(picture)),
        did=tuple(one for one in names if isinstance(one, str)),
    )


def _line(value: Any) -> str:
    """The text on one line; nothing where it is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import writes, and what it leaves."""

    files: Mapping[str, bytes]
    """By path in the project folder."""
    people: tuple[str, ...]
    """The ids of those who are new."""
    credits: int
    left: tuple[str, ...]
    """The names of those whose login cannot be an id, or is that of someone forgotten; and of those
    without one whose name gives the id of somebody else."""
    bots: tuple[str, ...]
    """The names of programs, whom nobody thanks."""


def imported(
    community: Community,
    run: Run,
    listed: Sequence[Contributor],
    *,
    credit: str,
    words: Mapping[str, tuple[str, str]],
    campaign: tuple[str, bytes],
    table: bytes | None,
) -> Imported:
    """People whom the community does not know yet, and their credits for a campaign.

    `credit` is how they agreed to be named. `words` give kind and deed for a type; other types
    are left out. `campaign` is path and content of its file, `table` the content of `TABLE`, if it
    is there. What the campaign credits already is not written twice. Whoever went out by an alias
    is known by it.
    """
    ids = {alias_slug(one.alias): id for id, one in community.people.items() if one.alias}
    known = {(line.person, line.kind) for line in run.campaign.credits}
    people: dict[str, Contributor] = {}
    lines: list[str] = []
    left: list[str] = []
    for one in (each for each in listed if not each.is_bot):
        id = one.id if one.id in community.people else ids.get(one.id, one.id)
        gone = not id or id == SOMEONE or find_tombstone(id, community.forgotten)
        if gone or _is_another(one, community.people.get(id), people.get(id)):
            left.append(one.name)
            continue
        if id not in community.people:
            people.setdefault(id, one)
        for kind, told in (words[name] for name in dict.fromkeys(one.did) if name in words):
            if (id, kind) not in known:
                known.add((id, kind))
                lines.append(f"{{person: {id}, for: {quoted(told)}, kind: {kind}}}")
    path, content = campaign
    return Imported(
        files={
            **({TABLE: _with_people(table, people, credit)} if people else {}),
            **({path: _with_credits(path, content, lines)} if lines else {}),
        },
        people=tuple(people),
        credits=len(lines),
        left=tuple(left),
        bots=tuple(one.name for one in listed if one.is_bot),
    )


def _is_another(one: Contributor, known: Person | None, listed: Contributor | None) -> bool:
    """Whether an id that was made of a name is that of somebody of another name, or account."""
    if one.has_login:
        return False
    names = {known.name, *(each.name for each in known.translations.values())} if known else set()
    return bool(known and one.name not in names) or bool(listed and listed.name != one.name)


def _with_credits(path: str, content: bytes, lines: Sequence[str]) -> bytes:
    """The campaign with credits added."""
    text = FactsText.read(path, content)
    assert text is not None, "the campaign was read before"
    return text.edited(text.listed("credits", lines, after="title"))


def _with_people(content: bytes | None, people: Mapping[str, Contributor], credit: str) -> bytes:
    """The table with a row for each."""
    table = TableText.read(TABLE, content or f"{HEADER}\n".encode())
    assert table is not None, "the table was read before"
    rows = [
        {"id": id, "name": one.name, "credit": credit, "links": one.link or ""}
        for id, one in people.items()
    ]
    return table.edited([table.added(rows)])
