"""Practices in the handbook: what each is, and the rules, pages and texts that keep it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from kits.locale import BUILT_IN, catalogue
from kits.model.addresses import Address
from kits.render.handbook.example import Example
from kits.render.handbook.layout import Language
from kits.render.handbook.prose import handbook_folder
from kits.render.markdown import coded, markdown

OCCASIONS = "occasions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What people who run many groups do, and what does it here."""

    number: int
    words: Mapping[Language, str]
    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Where they stand in the operators' tree, with a star for any id."""
    texts: tuple[tuple[str, str], ...] = ()
    """A recipe or `occasions`, and the id of the text in it."""


@dataclass(frozen=True, slots=True)
class Practices:
    """All of them, by number."""

    all: tuple[Practice, ...]
    pages: Mapping[str, Mapping[Language, str]]
    """What each page is called."""


@cache
def practices() -> Practices:
    """Those that the package says of itself."""
    written = tomllib.loads((handbook_folder() / "practices.toml").read_text("utf-8"))
    return Practices(tuple(map(_practice, written["practice"])), written["pages"])


def _practice(row: Mapping[str, Any]) -> Practice:
    texts = [text.split("/") for text in row.get("texts", ())]
    return Practice(
        number=row["number"],
        words={"en": row["en"], "zh": row["zh"]},
        rules=tuple(row.get("rules", ())),
        pages=tuple(row.get("pages", ())),
        texts=tuple((recipe, id) for recipe, id in texts),
    )


def practices_page(
    rules: Mapping[str, str],
    example: Example,
    here: Address,
    below: Address,
    recipe: Callable[[str], Address],
) -> str:
    """The body, in the language of the example.

    `rules` are docstrings by id, whose pages stand `below`; `here` is the table itself.
    """
    told, _ = practices(), catalogue(BUILT_IN.tongue(example.language)).gettext

    def ways(practice: Practice) -> Iterator[Markup]:
        for id in (id for id in practice.rules if id in rules):
            law, way = coded(rules[id].partition("\n")[0]), here.near(below / id)
            yield Markup('<a href="{}"><code>{}</code></a> {}').format(way, id, law)
        for page in practice.pages:
            yield _shown(here, page, told.pages[page][example.language])
        for plan, id in practice.texts:
            if plan == OCCASIONS:
                yield Markup("{} <code>{}</code>").format(_("A private text:"), id)
            else:
                title = next(m.title for m in example.sample(plan).messages if m.base == id)
                words = _("“{title}” of {recipe}").format(title=title, recipe=plan)
                yield Markup('<a href="{}">{}</a>').format(here.near(recipe(plan)), words)

    return markdown(
        "handbook/practices.md",
        BUILT_IN.tongue(example.language),
        rows=[
            (each.number, each.words[example.language], Markup("<br>").join(ways(each)))
            for each in told.all
        ],
    )


def _shown(here: Address, page: str, title: str) -> Markup:
    """A page; one of many has no address of its own, so that the path says which they are."""
    if "*" in page:
        return Markup("{} <code>{}</code>").format(title, page)
    return Markup('<a href="{}">{}</a>').format(here.near(Address(page)), title)
