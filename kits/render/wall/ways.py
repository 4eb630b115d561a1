"""Ways in and back: alumni and how to return, model groups and how to begin one like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kits.locale import catalogue
from kits.model.artifacts import Stamped
from kits.model.groups import Group
from kits.model.showcases import Showcase
from kits.render.wall.doers import doers
from kits.render.wall.lists import (
    ALUMNI,
    PEOPLE,
    Wall,
    page_address,
    steps,
    wall_body,
    wall_sheet,
)

SHOWN = 12
"""Campaigns that the page of a model group tells of."""
BEGUN = ("running", "ended")


def alumni_pages(wall: Wall) -> Iterator[Stamped]:
    """Those who have gone on, with all that they did, and the way back."""
    _ = catalogue(wall.locale).gettext
    everyone = doers(wall.alumni, wall.titles)
    parts = [everyone[at : at + PEOPLE] for at in range(0, len(everyone), PEOPLE)]
    settings = wall.view.settings.in_locale(wall.locale.tag)
    for place, people in enumerate(parts):
        here = page_address(wall.home / ALUMNI, place)
        body = wall_body(
            wall,
            "alumni.html",
            here,
            people=people,
            welcome=settings.welcome_back,
            contact=settings.contact,
            **steps(wall.home / ALUMNI, place, len(parts)),
        )
        yield wall_sheet(wall, here, _("Alumni"), body)


def model_pages(wall: Wall) -> Iterator[Stamped]:
    """The model groups by need, and a page for each that says how to begin one like it."""
    models = wall.view.models
    if not models:
        return
    _ = catalogue(wall.locale).gettext
    here = wall.home / "model"
    by_need: dict[str, list[Showcase]] = {}
    for one in models:
        by_need.setdefault(need_word(wall, one.group) or "", []).append(_spoken(wall, one))
    body = wall_body(
        wall,
        "models.html",
        here,
        needs=sorted(by_need.items(), key=lambda pair: (not pair[0], pair[0])),
    )
    yield wall_sheet(wall, here, _("Model groups"), body)
    for one in models:
        yield _model(wall, _spoken(wall, one))


def _model(wall: Wall, one: Showcase) -> Stamped:
    here = wall.home / "model" / one.group.id
    titles = wall.titles.campaigns
    begun = {shown.campaign.id for shown in wall.view.campaigns if shown.phase in BEGUN}
    body = wall_body(
        wall,
        "model.html",
        here,
        group=one.group,
        need=need_word(wall, one.group),
        kind=kind_word(wall, one.group),
        campaigns=[(id, titles[id]) for id in one.campaigns if id in begun][:SHOWN],
        contact=wall.view.settings.in_locale(wall.locale.tag).contact,
    )
    return wall_sheet(wall, here, one.group.name, body, description=one.group.about)


def _spoken(wall: Wall, one: Showcase) -> Showcase:
    return replace(one, group=one.group.in_locale(wall.locale.tag))


def need_word(wall: Wall, group: Group) -> str | None:
    """What the need that a group serves is called."""
    words = wall.view.settings.in_locale(wall.locale.tag).vocabulary.needs or {}
    return words.get(group.need, group.need) if group.need else None


def kind_word(wall: Wall, group: Group) -> str | None:
    """What a group's kind is called."""
    words = wall.view.settings.in_locale(wall.locale.tag).vocabulary.kinds or {}
    return words.get(group.kind, group.kind) if group.kind else None
