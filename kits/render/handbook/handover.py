"""What who comes and who goes does when a group is handed over, as the handbook lists it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kits.render.handbook.layout import Name, language_of
from kits.render.handbook.prose import prose

HANDOVER = "operators/handover"
_SECTION = re.compile(r"^## (.+)\n+((?:- .+\n?)+)", re.MULTILINE)


class Checklist(NamedTuple):
    """The list of one of the two."""

    title: str
    steps: tuple[str, ...]


def checklists(locale: str) -> tuple[Checklist, ...]:
    """That of who comes, then of who goes."""
    body = prose()[Name(HANDOVER, language_of(locale))].body
    return tuple(
        Checklist(found[1], tuple(line.removeprefix("- ") for line in found[2].splitlines()))
        for found in _SECTION.finditer(body)
    )
