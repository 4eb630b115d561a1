"""The badges that someone who leads has earned and is on the way to, for their own home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.badges import Badge
from kits.model.credits import Deed
from kits.model.earning import ahead, earned
from kits.render.emblems import emblem
from kits.render.phone import full_day

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


def own_badges(badges: Iterable[Badge], deeds: Sequence[Deed], locale: Tongue) -> OwnBadges:
    """The badges of one person, whose deeds these are, the oldest first.

    They stand on that person's own home alone: who agreed to be named has them on the wall too.
    """
    known = tuple(badges)
    return OwnBadges(
        earned=tuple(_earned(known, deeds, locale)), ahead=tuple(_ahead(known, deeds, locale))
    )


def _earned(badges: Sequence[Badge], deeds: Sequence[Deed], locale: Tongue) -> Iterator[OwnBadge]:
    for one in earned(badges, deeds):
        yield _shown(one.badge, full_day(one.when, locale), locale.tag)


def _ahead(badges: Sequence[Badge], deeds: Sequence[Deed], locale: Tongue) -> Iterator[OwnBadge]:
    words = catalogue(locale).gettext("{have} of {need} so far")
    for one in list(ahead(badges, deeds))[:NEXT]:
        yield _shown(one.badge, words.format(have=one.have, need=one.need), locale.tag)


def _shown(badge: Badge, state: str, locale: str) -> OwnBadge:
    spoken = badge.in_locale(locale)
    return OwnBadge(name=spoken.name, why=spoken.for_, state=state, emblem=Markup(emblem(badge)))
