"""Keys of facts put in and taken out, with the lines around them left as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import yaml
from yaml.error import Mark
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kits.edit.manuscripts import Manuscript
from kits.source.decoding import cleaned
from kits.source.documents import FactsHandler
from kits.source.lines import Lines


class Facts:
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
