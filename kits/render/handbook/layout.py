"""Where the pages of the handbook stand in one community's sites, and in which languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kits.channels.ways import is_chinese
from kits.model.addresses import Address, Addresses

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
LEADERS = "leaders"
"""The page of help that leaders read."""
OPERATORS = "operators/"
"""Begins the names of what operators alone read."""
BOTH = frozenset(LANGUAGES)
ENGLISH: frozenset[Language] = frozenset({"en"})
INDEX, GUIDE, PRACTICES, RECIPES, FORMAT, CHANNELS, RULES = (
    f"{OPERATORS}{name}"
    for name in ("index", "guide", "practices", "recipes", "format", "channels", "rules")
)
EVENING = f"{OPERATORS}receipts"
"""How what comes back is read."""


class Name(NamedTuple):
    """A page of the handbook, written or generated: `operators/guide`, and its language."""

    name: str
    language: Language


def language_of(locale: str) -> Language:
    """The language of the handbook that readers of a locale get."""
    return "zh" if is_chinese(locale) else "en"


@dataclass(frozen=True)
class Layout:
    """Where the pages of the handbook stand in one community's sites.

    Each stands in a folder of its own, in the community's language first, and in the other one in a
    folder inside. Help moves aside where the community has a page of its own of that name.
    """

    language: Language
    """The community's."""
    pages: Mapping[str, frozenset[Language]]
    """Every page, written or generated, and the languages it has."""
    help: Address = Addresses.help

    def found(self, name: Name) -> Name:
        """The page in this language, or in the one that it has."""
        has = self.pages[name.name]
        return name if name.language in has else Name(name.name, min(has))

    def first(self, name: str) -> Name:
        """The page in the language that comes first."""
        return self.found(Name(name, self.language))

    def base(self, name: str) -> Address:
        """A page in the language that comes first."""
        if name == LEADERS:
            return self.help
        own = name.removeprefix(OPERATORS)
        return Addresses.handbook if name == INDEX else Addresses.handbook / own

    def address(self, name: Name) -> Address:
        """A page in its own language."""
        page, base = self.found(name), self.base(name.name)
        return base if page == self.first(name.name) else base / page.language

    def way(self, source: Name, target: Name) -> str:
        """The relative path from one page's file in the stage to another's."""
        return self.address(source).near(self.address(target).source)

    def others(self, name: Name) -> Iterator[Name]:
        """The same page in its other languages."""
        for language in LANGUAGES:
            if language != name.language and language in self.pages[name.name]:
                yield Name(name.name, language)
