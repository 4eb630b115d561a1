"""The core: the users who carry a community, and whether they are as many as they should be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from kits.model.clocks import Clock
from kits.model.community import HQ, Community
from kits.model.credits import Deed

RECENT = timedelta(days=365)
"""For how long a deed says that somebody is one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The core in numbers."""

    people: int
    members: int
    """Of all groups that are awake, where they say so; who is in two is counted twice."""
    wanted: int
    """As many people as `core_share` of the policy asks for."""
    operators: int
    """Staff who are active."""


def core(community: Community, ledger: Iterable[Deed], at: Clock) -> Core:
    """Active users who lead a group that is awake or stand in there, or did something in a year."""
    people = community.people.values()
    active = {one.id for one in people if one.role == "user" and one.status == "active"}
    awake = [g for g in community.groups.values() if g.is_awake and g.kind != HQ]
    offices = {id for group in awake for id in (*group.leaders, *group.deputies)}
    unlisted = sum(bool(group.leader_name and not group.leaders) for group in awake)
    first = at.today(community.zone) - RECENT
    doing = {deed.person for deed in ledger if deed.when >= first}
    members = sum(group.members or 0 for group in awake)
    return Core(
        people=len(active & (offices | doing)) + unlisted,
        members=members,
        wanted=ceil(members * community.settings.policy.core_share),
        operators=sum(one.role == "staff" and one.status == "active" for one in people),
    )
