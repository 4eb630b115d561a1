"""How a tokenised text says "a printed value stands here" and "a bracket stood there".

A template runs on real values, but what it prints is replaced by a token that no case change,
Markdown mark or escape can touch, since noncharacters are refused in all that operators write.
"""

from __future__ import annotations

import re

from kits.model.sentinels import MARK_CLOSE, MARK_OPEN, VALUE_CLOSE, VALUE_OPEN

TOKEN = re.compile(rf"{VALUE_OPEN}([tu])([0-9]{{1,9}}){VALUE_CLOSE}")
"""Groups: the kind (`t` or `u`) and the number."""

MARK = re.compile(rf"{MARK_OPEN}([0-9]{{1,9}}){MARK_CLOSE}")
"""Group: the number."""


def value_token(number: int, url: bool) -> str:
    """The token for the value of this index, from 0, in the order of printing."""
    return f"{VALUE_OPEN}{'u' if url else 't'}{number}{VALUE_CLOSE}"


def place_mark(number: int) -> str:
    """What stands directly after a `[`, so that a link or image can name its place."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"
