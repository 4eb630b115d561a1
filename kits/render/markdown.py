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
from markdown import Markdown
from markupsafe import Markup

from kits.render.phone import clock, day, environment, language, month, span

MARKS = re.compile(r"[\\`*_{}\[\]()#+\-.!|~:@<>=\"']")
"""What Markdown could take for a mark, as character references after escaping."""
TAG = re.compile(r"^(\s*)#(?=[^#\s])", re.MULTILINE)
"""A `#` that Python-Markdown would take for a heading, though no space follows."""
BREAK = re.compile(r"(?<=[^\s|])\n(?=[^\s|#>`~+*\d-])")
"""The end of a line that the next one continues: neither a list, quote, table nor code begins."""
RELATIVE = re.compile(
    r"(?:\]\(\s*+<?+|<img\b[^>]*?\bsrc=[\"']?+)(?![a-z][a-z0-9+.-]*:|[/#])", re.IGNORECASE
)
"""What stands before a relative address in a text."""


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
    """Operators' Markdown, several texts as a list.

    As in a message, a line break is a line break, and `#接龙` is no heading. `up` leads from the
    page to the folder that the links and pictures of the text start from.
    """
    if not texts:
        return Markup("")
    if isinstance(texts, str):
        texts = (texts,)
    if up:
        texts = [RELATIVE.sub(rf"\g<0>{up}", text) for text in texts]
    if len(texts) == 1:
        return Markup(_lined(texts[0]))
    return Markup("\n".join("- " + _lined(text).replace("\n", "\n    ") for text in texts))


def rendered(texts: str | Sequence[str] | None, up: str = "") -> Markup:
    """Operators' Markdown as HTML, for places within HTML, which a host leaves as it is."""
    return Markup(_converter().reset().convert(prose(texts, up)))


def under_title(body: str, line: str) -> str:
    """A page with a line below its title: the first line, or the one that the theme makes."""
    if not line:
        return body
    first, _, rest = body.lstrip("\n").partition("\n")
    return f"{first}\n\n{line}\n{rest}" if first.startswith("# ") else f"{line}\n\n{body}"


def _lined(text: str) -> str:
    return BREAK.sub("  \n", TAG.sub(r"\1\\#", text))


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


def markdown(template: str, locale: str, **values: Any) -> str:
    """A page body from a template of `templates/pages`."""
    text = _templates(locale).get_template(f"pages/{template}").render(values, lang=locale)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _templates(locale: str) -> Environment:
    made = environment(locale, finalize=plain)
    made.filters["prose"] = prose
    made.filters["rendered"] = rendered
    made.filters["address"] = address
    made.filters["day"] = lambda at: day(at, locale)
    made.filters["month"] = lambda at: month(at, locale)
    made.filters["moment"] = lambda at: _moment(at, locale)
    made.globals["span"] = lambda first, last: span(first, last, locale)
    return made


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "fenced_code"])


def _moment(at: date | datetime, locale: str) -> str:
    if isinstance(at, datetime):
        return f"{day(at.date(), locale)} {clock(at)}"
    return day(at, locale)
