"""Parts of a text that still know where each of their characters stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kits.model.places import Passage, Place

Seam = tuple[int, int, int]
"""From this character of the text on (from 0), the file goes on at this line and column."""


@dataclass(frozen=True, slots=True)
class Joined(Passage):
    """A text that was put together from stretches of the file: folded lines, doubled quotes."""

    seams: Sequence[Seam] = ((0, 1, 1),)

    def place(self, line: int, column: int = 1, width: int = 1) -> Place:
        """The place in the file of a line and column (from 1) of the text."""
        before = self.text.split("\n", line - 1)[: line - 1]
        return self.place_of(sum(len(each) + 1 for each in before) + column - 1, width)

    def place_of(self, offset: int, width: int = 1) -> Place:
        """The place in the file of a character of the text, counted from 0."""
        start, line, column = self.seams[max(0, bisect_right(self.seams, (offset + 1,)) - 1)]
        return Place(self.path, line, column + offset - start, max(1, width))


def joined(text: str, path: str, seams: Sequence[Seam]) -> Passage:
    """The passage of a text with its seams, the first of them at 0."""
    line_starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
    whole = Joined(text, path, seams=seams)
    places = [whole.place_of(offset) for offset in line_starts]
    return Joined(text, path, tuple((at.line, at.column) for at in places), seams)


def part(passage: Passage, start: int, end: int) -> Passage:
    """The characters from `start` to `end` (from 0) of a passage, at their places in the file."""
    text = passage.text[start:end]
    at = passage.place_of(start)
    if isinstance(passage, Joined):
        inner = passage.seams[bisect_right(passage.seams, (start + 1,)) :]
        inner = inner[: bisect_right(inner, (end,))]
        seams = [(0, at.line, at.column), *((o - start, line, c) for o, line, c in inner)]
        return joined(text, passage.path, seams)
    first = passage.text.count("\n", 0, start) + 1
    more = passage.starts[first : first + text.count("\n")]
    return Passage(text, passage.path, ((at.line, at.column), *more))


def trimmed(passage: Passage, blanks: str | None = None) -> Passage:
    """The passage without white space around it."""
    text = passage.text
    start = len(text) - len(text.lstrip(blanks))
    if start == len(text):
        return part(passage, 0, 0)
    return part(passage, start, len(text.rstrip(blanks)))


def lines_of(body: Passage) -> list[Passage]:
    """Each line of a body as a passage of its own."""
    texts = body.text.split("\n")
    if isinstance(body, Joined):
        starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=0)
        return [part(body, at, at + len(t)) for t, at in zip(texts, starts, strict=True)]
    return [Passage(t, body.path, (at,)) for t, at in zip(texts, body.starts, strict=True)]


def stacked(lines: Iterable[Passage], path: str) -> Passage:
    """Single lines as one passage; blank lines around them are left out."""
    kept = list(lines)
    while kept and not kept[-1].text.strip():
        kept.pop()
    while kept and not kept[0].text.strip():
        kept.pop(0)
    if not kept:
        return Passage("", path)
    return Passage(
        "\n".join(line.text for line in kept), path, tuple(line.starts[0] for line in kept)
    )
