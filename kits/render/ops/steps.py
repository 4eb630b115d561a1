"""The ladder for operators: each step with its people, and who stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.badges import Badge
from kits.model.core import Core
from kits.model.ladder import Climber, steps_of
from kits.render.badges import earning_words, so_far
from kits.render.localised import full_day
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.step_words import standing_words
from kits.render.views import View

HERE = Addresses.operations / "people" / "steps"
NEAREST = 30
"""As many people before one step as an operator can think of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Someone on a step, or before it."""

    name: str
    state: str
    """Since when they are on it, or how far they are."""
    rests: bool
    text: str
    """What to tell them of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step with those who concern it."""

    name: str
    why: str
    how: str
    gives: list[str]
    people: list[Standing]
    before: list[Standing]
    more: int
    """Those before it that are not shown, who are farther off."""


def steps_page(view: View) -> Iterator[Artifact]:
    """Who stands where: for operators alone, so that nobody is ranked in front of others."""
    _ = catalogue(view.locale).gettext
    rungs = [_rung(view, step) for step in steps_of(view.badges)]
    figures = list(core_words(view.core, view)) if view.core else []
    body = fill("ops/steps.html", view.locale, rungs=rungs, figures=figures)
    yield operators_page(HERE, _("Steps"), body, view.locale, scripts=["copying"])


def _rung(view: View, step: Badge) -> Rung:
    locale, spoken = view.locale, step.in_locale(view.locale.tag)
    on = [one for one in view.climbers if one.on and one.on.id == step.id]
    before = [one for one in view.climbers if one.next and one.next.badge.id == step.id]
    return Rung(
        name=spoken.name,
        why=spoken.for_,
        how=earning_words(step.rule, locale),
        gives=[perk.what for perk in spoken.perks],
        people=[
            _standing(view, one, full_day(one.since, locale) if one.since else "") for one in on
        ],
        before=[_standing(view, one, _far(one, locale)) for one in before[:NEAREST]],
        more=max(len(before) - NEAREST, 0),
    )


def _standing(view: View, one: Climber, state: str) -> Standing:
    return Standing(
        name=view.called[one.person],
        state=state,
        rests=one.rests,
        text=standing_words(one, view.tongue(one.locale)),
    )


def _far(one: Climber, locale: Tongue) -> str:
    assert one.next, "whoever stands before a step has it ahead"
    return f"{earning_words([one.next.rule], locale)}: {so_far(one.next, locale)}"


def core_words(core: Core, view: View) -> Iterator[str]:
    """The size of the core beside what the policy asks for, and how many look after it."""
    words = catalogue(view.locale)
    if core.members:
        yield words.ngettext(
            "{n} person of {members} members carries the community: {share} %. The policy asks "
            "for {asked} %, {wanted} people.",
            "{n} people of {members} members carry the community: {share} %. The policy asks for "
            "{asked} %, {wanted} people.",
            core.people,
        ).format(
            n=core.people,
            members=core.members,
            share=_percent(core.people / core.members),
            asked=_percent(view.settings.policy.core_share),
            wanted=core.wanted,
        )
    if core.operators:
        yield words.ngettext(
            "{n} operator looks after them: {each} people.",
            "{n} operators look after them: {each} people each.",
            core.operators,
        ).format(n=core.operators, each=round(core.people / core.operators))


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0")
