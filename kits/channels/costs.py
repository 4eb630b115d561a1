"""What one text may cost: Python-Markdown is quadratic on brackets and stars, so they count."""

from __future__ import annotations

import re

MOST_CHARACTERS = 100_000
"""In one text; the longest channel takes 65,536."""

MOST_MARKS = 1_000
"""In one paragraph, item or cell: brackets, stars, underscores, tildes, ticks and such."""

_MARKS = re.compile(r"[\[*_~`\\]|://")


class TooCostly(Exception):
    """A text that would take too long to read; the sentence names the bound."""

    def __init__(self, what: str, count: int, most: int) -> None:
        super().__init__(f"{count:,} {what}, at most {most:,} can be read")
        self.what = what
        """`characters in one text` or `marks in one paragraph`."""
        self.count = count
        self.most = most


def check_text(text: str) -> None:
    """Raise TooCostly for a text that is too long."""
    if len(text) > MOST_CHARACTERS:
        raise TooCostly("characters in one text", len(text), MOST_CHARACTERS)


def check_paragraph(text: str) -> None:
    """Raise TooCostly for a paragraph, item or cell that holds too many marks."""
    count = len(_MARKS.findall(text))
    if count > MOST_MARKS:
        raise TooCostly("marks in one paragraph", count, MOST_MARKS)
