"""Blocks of words in a drawing: each text as large as fits its width, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kits.render.extras.letters import from_right, shown
from kits.render.extras.lines import Sizes, fit
from kits.render.extras.written import Anchor, written

BASE = 0.36
"""How far the baseline lies below the middle of a line, in em."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text set in lines, and how it looks."""

    lines: tuple[str, ...]
    size: int
    leading: float
    above: int
    """Left free above it, where it is not the first."""
    from_right: bool
    """Whether it is read from the right."""
    colour: str
    bold: bool = False
    icon: str | None = None
    """What stands before its first line; `indent` wide."""
    indent: int = 0

    @property
    def high(self) -> float:
        """How much room its lines take."""
        return len(self.lines) * self.size * self.leading


def words(
    text: str,
    across: float,
    sizes: Sizes,
    colour: str,
    *,
    above: int = 0,
    leading: float = 1.4,
    bold: bool = False,
    icon: str | None = None,
    indent: int = 0,
) -> Words:
    """A text as a picture can show it; without any lines where there is nothing to show."""
    said = shown(text)
    found = fit(said, across - indent, sizes)
    return Words(
        lines=tuple(filter(None, found.lines)),
        size=found.size,
        leading=leading,
        above=above,
        from_right=from_right(said),
        colour=colour,
        bold=bold,
        icon=icon,
        indent=indent,
    )


def high(block: Sequence[Words]) -> float:
    """How much room a block takes."""
    return sum(each.high + (each.above if place else 0) for place, each in enumerate(block))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line in its place, with the words that it belongs to."""

    text: str
    base: float
    """Of the letters, from the top of the drawing."""
    words: Words
    first: bool


def lines(block: Sequence[Words], y: float) -> Iterator[Line]:
    """The lines of a block that begins at a height."""
    for place, each in enumerate(block):
        y += each.above if place else 0
        for number, line in enumerate(each.lines):
            base = y + each.size * (each.leading / 2 + BASE)
            yield Line(text=line, base=base, words=each, first=not number)
            y += each.size * each.leading


def drawn_line(line: Line, x: float, *, anchor: Anchor) -> str:
    """A line as SVG; `x` is where it begins, has its middle, or ends."""
    return written(
        line.text,
        x,
        line.base,
        line.words.size,
        line.words.colour,
        bold=line.words.bold,
        anchor=anchor,
        right_to_left=line.words.from_right,
    )
