"""Open tasks, for leaders: what is still to be done, by skill, with a text to pass each on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kits.locale import Tongue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact
from kits.model.tasks import Task
from kits.render.localised import day
from kits.render.phone import page
from kits.render.views import ShownTeam, View
from kits.texts.lending import earned, hand_wanted

HERE = Addresses.tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """A campaign or a team, as those who might help there know it."""

    id: str
    """What a command calls it."""
    name: str
    page: Address
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """One task in words."""

    id: str
    what: str
    workplace: str
    href: str
    wanted: int
    until: str | None
    earns: str
    text: str
    """What is passed on, as it is pasted."""


def open_tasks(view: View) -> Mapping[str, list[tuple[Workplace, Task]]]:
    """Those that still want somebody, by the skill that they ask for, which may be none."""
    found: dict[str, list[tuple[Workplace, Task]]] = {}
    for workplace in _workplaces(view):
        for task in workplace.tasks:
            if task.is_open(view.today):
                found.setdefault(task.needs or "", []).append((workplace, task))
    return dict(sorted(found.items()))


def _workplaces(view: View) -> Iterator[Workplace]:
    for shown in view.campaigns:
        campaign = shown.campaign
        if shown.phase in ("running", "ahead"):
            yield Workplace(
                id=campaign.id,
                name=campaign.title,
                page=Addresses.crew(campaign.id),
                tasks=campaign.tasks,
            )
    for each in view.teams:
        if each.team.is_authorised(view.today):
            yield workplace_of(each, view.locale)


def workplace_of(shown: ShownTeam, locale: Tongue) -> Workplace:
    """A team, in a language."""
    team = shown.team.in_locale(locale.tag)
    return Workplace(
        id=f"teams/{team.id}", name=team.name, page=Addresses.team(team.id), tasks=team.tasks
    )


def tasks_page(view: View) -> Iterator[Artifact]:
    """The page, where there is anything to do."""
    if tasks := open_tasks(view):
        skills = [
            (skill, [task_in_words(view, HERE, *one, view.locale) for one in those])
            for skill, those in tasks.items()
        ]
        finder = HERE.near(Addresses.finder)
        yield page("tasks.html", HERE, view.locale, skills=skills, finder=finder, memory="tasks")


def task_in_words(
    view: View, here: Address, workplace: Workplace, task: Task, locale: Tongue
) -> OpenTask:
    """A task as a page tells it."""
    return OpenTask(
        id=f"{workplace.id}/{task.id}",
        what=task.what,
        workplace=workplace.name,
        href=here.near(workplace.page),
        wanted=task.people - len(task.taken_by),
        until=day(task.until, locale) if task.until else None,
        earns=earned(task.credit, view.badges, locale),
        text="\n".join(hand_wanted(workplace.name, task, view.badges, locale)),
    )
