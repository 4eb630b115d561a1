"""An operator's words: brackets around them where a dialect has no marks, or styles off."""

from __future__ import annotations

from collections.abc import Sequence

from kits.channels.nodes import STYLED, Image, Inline, Message, Text, Url
from kits.channels.parsing import walk
from kits.channels.rows import Row, merged


def typed(message: Message) -> str:
    """All running text of an operator's message."""
    words: list[str] = []
    for node in walk(message.blocks):
        match node:
            case Text(text):
                words.append(text)
            case Image(caption=caption):
                words.append(caption)
    return " ".join(words)


def unstyled(children: Sequence[Inline]) -> tuple[Inline, ...]:
    """The nodes without Strong, Emphasis and Strike around them."""
    flat: list[Inline] = []
    for node in children:
        flat += unstyled(node.children) if isinstance(node, STYLED) else (node,)
    return tuple(flat)


def kept_indent(text: str) -> str:
    """The text at the start of a line; ordinary spaces would be lost there, or make it code."""
    words = text.lstrip(" ")
    indent = "\u00a0" * (len(text) - len(words))
    return indent + words if words else indent[1:] + " " * (len(text) > 1)


def enclosed(row: Row, opening: str, closing: str) -> Row:
    """The line between brackets, clear of an address at its edges.

    One that is nothing but an address stays as it is.
    """
    if len(row) == 1 and isinstance(row[0], Url):
        return row
    left = " " if opening and isinstance(row[0], Url) else ""
    right = " " if closing and isinstance(row[-1], Url) else ""
    return merged([Text(opening + left), *row, Text(right + closing)])


def quoted(lines: Sequence[Row]) -> list[Row]:
    """The lines between 「 and 」."""
    words = [
        number
        for number, row in enumerate(lines)
        if row and not (len(row) == 1 and isinstance(row[0], Url))
    ]
    return [
        enclosed(row, "「" * (number == words[0]), "」" * (number == words[-1]))
        if number in words
        else row
        for number, row in enumerate(lines)
    ]
