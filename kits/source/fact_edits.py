"""Keys, values and items of facts put in, replaced and taken out, as the operator writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from itertools import takewhile
from textwrap import indent
from typing import Self

from kits.model.places import Place
from kits.source.documents import read_document
from kits.source.edits import Edit, Original, taken_out
from kits.source.facts import read_nodes
from kits.source.lines import Lines, Span, quoted
from kits.source.nodes import Facts, Listing, Node, Scalar, leaves


class FactsText(Original):
    """A document under edit: its text, and the facts above it with where each is written."""

    def __init__(self, path: str, data: bytes, facts: Facts) -> None:
        """`facts` are what was read of these bytes."""
        super().__init__(path, data)
        self.facts = facts

    @classmethod
    def read(cls, path: str, data: bytes) -> Self | None:
        """The document of a file; None where its facts cannot be relied upon."""
        document, _ = read_document(path, data)
        return None if document is None else cls(path, data, document.facts)

    def within(self, facts: Facts) -> Self:
        """The same text, whose keys are those of facts inside: of an item of a list."""
        inside = copy(self)
        inside.facts = facts
        return inside

    @property
    def in_braces(self) -> bool:
        """Whether the keys stand between braces, and not each on a line of its own."""
        return _span(self.facts).bracketed

    def leaf_at(self, place: Place) -> Scalar | None:
        """The value that stands at a place among the facts."""
        at = self.offset(place)
        inside = (leaf for leaf in leaves(self.facts) if leaf.span and leaf.span.covers(at))
        return next(inside, None)

    def put(self, key: str, text: str, *, after: str) -> Edit:
        """A value for a key, as it is written: in its place, or below another key."""
        entry = self.facts.entries.get(key)
        if entry is not None:
            span = _span(entry.value)
            return Edit(span, text if span.start < span.end else f" {text}")
        return self.put_below(f"{key}: {text}", after=after)

    def put_below(self, lines: str, *, after: str) -> Edit:
        """One more key with its value below another; in braces beside it, and then on one line."""
        entry = self.facts.entries[after]
        end = _span(entry.value).end
        if self.in_braces:
            return Edit(Span(end, end), f", {lines}")
        return self._below(end, indent(lines, " " * len(self._before(_span(entry.key).start))))

    def added(self, key: str, items: Sequence[str], *, after: str) -> Iterator[Edit]:
        """More items for the list of a key, each as it is written, in the form that the list has.

        A single value becomes the first of a list. Raises `ValueError` for a single value that
        stands in lines of its own.
        """
        value = self.facts.get(key)
        start, end, bracketed = _span(value) if value else Span(0, 0)
        if value is None or start == end:
            yield self.put(key, f"[{', '.join(items)}]", after=after)
        elif isinstance(value, Listing) and bracketed:
            at = _span(value.items[-1]).end if value.items else start + 1
            yield Edit(Span(at, at), (", " if value.items else "") + ", ".join(items))
        elif isinstance(value, Listing):
            margin = " " * len(self._before(start))
            yield self._below(end, "\n".join(f"{margin}- {item}" for item in items))
        elif self.position(start)[0] == self.position(end)[0]:
            yield Edit(Span(start, start), "[")
            yield Edit(Span(end, end), f", {', '.join(items)}]")
        else:
            raise ValueError(f"the value of {key} is no list")

    def listed(self, key: str, items: Sequence[str], *, after: str) -> Iterator[Edit]:
        """More items for the list of a key; a list that begins with them has a line for each.

        Raises `ValueError` as `added` does.
        """
        if self.in_braces or self.facts.get(key) is not None:
            yield from self.added(key, items, after=after)
        else:
            lines = "\n".join(f"  - {item}" for item in items)
            yield self.put_below(f"{key}:\n{lines}", after=after)

    def margin(self, key: str) -> str | None:
        """What stands before each item of the list of a key; None where they are in brackets."""
        value = self.facts.get(key)
        if value is None:
            return None if self.in_braces else "  "
        start, _, bracketed = _span(value)
        return None if bracketed else " " * len(self._before(start))

    def without(self, gone: Collection[Node]) -> Iterator[Edit]:
        """Values out, each with its key, or as an item of its list.

        A list that is left empty goes with its key as well.
        """
        if gone:
            yield from self._without(self.facts, frozenset(map(_span, gone)))

    def _without(self, node: Node, gone: Collection[Span]) -> Iterator[Edit]:
        """What is wanted out of a value that stays itself."""
        if isinstance(node, Scalar):
            return
        parts = (
            [(entry.key, entry.value) for entry in node.entries.values()]
            if isinstance(node, Facts)
            else [(item, item) for item in node.items]
        )
        leaving = [_is_gone(value, gone) for _, value in parts]
        for (_, value), is_leaving in zip(parts, leaving, strict=True):
            if not is_leaving:
                yield from self._without(value, gone)
        spans = [Span(_span(first).start, _span(last).end) for first, last in parts]
        if _span(node).bracketed:
            yield from taken_out(spans, leaving)
            return
        margin = "-" if isinstance(node, Listing) else ""
        alone = [self._before(span.start).strip() == margin for span in spans]
        beside = 0 if all(alone[:1]) else len(list(takewhile(bool, leaving)))
        yield from taken_out(spans[: beside + 1], [True] * beside + [False])
        for place in range(beside, len(spans)):
            if leaving[place] and alone[place]:
                yield Edit(self.whole_lines(spans[place]), "")
            elif leaving[place]:
                yield Edit(Span(spans[place - 1].end, spans[place].end), "")

    def _below(self, offset: int, lines: str) -> Edit:
        end = offset + len(self.rest_of_line(offset))
        return Edit(Span(end, end), f"\n{lines}")

    def _before(self, offset: int) -> str:
        """What stands before a character on its line."""
        line, column = self.position(offset)
        return self.line(line)[: column - 1]


def replaced(text: Lines, old: Scalar, value: str) -> Edit:
    """Another text for a value, in quotes like its own where it has some."""
    span = _span(old)
    before = text.text[span.start : span.end]
    if before[:1] == "'" and not re.search(r"[\r\n]", value):
        new = "'" + value.replace("'", "''") + "'"
    elif before[:1] == '"' or not _reads(value, f"[{value}]" if span.bracketed else value):
        new = json.dumps(value, ensure_ascii=False)
    else:
        new = value
    if not before:
        mark = text.text[span.start - 1]
        new = f" {new}" if mark in ":-" else new if mark.isspace() else f": {new}"
    return Edit(span, new)


def written(text: str) -> str:
    """A text on one line as the value of a key: as it is where it reads back, or quoted."""
    line = " ".join(text.split())
    return line if _reads(line, line) else quoted(line)


def _is_gone(node: Node, gone: Collection[Span]) -> bool:
    """Whether a value is to go, or all that it lists."""
    if _span(node) in gone:
        return True
    items = node.items if isinstance(node, Listing) else ()
    return bool(items) and all(_is_gone(item, gone) for item in items)


def _reads(value: str, written: str) -> bool:
    """Whether what is written is read as this text, or as a list of it alone."""
    node, findings = read_nodes("", f"key: {written}")
    said = node.get("key") if isinstance(node, Facts) else None
    if isinstance(said, Listing) and len(said.items) == 1:
        said = said.items[0]
    return not findings and isinstance(said, Scalar) and said.text == value


def _span(node: Node) -> Span:
    assert node.span is not None, "it stands in a file of facts"
    return node.span
