"""The block marks of a message, as one block processor of Python-Markdown.

It reads line by line, since in chat text a line break is a line break: a list may begin right
after a line and ends with its last item, a quote ends with its last `> `, and whether a blank line
stood before a block is kept (attribute `gap`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from kits.channels.backslashes import settled
from kits.channels.costs import check_paragraph
from kits.channels.inline_marks import stashed

DEEPEST = 8
"""Lists and quotes nested deeper than this stay text."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3}(?!~))([^`]*)")
"""More than three tildes are a line to look at, as in `~~~~~~`."""
_HEADING = re.compile(r" {0,3}(#{1,6}) +(\S.*?)(?: +#+)? *")
ESCAPED_END = re.compile(r"(?<= )\\#\Z")
"""A `#` that would have closed a heading."""
_RULE = re.compile(r" {0,3}([*-])(?: *\1){2,} *")
_QUOTE = re.compile(r" {0,3}>(?: (.*))?")
_ITEM = re.compile(r"( {0,3})(?:([-*+])|([0-9]{1,9})\.)( +)(\S.*)")
DELIMITERS = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED_PIPE = re.compile(r"\\\|")

Closers = dict[str, int]
"""The longest closing fence to come, by its character."""


class Blocks(BlockProcessor):
    """All block marks; it takes the whole text in one go."""

    def __init__(self, parser: BlockParser, *, chain: bool) -> None:
        super().__init__(parser)
        self.chain = chain

    def test(self, parent: Element, block: str) -> bool:
        """Always: what is no other block is a paragraph."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read everything into the parent."""
        lines = "\n\n".join(blocks).split("\n")
        blocks.clear()
        _Lines(lines, chain=self.chain).read(parent)


class _Lines:
    """The lines of one container: the message, a quote, or a list's item."""

    def __init__(self, lines: Sequence[str], depth: int = 0, chain: bool = False) -> None:
        self.lines = lines
        self.depth = depth
        self.chain = chain
        self.closers = closing_fences(lines)

    def read(self, parent: Element) -> None:
        at, gap = 0, False
        while at < len(self.lines):
            if not self.lines[at].strip():
                at, gap = at + 1, True
                continue
            element, at = self.block(at)
            if gap and len(parent):
                element.set("gap", "1")
            parent.append(element)
            gap = False

    def block(self, at: int) -> tuple[Element, int]:
        """The block that begins at this line, and the line behind it."""
        line = self.lines[at]
        if end := self.fence_end(at):
            pre = Element("pre")
            pre.text = AtomicString("\n".join(self.lines[at + 1 : end - 1]))
            return pre, end
        if found := _HEADING.fullmatch(line):
            words = ESCAPED_END.sub(stashed("#"), found[2])
            return _inline(f"h{len(found[1])}", words), at + 1
        if _RULE.fullmatch(line):
            return Element("hr"), at + 1
        if self.is_quote(at):
            return self.quote(at)
        if self.item(at):
            return self.list(at)
        if self.is_table(at):
            return self.table(at)
        end = at + 1
        while end < len(self.lines) and self.lines[end].strip() and not self.begins(end):
            end += 1
        return _inline("p", "\n".join(line.rstrip() for line in self.lines[at:end])), end

    def begins(self, at: int) -> bool:
        """Whether a block other than a paragraph begins here."""
        line = self.lines[at]
        return bool(
            _HEADING.fullmatch(line)
            or _RULE.fullmatch(line)
            or self.item(at)
            or self.is_quote(at)
            or self.is_table(at)
            or self.fence_end(at)
        )

    def fence_end(self, at: int) -> int | None:
        """The line behind the closing fence; a fence that nothing closes is text."""
        return fence_end(self.lines, self.closers, at)

    def is_quote(self, at: int) -> bool:
        found = self.depth < DEEPEST and _QUOTE.fullmatch(self.lines[at])
        return bool(found and found[1] and found[1].strip())

    def quote(self, at: int) -> tuple[Element, int]:
        inner = []
        while at < len(self.lines) and (found := _QUOTE.fullmatch(self.lines[at])):
            inner.append(found[1] or "")
            at += 1
        quote = Element("blockquote")
        _Lines(inner, self.depth + 1, self.chain).read(quote)
        return quote, at

    def item(self, at: int) -> re.Match[str] | None:
        found = _ITEM.fullmatch(self.lines[at]) if self.depth < DEEPEST else None
        if not found or (self.chain and found[3]) or _RULE.fullmatch(self.lines[at]):
            return None
        return found

    def list(self, at: int) -> tuple[Element, int]:
        first = self.item(at)
        assert first
        numbered = first[3] is not None
        element, gap = Element("ol" if numbered else "ul"), False
        while at < len(self.lines) and (found := self.item(at)):
            if (found[3] is not None) != numbered:
                break
            end = self.item_end(at, len(found[1]))
            inner = _dedented(self.lines[at + 1 : end])
            item = SubElement(element, "li", number=found[3] or "", gap="1" if gap else "")
            _Lines([found[5], *inner], self.depth + 1, self.chain).read(item)
            at = self.next_line(end)
            gap = at > end
            if gap and at < len(self.lines):
                follower = self.item(at)
                if not follower or (follower[3] is not None) != numbered:
                    return element, end
        return element, at

    def item_end(self, at: int, indent: int) -> int:
        """The line behind an item: what is indented under it belongs to it."""
        end = at + 1
        while end < len(self.lines):
            inside = self.next_line(end)
            if inside == len(self.lines) or _indent(self.lines[inside]) < indent + 2:
                break
            end = inside + 1
        return end

    def next_line(self, at: int) -> int:
        """The first line from here on that is not blank."""
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at

    def is_table(self, at: int) -> bool:
        return (
            "|" in self.lines[at]
            and at + 2 < len(self.lines)
            and "|" in self.lines[at + 1]
            and "|" in self.lines[at + 2]
            and bool(DELIMITERS.fullmatch(self.lines[at + 1]))
            and len(cells_of(self.lines[at])) == len(cells_of(self.lines[at + 1]))
        )

    def table(self, at: int) -> tuple[Element, int]:
        table = Element("table")
        columns = len(cells_of(self.lines[at]))
        end = at
        beyond: list[str] = []
        while end < len(self.lines) and "|" in self.lines[end]:
            if end != at + 1:
                row = SubElement(table, "tr")
                cells = cells_of(self.lines[end])
                for cell in (cells + [""] * columns)[:columns]:
                    row.append(_cell(cell))
                beyond += filter(None, cells[columns:])
            end += 1
        table.set("beyond", "\n".join(beyond))
        return table, end


