"""The first page of the wall: the newest honours, and every way to find the others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Page
from kits.model.earning import apart
from kits.model.showcases import Showcase
from kits.render.localised import month, year_words
from kits.render.sheets import STYLE
from kits.render.wall.doers import Doer, Work, deeds_first, doers
from kits.render.wall.lists import Wall, wall_body
from kits.render.words import doing_words

RECENT = 36
"""People whose deeds the first page tells; the lists below have all."""
GROUPS = 24
"""Groups that it names."""
TITLES = 6
"""Campaigns that it names for a year."""
SCRIPT = Addresses.asset("wall.js").path


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page: those whose newest deed was for one campaign."""

    work: Work
    """One that says which."""
    month: str
    told: list[Doer]
    named: list[Doer]
    """Those of whom only the name stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The one story that the first page tells: who it is of, and how it begins."""

    doer: Doer
    begins: str
    locale: str
    """The language it is told in, which need not be that of the page."""


def front(wall: Wall) -> Page:
    """The first page of the wall in its language."""
    _ = catalogue(wall.locale).gettext
    view = wall.view
    words = doing_words(wall.locale)
    body = wall_body(
        wall,
        "front.html",
        wall.home,
        story=_story(wall),
        sections=sections(wall.everyone[:RECENT], wall.locale),
        years=[(year, year_words(year, wall.locale), _told(wall, year)) for year in wall.years],
        stars=_stars(wall),
        duties=[(duty, words[duty]) for duty in wall.duties],
        badges=[(one.id, one.in_locale(wall.locale.tag).name) for one in apart(view.badges)],
        groups=[
            (id, view.honoured[id].in_locale(wall.locale.tag).name)
            for id in list(wall.groups)[:GROUPS]
        ],
        more_groups=len(wall.groups) > GROUPS,
        models=[_named(one, wall.locale.tag) for one in view.models[:GROUPS]],
        alumni=bool(wall.alumni),
        unnamed=view.unnamed,
        words=_words(wall.locale),
        along=bool(view.settings.urls.public and any(one.face for one in wall.everyone)),
    )
    return Page(
        path=wall.home.source.path,
        title=_("Wall of honour"),
        body=body,
        html=True,
        meta={
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "lang": wall.locale.tag,
            "styles": [STYLE],
            "scripts": [SCRIPT],
        },
        listed=wall.own is None,
    )


def _story(wall: Wall) -> Story | None:
    """The one of the newest who tells something of themselves, with how they begin.

    Where nobody tells it in the language of the page, one in English is nearer than most.
    """
    faces = [one.face for one in wall.everyone if one.face]
    for locale in dict.fromkeys((wall.locale.tag, "en", wall.view.locale.tag)):
        for face in faces:
            told = face.in_locale(locale).story
            if told and (locale == wall.view.locale.tag or face.speaks(locale)):
                begins = told.strip().partition("\n\n")[0]
                doer = next(one for one in wall.everyone if one.face == face)
                return Story(doer=doer, begins=begins, locale=locale)
    return None


def sections(people: Sequence[Doer], locale: Tongue) -> list[Section]:
    """Everyone once, below the campaign of their newest deed, in the order of these deeds."""
    campaigns: dict[str, list[Doer]] = {}
    for one in people:
        campaigns.setdefault(one.works[0].listed, []).append(one)
    return [
        Section(
            work=those[0].works[0],
            month=month(those[0].works[0].when, locale),
            told=deeds_first(one for one in those if not one.works[0].common),
            named=[one for one in those if one.works[0].common],
        )
        for those in campaigns.values()
    ]


def _stars(wall: Wall) -> tuple[int, list[Doer]] | None:
    """The stars of the newest year that has some."""
    for year, honours in wall.stars.items():
        return year, doers(honours, wall.titles)[:RECENT]
    return None


def _told(wall: Wall, year: int) -> list[str]:
    """What the campaigns of a year are called, the newest first."""
    found = {h.deed.campaign: h.title for h in wall.years[year] if h.deed.campaign}
    return [wall.titles.campaigns.get(id, title) for id, title in list(found.items())[:TITLES]]


def _named(one: Showcase, locale: str) -> tuple[str, str]:
    return one.group.id, one.group.in_locale(locale).name


def _words(locale: Tongue) -> str:
    """The sentences that the search says, as JSON."""
    _ = catalogue(locale).gettext
    return json.dumps(
        {
            "none": _("Nobody of that name, and no campaign or group, stands on the wall"),
            "found": _("Found: {n}"),
            "more": _("More than {n}: type a little more"),
            "offline": _("The search could not be loaded. The lists below have everyone."),
        },
        ensure_ascii=False,
    )
