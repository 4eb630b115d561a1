"""Comments of HTML: a note among operators, which no reader is meant to see.

They are taken out as a text is read, so that no page, feed or search index can hold them. In code
they are code. A message has none: there `<!--` is pasted as it stands, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from kits.model.fences import fences
from kits.model.places import Passage
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar, leaves
from kits.source.passages import Seam, joined, part, trimmed

OPENING, CLOSING = "<!--", "-->"

_CODE_OR_COMMENT = re.compile(
    r"^(?P<fence> {0,3}(?:`{3,}|~{3,}))"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    rf"|(?P<comment>{OPENING})",
    re.MULTILINE | re.DOTALL,
)


def without_comments(passage: Passage) -> Passage:
    """The passage less its comments; a line that held nothing else goes with them."""
    stretches = list(_comments(passage.text))
    if not stretches:
        return passage
    text, seams, at = "", list[Seam](), 0
    for start, end in [*stretches, (len(passage.text), len(passage.text))]:
        kept = part(passage, at, start)
        for offset in (0, *(found.end() for found in re.finditer("\n", kept.text))):
            place = kept.place_of(offset)
            seams.append((len(text) + offset, place.line, place.column))
        text, at = text + kept.text, end
    return trimmed(joined(text, passage.path, seams), "\n")


def open_comment(text: str) -> int | None:
    """Where a comment begins that does not end; None where there is none."""
    begun = (start for start, end in _found(text) if end is None)
    return next(begun, None)


def uncommented(facts: Facts) -> Facts:
    """The facts less the comments in all their texts; a text that was nothing else is absent."""
    if not any(OPENING in (leaf.text or "") for leaf in leaves(facts)):
        return facts
    entries = {
        key: Entry(entry.key, _uncommented(entry.value)) for key, entry in facts.entries.items()
    }
    return replace(facts, entries=entries)


def _uncommented(node: Node) -> Node:
    match node:
        case Facts():
            return uncommented(node)
        case Listing():
            return replace(node, items=tuple(map(_uncommented, node.items)))
        case Scalar(text=str(text)) if OPENING in text:
            bare = without_comments(node.source)
            return replace(node, text=bare.text or None, where=bare)
    return node


def _comments(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _found(text):
        if end is not None:
            before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            after = len(text) if after < 0 else after
            alone = not text[before:start].strip() and not text[end:after].strip()
            yield (before, min(after + 1, len(text))) if alone else (start, end)


def _found(text: str) -> Iterator[tuple[int, int | None]]:
    """Where each comment begins and ends; the last may have no end."""
    if OPENING not in text:
        return
    at, ends = 0, _fences(text)
    while found := _CODE_OR_COMMENT.search(text, at):
        at = found.end()
        if found["fence"]:
            at = ends.get(found.start(), at)
        elif found["comment"]:
            closing = text.find(CLOSING, at)
            yield found.start(), closing + len(CLOSING) if closing >= 0 else None
            if closing < 0:
                return
            at = closing + len(CLOSING)


def _fences(text: str) -> dict[int, int]:
    """Where each fenced code ends, by where it begins."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return {starts[first]: starts[last + 1] - 1 for first, last in fences(lines)}
