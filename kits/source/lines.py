"""A file's text by lines, and how a value is written so that it reads back the same."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from yaml.events import Event

from kits.model.places import Place


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

    def rest_of_line(self, offset: int) -> str:
        """What stands from a character on to the end of its line."""
        end = self.text.find("\n", offset)
        return self.text[offset:] if end < 0 else self.text[offset:end]


def span(event: Event) -> tuple[int, int]:
    """The offsets between which an event of PyYAML is written."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def quoted(value: str) -> str:
    """A value in quotes, as an operator would write it in facts."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
