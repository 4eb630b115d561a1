"""One line of letters in a drawing, in fonts of our own, whichever way it is read."""

from __future__ import annotations

from typing import Literal

from markupsafe import escape

from kits.render.extras.letters import covered, stack, writing

RIGHT_TO_LEFT, LEFT_TO_RIGHT, POP = "\u2067", "\u2066", "\u2069"
"""What holds a line of two directions together, in browsers and in the picture alike."""
LACKING = 'class="lacking"'
"""Marks letters that none of our fonts has."""
BOLD = 0.024
"""How thick a line around letters makes them bold, in em; one weight is enough to carry."""

Anchor = Literal["start", "middle", "end"]


def written(
    line: str,
    x: float,
    base: float,
    size: int,
    colour: str,
    *,
    bold: bool = False,
    anchor: Anchor = "start",
    right_to_left: bool = False,
) -> str:
    """The line as SVG text on its baseline; what it says is text, and nothing of it markup.

    `right_to_left` says how the text reads that the line is of, whatever stands in it.
    """
    own = RIGHT_TO_LEFT if right_to_left else LEFT_TO_RIGHT
    mixed = right_to_left or writing(line) in ("arabic", "hebrew")
    facts = {
        "x": f"{x:g}",
        "y": f"{base:.1f}",
        "font-family": stack(line).family,
        "font-size": f"{size}",
        "font-weight": "500",
        "fill": colour,
    }
    if anchor != "start":
        facts["text-anchor"] = anchor
    if bold:
        facts |= {
            "stroke": colour,
            "stroke-width": f"{size * BOLD:.2f}",
            "stroke-linejoin": "round",
        }
    lacking = "" if covered(line) else f" {LACKING}"
    told = " ".join(f'{name}="{escape(value)}"' for name, value in facts.items())
    return f"<text {told}{lacking}>{escape(f'{own}{line}{POP}' if mixed else line)}</text>"
