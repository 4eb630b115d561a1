"""Facts to nodes: YAML composed strictly, every scalar as it is written, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kits.model.findings import Finding
from kits.model.places import Passage, Place
from kits.source import full_width
from kits.source.fact_mistakes import repeated_key, too_deep
from kits.source.file_mistakes import too_large
from kits.source.lines import Lines, Span, span
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar
from kits.source.problems import Problems
from kits.source.scalars import read_scalar
from kits.source.syntax import diagnosis
from kits.source.syntax_mistakes import special_character, unknown_escape, unreadable_facts

FACTS_LIMIT = 200_000
"""Characters; PyYAML reads some 100,000 in a second."""

DEPTH_LIMIT = 20
"""Levels of nesting; the formats need five."""


_NO_CHARACTER = re.compile(r"\\U(?!00(?:0|10))[0-9A-Fa-f]{8}")
"""The escape of a character that there is not; PyYAML takes it for a failure of its own."""


def read_nodes(path: str, text: str) -> tuple[Node | None, list[Finding]]:
    """The value that a YAML text says; None where it says nothing or cannot be relied upon."""
    if len(text) > FACTS_LIMIT:
        return None, [too_large(Place(path), len(text), FACTS_LIMIT)]
    lines = Lines(path, text)
    problems = Problems()
    composer = Composer(lines, problems)
    root = None
    try:
        root = composer.root()
    except yaml.MarkedYAMLError as failure:
        finding = diagnosis(lines, failure, composer.last)
        if problems.explains(finding.place.line):
            problems.broken = True
        else:
            problems.refuse(finding)
    except TooDeep:
        problems.refuse(too_deep(lines.place(composer.last), DEPTH_LIMIT))
    except (ValueError, OverflowError):
        # PyYAML checks neither the number in an escape nor that of a version.
        escape = _NO_CHARACTER.search(text, composer.last)
        if escape:
            problems.refuse(unknown_escape(lines.place(escape.start(), 10), escape[0]))
        else:
            problems.refuse(unreadable_facts(lines.place(composer.last)))
    silent = isinstance(root, Scalar) and root.text is None
    return (None if problems.broken or silent else root), problems.findings


class TooDeep(Exception):
    """Stops the composer before it runs out of stack."""


class Composer:
    """Nodes from PyYAML's events, which are made without recursion and without types."""

    def __init__(self, lines: Lines, problems: Problems) -> None:
        self.last = 0
        """Where the event begins that was read last, for a failure that knows no place."""
        self._lines = lines
        self._problems = problems
        self._brackets = 0
        """Those that are open."""
        self._events: Iterator[Event] = yaml.parse(lines.text, Loader=yaml.SafeLoader)

    def root(self) -> Node | None:
        """The only value of the text, or None where there is none."""
        self._next()
        if not isinstance(self._next(), DocumentStartEvent):
            return None
        node = self._node(self._next(), 0)
        self._next()
        if not isinstance(self._next(), StreamEndEvent):
            self._problems.refuse(unreadable_facts(self._lines.place(self.last)))
        return node

    def _next(self) -> Event:
        event = next(self._events)
        self.last = span(event)[0]
        if isinstance(event, CollectionStartEvent) and (event.flow_style or self._brackets):
            self._brackets += 1
        elif isinstance(event, CollectionEndEvent) and self._brackets:
            self._brackets -= 1
        return event

    def _at(self, event: Event, width: int = 1) -> Place:
        return self._lines.place(span(event)[0], width)

    def _written(self, first: Event, last: Event) -> str:
        return self._lines.text[span(first)[0] : span(last)[1]]

    def _whole(self, start: CollectionStartEvent, end: int) -> Span:
        return Span(span(start).start, end, bool(start.flow_style))

    def _node(self, event: Event, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            raise TooDeep
        if _is_marked(event):
            mark = self._written(event, event)[:1]
            self._problems.refuse(special_character(self._at(event), mark))
        match event:
            case MappingStartEvent():
                if self._lines.text.startswith("{{", span(event)[0]):
                    return self._skipped_print(event)
                return self._mapping(event, depth + 1)
            case SequenceStartEvent():
                return self._sequence(event, depth + 1)
            case ScalarEvent():
                return read_scalar(self._lines, event, self._problems, self._brackets > 0)
        return self._empty(event)

    def _empty(self, event: Event) -> Scalar:
        at = self._lines.position(span(event)[0])
        return Scalar(None, True, Passage("", self._lines.path, (at,)), span=span(event))

    def _skipped_print(self, event: MappingStartEvent) -> Scalar:
        """A bare `{{ name }}`, which YAML takes for a mapping in a mapping."""
        self._problems.refuse(special_character(self._at(event, 2), "{{"))
        depth = 1
        while depth:
            inner = self._next()
            depth += isinstance(inner, CollectionStartEvent)
            depth -= isinstance(inner, CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                raise TooDeep
        return self._empty(event)

    def _mapping(self, start: MappingStartEvent, depth: int) -> Facts:
        entries: dict[str, Entry] = {}
        end = span(start).end
        while not isinstance(event := self._next(), MappingEndEvent):
            name, key = self._key(event, depth)
            value = self._node(self._next(), depth)
            end = _end(value)
            if name in entries:
                self._problems.mend(repeated_key(key.here, name, entries[name].key.here))
            else:
                entries[name] = Entry(key, value)
        first = next(iter(entries.values()), None)
        whole = self._whole(start, span(event).end if start.flow_style else end)
        return Facts(entries, first.key.here if first else self._at(start), whole)

    def _key(self, event: Event, depth: int) -> tuple[str, Scalar]:
        """A key's name and itself; it has to be a text, but `null` is as good a name as any."""
        written = self._written(event, event)
        key = self._node(event, depth)
        if not isinstance(key, Scalar):
            self._problems.refuse(special_character(self._at(event), written[:1]))
            return written, self._empty(event)
        if key.text is None and not written:
            self._problems.refuse(unreadable_facts(self._at(event)))
        at = self._lines.position(span(event)[0])
        if slip := full_width.in_key(Passage(written, self._lines.path, (at,))):
            self._problems.refuse(slip)
        return (written if key.text is None else key.text), key

    def _sequence(self, start: SequenceStartEvent, depth: int) -> Listing:
        items: list[Node] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            item = self._node(event, depth)
            if start.flow_style and (slip := full_width.in_brackets(item)):
                self._problems.refuse(slip)
            items.append(item)
        written = self._written(start, event) if start.flow_style else "-"
        whole = self._whole(start, span(event).end if start.flow_style else _end(items[-1]))
        return Listing(tuple(items), self._at(start, len(written.partition("\n")[0])), whole)


def _end(node: Node) -> int:
    """Where the last value of a block ends, and the block with it."""
    assert node.span is not None, "every value of a file of facts has its stretch"
    return node.span.end


def _is_marked(event: Event) -> bool:
    """Whether it is a reference or bears a tag: to an operator, `*` and `!` are emphasis."""
    if isinstance(event, AliasEvent):
        return True
    if not isinstance(event, NodeEvent):
        return False
    return event.anchor is not None or getattr(event, "tag", None) is not None
