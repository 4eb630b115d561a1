"""What is done when a group or a team is handed over, as the handbook lists it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kits.render.handbook.layout import Name, language_of
from kits.render.handbook.prose import prose

HANDOVER = "operators/handover"
TEAMS = "operators/teams"
_SECTION = re.compile(r"^## (.+)\n+((?:- .+\n?)+)", re.MULTILINE)


class Checklist(NamedTuple):
    """One of the lists."""

    title: str
    steps: tuple[str, ...]


def checklists(locale: str, page: str = HANDOVER) -> tuple[Checklist, ...]:
    """The lists of a page: that of who comes, then of who goes; of a team, its only one."""
    body = prose()[Name(page, language_of(locale))].body
    return tuple(
        Checklist(found[1], tuple(line.removeprefix("- ") for line in found[2].splitlines()))
        for found in _SECTION.finditer(body)
    )
