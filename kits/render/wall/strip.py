"""Faces to take along: a picture of the newest ones, and a page without scripts to frame."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from kits.locale import catalogue
from kits.model.addresses import Address
from kits.model.artifacts import File, Stamped
from kits.render.localised import direction
from kits.render.marks import HUES, drawing
from kits.render.previews import locale_code, site_picture
from kits.render.sheets import fill
from kits.render.wall.doers import Doer
from kits.render.wall.lists import Wall, wall_body, wall_sheet
from kits.render.wall.people import person_address

FACES = 24
"""People whom they show, those with the newest deeds."""
ROW = 8
"""Faces in a row of the picture."""
WIDTH, HEIGHT, SIZE = 84, 82, 44
"""Of the place of one face, and of its pattern, in pixels."""
WIDE = 12
"""Half-widths of a letter that fit below a face; what is longer is cut, and whole in its title."""
HUES_AT_NIGHT = ("#ffd18a", "#f0bf85", "#f3cf7a")
STYLE = (
    "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'PingFang SC','Noto Sans CJK SC',"
    "'Microsoft YaHei',sans-serif;fill:#241d14;text-anchor:middle}"
    "rect{fill:#fdf0d5}.b{opacity:.42}"
    + "".join(f".h{place}{{fill:{hue}}}" for place, hue in enumerate(HUES))
    + "@media (prefers-color-scheme:dark){text{fill:#efe8dc}rect{fill:#322712}"
    + "".join(f".h{place}{{fill:{hue}}}" for place, hue in enumerate(HUES_AT_NIGHT))
    + "}"
)


def newest(wall: Wall) -> list[Doer]:
    """The faces to show: people who have a page."""
    return [one for one in wall.everyone if one.face][:FACES]


def strip(wall: Wall) -> File:
    """`wall/strip.svg`: faces with their names, for light and dark, all in one file."""
    _ = catalogue(wall.locale).gettext
    people = newest(wall)
    rows = max(1, -(-len(people) // ROW))
    width, height = WIDTH * min(ROW, max(1, len(people))), HEIGHT * rows
    title = html.escape(_people_of(wall))
    names = html.escape(_(", ").join(one.name for one in people))
    faces = "".join(_face(one, place) for place, one in enumerate(people))
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d" lang="{wall.locale}">'
        f'<title id="t">{title}</title><desc id="d">{names}</desc>'
        f"<style>{STYLE}</style>{faces}</svg>\n"
    )
    return File(path=wall.home.beside("strip.svg").path, content=text.encode())


def _face(one: Doer, place: int) -> str:
    x, y = place % ROW * WIDTH, place // ROW * HEIGHT
    left = x + (WIDTH - SIZE) // 2
    strong, faint, hue = drawing(one.face.slug if one.face else one.name)
    scale = SIZE / 16
    name = html.escape(one.name)
    return (
        f'<g><title>{name}</title><rect x="{left}" y="{y + 4}" width="{SIZE}" height="{SIZE}" '
        f'rx="10"/><g class="h{hue}" transform="translate({left} {y + 4}) scale({scale:g})">'
        f'<path d="{strong}"/><path class="b" d="{faint}"/></g>'
        f'<text x="{x + WIDTH // 2}" y="{y + SIZE + 22}">{html.escape(_cut(one.name))}</text></g>'
    )


def _cut(name: str) -> str:
    """As much of a name as fits below a face."""
    room, kept = WIDE, ""
    for letter in name:
        room -= 2 if ord(letter) > 0x2E7F else 1
        if room < 0:
            return f"{kept.rstrip()}…"
        kept += letter
    return kept


def frame(wall: Wall) -> File:
    """`wall/embed.html`: the same faces as a page to frame elsewhere; each name is a link."""
    _ = catalogue(wall.locale).gettext
    site = wall.view.settings.urls.public
    here = wall.home.beside("embed.html")

    def way(there: Address) -> str:
        return there.at(site) if site else here.to(there)

    text = fill(
        "embed.html",
        wall.locale,
        title=_people_of(wall),
        dir=direction(wall.locale.tag),
        people=[
            (one, way(person_address(wall, one.face)), drawing(one.face.slug))
            for one in newest(wall)
            if one.face
        ],
        wall=way(wall.home),
        about=_("Everything here was done by users, for each other."),
        address=site and here.at(site),
        picture=site_picture(wall.view, wall.locale.tag),
        code=locale_code(wall.locale.tag),
        hues=list(zip(HUES, HUES_AT_NIGHT, strict=True)),
    )
    return File(path=here.path, content=f"{text}\n".encode())


def embed_page(wall: Wall) -> Iterator[Stamped]:
    """How to take the wall along; only where it is known where the site stands."""
    site = wall.view.settings.urls.public
    if not site or not newest(wall):
        return
    _ = catalogue(wall.locale).gettext
    here, at = wall.home / "embed", wall.home.at(site)
    title = _people_of(wall)
    body = wall_body(
        wall,
        "take_along.html",
        here,
        picture=f'<a href="{at}"><img src="{at}strip.svg" alt="{html.escape(title)}"></a>',
        marked=f"[![{_bare(title)}]({at}strip.svg)]({at})",
        framed=f'<iframe src="{at}embed.html" title="{html.escape(title)}" '
        'width="100%" height="260" style="border:0"></iframe>',
    )
    yield wall_sheet(wall, here, _("Take it along"), body)


def _bare(title: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\[]*_`<>" else letter for letter in title)


def _people_of(wall: Wall) -> str:
    settings = wall.view.settings.in_locale(wall.locale.tag)
    words = catalogue(wall.locale).gettext("The people of {community}")
    return words.format(community=settings.name)


def strips(wall: Wall) -> Sequence[File]:
    """What others may show of the wall."""
    return (strip(wall), frame(wall))
