"""A page for everyone with a face: what they tell of themselves, what they did and earned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Stamped
from kits.model.faces import Face
from kits.model.reading.links import is_link
from kits.render.badges import badge_list
from kits.render.localised import year_words
from kits.render.previews import summary, whole
from kits.render.wall.doers import Doer
from kits.render.wall.lists import ALUMNI, Wall, wall_body, wall_sheet


def people_pages(wall: Wall) -> Iterator[Stamped]:
    """The page of everyone who has a face."""
    for one in wall.everyone:
        if one.face:
            yield _person(wall, one, one.face.in_locale(wall.locale.tag))


def _person(wall: Wall, one: Doer, face: Face) -> Stamped:
    here = person_address(wall, face)
    years = groupby(one.works, key=lambda work: work.when.year)
    body = wall_body(
        wall,
        "person.html",
        here,
        Addresses.person(face.slug),
        face=face,
        links=[(link, _where(link)) for link in face.links if is_link(link)],
        years=[(year, year_words(year, wall.locale), list(works)) for year, works in years],
        alumni=face.status == ALUMNI,
        badges=badge_list(wall.awarded.get(face.slug, ()), wall.locale.tag, here),
        card=here.near(Addresses.card(face.slug)) if wall.view.settings.share_cards else None,
    )
    return wall_sheet(
        wall,
        here,
        face.name,
        body,
        beside=one.picture(here),
        description=summary(face.story) or _newest(one),
        kind="profile",
        picture=_sent_on(wall, face),
    )


def _newest(one: Doer) -> str:
    """The newest of what somebody did, in a line."""
    work = one.works[0]
    return " · ".join((*work.told, work.title, *work.roles))


def _sent_on(wall: Wall, face: Face) -> str | None:
    """The whole address of the share card, where there is one and the site's is known."""
    cards = wall.view.settings.share_cards
    return whole(wall.view, Addresses.card(face.slug)) if cards else None


def person_address(wall: Wall, face: Face) -> Address:
    """A person's page in the language of the wall."""
    return Addresses.person(face.slug).in_locale(wall.own)


def _where(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.hostname}{parts.path}".rstrip("/")
