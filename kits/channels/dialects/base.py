"""The writer that every dialect extends: blocks to lines, with each degradation in one place.

Left as it is, it writes plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from kits.channels.dialects.lines import CODE, HEADING, WHOLE_LINE, Line, LineWriter, Marks
from kits.channels.dialects.phrases import enclosed, quoted, unstyled
from kits.channels.escapes import Spot, full_width
from kits.channels.layout import rows
from kits.channels.looks import Look
from kits.channels.nodes import (
    Block,
    Code,
    CodeSpan,
    Emphasis,
    Heading,
    Image,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from kits.channels.parsing import running_text, spoken
from kits.channels.rows import Row
from kits.model.sentinels import KEEP, KEPT

_TAGS: Marks = {Strong: "b", Emphasis: "i", Strike: "s", CodeSpan: "code"}
_FENCES = re.compile("`{3,}")


class Writer(LineWriter):
    """Writes one message for one channel and locale."""

    look: ClassVar[Look | None] = None
    """What a client makes of a pasted text; without, it shows the text as it is."""
    headings: ClassVar[int] = 0
    """How many levels of headings are live, behind `#`."""
    lists: ClassVar[bool] = False
    """An item behind `- ` is live at the start of a line."""
    hanging: ClassVar[bool] = False
    """So it is in every depth, where all of an item is indented as far as its first words."""
    fences: ClassVar[bool] = False
    """Code stands between fences."""
    quote_mark: ClassVar[str | None] = None
    """What begins each line of a live quote."""

    def __init_subclass__(cls) -> None:
        """A look knows what the dialect says of itself."""
        if cls.look:
            cls.look = replace(
                cls.look,
                runs={mark: _TAGS[kind] for kind, mark in cls.marks.items()},
                headings=cls.headings,
                quotes=cls.quote_mark is not None,
                lists=cls.lists,
                fences=cls.fences,
                links=cls.labels,
            )

    @classmethod
    def shown(cls, text: str) -> str | None:
        """HTML of a pasted text as a client shows it; None of a dialect that has no look."""
        return cls.look.html(text) if cls.look else None

    @classmethod
    def quotes_live(cls) -> bool:
        """Whether a quote is shown as one."""
        return cls.quote_mark is not None

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[Line]:
        """The lines of some blocks, apart as the operator set them apart."""
        lines: list[Line] = []
        for block in blocks:
            written = self.block(block, depth)
            if lines and written and block.gap:
                lines.append([])
            lines += written
        return lines

    def block(self, block: Block, depth: int) -> list[Line]:
        """The lines of one block; `depth` counts the lists around it."""
        match block:
            case Paragraph():
                return self.paragraph(block.children)
            case Heading():
                return self.heading(block)
            case List():
                return self.items(block, depth)
            case Quote():
                return self.quote(block, depth)
            case Code():
                return self.code(block)
            case Table():
                return self.table(block)
            case Image():
                return self.image(block)
            case Rule():
                return self.rule()

    def paragraph(self, children: Sequence[Inline], around: Spot = WHOLE_LINE) -> list[Line]:
        """The operator's lines, and the addresses that follow them."""
        lines, below = rows(children, self.layout)
        return [self.line(row, around) for row in (*lines, *below)]

    def heading(self, heading: Heading) -> list[Line]:
        """Live, or a bold line; in plain Chinese text 【…】, elsewhere the line."""
        if heading.level <= self.headings:
            lines = self.paragraph(unstyled(heading.children), HEADING)
            return each_whole(prefixed(lines, "#" * heading.level + " ", ""))
        if Strong in self.marks:
            return self.paragraph([Strong(unstyled(heading.children))])
        headings, below = rows(heading.children, self.layout)
        if self.chinese and "【" not in spoken(heading.children):
            headings = [enclosed(row, "【", "】") for row in headings]
        return [self.line(row) for row in (*headings, *below)]

    def items(self, block: List, depth: int) -> list[Line]:
        """Items with a bullet or their numbers; a list inside a list is indented.

        Where lists are live the client counts, so other numbers than it would show are text.
        """
        if self.hanging and not block.counts:
            return self.blocks(block.spelled_out, depth)
        lines: list[Line] = []
        for place, item in enumerate(block.items):
            if place in block.gaps:
                lines.append([])
            lead = f"{block.numbers[place]}. " if block.numbers else self.bullet(depth)
            under = " " * len(lead) if self.hanging else ""
            lines += prefixed(self.blocks(item, depth + 1), lead, under)
        return prefixed(lines, "  ", "  ") if depth and not self.hanging else lines

    def bullet(self, depth: int) -> str:
        """What begins an item without a number."""
        live = self.lists and (self.hanging or not depth)
        return "- " if live else self.ways.bullet

    def quote(self, quote: Quote, depth: int) -> list[Line]:
        """Behind marks where they are live; in Chinese between 「 and 」; elsewhere indented."""
        if self.quote_mark is not None:
            inner = self.blocks(quote.blocks, depth)
            mark = self.quote_mark
            return each_whole(prefixed(inner, mark, mark, mark.rstrip()))
        if not self.chinese or not all(isinstance(block, Paragraph) for block in quote.blocks):
            return prefixed(self.blocks(quote.blocks, depth), "  ", "  ")
        lines: list[Row] = []
        below: list[Row] = []
        for block in quote.blocks:
            assert isinstance(block, Paragraph)
            said, addresses = rows(block.children, self.layout)
            lines += [[], *said] if lines and block.gap else said
            below += addresses
        return [self.line(row) for row in (*quoted(lines), *below)]

    def code(self, code: Code) -> list[Line]:
        """Verbatim, perhaps between fences."""
        if self.fences:
            return self.fenced(code)
        return [self.line(running_text(line), CODE) for line in code.text.split("\n")]

    def table(self, table: Table) -> list[Line]:
        """`column: value` lines, a blank line between rows of several columns."""
        lines: list[Line] = []
        for row in table.rows:
            if lines and len(table.header) > 1:
                lines.append([])
            for column, cell in zip(table.header, row, strict=True):
                label = (*column, Text(self.colon)) if column else ()
                lines += self.paragraph((*label, *cell)) if cell else []
        return lines

    def image(self, image: Image) -> list[Line]:
        """Its caption; the file is attached by hand."""
        return self.paragraph(running_text(image.caption)) if image.caption else []

    def rule(self) -> list[Line]:
        """Three dashes; most chat clients have no line to draw."""
        return [["———"]]

    def fenced(self, code: Code) -> list[Line]:
        """A block between fences, which only three ticks in a row could end."""
        lines = [list(self.verbatim(line, _fence_kept)) for line in code.text.split("\n")]
        return kept_whole([["```"], *lines, ["```"]])


def prefixed(lines: Sequence[Line], first: str, rest: str, blank: str | None = None) -> list[Line]:
    """The lines with what begins the first one, the others, and (if given) blank ones."""
    written: list[Line] = []
    for number, line in enumerate(lines or [[]]):
        if line:
            written.append([rest if number else first, *line])
        else:
            written.append([blank] if blank else [])
    return written


def kept_whole(lines: list[Line]) -> list[Line]:
    """The lines as a block that no part of a split text may end in."""
    kept = [list(line) for line in lines]
    kept[0].insert(0, KEEP)
    kept[-1].append(KEPT)
    return kept


def each_whole(lines: list[Line]) -> list[Line]:
    """The lines, each with what begins it, which the rest of it could not do without."""
    return [kept_whole([line])[0] if line else line for line in lines]


def _fence_kept(text: str) -> str:
    return _FENCES.sub(lambda ticks: full_width(ticks[0]), text)
