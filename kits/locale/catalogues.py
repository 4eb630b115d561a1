"""Gettext catalogues: read, and held against what the code fills in."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from io import BytesIO
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "kits"
FALLBACK = re.compile(r"^# fallback: *(\S+)$", re.MULTILINE)
COUNTED = 1000
"""Numbers for which a plural rule is tried; those of languages come round within a hundred."""


def read_strings(source: Traversable, tag: str) -> tuple[gettext.GNUTranslations, str]:
    """The compiled catalogue of a language, and its fallback."""
    messages = _read(source, tag)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    named = FALLBACK.search(messages.header_comment)
    return gettext.GNUTranslations(compiled), named[1] if named else ""


def strange_blanks(source: Traversable, tag: str) -> Iterator[tuple[str, str]]:
    """Each blank of a catalogue that nothing fills, with the English of its line.

    Raises whatever reading does, also where a number has no plural.
    """
    strings, _fallback = read_strings(source, tag)
    for number in range(COUNTED):
        strings.ngettext("{n} group", "{n} groups", number)
    for message in _read(source, tag):
        if message.id:
            known = {blank for form in _forms(message.id) for blank in _blanks(form)}
            for form in _forms(message.string):
                yield from ((blank, form) for blank in _blanks(form) if blank not in known)


def _read(source: Traversable, tag: str) -> Catalog:
    """The lines that are translated, each in all of its numbers."""
    with source.open("rb") as po:
        messages = read_po(po, locale=tag.replace("-", "_"), domain=DOMAIN, abort_invalid=True)
    for message in [line for line in messages if not all(_forms(line.string))]:
        messages.delete(message.id)
    return messages


def _forms(said: str | Sequence[str] | None) -> Sequence[str]:
    return [said or ""] if said is None or isinstance(said, str) else said or [""]


def _blanks(template: str) -> Iterator[str]:
    for _before, name, form, turned in Formatter().parse(template):
        if name is not None:
            turned, form = f"!{turned}" if turned else "", f":{form}" if form else ""
            yield f"{{{name}{turned}{form}}}"
