"""The poster of a campaign for one group: 3 by 4, as a chat and Moments show it whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import resvg_py
from markupsafe import escape

from kits.model.artifacts import Read
from kits.render.extras.blocks import BASE, Words, drawn_line, high, lines, words
from kits.render.extras.edition import Drawn
from kits.render.extras.letters import font_files, shown
from kits.render.extras.lines import Sizes
from kits.render.extras.pictures import Picture, banner
from kits.render.extras.qr import QUIET, drawn
from kits.render.extras.written import LACKING, Anchor

WIDE, HIGH = 1080, 1440
MARGIN = 84
ACROSS = WIDE - 2 * MARGIN
FOOT = 1068
"""Where the lower part begins: the group, and the code."""
CODE = 288
"""How wide the code is, with the white around it."""
AIR = 56
"""Left free above and below what stands between banner and foot."""
BANNER_HIGHEST = (600, 480, 360)
"""The first at which everything has its place."""
BANNER_BYTES = 90_000

PAPER, SHEET, INK, SOFT = "#f8f5ef", "#fffdf9", "#241d14", "#6a5f50"
LAMP, GLOW, LINE, EARTH = "#f0ac3c", "#fdf0d5", "#e4dccd", "#7d4f00"
"""The colours of the pages that leaders open."""

TITLE: Sizes = ((112, 1), (100, 2), (88, 2), (76, 3), (66, 3), (56, 4), (46, 4))
THEME: Sizes = ((40, 2), (36, 2), (32, 2))
FACT: Sizes = ((42, 1), (38, 2), (34, 2))
GROUP: Sizes = ((48, 1), (42, 2), (36, 2), (32, 3))
SMALL: Sizes = ((32, 1), (28, 2))

ICON = 36
ICONS = {
    "when": "M5 8h26v23H5zM5 15h26M12 4v7M24 4v7",
    "where": (
        "M18 33c7-8 11-13 11-18a11 11 0 0 0-22 0c0 5 4 10 11 18zM18 11a4 4 0 1 0 0 8a4 4 0 0 0 0-8z"
    ),
}
"""Line drawings of 36 by 36."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Drawn):
    """What a poster says; every text is a value, and nothing of it is markup."""

    form: Literal["svg", "png"]
    right_to_left: bool
    community: str
    title: str
    theme: str | None
    when: str
    where: str | None
    group: str
    byline: str | None
    link: str | None
    """Of the code; None where there is none."""
    invitation: str
    """Beside the code."""
    banner: str | None
    """A path in the project folder."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The banner."""
        return (self.banner,) if self.banner else ()

    def make(self, read: Read) -> bytes:
        """The drawing, or the picture of it."""
        drawing = _Sheet(self.right_to_left).draw(self, read)
        return png(drawing) if self.form == "png" else drawing.encode()


