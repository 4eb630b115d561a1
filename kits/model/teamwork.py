"""What teams have to do with: their groups, their months, their targets, and their people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.teams import ZONE, Target, Team

SOON = timedelta(days=30)
"""Before the last day for which a team is authorised."""
DAY = timedelta(days=1)


def groups_of(community: Community, team: Team) -> tuple[str, ...]:
    """The groups that a team looks after, by id."""
    chosen = team.groups
    return tuple(
        id for id in sorted(community.groups) if chosen and chosen.matches(community.traits(id))
    )


def last_month(community: Community, at: Clock) -> date:
    """The first day of the month that is over."""
    return (at.today(community.zone).replace(day=1) - DAY).replace(day=1)


def unassessed(community: Community, at: Clock) -> Iterator[Team]:
    """The zones, and other teams with a standard, of whose last month nobody said how it was."""
    month = last_month(community, at)
    known = {one.team for one in community.log.assessments if one.month == month}
    for team in community.teams.values():
        is_asked = team.kind == ZONE or team.standard
        if is_asked and team.is_authorised(month) and team.id not in known:
            yield team


def expiring(community: Community, at: Clock) -> Iterator[Team]:
    """The teams that are authorised for a month at most, or no longer."""
    for team in community.teams.values():
        if team.is_active and team.until and at.has_begun(team.until - SOON, community.zone):
            yield team


def missed(community: Community, team: Team, at: Clock) -> Iterator[tuple[int, Target]]:
    """The targets of a team at work whose day is over without them, each with its place."""
    for place, target in enumerate(team.target if team.is_active else ()):
        if target.by and target.reached is None and at.is_over(target.by, community.zone):
            yield place, target


def set_free(community: Community, team: Team) -> tuple[str, ...]:
    """The people of a team who are in no other that is at work, by id."""
    others = (one for one in community.teams.values() if one.is_active and one.id != team.id)
    busy = {id for other in others for id in other.members}
    return tuple(id for id in team.members if id in community.people and id not in busy)


def wanting(community: Community, at: Clock) -> tuple[str, ...]:
    """The teams with a task that still wants somebody, by id."""
    today = at.today(community.zone)
    return tuple(
        team.id
        for team in community.teams.values()
        if team.is_authorised(today) and any(task.is_open(today) for task in team.tasks)
    )
