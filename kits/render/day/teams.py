"""What needs a person of teams: their late tasks, their months, their targets, their last days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.addresses import Addresses
from kits.model.teams import Team
from kits.model.teamwork import expiring, missed, unassessed
from kits.model.waiting import late_tasks
from kits.render.day.need import HERE, Need, Sort
from kits.render.day.situation import Situation
from kits.render.localised import day

TEAMS_PAGE = HERE.near(Addresses.assessments)


def _minded(it: Situation, rule: str) -> list[Team]:
    """The teams of which something is to be told."""
    return [
        shown.team
        for shown in it.view.teams
        if it.waiting.concerns(None, *shown.team.lead)
        and not it.waiting.lives_with(rule, f"teams/{shown.team.id}")
    ]


def _late_tasks(it: Situation) -> Iterator[Need]:
    for team in _minded(it, "milestone-overdue"):
        for step in late_tasks(team, it.view.clock, it.waiting.zone):
            when = day(step.due, it.view.locale) if step.due else ""
            text = it.words.gettext("Overdue in {campaign}: {what} ({day})")
            told = text.format(campaign=team.name, what=step.what, day=when, n=1)
            href = HERE.to(Addresses.team(team.id))
            yield Need(told, href, f"kits done teams/{team.id}/{step.id}")


def _targets(it: Situation) -> Iterator[Need]:
    for team in _minded(it, "target-missed"):
        for _place, target in missed(team, it.view.clock, it.waiting.zone):
            text = it.words.gettext("{team} has not reached: {what}")
            yield Need(text.format(team=team.name, what=target.what), TEAMS_PAGE)


def _months(it: Situation) -> Iterator[Need]:
    teams = _minded(it, "assessment-missing")
    for team in unassessed(teams, it.view.log, it.view.clock, it.waiting.zone):
        text = it.words.gettext("Nobody has said yet how {team} did last month")
        yield Need(text.format(team=team.name), TEAMS_PAGE)


def _ends(it: Situation) -> Iterator[Need]:
    teams = _minded(it, "team-expires")
    for team in expiring(teams, it.view.clock, it.waiting.zone):
        when = day(team.until, it.view.locale) if team.until else ""
        text = it.words.gettext("{team} is authorised until {day}")
        yield Need(text.format(team=team.name, day=when), TEAMS_PAGE)


TEAMS: Mapping[Sort, tuple[str, ...]] = {
    _late_tasks: ("milestone-overdue",),
    _targets: ("target-missed",),
    _months: ("assessment-missing",),
    _ends: ("team-expires",),
}
"""What may need a person of teams, each with the rule that finds it."""
