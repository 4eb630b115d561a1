"""All of the wall, in each of the community's languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kits.model.artifacts import Artifact, File, Stamped
from kits.render.portraits import portrait_of
from kits.render.shares import share_of
from kits.render.sheets import STYLE, with_prototypes
from kits.render.views import View
from kits.render.wall.exports import wall_feed, wall_json
from kits.render.wall.front import SCRIPT, front
from kits.render.wall.index import index
from kits.render.wall.lists import Wall, group_pages, list_pages, listings, wall_in, wall_languages
from kits.render.wall.people import people_pages
from kits.render.wall.strip import embed_page, strips
from kits.render.wall.ways import alumni_pages, model_pages
from kits.render.wall.years import year_pages


def wall(view: View) -> Iterator[Artifact]:
    """The wall with its lists, a page for each face on it, and what others may take along."""
    yield File(path=STYLE, content=_asset("wall.css"))
    script = b"\n".join(map(_asset, ("elements.js", "searching.js", "wall.js")))
    yield File(path=SCRIPT, content=script)
    walls = [wall_in(view, view.tongue(locale)) for locale in wall_languages(view)]
    for each in walls:
        yield front(each)
        yield index(each)
        yield from strips(each)
    for face in view.faces:
        if picture := portrait_of(face):
            yield picture
    for one in walls[0].everyone:
        if card := share_of(walls[0], one):
            yield card
    yield wall_json(view)
    yield wall_feed(walls[0])
    yield from with_prototypes(page for each in walls for page in _sheets(each))


def _sheets(wall: Wall) -> Iterator[Stamped]:
    yield from year_pages(wall)
    for listing in listings(wall):
        yield from list_pages(wall, listing)
    yield from group_pages(wall)
    yield from alumni_pages(wall)
    yield from model_pages(wall)
    yield from embed_page(wall)
    yield from people_pages(wall)


@cache
def _asset(name: str) -> bytes:
    return (files("kits.render") / "assets" / name).read_bytes()
