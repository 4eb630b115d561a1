"""Who posts in a group: the leader, else a deputy, else its contact, else its owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kits.model.community import Community
from kits.model.groups import Group
from kits.model.people import SOMEONE


@dataclass(frozen=True, slots=True)
class Poster:
    """Whom to ask about a text in a group."""

    name: str
    """As the group knows them."""
    office: Literal["leader", "deputy", "contact", "owner"]
    person: str | None = None
    """Their id, where they stand on the roster."""
    deputy: str | None = None
    """Who stands in for them, as the group knows them."""


def poster_of(community: Community, group: Group) -> Poster | None:
    """Who posts in a group; None where there is nobody."""
    locale, people = community.locale_of(group), community.people

    def called(id: str) -> str:
        return community.called(people[id], locale)

    deputies = [id for id in group.deputies if id in people]
    deputy = called(deputies[0]) if deputies else None
    leader = next((id for id in group.leaders if id in people), None)
    if leader:
        return Poster(called(leader), "leader", leader, deputy)
    if group.leader_name:
        name = group.in_locale(locale).leader_name or group.leader_name
        return Poster(name, "leader", None, deputy)
    if deputies:
        second = called(deputies[1]) if len(deputies) > 1 else None
        return Poster(called(deputies[0]), "deputy", deputies[0], second)
    if contact := community.contact_of(group):
        return Poster(contact, "contact", group.contact if group.contact in people else None)
    if group.owner and group.owner != SOMEONE:
        known = group.owner in people
        name = called(group.owner) if known else group.owner
        return Poster(name, "owner", group.owner if known else None)
    return None
