"""The book of a year: its campaigns and who made them, its stars, and the thanks that were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kits.locale import Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Stamped
from kits.model.credit_kinds import STAR
from kits.render.localised import month, year_words
from kits.render.markdown import rendered
from kits.render.thanks import signed
from kits.render.views import Honour, Shown
from kits.render.wall.doers import Doer, deeds_first, doers
from kits.render.wall.lists import Wall, wall_body, wall_sheet

TOLD = 8
"""People of a campaign whose deeds the book of its year tells; the campaign's own list has all."""
NAMED = 40
"""More of them whose names stand there."""
CHAPTERS = 40
"""Campaigns that a book tells of; of more, the last ones."""
THANKS = 280
"""Characters after which the thanks of a recap end with their paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A campaign in the book of its year."""

    campaign: str
    title: str
    month: str
    thanks: Markup
    signed: str
    """Who says thank you: whose byline it bears, else the community."""
    told: list[Doer]
    named: list[Doer]


def year_pages(wall: Wall) -> Iterator[Stamped]:
    """The book of each year, with the way to the years beside it."""
    years = list(wall.years)
    for place, year in enumerate(years):
        here = wall.home / year
        honours = wall.years[year]
        chapters = list(_chapters(wall, year, honours, here))
        body = wall_body(
            wall,
            "year.html",
            here,
            year=year,
            title=year_words(year, wall.locale),
            chapters=chapters,
            stars=doers(wall.stars.get(year, ()), wall.titles)[:NAMED],
            beyond=doers(wall.beyond.get(year, ()), wall.titles)[:NAMED],
            opening=_opening(honours, len(doers(honours, wall.titles)), wall.locale),
            older=_named(years[place + 1 : place + 2], wall.locale),
            newer=_named(years[max(place - 1, 0) : place], wall.locale),
        )
        yield wall_sheet(wall, here, year_words(year, wall.locale), body)


def _named(years: Sequence[int], locale: Tongue) -> tuple[int, str] | None:
    return next(((year, year_words(year, locale)) for year in years), None)


def _opening(honours: Sequence[Honour], people: int, locale: Tongue) -> str:
    """What a year was, in one sentence; it counts what people did together, and ranks nobody."""
    words = catalogue(locale)
    campaigns = len({honour.deed.campaign for honour in honours} - {""})
    if not campaigns:
        return words.ngettext(
            "What one person did beyond the campaigns.",
            "What {n} people did beyond the campaigns.",
            people,
        ).format(n=people)
    done = words.ngettext("One campaign,", "{n} campaigns,", campaigns).format(n=campaigns)
    by = words.ngettext(
        "made by one person whose name stands here.",
        "made by {n} people whose names stand here.",
        people,
    ).format(n=people)
    return words.gettext("{campaigns} {by}").format(campaigns=done, by=by)


def _chapters(wall: Wall, year: int, honours: Sequence[Honour], here: Address) -> Iterator[Chapter]:
    """The campaigns of a year as they came, each with those who made it."""
    shown = {item.campaign.id: item for item in wall.view.campaigns}
    campaigns: dict[str, list[Honour]] = {}
    for honour in honours:
        if honour.deed.campaign and honour.deed.kind != STAR.id:
            campaigns.setdefault(honour.deed.campaign, []).append(honour)
    for id, those in list(campaigns.items())[:CHAPTERS][::-1]:
        everyone = doers(those, wall.titles)
        told = deeds_first(one for one in everyone if not one.works[0].common)[:TOLD]
        named = [one for one in everyone if one not in told]
        yield Chapter(
            campaign=id,
            title=wall.titles.campaigns.get(id, those[0].title),
            month=month(shown[id].ends if id in shown else those[0].deed.when, wall.locale),
            signed=signed(shown.get(id), wall.view, wall.locale.tag),
            thanks=_thanks(shown.get(id), wall.locale.tag, here.to(Addresses.campaign(id))),
            told=told,
            named=named[:NAMED],
        )


def _thanks(shown: Shown | None, locale: str, up: str) -> Markup:
    """How the recap begins to say thank you."""
    if shown is None or shown.recap is None:
        return Markup("")
    kept: list[str] = []
    for part in (shown.recap.in_locale(locale).thanks or "").split("\n\n"):
        if sum(map(len, kept)) < THANKS:
            kept.append(part)
    return rendered("\n\n".join(kept), up)
