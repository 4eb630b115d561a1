"""What a page's Markdown may cost: converters are quadratic on open brackets and tags.

Counted are steps, not seconds: of each run of inline text its length for each of its marks, and of
each tag how far its end must be looked for. So the bound is the same on any machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kits.model.fences import unfenced

MOST_CHARACTERS = 500_000
"""In one text; a long novel is twice as long, and belongs on several pages."""
MOST_MARKS = 1_000
"""In one paragraph, item or row: brackets, stars, underscores, tildes, ticks and such."""
MOST_STEPS = 30_000_000
"""In one text; some three seconds."""
DEEPEST = 30
"""Quotes and lists in one another; elements of HTML three times as deep."""
SHORT = 500
"""Characters; fewer cannot cost too much, whatever they are."""

_MARKS = re.compile(r"[\[*_~`\\]")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
"""Each is looked for in the whole run, but a long list of them is no mistake."""
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_WHOLE = re.compile(r"<[^<>\"']*+(?:\"[^\"]*+\"[^<>\"']*+|'[^']*+'[^<>\"']*+)*+>")
_ELEMENT = re.compile(
    r"<(/?)(?:article|aside|blockquote|details|div|figure|footer|header|main|nav|section|span)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_CONTAINER = re.compile(r"[ \t]*(?:>|[-*+](?=[ \t])|[0-9]{1,9}\.(?=[ \t]))")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}\.)[ \t]")
_DELIMITERS = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+")


class Excess(NamedTuple):
    """What a text has too much of, and where."""

    line: int
    """From 1."""
    what: str
    """`characters`, `marks`, `steps` or `levels`."""
    found: int
    most: int


class _Run(NamedTuple):
    line: int
    text: str
    steps: int = 0
    """Besides those of its marks."""


def excess(text: str) -> Excess | None:
    """What of a text is more than can be read; None where it can be."""
    return None if len(text) < SHORT else _excess(text)


@lru_cache(maxsize=4096)
def _excess(text: str) -> Excess | None:
    if len(text) > MOST_CHARACTERS:
        return Excess(1, "characters", len(text), MOST_CHARACTERS)
    bare = unfenced(text)
    return _too_deep(bare) or _too_many(bare)


def _too_many(text: str) -> Excess | None:
    steps, heaviest, line = 0, 0, 1
    for run in _runs(text):
        marks = len(_MARKS.findall(run.text))
        if marks > MOST_MARKS:
            return Excess(run.line, "marks", marks, MOST_MARKS)
        cost = len(run.text) * (1 + marks + len(_ADDRESS.findall(run.text))) + run.steps
        steps += cost
        if cost > heaviest:
            heaviest, line = cost, run.line
    for tag in _TAG.finditer(text):
        whole = _WHOLE.match(text, tag.start())
        steps += (whole.end() if whole else len(text)) - tag.start()
        if steps > MOST_STEPS:
            line = text.count("\n", 0, tag.start()) + 1
            break
    return Excess(line, "steps", steps, MOST_STEPS) if steps > MOST_STEPS else None


def _too_deep(text: str) -> Excess | None:
    for number, line in enumerate(text.split("\n"), 1):
        levels, at = 0, 0
        while found := _CONTAINER.match(line, at):
            levels, at = levels + 1, found.end()
        if levels:
            indent = line.expandtabs(4)
            levels += (len(indent) - len(indent.lstrip(" "))) // 4
        if levels > DEEPEST and not _RULE.fullmatch(line):
            return Excess(number, "levels", levels, DEEPEST)
    depth = 0
    for tag in _ELEMENT.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > 3 * DEEPEST:
            return Excess(text.count("\n", 0, tag.start()) + 1, "levels", depth, 3 * DEEPEST)
    return None


def _runs(text: str) -> Iterator[_Run]:
    """The stretches in which one mark may look for another: what a converter reads as inline."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield from _parted(block, number - len(block))
            block = []


def _parted(block: list[str], first: int) -> Iterator[_Run]:
    parts = sum(line.startswith("#") or bool(_RULE.fullmatch(line)) for line in block)
    yield _Run(first, "", parts * sum(map(len, block)))
    table = len(block) > 1 and bool(_DELIMITERS.fullmatch(block[1]))
    listed = bool(_ITEM.match(block[0]))
    start = 0
    for at, line in enumerate(block[1:], 1):
        if table or (listed and _ITEM.match(line)):
            yield _Run(first + start, "\n".join(block[start:at]))
            start = at
    yield _Run(first + start, "\n".join(block[start:]))
