"""Open tasks, for leaders: what is still to be done, by skill, with a text to pass each on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kits.locale import catalogue, translate
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.credit_kinds import kind_of
from kits.model.tasks import Task
from kits.render.phone import day, page
from kits.render.views import Shown, View

HERE = Addresses.tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """One task in words."""

    id: str
    what: str
    campaign: str
    href: str
    wanted: int
    until: str | None
    earns: str
    text: str
    """What is passed on, as it is pasted."""


def open_tasks(view: View) -> Mapping[str, list[tuple[Shown, Task]]]:
    """Those that still want somebody, by the skill that they ask for, which may be none."""
    found: dict[str, list[tuple[Shown, Task]]] = {}
    for shown in view.campaigns:
        for task in shown.campaign.tasks if shown.phase in ("running", "ahead") else ():
            is_over = task.until is not None and task.until < view.today
            if not (task.done or is_over or len(task.taken_by) >= task.people):
                found.setdefault(task.needs or "", []).append((shown, task))
    return dict(sorted(found.items()))


def tasks_page(view: View) -> Iterator[Artifact]:
    """The page, where there is anything to do."""
    if tasks := open_tasks(view):
        skills = [(skill, [_told(view, *one) for one in those]) for skill, those in tasks.items()]
        finder = HERE.near(Addresses.finder)
        yield page("tasks.html", HERE, view.locale, skills=skills, finder=finder, memory="tasks")


def _told(view: View, shown: Shown, task: Task) -> OpenTask:
    locale, campaign = view.locale, shown.campaign
    _ = catalogue(locale).gettext
    until = day(task.until, locale) if task.until else None
    earns = _earned(view, task.credit)
    lines = [
        _("“{campaign}” could use a hand: {what}").format(campaign=campaign.title, what=task.what),
        until and _("{day} is soon enough.").format(day=until),
        _("It earns: {credit}").format(credit=earns),
        _("If you would like to, just answer me."),
    ]
    return OpenTask(
        id=f"{campaign.id}/{task.id}",
        what=task.what,
        campaign=campaign.title,
        href=HERE.near(Addresses.crew(campaign.id)),
        wanted=task.people - len(task.taken_by),
        until=until,
        earns=earns,
        text="\n".join(filter(None, lines)),
    )


def _earned(view: View, kind: str) -> str:
    """What a task earns: a kind of credit that has a word, the badges that count it, or a line."""
    doing, locale = kind_of(kind).doing, view.locale
    counting = [one.in_locale(locale.tag).name for one in view.badges if one.counts(kind)]
    if doing:
        return translate(doing, locale)
    _ = catalogue(locale).gettext
    if counting:
        return _("towards “{badge}”").format(badge=_("”, “").join(counting))
    return _("a line on the wall")
