"""Texts of others on their way into a cell of a table."""

from __future__ import annotations

import re
import unicodedata

from kits.model.sentinels import NONCHARACTERS

LONGEST = 500
"""Characters of a cell; more of a note is no note."""
_HIDDEN = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffd"
    f"{NONCHARACTERS}]+"
)
"""What no cell holds: what content may not, what was lost, and what turns a direction."""
_BLANKS = re.compile("[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def plain(text: str) -> str:
    """A text as a cell holds it: one line, nothing that hides or turns, and not too long."""
    line = _BLANKS.sub(" ", _HIDDEN.sub(" ", text)).strip(" ")
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def plain_heading(text: str) -> str:
    """What a column is called, whatever its case, its width and the blanks around it."""
    return unicodedata.normalize("NFKC", text).strip().casefold()
