"""Coverage as a picture: a row a region, a cell a group, shaded by the age of its last check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.groups import Group
from kits.model.showcases import needs_without_models
from kits.model.waiting import last_looks
from kits.render.ops.layout import area_of, operators_page
from kits.render.sheets import fill
from kits.render.views import View
from kits.render.words import group_stages
from kits.texts.occasions import Occurrence

HERE = Addresses.operations / "coverage"

MANY = 300
"""Groups, from which on cells are small."""

Age = Literal["fresh", "late", "old", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A group as the picture shows it."""

    id: str
    sign: str
    """The days since its last check, or `?`."""
    told: str
    """All that the cell says, in words."""
    age: Age
    has_leader: bool
    has_deputy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A row of the picture."""

    name: str
    cells: list[Cell]


def coverage_page(view: View) -> Iterator[Artifact]:
    """All groups, by where they are and when they were last looked at."""
    _ = catalogue(view.locale).gettext
    areas = _areas(view)
    cells = [cell for area in areas for cell in area.cells]
    every = _days(view)
    body = fill(
        "ops/coverage.html",
        view.locale,
        here=HERE,
        areas=areas,
        small=len(cells) > MANY,
        ages=[
            (age, words, sum(cell.age == age for cell in cells))
            for age, words in _age_words(every, view.locale).items()
        ],
        hollow=sum(not cell.has_deputy for cell in cells),
        leaderless=sum(not cell.has_leader for cell in cells),
        addresses=view.addresses,
        groups=view.groups,
        led=view.led,
        uncovered=[
            (group, view.said.get(Occurrence("invite", group.id)))
            for group in view.groups
            if not view.led.get(group.id)
        ],
        unmodelled=_unmodelled(view),
        by_users=_by_users(view),
        looks=last_looks(view.groups, view.log),
        stages=group_stages(view.locale),
    )
    yield operators_page(HERE, _("Coverage"), body, view.locale, scripts=["copying"])


def _by_users(view: View) -> str | None:
    """How much of the duties of past campaigns was done by users; None before the first."""
    ended = (shown.campaign for shown in view.campaigns if shown.phase == "ended")
    done = [id for one in ended for duty in one.duties.values() for id in duty.people]
    users = sum(person not in view.staff for person in done)
    words = catalogue(view.locale).ngettext(
        "Users did {users} of {n} duty of the campaigns so far: {share} %",
        "Users did {users} of {n} duties of the campaigns so far: {share} %",
        len(done),
    )
    return words.format(users=users, n=len(done), share=100 * users // len(done)) if done else None


def _areas(view: View) -> list[Area]:
    """Every group that is open, the areas with the most of them first."""
    found: dict[str, list[Cell]] = {}
    every, looks = _days(view), last_looks(view.groups, view.log)
    for group in view.groups:
        if group.stage != "closed":
            cells = found.setdefault(area_of(group, view), [])
            cells.append(_cell(group, looks[group.id], every, view.today, view.locale))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Area(name=name, cells=cells) for name, cells in ordered]


def _cell(group: Group, looked: date | None, every: int, today: date, locale: Tongue) -> Cell:
    words = catalogue(locale)
    days = None if looked is None else max((today - looked).days, 0)
    has_leader = bool(group.leaders or group.leader_name)
    parts = [
        group.name,
        words.gettext("never checked")
        if days is None
        else words.ngettext("checked {n} day ago", "checked {n} days ago", days).format(n=days),
        *([] if has_leader else [words.gettext("no leader")]),
        *([] if group.deputies else [words.gettext("no deputy")]),
    ]
    return Cell(
        id=group.id,
        sign="?" if days is None else str(days),
        told=" · ".join(parts),
        age=_age(days, every),
        has_leader=has_leader,
        has_deputy=bool(group.deputies),
    )


def _age(days: int | None, every: int) -> Age:
    if days is None:
        return "never"
    return "fresh" if days <= every else "late" if days <= 2 * every else "old"


def _days(view: View) -> int:
    """Within how many days an operator looks into each group."""
    return max(view.settings.policy.inspect_every.days, 1)


def _age_words(every: int, locale: Tongue) -> dict[Age, str]:
    words = catalogue(locale)
    within = words.ngettext("checked within {n} day", "checked within {n} days", every)
    _ = words.gettext
    return {
        "fresh": within.format(n=every),
        "late": _("checked {first} to {last} days ago").format(first=every + 1, last=2 * every),
        "old": _("checked more than {n} days ago").format(n=2 * every),
        "never": _("never checked"),
    }


def _unmodelled(view: View) -> list[tuple[str, str | None]]:
    """What each need with fewer than two model groups is called, and the one it may have."""
    words = view.settings.vocabulary.needs or {}
    found = needs_without_models(view.groups)
    return [(words.get(need, need), one.name if one else None) for need, one in found.items()]
