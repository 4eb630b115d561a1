"""What HTML may hold: the one sanitiser that everything made of content passes.

Content's own HTML passes the narrow gate (`cleaned`), what our templates and a host make of it the
wide one (`sanitised`): a page needs its controls, ids and `data-*`, and no operator may set them.
"""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown import Markdown
from markdown.htmlparser import HTMLExtractor
from markupsafe import Markup

from kits.model.sentinels import CONTENT_CLOSE, CONTENT_OPEN

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
UNREAD = re.compile(r"[\x00-\x20\x7f]")
"""What browsers leave out of an address, or take for nothing."""
CALLS = re.compile(r"\\|url|src\s*\(|image|cross-fade|element\s*\(", re.IGNORECASE)
"""What in an attribute of a drawing may fetch something, however it is written."""
OWN_PART = re.compile(r"url\(#[\w-]+\)")

ENCLOSED = re.compile(f"(?:<p>)?[{CONTENT_OPEN}{CONTENT_CLOSE}](?:</p>)?")
DANGLING = re.compile(
    r"^( {0,3})<(?=[a-z/!?])(?![^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>)",
    re.MULTILINE | re.IGNORECASE,
)
"""A tag at the start of a line that does not end; it would end in what stands below."""
FOOTNOTES = '<div class="footnote">'
"""Where a host puts what content says at the foot of a page."""
OF_HOSTS = re.compile(r"__(?:tabbed|codelineno|span)[_-]")
"""Ids that extensions of a host give to what content holds."""
STYLES = frozenset(
    {
        *("background", "border", "border-collapse", "border-left", "border-top", "color"),
        *("font-family", "font-size", "font-weight", "line-height", "margin", "max-width"),
        *("padding", "padding-left", "text-align", "vertical-align", "white-space"),
    }
)
"""What the styles of letters and articles may say."""
NO_STYLES: frozenset[str] = frozenset()
OURS = re.compile(r"kits|md-(?!button|tag|icon|annotation)")
"""Classes that we, or a theme, put on what stands around content."""
OF_CONTENT = {"data-search-exclude", "data-linenos", "data-preview"}
"""The only `data-*` of content: a theme's and our own scripts act on all others."""


def sanitised(body: str) -> Markup:
    """A page without anything that runs, or is loaded from elsewhere; classes and ids stay.

    Each stretch that is `enclosed` passes the narrow gate, and is closed where it ends.
    """
    *pieces, last = ENCLOSED.split(body)
    ending, notes, below = last.partition(FOOTNOTES)
    pieces += [ending, notes + below]
    return Markup("").join(
        cleaned(piece) if at % 2 else Markup(_cleaner(ours=True).clean(piece))
        for at, piece in enumerate(pieces)
    )


def cleaned(html: str) -> Markup:
    """HTML of content: what `sanitised` leaves, without our controls or what scripts act on."""
    return Markup(_cleaner(ours=False).clean(html))


def styled(html: str) -> Markup:
    """HTML as it is pasted into a letter or article: `cleaned`, with the styles that texts have."""
    return Markup(_cleaner(ours=False, styles=STYLES).clean(html))


def enclosed(markdown: str) -> str:
    """Content's Markdown for a host, which ends where it ends, whatever tags it left open."""
    text = DANGLING.sub(r"\1&lt;", markdown.strip("\n"))
    if not text.strip():
        return ""
    reader = HTMLExtractor(Markdown())
    reader.feed(f"{text}\n\n")
    left = [reader.cdata_elem or "", *reversed(reader.stack if reader.inraw else ())]
    closing = "".join(f"</{tag}>" for tag in left if tag)
    return "\n\n".join(part for part in (CONTENT_OPEN, text, closing, CONTENT_CLOSE) if part)


@cache
def _cleaner(*, ours: bool, styles: frozenset[str] = NO_STYLES) -> nh3.Cleaner:
    tags = nh3.ALLOWED_TAGS | FORMS | STRUCTURE | DRAWINGS
    attributes: dict[str, set[str]] = {tag: set(OF_TAG.get(tag, ())) for tag in tags}
    for tag in DRAWINGS:
        attributes[tag] |= OF_DRAWING
    attributes["*"] = ANYWHERE if ours else ANYWHERE | OF_CONTENT
    attributes["*"] |= {"style"} if styles else set()
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        generic_attribute_prefixes=PREFIXES if ours else {"aria-"},
        url_schemes=SCHEMES,
        filter_style_properties=set(styles) or None,
        link_rel=None,
        strip_comments=True,
        attribute_filter=_own if ours else _theirs,
        clean_content_tags={"script", "style"},
    )


def _own(_tag: str, name: str, value: str) -> str | None:
    """The value, unless it makes a browser ask another site for something."""
    if name in LOADED:
        address = UNREAD.sub("", value).replace("\\", "/")
        if ":" in address or "//" in address:
            return None
    if name in OF_DRAWING and CALLS.search(value) and not OWN_PART.fullmatch(value):
        return None
    return value


def _theirs(tag: str, name: str, value: str) -> str | None:
    """The value, unless a script of ours or of the theme would take it for its own."""
    if name == "class":
        return " ".join(word for word in value.split() if not OURS.match(word)) or None
    if name in ("id", "name") and value.startswith(("kits", "__")) and not OF_HOSTS.match(value):
        return None
    if name == "style" and CALLS.search(value):
        return None
    return _own(tag, name, value)
