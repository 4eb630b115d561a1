"""The picture that somebody on the wall may send on: who they are, and what they did last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kits.model.addresses import Addresses
from kits.model.artifacts import Made, Read
from kits.render.extras.blocks import drawn_line, high, lines, words
from kits.render.extras.edition import Drawn
from kits.render.extras.lines import Sizes
from kits.render.extras.pictures import inlined
from kits.render.extras.posters import EARTH, INK, LAMP, PAPER, SOFT, png
from kits.render.extras.written import Anchor
from kits.render.localised import direction
from kits.render.marks import HUES, drawing
from kits.render.wall.doers import Doer
from kits.render.wall.lists import Wall

WIDE, HIGH = 1200, 630
"""As chats and social sites show a picture with a link whole."""
FACE = 280
MARGIN = 90
START = MARGIN + FACE + 70
ACROSS = WIDE - START - MARGIN
GLOW = "#fdf0d5"
PORTRAIT_BYTES = 60_000
NAME: Sizes = ((84, 1), (68, 1), (56, 2), (44, 2))
DEED: Sizes = ((42, 3), (36, 4), (32, 4))
SMALL: Sizes = ((30, 1), (26, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Drawn):
    """What the picture says; every text is a value, and nothing of it is markup."""

    modules = ("shares", "marks")

    slug: str
    name: str
    deed: str
    where: str
    """Which campaign it was for."""
    community: str
    portrait: str | None
    """A path in the project folder."""
    right_to_left: bool

    @property
    def sources(self) -> tuple[str, ...]:
        """The portrait."""
        return (self.portrait,) if self.portrait else ()

    def make(self, read: Read) -> bytes:
        """The picture as PNG."""
        return png(_drawn(self, read))


def share_of(wall: Wall, one: Doer) -> Made | None:
    """The card of someone with a face, where the community asks for these."""
    if one.face is None or not wall.view.settings.share_cards:
        return None
    newest = next((work for work in one.works if work.told), one.works[0])
    told = newest.told[:1] or newest.roles
    return Made(
        path=Addresses.card(one.face.slug).path,
        work=Share(
            slug=one.face.slug,
            name=one.name,
            deed=" · ".join(told),
            where=newest.title,
            community=wall.view.settings.in_locale(wall.locale.tag).name,
            portrait=one.face.avatar,
            right_to_left=direction(wall.locale.tag) == "rtl",
        ),
    )


def _drawn(share: Share, read: Read) -> str:
    x = WIDE - MARGIN - FACE if share.right_to_left else MARGIN
    y = (HIGH - FACE) // 2
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
            f'viewBox="0 0 {WIDE} {HIGH}"><path fill="{PAPER}" d="M0 0h{WIDE}v{HIGH}H0z"/>',
            f'<path fill="{LAMP}" d="M0 {HIGH - 10}h{WIDE}v10H0z"/>',
            _face(share, read, x, y),
            *_words(share),
            "</svg>",
        )
    )


def _face(share: Share, read: Read, x: int, y: int) -> str:
    picture = inlined(read(share.portrait), FACE * 2, PORTRAIT_BYTES) if share.portrait else None
    if picture:
        return (
            f'<clipPath id="f"><rect x="{x}" y="{y}" width="{FACE}" height="{FACE}" rx="56"/>'
            f'</clipPath><image x="{x}" y="{y}" width="{FACE}" height="{FACE}" '
            f'clip-path="url(#f)" preserveAspectRatio="xMidYMid slice" href="{picture.address}"/>'
        )
    strong, faint, hue = drawing(share.slug)
    return (
        f'<rect x="{x}" y="{y}" width="{FACE}" height="{FACE}" rx="56" fill="{GLOW}"/>'
        f'<g transform="translate({x} {y}) scale({FACE / 16})" fill="{HUES[hue]}">'
        f'<path d="{strong}"/><path fill-opacity=".42" d="{faint}"/></g>'
    )


def _words(share: Share) -> Iterator[str]:
    """Name, deed, campaign and community, the block of them in the middle of the height."""
    found = [
        words(share.name, ACROSS, NAME, INK, leading=1.25, bold=True),
        words(share.deed, ACROSS, DEED, INK, above=18, leading=1.42),
        words(share.where, ACROSS, SMALL, SOFT, above=22),
        words(share.community, ACROSS, SMALL, EARTH, above=4),
    ]
    block = [each for each in found if each.lines]
    x = WIDE - START if share.right_to_left else START
    anchor: Anchor = "end" if share.right_to_left else "start"
    for line in lines(block, (HIGH - 10 - high(block)) / 2):
        yield drawn_line(line, x, anchor=anchor)