def png(drawing: str) -> bytes:
    """The picture of a drawing; the machine's fonts are asked only for letters that ours lack."""
    return resvg_py.svg_to_bytes(
        svg_string=drawing, font_files=font_files(), skip_system_fonts=LACKING not in drawing
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet on which everything begins at the side at which one begins to read."""

    right_to_left: bool

    def draw(self, poster: Poster, read: Read) -> str:
        picture, block = _arranged(poster, read)
        code = self._code(poster.link) if poster.link else ""
        foot = _foot(poster, ACROSS - (CODE + 44 if code else 0))
        return "".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
                f'viewBox="0 0 {WIDE} {HIGH}" role="img">',
                f"<title>{escape(shown(poster.title))}</title>",
                f'<path fill="{PAPER}" d="M0 0h{WIDE}v{HIGH}H0z"/>',
                _image(picture) if picture else self._lamp(),
                *self._set(block, _top(picture, block)),
                f'<path fill="{SHEET}" d="M0 {FOOT}h{WIDE}v{HIGH - FOOT}H0z"/>',
                f'<path fill="{LAMP}" d="M0 {FOOT}h{WIDE}v6H0z"/>',
                *self._set(foot, FOOT + 6 + (HIGH - FOOT - 6 - high(foot)) / 2),
                code,
                "</svg>\n",
            )
        )

    def _set(self, block: Sequence[Words], y: float) -> Iterator[str]:
        anchor: Anchor = "end" if self.right_to_left else "start"
        for line in lines(block, y):
            if line.words.icon and line.first:
                yield self._icon(line.words.icon, line.base - line.words.size * BASE)
            x = self._x(MARGIN + line.words.indent)
            yield drawn_line(line, x, anchor=anchor)

    def _icon(self, name: str, middle: float) -> str:
        x = self._x(MARGIN) - (ICON if self.right_to_left else 0)
        return (
            f'<path transform="translate({x} {middle - ICON / 2:.1f})" d="{ICONS[name]}" '
            f'fill="none" stroke="{EARTH}" stroke-width="3" stroke-linejoin="round" '
            'stroke-linecap="round"/>'
        )

    def _code(self, link: str) -> str:
        """The code on its white; its modules are whole pixels, so that each edge is sharp."""
        side, path = drawn(link)
        module = max(1, CODE // (side + 2 * QUIET))
        x = MARGIN if self.right_to_left else WIDE - MARGIN - CODE
        y = FOOT + 6 + (HIGH - FOOT - 6 - CODE) // 2
        inside = (CODE - side * module) // 2
        return (
            f'<path fill="#fff" stroke="{LINE}" d="M{x} {y}h{CODE}v{CODE}h-{CODE}z"/>'
            f'<path transform="translate({x + inside} {y + inside}) scale({module})" '
            f'shape-rendering="crispEdges" d="{path}"/>'
        )

    def _lamp(self) -> str:
        """Light in the corner where no eye begins, where there is no banner."""
        x = self._x(WIDE - 190)
        rings = ((760, "#f9f4e8"), (560, "#fbf2de"), (380, GLOW), (210, LAMP))
        return "".join(f'<circle cx="{x}" cy="120" r="{r}" fill="{fill}"/>' for r, fill in rings)

    def _x(self, from_start: float) -> float:
        return WIDE - from_start if self.right_to_left else from_start


def _arranged(poster: Poster, read: Read) -> tuple[Picture | None, list[Words]]:
    """The banner and what stands below it, as large as there is room for."""
    picture, block = None, _words(poster, len(TITLE) - 1, theme=False)
    for highest in BANNER_HIGHEST:
        if poster.banner:
            picture = banner(read(poster.banner), WIDE, highest, BANNER_BYTES)
        room = FOOT - (picture.high if picture else 0) - 2 * AIR
        for theme in (True, False):
            for largest in range(len(TITLE) - theme):
                block = _words(poster, largest, theme=theme)
                if high(block) <= room:
                    return picture, block
    return picture, block


def _words(poster: Poster, largest: int, *, theme: bool) -> list[Words]:
    """What stands between banner and foot; titles begin at one of their sizes."""
    sizes = TITLE[largest:]
    found = [
        words(poster.community, ACROSS, SMALL, EARTH),
        words(poster.title, ACROSS, sizes, INK, above=18, leading=1.22, bold=True),
    ]
    if theme and poster.theme:
        found.append(words(poster.theme, ACROSS, THEME, SOFT, above=20))
    beside = ICON + 22
    found.append(words(poster.when, ACROSS, FACT, INK, above=44, icon="when", indent=beside))
    if poster.where:
        found.append(words(poster.where, ACROSS, FACT, INK, above=14, icon="where", indent=beside))
    return [each for each in found if each.lines]


def _foot(poster: Poster, across: float) -> list[Words]:
    found = [words(poster.group, across, GROUP, INK, bold=True)]
    if poster.link:
        found.append(words(poster.invitation, across, SMALL, EARTH, above=16))
    if poster.byline:
        found.append(words(poster.byline, across, SMALL, SOFT, above=10))
    return [each for each in found if each.lines]


def _top(picture: Picture | None, block: Sequence[Words]) -> float:
    """Below a banner words stand in the middle of what is left; without one, upon the foot."""
    top = picture.high if picture else 0
    spare = FOOT - top - 2 * AIR - high(block)
    return top + AIR + spare * (0.5 if picture else 1)


def _image(picture: Picture) -> str:
    return (
        f'<image width="{picture.wide}" height="{picture.high}" href="{picture.address}"/>'
        f'<path fill="{LAMP}" d="M0 {picture.high}h{WIDE}v6H0z"/>'
    )
