"""Keys of facts put in and taken out, with the lines around them left as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import yaml
from yaml.error import Mark
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kits.edit.manuscripts import Manuscript
from kits.source.decoding import cleaned
from kits.source.documents import FactsHandler
from kits.source.lines import Lines


class FactEdits:
    """The facts of a document under edit, by where each of them begins and ends.

    `kits.source` knows where values begin; where a block ends, PyYAML's own nodes say. The
    document is one that `kits.source` has read: its facts are a mapping without references, and
    not too deep.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self._text = manuscript
        path = manuscript.lines.path
        # PyYAML stops at characters that kits.source reports and reads on.
        text, _ = cleaned(path, manuscript.text)
        facts, _ = FactsHandler(path).split(text)
        self._facts = Lines(path, facts)
        node = yaml.compose(facts, Loader=yaml.SafeLoader)
        assert isinstance(node, MappingNode), "the facts were read before"
        self._top = node

    def put(self, key: str, value: str, *, after: str) -> None:
        """Give a key a plain value, in its place, or on a line of its own after another key."""
        pairs = {name.value: (name, given) for name, given in reversed(self._top.value)}
        if key in pairs:
            name, given = pairs[key]
            start, end = self._start(given), self._end(given)
            space = "" if start < end else " "
            self._text.change(start, end, space + value)
            return
        name, given = pairs[after]
        end = self._end(given)
        if self._top.flow_style:
            self._text.change(end, end, f", {key}: {value}")
            return
        end += len(self._text.lines.rest_of_line(end))
        indent = " " * name.start_mark.column
        self._text.change(end, end, f"\n{indent}{key}: {value}")

    def add(self, key: str, items: Sequence[str], *, after: str) -> None:
        """Give the list of a key more items, each a plain value, written as the list is.

        A single value becomes the first of a list. Raises `ValueError` for a single value that
        stands in lines of its own.
        """
        given = next((value for name, value in self._top.value if name.value == key), None)
        start, end = (self._start(given), self._end(given)) if given is not None else (0, 0)
        if given is None or (isinstance(given, ScalarNode) and start >= end):
            self.put(key, f"[{', '.join(items)}]", after=after)
        elif isinstance(given, SequenceNode) and not given.flow_style:
            end += len(self._text.lines.rest_of_line(end))
            indent = " " * given.start_mark.column
            self._text.change(end, end, "".join(f"\n{indent}- {item}" for item in items))
        elif isinstance(given, SequenceNode):
            at = self._end(given.value[-1]) if given.value else start + 1
            self._text.change(at, at, (", " if given.value else "") + ", ".join(items))
        elif self._text.lines.position(start)[0] == self._text.lines.position(end)[0]:
            self._text.change(start, start, "[")
            self._text.change(end, end, f", {', '.join(items)}]")
        else:
            raise ValueError(f"the value of {key} is no list")

    def put_block(self, lines: str, *, after: str) -> None:
        """Give a key with its value, several lines as they are, below another key of a block."""
        assert not self._top.flow_style, "lines stand in no braces"
        given = next(value for name, value in self._top.value if name.value == after)
        end = self._end(given)
        end += len(self._text.lines.rest_of_line(end))
        self._text.change(end, end, f"\n{lines}")

    @property
    def is_block(self) -> bool:
        """Whether each key stands on a line of its own."""
        return not self._top.flow_style

    def take_out(self, *keys: str) -> None:
        """Take keys of the facts out, with their values."""
        self._take_out(self._top, keys)

    def take_out_below(self, parent: str, *keys: str) -> None:
        """Take keys out of every item of a list of blocks."""
        for name, given in self._top.value:
            if name.value == parent and isinstance(given, SequenceNode):
                for item in given.value:
                    if isinstance(item, MappingNode):
                        self._take_out(item, keys)

    def take_out_values(self, offsets: Collection[int]) -> None:
        """Take out the values that are written at these characters of the file.

        An item leaves its list; a list that is left empty leaves with its key, and so does the
        single value of a key.
        """
        if self._stretched(self._top, frozenset(offsets)):
            raise AssertionError("facts are never taken out as a whole")

    def _stretched(self, node: Node, offsets: frozenset[int]) -> bool:
        """Takes what is wanted out of a value; whether the value itself is to go."""
        if isinstance(node, ScalarNode):
            return any(self._start(node) <= at < self._end(node) for at in offsets)
        if isinstance(node, MappingNode):
            gone = [name.value for name, value in node.value if self._stretched(value, offsets)]
            if gone:
                self._take_out(node, gone)
            return False
        assert isinstance(node, SequenceNode), "YAML knows no other nodes"
        gone_items = [self._stretched(item, offsets) for item in node.value]
        if gone_items and all(gone_items):
            return True
        for start, end in self._items(node, gone_items):
            self._text.change(start, end, "")
        return False

    def _items(self, node: SequenceNode, gone: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """From where to where the items that go are written, and what parts them from others."""
        kept_before = False
        for place, item in enumerate(node.value):
            if not gone[place]:
                kept_before = True
            elif not node.flow_style:
                line = self._text.lines.position(self._start(item))[0]
                last = self._text.lines.position(self._end(item))[0]
                yield self._text.line_start(line), self._text.line_start(last + 1)
            elif kept_before:
                yield self._end(node.value[place - 1]), self._end(item)
            else:
                yield self._start(item), self._start(node.value[place + 1])

    def _take_out(self, mapping: MappingNode, keys: Collection[str]) -> None:
        for start, end in self._stretches(mapping, keys):
            self._text.change(start, end, "")

    def _stretches(self, mapping: MappingNode, keys: Collection[str]) -> Iterator[tuple[int, int]]:
        """From where to where each of the keys is written, and what parts it from the next."""
        kept_before = False
        for place, (name, value) in enumerate(mapping.value):
            if name.value not in keys:
                kept_before = True
                continue
            start, end = self._start(name), self._end(value)
            follower = mapping.value[place + 1][0] if place + 1 < len(mapping.value) else None
            if mapping.flow_style and kept_before:
                yield self._end(mapping.value[place - 1][1]), end
            elif not mapping.flow_style and self._stands_alone(start):
                line = self._text.lines.position(start)[0]
                last = self._text.lines.position(end)[0]
                yield self._text.line_start(line), self._text.line_start(last + 1)
            else:
                yield start, self._start(follower) if follower is not None else end

    def _stands_alone(self, start: int) -> bool:
        """Whether nothing stands before a key on its line."""
        line, column = self._text.lines.position(start)
        return not self._text.lines.line(line)[: column - 1].strip()

    def _start(self, node: Node) -> int:
        return self._offset(node.start_mark)

    def _end(self, node: Node) -> int:
        """Where the last character of a value ends; a block ends with its last value."""
        if isinstance(node, CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = self._offset(node.end_mark)
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            return len(self._text.text[:end].rstrip())
        return end

    def _offset(self, mark: Mark) -> int:
        line, column = self._facts.position(mark.index)
        return self._text.line_start(line) + column - 1
