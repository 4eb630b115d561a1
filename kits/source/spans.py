"""Where the text of a scalar stands in the file: line by line, or seam by seam."""

from __future__ import annotations

import re

from yaml.events import ScalarEvent

from kits.model.places import Passage
from kits.source.lines import Lines, span
from kits.source.passages import Seam, joined

ESCAPE = 10
"""Characters of the longest escape, `\\U0001F4D6`; a written word is never longer than so many
times itself."""


def passage_of(lines: Lines, event: ScalarEvent) -> tuple[Passage, int]:
    """The text of a scalar at its place, and the characters it takes on its first line."""
    start, end = span(event)[:2]
    if event.style in ("|", ">") and not event.value:
        return Passage("", lines.path, (lines.position(start),)), 1
    if event.style == "|":
        return _literal(lines, event)
    if event.style == ">":
        start += len(lines.rest_of_line(start))
    elif event.style:
        start, end = start + 1, max(start + 1, end - 1)
    written = lines.text[start:end]
    if written == event.value and "\n" not in written:
        return Passage(written, lines.path, (lines.position(start),)), len(written)
    seams = _seams(lines, event.value, start, end)
    first = joined(event.value, lines.path, seams)
    line, column = first.starts[0]
    room = len(lines.line(line)) if line < lines.position(end)[0] else lines.position(end)[1] - 1
    return first, room - column + 1


def _literal(lines: Lines, event: ScalarEvent) -> tuple[Passage, int]:
    """Each line of a `|` block is the end of the file's line."""
    texts = event.value.split("\n")
    first = lines.position(span(event)[0])[0] + 1
    starts = []
    for number, text in enumerate(texts, first):
        line = lines.line(number)
        starts.append((number, max(0, len(line) - len(text) if text else 0) + 1))
    return Passage(event.value, lines.path, tuple(starts)), len(texts[0])


def _seams(lines: Lines, value: str, start: int, end: int) -> list[Seam]:
    """Where the words of a folded or escaped text are found again.

    A word with an escape in it is not; it is taken to follow the one before.
    """
    seams: list[Seam] = []
    at = start
    written = lines.text
    for word in re.finditer(r"\S+", value):
        while at < end and written[at].isspace():
            at += 1
        window = at + ESCAPE * (len(word[0]) + 1)
        found = written.find(word[0], at, min(end, window))
        at = found if found >= 0 else at
        line, column = lines.position(at)
        offset = word.start() if seams else 0
        if not seams or (line, column - offset) != (seams[-1][1], seams[-1][2] - seams[-1][0]):
            seams.append((offset, line, column))
        at = min(end, at + len(word[0]))
    return seams or [(0, *lines.position(start))]
