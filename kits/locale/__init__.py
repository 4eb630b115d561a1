"""Interface strings in the reader's language: gettext catalogues, and words put into one."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel import Locale
from babel.lists import format_list

from kits.locale.catalogues import DOMAIN, read_strings
from kits.model.findings import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that pages and findings can be told in."""

    tag: str
    """As groups write it: `cy`, `pt-BR`."""
    po: Traversable
    """The file of its gettext catalogue, which may have only a part of the strings."""


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """A locale, where it is told in what a community's languages have for it; one of each."""

    tag: str
    languages: Languages

    def __str__(self) -> str:
        return self.tag


class Languages:
    """The languages of one community: those of the package, and those of plugins that it names."""

    def __init__(self, more: Iterable[Language] = ()) -> None:
        self._sources = {one.tag: one.po for one in (*_built_in(), *more)}
        self._tongues: dict[str, Tongue] = {}
        self._strings: dict[str, gettext.NullTranslations] = {}

    @property
    def tags(self) -> tuple[str, ...]:
        """English, and every language of which there is a catalogue."""
        return ("en", *sorted(self._sources))

    def tongue(self, tag: str) -> Tongue:
        """A locale as it is told in these."""
        return self._tongues.setdefault(tag, Tongue(tag, self))

    def strings(self, tag: str) -> gettext.NullTranslations:
        """The strings of a language tag: `zh-TW` reads its own, else those of `zh`, else English.

        A line that a catalogue lacks is read in the language that a comment at its head names
        (`# fallback: fr`), else in the wider one, else in English, which stands in the code itself.
        """
        if tag not in self._strings:
            self._strings[tag] = self._read(tag)
        return self._strings[tag]

    def _read(self, tag: str) -> gettext.NullTranslations:
        queue, found = _wider(tag), dict[str, gettext.NullTranslations]()
        while queue:
            name, *queue = queue
            if name in self._sources and name not in found:
                found[name], fallback = read_strings(self._sources[name], name)
                queue = [*_wider(fallback), *queue]
        first, *others = found.values() or [gettext.NullTranslations()]
        for strings in others:
            first.add_fallback(strings)
        return first


def languages_of(declared: Iterable[object]) -> Languages:
    """The languages of a community, by what its plugins declare."""
    return _with(tuple(part for part in declared if isinstance(part, Language)))


@cache
def _with(more: tuple[Language, ...]) -> Languages:
    return Languages(more)


def catalogue(tongue: Tongue) -> gettext.NullTranslations:
    """The strings that a locale is told in."""
    return tongue.languages.strings(tongue.tag)


def speaks(tongue: Tongue) -> bool:
    """Whether there is a catalogue for a locale; English needs none."""
    found = isinstance(catalogue(tongue), gettext.GNUTranslations)
    return found or tongue.tag.replace("_", "-").partition("-")[0] == "en"


@cache
def spoken(locale: Tongue) -> str:
    """The language of a page's own words: that of the locale, or English where it has none."""
    return locale.tag if speaks(locale) else "en"


def _wider(tag: str) -> list[str]:
    """A language tag and those that are wider, the nearest first."""
    parts = tag.replace("_", "-").split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


@cache
def _built_in() -> tuple[Language, ...]:
    folders = files(__name__).iterdir()
    found = {each.name: each / "LC_MESSAGES" / f"{DOMAIN}.po" for each in folders}
    return tuple(
        Language(tag=name.replace("_", "-"), po=po) for name, po in found.items() if po.is_file()
    )


BUILT_IN = languages_of(())
"""Those that come with the package."""
ENGLISH = BUILT_IN.tongue("en")


def translate(words: Words, language: Tongue) -> str:
    """The sentence in a language, its blanks filled; facts that are words are translated too."""
    return words.in_language(catalogue(language).gettext)


def listed(names: Sequence[str], locale: str) -> str:
    """Names in one breath, as a locale says them: `Mira and Tom`, `小满和阿远`."""
    return format_list(names, locale=_babel(locale)) if names else ""


@cache
def _babel(locale: str) -> Locale:
    return Locale.parse(locale, sep="-")