def _inline(tag: str, text: str) -> Element:
    check_paragraph(text)
    element = Element(tag)
    element.text = settled(text, begins_block)
    return element


def fence_end(lines: Sequence[str], closers: Sequence[Closers], at: int) -> int | None:
    """The line behind a fence that opens at this one; None where none does."""
    opening = _FENCE.fullmatch(lines[at])
    if not opening or closers[at + 1].get(opening[1][0], 0) < len(opening[1]):
        return None
    for end in range(at + 1, len(lines)):
        closing = _FENCE.fullmatch(lines[end])
        if closing and closing[1].startswith(opening[1]) and not closing[2].strip():
            return end + 1
    return None


def begins_block(line: str) -> bool:
    """Whether a line by itself would be no paragraph."""
    return any(mark.fullmatch(line) for mark in (_HEADING, _RULE, _QUOTE, _ITEM))


def _cell(text: str) -> Element:
    """A cell, in which an escaped bar would otherwise have ended it."""
    return _inline("td", _ESCAPED_PIPE.sub(stashed("|"), text))


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table."""
    cells = [cell.strip() for cell in _PIPE.split(line.strip())]
    return cells[cells[0] == "" : len(cells) - (cells[-1] == "" and len(cells) > 1)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedented(lines: Sequence[str]) -> list[str]:
    """An item's lines without the indent of the first of them, four spaces at most."""
    indent = min(next((_indent(line) for line in lines if line.strip()), 0), 4)
    return [line[min(indent, _indent(line)) :] for line in lines]


def closing_fences(lines: Sequence[str]) -> list[Closers]:
    """For each line, the longest closing fence of each character from there on."""
    longest: list[Closers] = [{}]
    for line in reversed(lines):
        found = _FENCE.fullmatch(line)
        after = longest[-1]
        if found and not found[2].strip() and len(found[1]) > after.get(found[1][0], 0):
            after = {**after, found[1][0]: len(found[1])}
        longest.append(after)
    return longest[::-1]
