"""Pages in the look of the host that are stamped, however deep they lie: title and body are blanks.

One prototype serves all pages of a depth and language, so a page costs what writing it costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kits.locale import Tongue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Prototype, Stamped, blank
from kits.render.localised import day, month, span
from kits.render.markdown import rendered
from kits.render.phone import environment

STEPS = ("one", "two", "three", "four", "five", "six")
"""Blanks for the steps of an address, outermost first."""
STYLE = Addresses.asset("wall.css").path
NOTHING = Markup("")


def sheet(
    here: Address,
    title: str,
    body: Markup,
    locale: str,
    *,
    above: Markup = NOTHING,
    beside: Markup = NOTHING,
    description: str,
    kind: str = "article",
    picture: str | None = None,
) -> Stamped:
    """A page at an address such as `wall/2025/`, with its title as heading.

    The links of what stands `above` the heading, `beside` it and below it lead from the address. A
    chat shows the description and the picture, given by its whole address, where somebody sends the
    page on; `kind` is what Open Graph calls it.
    """
    values = {"title": title, "above": above, "beside": beside, "body": body}
    values |= {"description": description, "kind": kind}
    return Stamped(
        kind=_kind(here.path.count("/"), pictured=picture is not None),
        locale=locale,
        path=here.file,
        values={**values, **({"picture": picture} if picture else {})},
    )


def with_prototypes(sheets: Iterable[Stamped]) -> Iterator[Stamped | Prototype]:
    """The pages, each depth and language after the prototype that it is stamped from."""
    known = set()
    for page in sheets:
        key = (page.kind, page.locale)
        if key not in known:
            known.add(key)
            depth = page.path.count("/")
            yield _prototype(depth, page.locale, pictured="picture" in page.values)
        yield page


def _kind(depth: int, *, pictured: bool) -> str:
    return f"sheet-{depth}-pictured" if pictured else f"sheet-{depth}"


def _prototype(depth: int, locale: str, *, pictured: bool) -> Prototype:
    apart = "pictured" if pictured else ""
    steps = "/".join(blank(step + _letters(locale) + apart) for step in STEPS[:depth])
    return Prototype(
        kind=_kind(depth, pictured=pictured),
        locale=locale,
        path=f"{steps}.md",
        title=blank("title"),
        body=(
            f'<p class="kits-up">{blank("above")}</p>\n'
            f'<div class="kits-portrait">{blank("beside")}<h1>{blank("title")}</h1></div>\n'
            f'<div class="kits-sheet">{blank("body")}</div>'
        ),
        meta={
            "search": {"exclude": True},
            "hide": ["navigation", "toc"],
            "lang": locale,
            "styles": [STYLE],
            "description": blank("description"),
            "kind": blank("kind"),
            **({"picture": blank("picture")} if pictured else {}),
        },
    )


def _letters(locale: str) -> str:
    """A locale in letters alone, so that the prototypes of two languages lie apart."""
    digits = str.maketrans("0123456789", "abcdefghij")
    return "".join(letter for letter in locale.lower().translate(digits) if letter.isalpha())


def fill(template: str, locale: Tongue, **values: Any) -> Markup:
    """HTML from a template of `templates/wall`, or another folder, in which every value is text."""
    path = template if "/" in template else f"wall/{template}"
    made = _templates(locale).get_template(path).render(values, lang=locale.tag)
    return Markup(made.strip())


@cache
def _templates(locale: Tongue) -> Environment:
    made = environment(locale, autoescape=True)
    made.globals["addresses"] = Addresses
    made.filters["rendered"] = rendered
    made.filters["month"] = lambda at: month(at, locale)
    made.filters["day"] = lambda at: day(at, locale)
    made.filters["paragraphs"] = paragraphs
    made.globals["span"] = lambda first, last: span(first, last, locale)
    return made


def paragraphs(text: str | None) -> Markup:
    """A text of several paragraphs, each of them plain words."""
    found = (part.strip() for part in (text or "").split("\n\n"))
    return Markup("\n").join(Markup("<p>{}</p>").format(part) for part in found if part)
