"""Pages that the host renders: Markdown templates in which every value is plain text.

Operators' own prose goes in as the Markdown it is; everything else is escaped for HTML and Markdown
alike, so that a name is a name on every page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from kits.locale import Tongue
from kits.model.addresses import Addresses
from kits.model.pointers import pointers
from kits.model.sentinels import TOP
from kits.render.localised import clock, day, language, month, span
from kits.render.phone import environment
from kits.render.prose_marks import converted
from kits.render.sanitising import cleaned, enclosed
from kits.source.costs import excess

MARKS = re.compile(r"[\\`*_{}\[\]()#+\-.!|~:@<>=\"']")
"""What Markdown could take for a mark, as character references after escaping."""
OUTERMOST = re.compile(rf"<h([1-6])>{TOP}(.*?)</h\1>", re.DOTALL)
RELATIVE = re.compile(
    r"(?:\]\(\s*+<?+|<img\b[^>]*?\bsrc=[\"']?+)(?![a-z][a-z0-9+.-]*:|[/#])", re.IGNORECASE
)
"""What stands before a relative address in a text."""
SINGLE = re.compile(r"\A<p>((?:(?!<p>).)*)</p>\Z", re.DOTALL)
"""A text of one paragraph, which as an item of a list is none."""
EMPTY = '<div class="kits-prose">\n\n</div>'


def plain(value: object) -> Markup:
    """A text that means only itself, on one line, in HTML and in Markdown."""
    if isinstance(value, Markup):
        return value
    text = html.escape(" ".join(str(value).split()), quote=False)
    pieces = re.split(r"(&(?:amp|lt|gt);)", text)
    return Markup(
        "".join(
            piece if piece.startswith("&") else MARKS.sub(lambda m: f"&#{ord(m[0])};", piece)
            for piece in pieces
        )
    )


def coded(text: str) -> Markup:
    """A text as HTML, with what stands between backticks as code."""
    parts = html.escape(" ".join(text.split()), quote=False).split("`")
    return Markup("".join(f"<code>{p}</code>" if at % 2 else p for at, p in enumerate(parts)))


def prose(texts: str | Sequence[str] | None, up: str = "") -> Markup:
    """Operators' prose for a Markdown page, several texts as a list.

    Outermost headings are the page's own; all else is HTML, which a host leaves as it is. `up`
    leads from the page to the folder that the links and pictures of the text start from.
    """
    pieces = OUTERMOST.split(_html(texts, up))
    parts = [Markup('<div class="kits-prose">\n{}\n</div>').format(cleaned(pieces[0]))]
    for level, heading, below in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts.append(Markup("{} {}").format("#" * int(level), plain(Markup(heading).striptags())))
        parts.append(Markup('<div class="kits-prose">\n{}\n</div>').format(cleaned(below)))
    return Markup("\n\n").join(part for part in parts if part != EMPTY)


def rendered(texts: str | Sequence[str] | None, up: str = "") -> Markup:
    """Operators' prose as HTML, for places within HTML, which a host leaves as it is."""
    return Markup(_html(texts, up).replace(TOP, ""))


def _html(texts: str | Sequence[str] | None, up: str) -> str:
    """Prose as clean HTML, several texts as a list; outermost headings begin with `TOP`."""
    if not texts:
        return ""
    if isinstance(texts, str):
        texts = (texts,)
    if any(map(excess, texts)):  # of a draft, whose findings stop nothing
        return str(Markup("<br>").join(texts))
    texts = [_without_spaces(text) for text in texts]
    if up:
        texts = [RELATIVE.sub(rf"\g<0>{up}", text) for text in texts]
    if len(texts) == 1:
        return cleaned(converted(texts[0]))
    items = (SINGLE.sub(r"\1", cleaned(converted(text)).replace(TOP, "").strip()) for text in texts)
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"


def _without_spaces(text: str) -> str:
    """A text whose pictures may have spaces in their names, as files do that people name."""
    for pointer in sorted(pointers(text), key=lambda one: one.start, reverse=True):
        if pointer.is_shown and not pointer.in_html and " " in pointer.target.strip():
            target = pointer.target.strip().replace(" ", "%20")
            text = text[: pointer.start] + target + text[pointer.end :]
    return text


def under_title(body: str, line: str, *, ours: bool = False) -> str:
    """A page's own Markdown with a line below its title: its first, or the one of the theme.

    What we wrote ourselves keeps its classes; content's is `enclosed`.
    """
    gate = str if ours else enclosed
    first, _, rest = body.lstrip("\n").partition("\n")
    if not line:
        return gate(body)
    if first.startswith("# "):
        return "\n\n".join([gate(first), line, gate(rest)])
    return f"{line}\n\n{gate(body)}"


def address(path: str) -> Markup:
    """A relative path as it stands in a link: percent-encoded, since a host reads it there."""
    return Markup(quote(path, safe="/-._~"))


def other_languages(versions: Mapping[str, str], locale: str) -> Markup:
    """Links to a page in its other languages, each named in its own; empty where there are none.

    `versions` are the paths from page to page, by locale.
    """
    links = [
        f'<span lang="{plain(other)}">[{plain(language(other))}]({address(path)})</span>'
        for other, path in versions.items()
        if other != locale
    ]
    return Markup(f'<span class="kits-languages">{" · ".join(links)}</span>' if links else "")


def markdown(template: str, locale: Tongue, **values: Any) -> str:
    """A page body from a template of `templates/pages`."""
    text = _templates(locale).get_template(f"pages/{template}").render(values, lang=locale.tag)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _templates(locale: Tongue) -> Environment:
    made = environment(locale, finalize=plain)
    made.globals["addresses"] = Addresses
    made.filters["prose"] = prose
    made.filters["rendered"] = rendered
    made.filters["address"] = address
    made.filters["day"] = lambda at: day(at, locale)
    made.filters["month"] = lambda at: month(at, locale)
    made.filters["moment"] = lambda at: _moment(at, locale)
    made.globals["span"] = lambda first, last: span(first, last, locale)
    return made


def _moment(at: date | datetime, locale: Tongue) -> str:
    if isinstance(at, datetime):
        return f"{day(at.date(), locale)} {clock(at)}"
    return day(at, locale)
