"""Where the tags of a template stand, read off Jinja2's own lexer.

The syntax tree knows lines alone; the lexer gives every piece of the source in order, so that each
piece has an offset.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jinja2 import Environment

from kits.channels.tokens import place_mark

LINE_MARK = "\ufdd4"
"""Ends each line that holds a tag: where nothing else is left of a line, the line goes too."""


@dataclass(slots=True)
class Positions:
    """The pieces of a template's source, by their offset in characters."""

    printed: list[tuple[int, int]] = field(default_factory=list)
    """Each `{{ … }}`, in order: where it begins and ends."""
    names: list[tuple[int, str]] = field(default_factory=list)
    """Each name inside a tag."""
    tags: list[int] = field(default_factory=list)
    """Where each `{% … %}` begins."""
    raw: int | None = None
    """Where a `{% raw %}` begins, which messages do not have."""
    brackets: list[int] = field(default_factory=list)
    """Each `[` of the text; the place marks in `marked` count them."""
    marked: str = ""
    """The source with place marks after brackets and line marks after lines that hold tags."""

    def of_name(self, name: str, line_start: int, line_end: int) -> int | None:
        """Where a name stands on a line (given by its first and last offset)."""
        places = (at for at, text in self.names if text == name and line_start <= at <= line_end)
        return next(places, None)


def read_positions(source: str, environment: Environment) -> Positions:
    """The positions of a template; raises `jinja2.TemplateSyntaxError`."""
    found = Positions()
    tag_lines: set[int] = set()
    data: list[tuple[int, int]] = []
    at = begun = line = 0
    for _, kind, value in environment.lex(source):
        start = source.index(value, at)
        line += source.count("\n", at, start)
        at = start + len(value)
        if kind == "data":
            data.append((start, at))
        else:
            tag_lines.add(line)
            tag_lines.add(line + value.count("\n"))
        line += value.count("\n")
        if kind == "variable_begin":
            begun = start
        elif kind == "variable_end":
            found.printed.append((begun, at))
        elif kind == "raw_begin":
            found.raw = start
        elif kind == "block_begin":
            found.tags.append(start)
        elif kind == "name":
            found.names.append((start, value))
    found.marked = _mark(source, data, tag_lines, found.brackets)
    return found


def _mark(
    source: str, data: list[tuple[int, int]], tag_lines: set[int], brackets: list[int]
) -> str:
    pieces: list[str] = []
    at = 0
    line = 0
    for start, end in data:
        line += source.count("\n", at, start)
        pieces.append(source[at:start])
        for offset in range(start, end):
            char = source[offset]
            if char == "\n":
                pieces.append(LINE_MARK if line in tag_lines else "")
                line += 1
            pieces.append(char)
            if char == "[":
                pieces.append(place_mark(len(brackets)))
                brackets.append(offset)
        at = end
    pieces.append(source[at:])
    if line + source.count("\n", at) in tag_lines:
        pieces.append(LINE_MARK)
    return "".join(pieces)
