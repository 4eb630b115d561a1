"""The badges that someone who leads has earned and is on the way to, for their own home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kits.locale import Tongue
from kits.model.badges import Badge
from kits.model.credits import Deed
from kits.model.earning import ahead, apart, earned_by
from kits.model.offices import Tenure
from kits.render.badges import so_far
from kits.render.emblems import emblem
from kits.render.localised import full_day

NEXT = 3
"""As many as someone can think of at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBadge:
    """A badge as its owner sees it, or whoever is on the way to it."""

    name: str
    why: str
    state: str
    """When it was earned, or how far it is."""
    emblem: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBadges:
    """What the home of someone who leads shows of badges."""

    earned: tuple[OwnBadge, ...] = ()
    """The newest first."""
    ahead: tuple[OwnBadge, ...] = ()
    """The nearest first."""


def own_badges(
    badges: Iterable[Badge], deeds: Sequence[Deed], held: Sequence[Tenure], locale: Tongue
) -> OwnBadges:
    """The badges of one person, whose deeds and offices these are, the oldest first.

    They stand on that person's own home alone: who agreed to be named has them on the wall too.
    Steps of the ladder do not, as long as others can open that page.
    """
    known = tuple(apart(badges))
    return OwnBadges(
        earned=tuple(_earned(known, deeds, held, locale)),
        ahead=tuple(_ahead(known, deeds, held, locale)),
    )


def _earned(
    badges: Sequence[Badge], deeds: Sequence[Deed], held: Sequence[Tenure], locale: Tongue
) -> Iterator[OwnBadge]:
    for one in earned_by("", badges, deeds, held):
        yield _shown(one.badge, full_day(one.when, locale), locale.tag)


def _ahead(
    badges: Sequence[Badge], deeds: Sequence[Deed], held: Sequence[Tenure], locale: Tongue
) -> Iterator[OwnBadge]:
    for one in list(ahead(badges, deeds, held))[:NEXT]:
        yield _shown(one.badge, so_far(one, locale), locale.tag)


def _shown(badge: Badge, state: str, locale: str) -> OwnBadge:
    spoken = badge.in_locale(locale)
    return OwnBadge(name=spoken.name, why=spoken.for_, state=state, emblem=Markup(emblem(badge)))
