"""Interface strings in the reader's language: gettext catalogues, and words put into one."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel import Locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kits.model.findings import Words

DOMAIN = "kits"
FALLBACK = re.compile(r"^# fallback: *(\S+)$", re.MULTILINE)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The strings of a language tag: `zh-TW` reads `zh_TW`, else `zh`, else English.

    A catalogue may have only a part of the strings. A line that it lacks is read in the language
    that a comment at its head names (`# fallback: fr`), else in the wider one, else in English,
    which stands in the code itself.
    """
    return read_catalogue(files(__name__), language)


def read_catalogue(folder: Traversable, language: str) -> gettext.NullTranslations:
    """The same of the catalogues in any folder."""
    queue, found = _names(language), dict[str, gettext.NullTranslations]()
    while queue:
        name, *queue = queue
        if name not in found and (read := _read(folder, name)):
            found[name], fallback = read
            queue = [*_names(fallback), *queue]
    first, *others = found.values() or [gettext.NullTranslations()]
    for strings in others:
        first.add_fallback(strings)
    return first


def _names(language: str) -> list[str]:
    """The catalogues of a language tag, the nearest first."""
    parts = language.replace("-", "_").split("_")
    return ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]


@cache
def languages() -> tuple[str, ...]:
    """English, and every language of which there is a catalogue, as tags."""
    folders = [
        each.name for each in files(__name__).iterdir() if _source(files(__name__), each.name)
    ]
    return ("en", *sorted(name.replace("_", "-") for name in folders))


def speaks(language: str) -> bool:
    """Whether there is a catalogue for a language tag; English needs none."""
    found = isinstance(catalogue(language), gettext.GNUTranslations)
    return found or language.replace("_", "-").partition("-")[0] == "en"


def translate(words: Words, language: str) -> str:
    """The sentence in a language, its blanks filled; facts that are words are translated too."""
    return words.in_language(catalogue(language).gettext)


def listed(names: Sequence[str], locale: str) -> str:
    """Names in one breath, as a locale says them: `Mira and Tom`, `小满和阿远`."""
    return format_list(names, locale=_babel(locale)) if names else ""


@cache
def _babel(locale: str) -> Locale:
    return Locale.parse(locale, sep="-")


def _read(folder: Traversable, name: str) -> tuple[gettext.NullTranslations, str] | None:
    """The compiled catalogue of a language, if there is one, and its fallback."""
    source = _source(folder, name)
    if source is None:
        return None
    with source.open("rb") as po:
        messages = read_po(po, locale=name, domain=DOMAIN, abort_invalid=True)
    for message in [line for line in messages if not _is_whole(line.string)]:
        messages.delete(message.id)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    named = FALLBACK.search(messages.header_comment)
    return gettext.GNUTranslations(compiled), named[1] if named else ""


def _source(folder: Traversable, name: str) -> Traversable | None:
    """The file of a catalogue, if there is one."""
    if not name.isidentifier():  # nothing that could climb out of the folder
        return None
    source = folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"
    return source if source.is_file() else None


def _is_whole(said: str | Sequence[str] | None) -> bool:
    """Whether a line is translated, in each of its numbers."""
    return bool(said) and all(said or ())
