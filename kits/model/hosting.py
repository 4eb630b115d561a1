"""Who hosts a group's meeting, where a campaign's table of groups names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kits.model.campaigns import Row
from kits.model.community import Community
from kits.model.groups import Group
from kits.model.offices import holders, was_with_us
from kits.model.people import SOMEONE

HOST = "host"
"""The operator's column that says who hosts, by id or as the group knows them."""
_NAME = re.compile(r"[^;；、]+")


def hosts_of(
    community: Community, row: Row, group: Group, members: Mapping[str, tuple[str, ...]], day: date
) -> Iterator[str]:
    """The ids of those whom a row names as hosts of that day, each once.

    An id counts as it stands; a name counts where exactly one leader, deputy or member whom the
    group had on that day bears it. `members` are those who name a group as theirs, by group.
    """
    near = {
        *(each.person for each in holders(community, group, "leader", day)),
        *(each.person for each in holders(community, group, "deputy", day)),
        *(id for id in members.get(group.id, ()) if was_with_us(community, id, day)),
    }
    found: dict[str, None] = {}
    for _, name in names_in(row.columns.get(HOST, "")):
        if name == SOMEONE or name in community.people:
            found[name] = None
            continue
        bearers = [id for id in near if id in community.people and _bears(community, id, name)]
        if len(bearers) == 1:
            found[bearers[0]] = None
    yield from found


def names_in(cell: str) -> Iterator[tuple[int, str]]:
    """The names in a cell, each with the number of characters before it."""
    for found in _NAME.finditer(cell):
        name = found[0].strip()
        if name:
            yield found.start() + found[0].index(name), name


def members_by_group(community: Community) -> dict[str, tuple[str, ...]]:
    """Those who name a group as theirs, by group."""
    found: dict[str, list[str]] = {}
    for person in community.people.values():
        for group in person.groups:
            found.setdefault(group, []).append(person.id)
    return {group: tuple(ids) for group, ids in found.items()}


def _bears(community: Community, id: str, name: str) -> bool:
    person = community.people[id]
    versions = (person, *person.translations.values())
    return any(name in (version.name, version.called) for version in versions)
