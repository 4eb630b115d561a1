"""Interface strings in the reader's language: gettext catalogues, and words put into one."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kits.model.findings import Words

DOMAIN = "kits"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The strings of a language tag: `zh-TW` reads `zh_TW`, else `zh`, else English.

    English stands in the code itself, so its catalogue changes nothing.
    """
    parts = language.replace("-", "_").split("_")
    for length in range(len(parts), 0, -1):
        if found := _read("_".join(parts[:length])):
            return found
    return gettext.NullTranslations()


def speaks(language: str) -> bool:
    """Whether there is a catalogue for a language tag; English needs none."""
    found = isinstance(catalogue(language), gettext.GNUTranslations)
    return found or language.replace("_", "-").partition("-")[0] == "en"


def translate(words: Words, language: str) -> str:
    """The sentence in a language, its blanks filled; facts that are words are translated too."""
    return words.in_language(catalogue(language).gettext)


def listed(names: Sequence[str], locale: str) -> str:
    """Names in one breath, as a locale says them: `Mira and Tom`, `小满和阿远`."""
    return format_list(names, locale=Locale.parse(locale, sep="-")) if names else ""


def _read(name: str) -> gettext.NullTranslations | None:
    """The compiled catalogue of a folder beside this file, if there is one."""
    if not name.isidentifier():  # nothing that could climb out of the folder
        return None
    source = files(__name__) / name / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not source.is_file():
        return None
    with source.open("rb") as po:
        messages = read_po(po, locale=name, domain=DOMAIN, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
