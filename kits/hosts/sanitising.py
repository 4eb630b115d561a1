"""A Python-Markdown extension after which no page carries code: the last step of every body.

Markdown lets `<script>`, `onclick` and `[x](javascript:…)` pass, and so do MkDocs and Zensical.
Scripts of our own are named in a page's frontmatter and loaded by the theme.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

LAST = -1
"""Below every other postprocessor's priority, so that nothing is put back afterwards."""

FORMS = {"button", "datalist", "fieldset", "input", "label", "legend", "meter", "optgroup"}
FORMS |= {"option", "output", "progress", "select", "textarea"}
STRUCTURE = {"main", "picture", "section", "source", "audio", "video", "track"}
DRAWINGS = {"circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient"}
DRAWINGS |= {"marker", "mask", "path", "pattern", "polygon", "polyline", "radialGradient"}
DRAWINGS |= {"rect", "stop", "svg", "symbol", "text", "title", "tspan"}
"""No `use`, `image`, `foreignObject`, `a`, `style` or animation: what a drawing needs to stand."""

ANYWHERE = {"class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"}
OF_TAG = {
    "a": {"download", "href", "hreflang", "rel", "target"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "button": {"disabled", "name", "type", "value"},
    "details": {"name", "open"},
    "img": {"alt", "decoding", "height", "loading", "sizes", "src", "srcset", "width"},
    "input": {
        *("autocomplete", "checked", "disabled", "enterkeyhint", "inputmode", "list", "max"),
        *("maxlength", "min", "name", "pattern", "placeholder", "readonly", "required", "step"),
        *("type", "value"),
    },
    "label": {"for"},
    "li": {"value"},
    "meter": {"high", "low", "max", "min", "optimum", "value"},
    "ol": {"reversed", "start", "type"},
    "optgroup": {"disabled", "label"},
    "option": {"disabled", "label", "selected", "value"},
    "output": {"for", "name"},
    "progress": {"max", "value"},
    "select": {"disabled", "multiple", "name", "required", "size"},
    "source": {"height", "media", "sizes", "src", "srcset", "type", "width"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "textarea": {"cols", "disabled", "name", "placeholder", "readonly", "rows"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}
OF_DRAWING = {
    *("clip-path", "clip-rule", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill"),
    *("fill-opacity", "fill-rule", "font-family", "font-size", "font-weight", "gradientUnits"),
    *("gradientTransform", "height", "letter-spacing", "markerHeight", "markerWidth", "mask"),
    *("maskUnits", "offset", "opacity", "orient", "patternUnits", "points", "preserveAspectRatio"),
    *("r", "refX", "refY", "rx", "ry", "stop-color", "stop-opacity", "stroke"),
    *("stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "width"),
    *("x", "x1", "x2", "xmlns", "y", "y1", "y2"),
}
PREFIXES = {"aria-", "data-"}
SCHEMES = {"http", "https", "mailto", "tel", "sms", "weixin", "geo"}
"""What a link may lead to, besides places on our own site."""
LOADED = {"poster", "src", "srcset"}
"""Attributes that a browser fetches unasked; they stay on our own site."""


def sanitise(body: str) -> str:
    """The body without anything that runs, or is loaded from elsewhere; classes and ids stay."""
    return _cleaner().clean(body)


@cache
def _cleaner() -> nh3.Cleaner:
    tags = nh3.ALLOWED_TAGS | FORMS | STRUCTURE | DRAWINGS
    attributes: dict[str, set[str]] = {tag: set(OF_TAG.get(tag, ())) for tag in tags}
    for tag in DRAWINGS:
        attributes[tag] |= OF_DRAWING
    attributes["*"] = ANYWHERE
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        generic_attribute_prefixes=PREFIXES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
        attribute_filter=_own,
        clean_content_tags={"script", "style"},
    )


def _own(_tag: str, name: str, value: str) -> str | None:
    """The value, unless it makes a browser ask another site for something."""
    if name in LOADED and (":" in value or value.lstrip().startswith(("//", "\\\\"))):
        return None
    if "url(" in value and name in OF_DRAWING and not value.startswith("url(#"):
        return None
    return value


class Sanitiser(Postprocessor):
    """Runs on a page's finished HTML."""

    def run(self, text: str) -> str:
        """The text, cleaned."""
        return sanitise(text)


class SanitisingExtension(Extension):
    """`kits.hosts.sanitising` in a list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the sanitiser after everything else."""
        md.postprocessors.register(Sanitiser(md), "kits-sanitising", LAST)


def makeExtension(**options: Any) -> SanitisingExtension:
    """What Python-Markdown calls to load the extension by its name."""
    return SanitisingExtension(**options)
