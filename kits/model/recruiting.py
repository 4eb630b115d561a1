"""The recruiting queue: what wants somebody, and who might be asked for it, the nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kits.model.candidates import Candidate
from kits.model.clocks import Clock
from kits.model.community import HQ, Community
from kits.model.groups import Group, Office
from kits.model.runs import Run
from kits.model.tasks import Task
from kits.model.teams import Team

EACH = 3
"""Candidates for one gap, and gaps for one candidate."""
MOST = 300
"""Gaps that are told, those without a leader and the largest first."""

Near = Literal["group", "city", "region", "locale"]


class Gap(NamedTuple):
    """An office that a group wants somebody for."""

    group: str
    office: Office


@dataclass(frozen=True, slots=True)
class Match:
    """A gap, with those who might fill it and what they share with the group."""

    gap: Gap
    candidates: tuple[tuple[Candidate, Near], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A task that wants somebody, with those who might do it."""

    workplace: Run | Team
    """The campaign or team that it is of."""
    task: Task
    candidates: tuple[Candidate, ...]

    @property
    def of(self) -> str:
        """What a command calls the campaign or team."""
        where = self.workplace
        return f"teams/{where.id}" if isinstance(where, Team) else where.id


def wants_leader(community: Community, group: Group) -> bool:
    """Whether nobody runs a group that is awake, nor stands in."""
    return group.is_awake and group.kind != HQ and not community.leaders_of(group)


def wants_deputy(community: Community, group: Group) -> bool:
    """Whether a group is large enough for a deputy, and has none."""
    enough = community.settings.policy.deputy_from
    is_large = group.members is not None and group.members >= enough
    return group.is_awake and group.kind != HQ and not group.deputies and is_large


def gaps(community: Community, at: Clock) -> list[Gap]:
    """What groups want, a leader before a deputy, the largest group first.

    Not what the community lives with for now, by a waiver.
    """
    let_be = {
        (waiver.record, waiver.rule)
        for waiver in community.waivers
        if waiver.until is None or not at.is_over(waiver.until, community.zone)
    }
    groups = sorted(community.groups.values(), key=lambda one: (-(one.members or 0), one.id))
    unled = [Gap(one.id, "leader") for one in groups if wants_leader(community, one)]
    known = {gap.group for gap in unled}
    alone = (one for one in groups if wants_deputy(community, one) and one.id not in known)
    every = (*unled, *(Gap(one.id, "deputy") for one in alone))
    return [
        gap for gap in every if (f"groups/{gap.group}", f"group-without-{gap.office}") not in let_be
    ]


def matches(
    community: Community, wanted: Sequence[Gap], people: Iterable[Candidate]
) -> tuple[Match, ...]:
    """Each gap with whom to ask: first of the same group, then city, region and language.

    What is near is dealt out before what is far, and nobody is named for more than a few.
    """
    free = [one for one in people if one.is_open and not one.in_office]
    found: dict[Gap, list[tuple[Candidate, Near]]] = {gap: [] for gap in wanted}
    times: dict[str, int] = {}
    for near, shared in _SHARED.items():
        known = _by(community, free, shared)
        for gap, those in found.items():
            places = shared(community, community.groups[gap.group])
            for one in (each for place in places for each in known.get(place, ())):
                if len(those) >= EACH:
                    break
                is_named = any(each.whom == one.whom for each, _near in those)
                if not is_named and times.get(one.whom.key, 0) < EACH:
                    those.append((one, near))
                    times[one.whom.key] = times.get(one.whom.key, 0) + 1
    return tuple(Match(gap, tuple(those)) for gap, those in found.items())


Shared = Callable[[Community, Group], Sequence[str]]


def _present(value: str | None) -> Sequence[str]:
    return (value,) if value else ()


_SHARED: Mapping[Near, Shared] = {
    "group": lambda _, group: (group.id,),
    "city": lambda _, group: _present(group.city),
    "region": lambda _, group: _present(group.region),
    "locale": lambda community, group: (community.locale_of(group),),
}


def _by(
    community: Community, people: Iterable[Candidate], shared: Shared
) -> Mapping[str, list[Candidate]]:
    """Candidates by what their groups share; a language is their own."""
    found: dict[str, list[Candidate]] = {}
    for one in people:
        groups = (community.groups[id] for id in one.groups)
        places = [place for group in groups for place in shared(community, group)]
        if shared is _SHARED["locale"]:
            places = [one.locale]
        for place in dict.fromkeys(places):
            found.setdefault(place, []).append(one)
    return found


def open_tasks(community: Community, at: Clock) -> Iterator[tuple[Run | Team, Task]]:
    """The tasks that still want somebody, each with its campaign or team."""
    today = at.today(community.zone)
    runs = (run for run in community.runs.values() if _goes_on(community, run, at))
    teams = (team for team in community.teams.values() if team.is_authorised(today))
    workplaces: tuple[Run | Team, ...] = (*runs, *teams)
    for workplace in workplaces:
        tasks = workplace.tasks if isinstance(workplace, Team) else workplace.campaign.tasks
        yield from ((workplace, task) for task in tasks if task.is_open(today))


def skills_of(tasks: Iterable[tuple[Run | Team, Task]]) -> frozenset[str]:
    """The skills that tasks ask for, in lower case."""
    return frozenset(task.needs.casefold() for _workplace, task in tasks if task.needs)


def wanted(workplace: Run | Team, task: Task, people: Iterable[Candidate]) -> Wanted:
    """A task with those who have the skill; where it asks for none, with who is interested.

    Who is in a team knows of its tasks.
    """
    inside = workplace.members if isinstance(workplace, Team) else ()
    able = (
        one for one in people if one.is_open and one.whom.person not in inside and _can(one, task)
    )
    return Wanted(workplace, task, tuple(able)[:EACH])


def _goes_on(community: Community, run: Run, at: Clock) -> bool:
    is_ready = run.campaign.state == "ready" and run.id not in community.drafts
    return is_ready and not community.has_ended(run, at)


def _can(one: Candidate, task: Task) -> bool:
    if one.whom.person in task.taken_by:
        return False
    if task.needs is None:
        return "interested" in one.axes
    return task.needs.casefold() in {skill.casefold() for skill in one.skills}
