"""What is said where a hand is wanted: the words that ask for it, and what it earns."""

from __future__ import annotations

from collections.abc import Iterable

from kits.locale import Tongue, catalogue, spoken, translate
from kits.model.badges import Badge
from kits.model.credit_kinds import kind_of
from kits.model.tasks import Task
from kits.texts.dates import day


def hand_wanted(workplace: str, task: Task, badges: Iterable[Badge], locale: Tongue) -> list[str]:
    """The lines that ask for somebody, in the task's own words and those of a language."""
    _ = catalogue(locale).gettext
    until = day(task.until, spoken(locale)) if task.until else None
    lines = [
        _("“{campaign}” could use a hand: {what}").format(campaign=workplace, what=task.what),
        until and _("{day} is soon enough.").format(day=until),
        _("It earns: {credit}").format(credit=earned(task.credit, badges, locale)),
        _("If you would like to, just answer me."),
    ]
    return [line for line in lines if line]


def earned(kind: str, badges: Iterable[Badge], locale: Tongue) -> str:
    """What a task earns: a kind of credit that has a word, the badges that count it, or a line."""
    doing = kind_of(kind).doing
    if doing:
        return translate(doing, locale)
    _ = catalogue(locale).gettext
    counting = [one.in_locale(locale.tag).name for one in badges if one.counts(kind)]
    if counting:
        return _("towards “{badge}”").format(badge=_("”, “").join(counting))
    return _("a line on the wall")
