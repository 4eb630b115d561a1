"""What teams have to do with: their groups, their months, their targets, and their people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta, tzinfo

from kits.model.clocks import DAY, Clock
from kits.model.community import Community
from kits.model.groups import Group
from kits.model.log import Log
from kits.model.people import SOMEONE
from kits.model.runs import Run
from kits.model.teams import ZONE, Target, Team

SOON = timedelta(days=30)
"""Before the last day for which a team is authorised."""


def reached(community: Community, run: Run) -> Iterator[tuple[Team, tuple[Group, ...]]]:
    """The teams at work whose groups take part in a campaign, with those."""
    part = {group.id: group for group in community.groups_of(run)}
    for team in community.teams.values():
        groups = tuple(part[id] for id in community.looked_after[team.id] if id in part)
        if team.is_active and groups:
            yield team, groups


def is_of_staff(community: Community, team: Team) -> bool:
    """Whether all who lead a team are paid for it: only these have targets set for them."""
    known = [community.people[id] for id in team.lead if id in community.people]
    return bool(known) and all(person.role == "staff" for person in known)


def last_month(at: Clock, zone: tzinfo) -> date:
    """The first day of the month that is over."""
    return (at.today(zone).replace(day=1) - DAY).replace(day=1)


def unassessed(teams: Iterable[Team], log: Log, at: Clock, zone: tzinfo) -> Iterator[Team]:
    """The zones, and other teams with a standard, of whose last month nobody said how it was."""
    month = last_month(at, zone)
    known = {one.team for one in log.assessments if one.month == month}
    for team in teams:
        is_new = team.since is not None and team.since > month
        is_asked = (team.kind == ZONE or team.standard) and not is_new
        if is_asked and team.is_authorised(month) and team.id not in known:
            yield team


def expiring(teams: Iterable[Team], at: Clock, zone: tzinfo) -> Iterator[Team]:
    """The teams that are authorised for a month at most, or no longer."""
    for team in teams:
        if team.is_active and team.until and at.has_begun(team.until - SOON, zone):
            yield team


def missed(team: Team, at: Clock, zone: tzinfo) -> Iterator[tuple[int, Target]]:
    """The targets of a team at work whose day is over without them, each with its place."""
    for place, target in enumerate(team.target if team.is_active else ()):
        if target.by and target.reached is None and at.is_over(target.by, zone):
            yield place, target


def set_free(team: Team, teams: Collection[Team]) -> tuple[str, ...]:
    """The people of a team who are in no other that is at work, by id."""
    others = (one for one in teams if one.is_active and one.id != team.id)
    busy = {SOMEONE}.union(*(other.members for other in others))
    return tuple(id for id in team.members if id not in busy)


def wanting(teams: Iterable[Team], today: date) -> tuple[Team, ...]:
    """The teams with a task that still wants somebody."""
    return tuple(
        team
        for team in teams
        if team.is_authorised(today) and any(task.is_open(today) for task in team.tasks)
    )
