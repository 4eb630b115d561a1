"""Located values: what an operator wrote, and where each scalar of it stands."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kits.model.places import Cell, Passage, Place, Step
from kits.source.lines import Span

KEYS = frozenset({"id", "group", "person", "record"})
"""The columns that tell rows apart; each table has one of them."""


class Written(str):
    """A text as it stands in the file."""

    __slots__ = ("plain",)

    plain: bool
    """Whether it was an unquoted scalar of YAML, whose type its reader may still choose."""

    def __new__(cls, text: str, *, plain: bool = False) -> Written:
        """The text, and whether it was plain."""
        written = super().__new__(cls, text)
        written.plain = plain
        return written


class Located(ABC):
    """What every node answers: the places and passages of the values inside."""

    __slots__ = ()

    @property
    @abstractmethod
    def here(self) -> Place:
        """The place of the node itself."""

    def place(self, *steps: Step, key: bool = False) -> Place:
        """The place of a value inside, or of its key; steps that are absent are passed over."""
        node, name = reached(self, steps)
        return name.here if key and name is not None else node.here

    def cell(self, *steps: Step) -> Place:
        """The place of a value inside that bears its name, in a row of a table or a list.

        An empty cell is named as well; its place is where its row begins.
        """
        cell = None
        for at in range(len(steps)):
            row, _ = reached(self, steps[:at])
            is_row = isinstance(steps[at - 1], int) if at else row.here.path.endswith(".csv")
            if is_row and isinstance(row, Facts):
                names = tuple(takewhile(lambda step: isinstance(step, str), steps[at:]))
                _, key = reached(row, names)
                column, written = ".".join(map(str, names)), (key and key.text) or ""
                cell = Cell(row.name, written if written.startswith(column) else column)
        return replace(self.place(*steps), cell=cell)

    def passage(self, *steps: Step) -> Passage:
        """The text of a value inside; of a sequence or mapping, an empty one at its place."""
        node, _ = reached(self, steps)
        if isinstance(node, Scalar):
            return node.source
        return Passage("", node.here.path, ((node.here.line, node.here.column),))


@dataclass(frozen=True, slots=True)
class Scalar(Located):
    """One text, or nothing (`null`, `~`, or an empty plain value)."""

    text: str | None
    plain: bool
    where: Passage | Place = field(compare=False, repr=False)
    """The text with the place of each of its lines, quotes around it left out. Of a text of one
    line that stands in the file as it is, its place will do: tables have very many of these."""
    width: int | None = field(default=None, compare=False, repr=False)
    """Characters it takes on its first line, where that is not the text's own first line."""
    span: Span | None = field(default=None, compare=False, repr=False)
    """Where it is written in a file of facts, quotation marks included."""

    @property
    def source(self) -> Passage:
        """The text with the place of each of its lines."""
        if isinstance(self.where, Passage):
            return self.where
        return Passage(self.text or "", self.where.path, ((self.where.line, self.where.column),))

    @property
    def here(self) -> Place:
        """The first line of the text."""
        if isinstance(self.where, Place):
            return self.where
        width = self.width
        if width is None:
            width = len(self.where.text.partition("\n")[0])
        return self.where.place(1, 1, width)


@dataclass(frozen=True, slots=True)
class Listing(Located):
    """A list."""

    items: tuple[Node, ...]
    at: Place = field(compare=False, repr=False)
    span: Span | None = field(default=None, compare=False, repr=False)
    """Where it is written in a file of facts, to the end of its last item or its bracket."""

    @property
    def here(self) -> Place:
        """Its opening bracket, or the first of its dashes."""
        return self.at


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Facts(Located):
    """Values by key, in the order of the file; no key stands twice."""

    entries: dict[str, Entry]
    at: Place = field(compare=False, repr=False)
    span: Span | None = field(default=None, compare=False, repr=False)
    """Where they are written in a file of facts, to the end of the last value or the brace."""

    @property
    def here(self) -> Place:
        """Its first key; of a row, its first cell."""
        return self.at

    @property
    def name(self) -> str:
        """What tells a row apart; its line, where nothing else does."""
        named = (self.text(key) for key in self.entries if key in KEYS)
        return next(filter(None, named), str(self.here.line))

    def get(self, key: str) -> Node | None:
        """The value of a key, or None where it is absent."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value

    def text(self, key: str) -> str | None:
        """The text of a key, or None where it is absent or no text."""
        value = self.get(key)
        return value.text if isinstance(value, Scalar) else None

    def with_entry(self, key: str, value: Node, written: Scalar | None = None) -> Facts:
        """The mapping with a value added or replaced; `written` is the key as it stands."""
        name = written or scalar(key, value.here, plain=True)
        return replace(self, entries={**self.entries, key: Entry(name, value)})

    def without(self, *keys: str) -> Facts:
        """The mapping less these keys."""
        kept = {key: entry for key, entry in self.entries.items() if key not in keys}
        return replace(self, entries=kept)


Node = Scalar | Listing | Facts


def reached(node: Located, steps: tuple[Step, ...]) -> tuple[Located, Scalar | None]:
    """The innermost node on a path, with its key if it has one; absent steps are passed over.

    pydantic puts steps of its own into a location (the tag of a union, `[key]`), so a step that
    is not there says nothing about the next one.
    """
    name: Scalar | None = None
    for step in steps:
        if isinstance(node, Facts) and isinstance(step, str) and step in node.entries:
            entry = node.entries[step]
            node, name = entry.value, entry.key
        elif isinstance(node, Listing) and isinstance(step, int) and 0 <= step < len(node.items):
            node, name = node.items[step], None
    return node, name


def values(node: Node | None, *path: str) -> Iterator[Node]:
    """The values at the end of a path of keys, through every item of the lists on the way."""
    match node:
        case None:
            return
        case _ if not path:
            yield node
        case Listing(items=items):
            for item in items:
                yield from values(item, *path)
        case Facts():
            yield from values(node.get(path[0]), *path[1:])


def leaves(node: Node | None) -> Iterator[Scalar]:
    """All scalars inside a value, in order."""
    match node:
        case Scalar():
            yield node
        case Listing(items=items):
            for item in items:
                yield from leaves(item)
        case Facts(entries=entries):
            for entry in entries.values():
                yield from leaves(entry.value)


def value_of(node: Node) -> object:
    """A node as plain dicts and lists whose texts are `Written`, and None for nothing."""
    match node:
        case Facts():
            return {key: value_of(entry.value) for key, entry in node.entries.items()}
        case Listing():
            return [value_of(item) for item in node.items]
        case Scalar(text=None):
            return None
        case Scalar(text=text, plain=plain):
            return Written(text or "", plain=plain)


def scalar(text: str, at: Place, *, plain: bool = False) -> Scalar:
    """A text that stands, or is taken to stand, at a place."""
    starts = tuple((at.line + i, at.column if i == 0 else 1) for i in range(text.count("\n") + 1))
    return Scalar(text, plain, Passage(text, at.path, starts), at.width)
