"""An office of a group handed on: what becomes of the files, and where the former one still stands.

The terms of all who held it end together, also of those who stay: only so the roster, which says
since when by the last of them, takes no honour from one and gives none to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kits.edit.changing import Changes
from kits.edit.events import new_rows
from kits.edit.leftovers import leftovers
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.forgotten import FORGOTTEN
from kits.model.groups import Group
from kits.model.offices import NEXT, ROSTER, since_when
from kits.model.people import SOMEONE, Person
from kits.model.places import Place
from kits.rules.mentions import people_mentioned
from kits.schema.loading import CREDITS
from kits.source.fact_edits import written
from kits.source.trees import CONTENT, FileTree

THEIRS = ("leaders", "deputies", "mentored_by")
"""Where an id stays when its person hands something over."""


class TooEarly(ValueError):
    """A day on which the office was not yet theirs; `since` says when it began to be."""

    def __init__(self, since: date) -> None:
        super().__init__(f"since {since}")
        self.since = since


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Who hands which office of a group to whom, from which day on."""

    group: Group
    role: str
    leaver: str | None
    """None where nobody holds it."""
    comer: str
    day: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Remnant:
    """Where the content still has the former holder."""

    place: Place
    name: str
    key: str
    """Of the facts; empty in a sentence."""


def holders_now(group: Group, role: str) -> tuple[str, ...]:
    """Whom the roster names; of a leader without a record of their own, the name."""
    named: tuple[str, ...] | str | None = getattr(group, ROSTER[role])
    if isinstance(named, tuple):
        alone = (group.leader_name,) if role == "leader" and group.leader_name else ()
        return named or alone
    return (named,) if named else ()


def handed_over(
    community: Community, tree: FileTree, act: Handover, today: date
) -> Mapping[str, bytes | None]:
    """What becomes of each file that changes: the row of the group, and the terms that ended.

    Raises `TooEarly` for a day before the office was theirs, and `ValueError` for a row that cannot
    be edited.
    """
    changes, group = Changes(tree=tree), act.group
    offices = {act.role: act.leaver}
    if act.role == "leader" and act.comer in group.deputies:
        offices["deputy"] = act.comer
        changes.take_out(group, "deputies", {act.comer})
    rows = [row for role in offices for row in ended(community, group, role, act.day)]
    for row in rows:
        if row["role"] == act.role and row["person"] in (act.leaver, SOMEONE):
            row["why"] = act.why
    for role in offices:
        since = since_when(community, group, role)
        if since and since > act.day:
            raise TooEarly(since)
    _rewrite(changes, act)
    changes.make()
    return {**changes.files, **new_rows("terms", rows, today)}


def ended(community: Community, group: Group, role: str, day: date) -> Iterator[dict[str, str]]:
    """A term for everyone who held an office until the day before; none of less than a day."""
    since = since_when(community, group, role)
    for person in holders_now(group, role) if since is None or since < day else ():
        is_known = role == "owner" or person in community.people
        yield {
            "group": group.id,
            "person": person if is_known else SOMEONE,
            "role": role,
            "since": since.isoformat() if since else "",
            "until": (day - NEXT).isoformat(),
        }


def _rewrite(changes: Changes, act: Handover) -> None:
    """The cell that says who holds the office now."""
    group, key = act.group, ROSTER[act.role]
    listed = getattr(group, key)
    if act.leaver and act.leaver not in (listed or ()) and act.role == "leader":
        changes.drop(group.at("leader_name"))
    if not listed or act.role == "owner":
        changes.give(group, key, written(act.comer) if _is_file(group) else act.comer)
    elif act.comer in listed:
        changes.take_out(group, key, {act.leaver or ""})
    else:
        leaver = act.leaver or listed[0]
        if not changes.put(group.at(key, listed.index(leaver)), leaver, act.comer):
            raise ValueError(f"{leaver} is written elsewhere")


def _is_file(group: Group) -> bool:
    return group.at("id").path.endswith(".md")


def remnants(
    community: Community, name: str, contents: Iterable[tuple[str, bytes]], at: Clock
) -> Iterator[Remnant]:
    """Where what is, or is to come, still has somebody: by their names, or by their id.

    What is over, the log, their own record and whom they taught tell of what was; what they hold in
    other groups is theirs.
    """
    person = community.people.get(name) or Person(id=SOMEONE, name=name)
    keys = {
        _spot(mention.place): str(mention.steps[0])
        for mention in people_mentioned(community)
        if mention.id == person.id
    }
    owned = {_spot(group.at("owner")) for group in community.groups.values() if group.owner == name}
    kept = [(path, data) for path, data in contents if not _is_past(community, path, at)]
    for left in leftovers(community, person, kept):
        key = keys.get(_spot(left.place), "")
        is_own = _spot(left.place)[:2] == _spot(person.at("id"))[:2]
        if not is_own and key not in THEIRS and _spot(left.place) not in owned:
            yield Remnant(left.place, left.name, key)


def _is_past(community: Community, path: str, at: Clock) -> bool:
    """Whether a file tells of what was."""
    folder, _, rest = path.removeprefix(f"{CONTENT}/").partition("/")
    if folder != "campaigns":
        return folder == "log" or path in (FORGOTTEN, CREDITS)
    run = community.runs.get(re.split("[/.]", rest)[0])
    return run is not None and community.has_ended(run, at)


def _spot(place: Place) -> tuple[str, int, int]:
    return (place.path, place.line, place.column)
