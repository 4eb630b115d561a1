"""Where something stands in the files that operators write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table, or of a list of blocks, by what people call its row and its column."""

    row: str
    """Its id, group, person or record; the line in which it begins, where it has none of them."""
    column: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file; lines and columns count from 1, columns in characters."""

    path: str
    """Relative to the project folder, with forward slashes."""
    line: int = 1
    column: int = 1
    width: int = 1
    """Characters to point at, at least 1."""
    cell: Cell | None = field(default=None, compare=False, repr=False)
    """What stands there, where somebody asked for its name; it may be empty, and begin its row."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that an operator wrote, which knows where each of its lines begins."""

    text: str
    path: str = ""
    starts: Sequence[tuple[int, int]] = ((1, 1),)
    """Line and column in the file at which each line of the text begins."""

    def place(self, line: int, column: int = 1, width: int = 1) -> Place:
        """The place in the file of a line and column (from 1) of the text."""
        at_line, at_column = self.starts[min(line, len(self.starts)) - 1]
        return Place(self.path, at_line, at_column + column - 1, max(1, width))

    def place_of(self, offset: int, width: int = 1) -> Place:
        """The place in the file of a character of the text, counted from 0."""
        before = self.text[:offset]
        return self.place(before.count("\n") + 1, offset - before.rfind("\n"), width)


Step = str | int
"""One step into a record: a key, or an index from 0."""


class Tree(Protocol):
    """A located source value, as `kits.source` reads it."""

    def place(self, *steps: Step, key: bool = False) -> Place:
        """The place of a value inside (of its key if asked); the nearest one where it is absent."""

    def cell(self, *steps: Step) -> Place:
        """The place of a value inside that bears its name, in a row of a table or a list."""

    def passage(self, *steps: Step) -> Passage:
        """The text of a value inside, with the place of each of its lines."""


class Origin:
    """Where a record came from. Two origins are always equal: positions never count."""

    __slots__ = ("_tree",)

    is_plain = False
    """Whether it is a row of a table that holds nothing but short texts, without comments."""

    def __init__(self, tree: Tree | None = None) -> None:
        self._tree = tree

    @property
    def tree(self) -> Tree | None:
        """The source value; None of what was made in code."""
        return self._tree

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin)

    def __hash__(self) -> int:
        return 0
