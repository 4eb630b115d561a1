"""Lines of nodes: where they end, and what stands beside an address in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kits.channels.nodes import Break, Inline, Text, Url

Row = list[Inline]
"""One line; without breaks, and with every address as a Url."""


class Edge:
    """Here a line ends, unless it just did."""


EDGE = Edge()
Item = Inline | Edge
_Some = TypeVar("_Some", bound=Inline | Edge)


def some_text(text: str) -> Iterator[Text]:
    """A text, unless it is empty."""
    if text:
        yield Text(text)


def split(stream: Iterable[Item]) -> Iterator[Row]:
    """The lines of a stream: one ends at each break, and at an edge unless it just did."""
    row: Row = []
    fresh = False
    for item in stream:
        if isinstance(item, Edge):
            if row := _stripped_end(row):
                yield row
            row, fresh = [], True
        elif isinstance(item, Break):
            if row or not fresh:
                yield _stripped_end(row)
            row, fresh = [], False
        else:
            if isinstance(item, Text) and fresh and not row:
                row.extend(some_text(item.text.lstrip()))
            elif item != Text(""):
                row.append(item)
    if row := _stripped_end(row):
        yield row


def _stripped_end(row: Row) -> Row:
    while row and isinstance(last := row[-1], Text):
        text = last.text.rstrip()
        if text:
            return [*row[:-1], Text(text)]
        row = row[:-1]
    return row


def spaced_out(row: Row) -> Row:
    """The line with an ASCII space between an address and what has none there."""
    spaced: Row = []
    for item in row:
        if spaced and (isinstance(item, Url) or isinstance(spaced[-1], Url)):
            edges = _words(spaced[-1])[-1:] + _words(item)[:1]
            if " " not in edges:
                spaced.append(Text(" "))
        spaced.append(item)
    return merged(spaced)


def _words(item: Inline) -> str:
    return item.text if isinstance(item, Text) else ""


def merged(row: Sequence[Inline]) -> Row:
    """The line with neighbouring texts as one."""
    return list(joined(row))


def joined(items: Iterable[_Some]) -> Iterator[_Some | Text]:
    """What is given, with neighbouring texts as one."""
    text = ""
    for item in items:
        if isinstance(item, Text):
            text += item.text
            continue
        yield from some_text(text)
        text = ""
        yield item
    yield from some_text(text)
