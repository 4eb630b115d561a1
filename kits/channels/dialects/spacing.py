"""Where a run stands free enough to be one, for clients that read marks only beside some things.

Telegram for iPhone shows `**重要**：今晚` as it is written. So the mark behind the run moves
into it and a space follows, `**重要：** 今晚`, which the blank half of full-width punctuation
hides; so it is with an opening bracket before it. Between letters nothing can be put unseen:
there a run stays bare. Code takes nothing in, and has a space wherever it needs one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import chain, zip_longest
from typing import Literal

from kits.channels.nodes import STYLED, CodeSpan, Emphasis, Inline, Strike, Strong, Text
from kits.channels.rows import Row, merged

_OPENING = '（([{【「『《〈〔“‘"'
_CLOSING = '）)]}】」』》〉〕”’"，。：；！？、…～!?،؛؟।%％℃°'
_SPACED = "([{.,:;!?)]}"
"""ASCII beside which a space is nothing unusual."""

Free = Callable[[str], bool]
"""Whether a run may stand beside this; an empty text is the end of the line."""


def code_freed(row: Sequence[Inline], before: Free, after: Free) -> Row:
    """The line with a space beside code where the client needs one, since code has no bare form."""
    nodes, texts = _apart(row)
    last = len(nodes) - 1
    for place, node in enumerate(nodes):
        if isinstance(node, CodeSpan):
            if not (before(texts[place][-1:]) and (texts[place] or place == 0)):
                texts[place] += " "
            if not (after(texts[place + 1][:1]) and (texts[place + 1] or place == last)):
                texts[place + 1] = " " + texts[place + 1]
    return _woven(nodes, texts)


def freed(row: Sequence[Inline], before: Free, after: Free) -> Row:
    """The line with each run between what the client lets stand there.

    A run for which that would show stays where it is.
    """
    nodes, texts = _apart(row)
    last = len(nodes) - 1
    for place, node in enumerate(nodes):
        if isinstance(node, STYLED):
            ahead = _ahead(texts[place], place == 0, _edge(node, 0), before)
            behind = _behind(texts[place + 1], place == last, _edge(node, -1), after)
            if ahead and behind and ahead[1].count('"') == behind[0].count('"'):
                texts[place], opening = ahead
                closing, texts[place + 1] = behind
                inside = merged((Text(opening), *node.children, Text(closing)))
                nodes[place] = type(node)(tuple(inside))
    return _woven(nodes, texts)


def is_joined(char: str) -> bool:
    """Whether this is part of a word; what emoji end with is not."""
    return char not in "\ufe0f\u20e3" and (char.isalnum() or unicodedata.category(char)[0] in "MC")


def _apart(row: Sequence[Inline]) -> tuple[list[Inline], list[str]]:
    """All that is no text, and the texts around each of it."""
    nodes: list[Inline] = []
    texts = [""]
    for node in row:
        if isinstance(node, Text):
            texts[-1] += node.text
        else:
            nodes.append(node)
            texts.append("")
    return nodes, texts


def _woven(nodes: Sequence[Inline], texts: Sequence[str]) -> Row:
    woven = zip_longest(map(Text, texts), nodes)
    return merged([node for node in chain.from_iterable(woven) if node is not None])


def _edge(run: Strong | Emphasis | Strike, end: Literal[0, -1]) -> str:
    """The first or last character of a run, if that is typed."""
    return node.text[end] if isinstance(node := run.children[end], Text) else ""


def _ahead(text: str, alone: bool, first: str, before: Free) -> tuple[str, str] | None:
    """The text before a run, and what of it goes into the run; None where neither can be."""
    if not text or before(text[-1]):
        return text, ""
    kept = text.rstrip(_OPENING)
    moved = text[len(kept) :]
    last = kept[-1:]
    if not kept:
        return ("" if alone else " "), moved
    if before(last):
        return kept, moved
    if moved:
        return None if moved[0].isascii() and _is_latin(last) else (kept + " ", moved)
    in_number = last in ".,:" and kept[-2:-1].isdigit() and first.isdigit()
    hidden = first in _OPENING and not first.isascii()
    return (kept + " ", "") if hidden or not (in_number or _shows_space(last)) else None


def _behind(text: str, alone: bool, last: str, after: Free) -> tuple[str, str] | None:
    """What of the text behind a run goes into it, and the rest; None where neither can be."""
    if not text or after(text[0]):
        return "", text
    rest = text.lstrip(_CLOSING)
    moved = text.removesuffix(rest)
    if not rest:
        return moved, ("" if alone else " ")
    if after(rest[0]):
        return moved, rest
    if moved:
        tight = moved[-1].isascii() or moved[-1] == "’"
        return None if tight and _is_latin(rest[0]) else (moved, " " + rest)
    hidden = last in _CLOSING and not last.isascii()
    return ("", " " + rest) if hidden or not _shows_space(rest[0]) else None


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _shows_space(char: str) -> bool:
    """Whether a space beside this character would tear something apart."""
    if char.isascii():
        return char not in _SPACED
    return is_joined(char) or char in "’"
