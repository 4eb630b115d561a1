"""A badge as a picture: a medallion of its own shape, with its icon where that is a character."""

from __future__ import annotations

import html
import math
from functools import lru_cache
from hashlib import sha256

from kits.model.badges import Badge

SIZE = 96
POINTS = (8, 10, 12, 16)
"""How many waves an edge may have; the id of a badge says which."""
PAPER, LAMP, EDGE = "#fdf0d5", "#f0ac3c", "#945300"


def emblem(badge: Badge) -> str:
    """The badge as SVG of 96 by 96, the same wherever it is shown; its name is its title."""
    return _drawn(badge.id, badge.name, badge.sign or "")


@lru_cache(maxsize=256)
def medal(id: str) -> str:
    """The medallion alone with a lamp in it, for pictures, whose letters have no colours."""
    return _round(id) + f'<circle cx="48" cy="48" r="12" fill="{EDGE}"/>'


@lru_cache(maxsize=256)
def _drawn(id: str, name: str, icon: str) -> str:
    drawn = (
        f'{_round(id)}<text x="48" y="50" font-size="34" text-anchor="middle" '
        f'dominant-baseline="central">{html.escape(icon)}</text>'
        if icon
        else medal(id)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">'
        f"<title>{html.escape(name)}</title>{drawn}</svg>"
    )


def _round(id: str) -> str:
    edge = _edge(POINTS[sha256(id.encode()).digest()[0] % len(POINTS)])
    return (
        f'<path d="{edge}" fill="{LAMP}"/>'
        f'<circle cx="48" cy="48" r="33" fill="{PAPER}" stroke="{EDGE}" stroke-width="1.5"/>'
    )


def _edge(waves: int) -> str:
    """A closed curve around the middle that swings `waves` times."""
    steps = waves * 2
    points = [
        (
            48 + radius * math.cos(2 * math.pi * step / steps),
            48 + radius * math.sin(2 * math.pi * step / steps),
        )
        for step in range(steps)
        for radius in ((45 if step % 2 else 39),)
    ]
    middles = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in zip(points, [*points[1:], points[0]], strict=True)
    ]
    path = f"M{middles[-1][0]:.2f} {middles[-1][1]:.2f}"
    for corner, middle in zip(points, middles, strict=True):
        path += f"Q{corner[0]:.2f} {corner[1]:.2f} {middle[0]:.2f} {middle[1]:.2f}"
    return path + "Z"
