"""The written pages of the handbook: package data, with links made right for where they stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from kits.locale import Tongue
from kits.model.addresses import Address
from kits.model.artifacts import Copied
from kits.model.pointers import pointers
from kits.render.handbook.layout import (
    BOTH,
    CHANNELS,
    ENGLISH,
    FORMAT,
    INDEX,
    LEADERS,
    PRACTICES,
    RECIPES,
    RULES,
    Language,
    Layout,
    Name,
    language_of,
)
from kits.render.views import View
from kits.source.documents import read_document
from kits.source.names import stem_and_locale

PICTURES = "pictures/"

_LINK = re.compile(
    r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$"
    r"|(?P<label>!?\[[^\[\]]*\])\((?P<to>[^)\s]+)\)",
    re.MULTILINE | re.DOTALL,
)
"""A fenced block, which is left alone, or a link or picture."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A written page."""

    name: Name
    title: str
    body: str
    """Markdown; links lead to other pages as they lie in the package: `../leaders.md`."""


def handbook_folder() -> Path:
    """Where the handbook lies in the package, with no symlink on the way."""
    return Path(str(files("kits") / "handbook")).resolve()


@cache
def prose() -> Mapping[Name, Prose]:
    """Every written page. A page that cannot be read is a bug of ours."""
    folder = handbook_folder()
    found: dict[Name, Prose] = {}
    for path in sorted([*folder.glob("*.md"), *folder.glob("operators/*.md")]):
        inside = path.relative_to(folder).as_posix()
        stem, locale = stem_and_locale(inside)
        document, findings = read_document(inside, path.read_bytes())
        assert document is not None, f"the handbook is broken: {findings}"
        name = Name(stem, language_of(locale or "en"))
        found[name] = Prose(name, document.facts.text("title") or stem, document.body.text)
    return found


def linked(page: Prose, layout: Layout) -> str:
    """The body with each link to a page or picture of the handbook as it leads in the tree."""

    def rewritten(found: re.Match[str]) -> str:
        path, mark, anchor = (found["to"] or "").partition("#")
        if found["fence"] or not path or re.match(r"/|[a-z]+:", path):
            return found[0]
        inside = _inside(page, path)
        stem, locale = stem_and_locale(inside)
        rule = stem.removeprefix(f"{RULES}/")
        if inside.startswith(PICTURES):
            at = picture_at(page.name, inside, layout)
            return f"{found['label']}({layout.address(page.name).near(at)})"
        if rule != stem:  # stamped, so that no host knows of it
            way = layout.address(page.name).near(layout.base(RULES) / rule)
            return f'<a href="{way}">{found["label"][1:-1]}</a>'
        if stem not in layout.pages:
            return found[0]
        target = Name(stem, language_of(locale) if locale else page.name.language)
        return f"{found['label']}({layout.way(page.name, target)}{mark}{anchor})"

    return _LINK.sub(rewritten, page.body)


def _inside(page: Prose, target: str) -> str:
    """Where a link of a page leads in the package."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name.name), target))


def picture_at(page: Name, path: str, layout: Layout) -> Address:
    """Where a picture that a page shows stands: beside the pages of its audience."""
    return layout.base(LEADERS if page.name == LEADERS else INDEX).beside(path)


def pictures(page: Prose, layout: Layout) -> Iterator[Copied]:
    """The pictures that a page shows."""
    for target in [pointer.target for pointer in pointers(page.body) if pointer.is_shown]:
        path = _inside(page, target)
        if path.startswith(PICTURES):
            source = str(handbook_folder() / path)
            yield Copied(path=picture_at(page.name, path, layout).path, source=source)


def layout_of(locale: Tongue, help: Address, recipes: tuple[str, ...] = ()) -> Layout:
    """Where the pages of the handbook stand in the sites of a community of that language."""
    written: dict[str, frozenset[Language]] = {}
    for name, spoken in prose():
        written[name] = written.get(name, frozenset()) | {spoken}
    generated = {
        PRACTICES: BOTH,
        RECIPES: BOTH,
        **{f"{RECIPES}/{id}": BOTH for id in recipes},
        FORMAT: ENGLISH,
        CHANNELS: ENGLISH,
        RULES: ENGLISH,
    }
    return Layout(
        language=language_of(locale.tag),
        pages={**generated, **written},
        help=help,
    )


def page_of(view: View, name: str) -> Address:
    """A page of the handbook, such as `operators/receipts`, in the community's language."""
    layout = layout_of(view.locale, view.addresses.help)
    return layout.address(Name(name, layout.language))


def help_page(view: View, locale: str) -> Address:
    """Leaders' help for a locale."""
    return _help_page(view.locale, view.addresses.help, language_of(locale))


@lru_cache(maxsize=16)
def _help_page(locale: Tongue, help: Address, language: Language) -> Address:
    """Asked for each page of a group."""
    return layout_of(locale, help).address(Name(LEADERS, language))
