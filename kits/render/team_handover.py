"""What is done when a class or committee is handed over, and what of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kits.model.teams import HANDED_OVER, Team
from kits.render.handbook.handover import TEAMS, checklists

CREDIT = "handover"
"""The kind of credit that a line of it earns whoever took it."""
THIS_TIME = timedelta(days=90)
"""In which a handover is done: what was done before is of the time before."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist."""

    id: str
    """Of the task that says it is done."""
    what: str
    is_done: bool


def handover_of(team: Team, locale: str, today: date) -> tuple[Line, ...]:
    """The lines, for a team that is handed over; none for any other."""
    if team.kind not in HANDED_OVER or not team.is_active:
        return ()
    (listed,) = checklists(locale, TEAMS)
    done = {task.id for task in team.tasks if task.done and today - task.done <= THIS_TIME}
    lines = ((f"handover-{n}", what) for n, what in enumerate(listed.steps, start=1))
    return tuple(Line(id, what, id in done) for id, what in lines)
