"""SVG without what runs, or asks for something else: only what a drawing needs to stand."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import nh3

from kits.model.files import Size

SHAPES = {"circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "symbol"}
PAINT = {
    "clipPath",
    "defs",
    "linearGradient",
    "marker",
    "mask",
    "pattern",
    "radialGradient",
    "stop",
}
WORDS = {"text", "textPath", "tspan"}
"""No `title`, `desc` or `metadata`: programs write names of people and of files there."""
GIVEN = {
    *("class", "clip-path", "clip-rule", "color", "cx", "cy", "d", "dominant-baseline", "dx", "dy"),
    *("fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-style", "font-weight"),
    *("gradientTransform", "gradientUnits", "height", "id", "letter-spacing", "markerHeight"),
    *("markerUnits", "markerWidth", "mask", "maskUnits", "offset", "opacity", "orient"),
    *("patternTransform", "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY"),
    *("rx", "ry", "spreadMethod", "stop-color", "stop-opacity", "stroke", "stroke-dasharray"),
    *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "width", "x"),
    *("x1", "x2", "y", "y1", "y2", "fx", "fy", "clipPathUnits"),
}
STYLED = {name for name in GIVEN if name.islower() and name.isascii()}
"""What a `style` may say; the same things are given there by many programs."""
LED_AWAY = re.compile(
    r"url\((?!['\"]?#)|(?:image|image-set|cross-fade|element|src)\s*\(|[\\@]", re.IGNORECASE
)
"""What in a value fetches something, or says so in disguise; any of these may stand in `mask`."""
SIDE = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")
LONGEST = 16_000
"""Pixels, or units, of a side that is believed."""
NAMESPACE = "http://www.w3.org/2000/svg"
ROOT = f"{{{NAMESPACE}}}svg"


def harmless(data: bytes) -> bytes | None:
    """The drawing as it may be published; None for what is none."""
    text = data.decode("utf-8-sig", "replace")
    start = text.find("<svg")
    if start < 0 or "�" in text:
        return None
    drawn = _cleaner().clean(text[start:]).replace("&nbsp;", " ").strip()
    if "xmlns" not in drawn[: drawn.find(">")]:
        drawn = drawn.replace("<svg", f'<svg xmlns="{NAMESPACE}"', 1)
    drawn = drawn[: drawn.rfind("</svg>") + len("</svg>")] + "\n"
    try:
        root = ElementTree.fromstring(drawn)
    except ElementTree.ParseError:
        return None
    return drawn.encode() if root.tag == ROOT else None


def measured(data: bytes) -> Size | None:
    """Width and height of a drawing in pixels, or in the units of its view box; None if unsaid."""
    drawn = harmless(data)
    if drawn is None:
        return None
    said = ElementTree.fromstring(drawn).attrib
    box = re.split(r"[\s,]+", said.get("viewBox", "").strip())
    given = [SIDE.fullmatch(said.get(name, "").strip()) for name in ("width", "height")]
    sides = [float(side[1]) for side in given if side]
    if len(sides) < len(given):
        sides = [float(side) for side in box[2:] if SIDE.fullmatch(side)]
    if len(sides) != len(given) or not all(1 <= side <= LONGEST for side in sides):
        return None
    return round(sides[0]), round(sides[1])


@cache
def _cleaner() -> nh3.Cleaner:
    tags = SHAPES | PAINT | WORDS
    return nh3.Cleaner(
        tags=tags,
        attributes={tag: GIVEN | {"style"} for tag in tags},
        attribute_filter=_own,
        filter_style_properties=STYLED,
        clean_content_tags={"desc", "metadata", "script", "style", "title"},
        url_schemes=set(),
        link_rel=None,
    )


def _own(_tag: str, _name: str, value: str) -> str | None:
    """The value, unless it leads out of the drawing."""
    return None if LED_AWAY.search(value) else value
