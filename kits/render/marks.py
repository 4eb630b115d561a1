"""The small pattern beside a name on the wall: the same person has the same one on every page."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

HUES = ("#945300", "#a84718", "#7d541b")
"""Neighbouring hues of the accent, where a picture stands alone; on a page the style says which."""
SHAPES = (
    "h8a8 8 0 0 1-8 8z",
    "h8v8a8 8 0 0 1-8-8z",
    "m8 0v8h-8a8 8 0 0 1 8-8z",
    "m0 8v-8a8 8 0 0 1 8 8z",
    "a8 8 0 0 1 8 8a8 8 0 0 1-8-8z",
    "m8 0a8 8 0 0 1-8 8a8 8 0 0 1 8-8z",
    "m4 1a3 3 0 0 1 0 6a3 3 0 0 1 0-6z",
)
"""Quarters, leaves and a dot, each in a cell of 8 by 8, from its upper left corner."""
CELLS = ("M0 0", "M8 0", "M0 8", "M8 8")
DARK = ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))
"""Which two of the cells are drawn in full; the others are faint."""


class Drawing(NamedTuple):
    """A pattern of 16 by 16: what is drawn in full, what faintly, and in which hue."""

    strong: str
    faint: str
    hue: int


def drawing(slug: str) -> Drawing:
    """Four shapes in two shades, chosen by the slug alone."""
    *shapes, dark, hue = sha256(slug.encode()).digest()[:6]
    full = DARK[dark % len(DARK)]
    drawn = [cell + SHAPES[byte % len(SHAPES)] for cell, byte in zip(CELLS, shapes, strict=True)]
    return Drawing(
        strong="".join(shape for place, shape in enumerate(drawn) if place in full),
        faint="".join(shape for place, shape in enumerate(drawn) if place not in full),
        hue=hue % len(HUES),
    )


@lru_cache(maxsize=65536)
def mark(slug: str) -> Markup:
    """The pattern for a page; a reader who listens is told nothing."""
    strong, faint, hue = drawing(slug)
    return Markup(
        f'<svg class="kits-mark kits-hue-{hue}" viewBox="0 0 16 16" aria-hidden="true">'
        f'<path d="{strong}"/><path class="kits-faint" d="{faint}"/></svg>'
    )
