"""A file's text by lines, and how a value is written so that it reads back the same."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from yaml.events import Event

from kits.model.places import Place


class Span(NamedTuple):
    """A stretch of a file's text: its first character and the one after its last, from 0."""

    start: int
    end: int
    bracketed: bool = False
    """Whether it is a value of facts between brackets, or with brackets of its own."""

    def covers(self, offset: int) -> bool:
        """Whether a character lies in it."""
        return self.start <= offset < self.end


class Lines:
    """The lines of a file; offsets count from 0, lines and columns from 1."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def line(self, number: int) -> str:
        """A line of the file, without its end; empty past the last one."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of a character."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, offset: int, width: int = 1) -> Place:
        """The place of a character, or of so many of them."""
        return Place(self.path, *self.position(offset), max(1, width))

    def offset(self, place: Place) -> int:
        """The character that stands at a place."""
        return self.starts[place.line - 1] + place.column - 1

    def line_start(self, number: int) -> int:
        """The first character of a line; past the last line, the end of the text."""
        return self.starts[number - 1] if number <= len(self.starts) else len(self.text)

    def whole_lines(self, span: Span) -> Span:
        """The lines in which a stretch lies, with their ends."""
        first, last = self.position(span.start)[0], self.position(span.end)[0]
        return Span(self.line_start(first), self.line_start(last + 1))

    def rest_of_line(self, offset: int) -> str:
        """What stands from a character on to the end of its line."""
        end = self.text.find("\n", offset)
        return self.text[offset:] if end < 0 else self.text[offset:end]


def span(event: Event) -> Span:
    """The stretch in which an event of PyYAML is written."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return Span(event.start_mark.index, event.end_mark.index)


def quoted(value: str) -> str:
    """A value in quotes, as an operator would write it in facts."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
