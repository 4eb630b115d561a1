"""Who held an office of a group on a day: the one place that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kits.model.community import Community
from kits.model.groups import Group
from kits.model.places import Place

Office = Literal["leader", "deputy"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who held an office, and where the content says so."""

    person: str
    evidence: Place


def holders(community: Community, group: Group, office: Office, day: date) -> Iterator[Holder]:
    """Who held an office of a group on a day, as far as the content tells.

    The roster says who holds it now, and speaks for the days before as well: but for those on which
    there was no such group yet (`founded`), or the person was not yet with us (`joined`).
    """
    if group.founded and day < group.founded:
        return
    key = "leaders" if office == "leader" else "deputies"
    for place, person in enumerate(getattr(group, key)):
        if was_with_us(community, person, day):
            yield Holder(person, group.at(key, place))


def was_with_us(community: Community, id: str | None, day: date) -> bool:
    """Whether a person had joined by a day; whoever does not say when was always there."""
    person = community.people.get(id or "")
    return person is None or person.joined is None or person.joined <= day
