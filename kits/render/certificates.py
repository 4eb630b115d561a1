"""A certificate as a picture, to send on or to print: who is thanked, with which badge, why."""

from __future__ import annotations

from dataclasses import dataclass

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Made, Read
from kits.model.earning import Awarded
from kits.render.emblems import LAMP, medal
from kits.render.extras.blocks import drawn_line, high, lines, words
from kits.render.extras.edition import Drawn
from kits.render.extras.lines import Sizes
from kits.render.extras.posters import EARTH, INK, SHEET, SOFT, png
from kits.render.localised import full_day
from kits.render.views import View

WIDE, HIGH = 1414, 1000
"""As a sheet of A4 lies."""
MIDDLE = WIDE / 2
ACROSS = WIDE - 2 * 170
MEDAL = 168
AIR = 34
"""Between the medal and the words."""
NAME: Sizes = ((92, 1), (76, 1), (60, 2), (46, 2))
BADGE: Sizes = ((52, 1), (44, 2), (36, 2))
WHY: Sizes = ((36, 2), (32, 3), (28, 4))
SMALL: Sizes = ((30, 1), (26, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Drawn):
    """What it says; every text is a value, and nothing of it is markup."""

    modules = ("certificates", "emblems")

    shape: str
    """The id of the badge, of which its medal comes."""
    thanks: str
    name: str
    badge: str
    why: str
    signed: str
    """The community, and the day."""

    def make(self, read: Read) -> bytes:
        """The picture as PNG."""
        return png(_drawn(self))


def certificate_of(view: View, one: Awarded) -> Made | None:
    """The picture of somebody's badge, where the community asks for pictures."""
    if not view.settings.share_cards:
        return None
    locale = view.locale
    badge = one.badge.in_locale(locale.tag)
    community = view.settings.in_locale(locale.tag).name
    return Made(
        path=Addresses.award(one.face.slug, one.badge.id).beside("certificate.png").path,
        work=Certificate(
            shape=one.badge.id,
            thanks=catalogue(locale).gettext("With thanks to"),
            name=one.face.name,
            badge=badge.name,
            why=badge.for_,
            signed=f"{community} · {full_day(one.when, locale)}",
        ),
    )


def _drawn(of: Certificate) -> str:
    """Everything stands in the middle: the medal, then words, as one block."""
    found = [
        words(of.thanks, ACROSS, SMALL, SOFT),
        words(of.name, ACROSS, NAME, INK, above=6, leading=1.25, bold=True),
        words(of.badge, ACROSS, BADGE, EARTH, above=22, leading=1.35, bold=True),
        words(of.why, ACROSS, WHY, INK, above=10, leading=1.45),
        words(of.signed, ACROSS, SMALL, SOFT, above=40),
    ]
    block = [each for each in found if each.lines]
    top = (HIGH - MEDAL - AIR - high(block)) / 2
    place = f"translate({MIDDLE - MEDAL / 2:g} {top:.1f}) scale({MEDAL / 96:g})"
    said = (drawn_line(line, MIDDLE, anchor="middle") for line in lines(block, top + MEDAL + AIR))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" '
        f'viewBox="0 0 {WIDE} {HIGH}"><path fill="{SHEET}" d="M0 0h{WIDE}v{HIGH}H0z"/>'
        f'<rect x="36" y="36" width="{WIDE - 72}" height="{HIGH - 72}" rx="28" fill="none" '
        f'stroke="{LAMP}" stroke-width="5"/><g transform="{place}">{medal(of.shape)}</g>'
        f"{''.join(said)}</svg>"
    )
