"""Fenced code in a text of Markdown; found in time that is in proportion to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FENCE = re.compile(r" {0,3}(?P<marks>`{3,}+|~{3,}+)(?P<rest>[^`\n]*+)$")


def fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each, counted from 0. What nothing closes is text."""
    at = 0
    unclosed: dict[str, int] = {}
    while at < len(lines):
        fence = FENCE.match(lines[at])
        if fence:
            mark, length = fence["marks"][0], len(fence["marks"])
            # A fence that nothing closes tells of all longer ones below it, unread.
            end = None if length >= unclosed.get(mark, length + 1) else _closing(lines, at, fence)
            if end is None:
                unclosed[mark] = min(length, unclosed.get(mark, length))
            else:
                yield at, end
                at = end
        at += 1


def unfenced(text: str, blank: str = "") -> str:
    """The text with its lines, but `blank` for each character of fenced code."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for first, last in fences(lines):
        for at in range(first, last + 1):
            lines[at] = blank * len(lines[at])
    return "\n".join(lines)


def _closing(lines: Sequence[str], at: int, fence: re.Match[str]) -> int | None:
    for end in range(at + 1, len(lines)):
        found = FENCE.match(lines[end])
        if found and found["marks"].startswith(fence["marks"]) and not found["rest"].strip():
            return end
    return None
