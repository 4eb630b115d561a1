"""The writer that every dialect extends: blocks to lines, with each degradation in one place.

Left as it is, it writes plain text.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import ClassVar

from kits.channels.channel import Channel, is_chinese
from kits.channels.characters import clean_value, holds_right_to_left, is_right_to_left, isolated
from kits.channels.dialects.phrases import enclosed, quoted, typed, unstyled
from kits.channels.escapes import ESCAPES, Escapes, Spot, full_width
from kits.channels.layout import Layout, Row, rows
from kits.channels.nodes import (
    Block,
    Break,
    Code,
    CodeSpan,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Message,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Url,
    Value,
)
from kits.channels.parsing import running_text, spoken
from kits.channels.patterns import Inside, Piece, Slot, Solid, Styled
from kits.channels.urls import UrlValue, encode_part, encode_tokenised, encode_url
from kits.model.sentinels import KEEP, KEPT, UNKNOWN, VALUE

Line = list[Piece]
"""One line of the text; a blank one is empty."""

Marks = Mapping[type[Inline], str]
WHOLE_LINE = Spot()
HEADING = Spot(numbered=True)
"""Behind the marks of a live heading, where no list begins."""
CODE = Spot(code=True)
LABEL = Spot(before=UNKNOWN, after=UNKNOWN, starts=False, label=True)
NO_MARKS: Marks = MappingProxyType({})
_JOINING_BEFORE = (*string.ascii_letters, *string.digits, *"#@$/=&?_%~\\")
_JOINING_BEHIND = (*string.ascii_letters, *string.digits, *"/=&_@%")
_FENCES = re.compile("`{3,}")


class Writer:
    """Writes one message for one channel and locale."""

    marks: ClassVar[Marks] = NO_MARKS
    """What stands on both sides of Strong, Emphasis, Strike and CodeSpan, where they are live."""
    labels: ClassVar[bool] = False
    """A link shows its label alone."""
    nested: ClassVar[bool] = True
    """A run may hold others, and code."""
    hanging: ClassVar[bool] = False
    """Lists are live, so that all of an item is indented as far as its first words."""
    quote_mark: ClassVar[str | None] = None
    """What begins each line of a live quote."""
    lone: str = ""
    """Marks that can pair with nothing, since the message holds no second one."""

    def __init__(self, channel: Channel, locale: str, message: Message) -> None:
        self.channel = channel
        self.chinese = is_chinese(locale)
        self.chain = message.chain
        self.right_to_left = is_right_to_left(typed(message))
        self.escapes: Escapes = ESCAPES[channel.dialect]
        self.colon = "：" if self.chinese else ": "
        self.layout = Layout(
            frozenset(self.marks),
            labels=self.labels,
            url_lines=channel.url_lines,
            colon=self.colon,
            nested=self.nested,
        )

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
        """A bold line; in plain Chinese text 【…】, elsewhere the line."""
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
        return self.channel.bullet

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
        """Verbatim."""
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

    def line(self, row: Sequence[Inline], around: Spot = WHOLE_LINE) -> Line:
        """The pieces of a line, or of a part with something around it, each for its place."""
        line: Line = []
        whole = around.line or _outline(row)
        live = around.live or "".join(self.live(row))
        starts = around.starts
        for place, node in enumerate(row):
            spot = Spot(
                line=whole,
                before=_last(row[place - 1]) if place else around.before,
                after=_first(row[place + 1]) if place + 1 < len(row) else around.after,
                starts=starts,
                numbered=self.chain or around.numbered,
                label=around.label,
                live=live,
                lone=self.lone,
                code=around.code,
            )
            line += self.piece(node, spot)
            starts = starts and isinstance(node, Text) and node.text.isspace()
        return line

    def live(self, row: Iterable[Inline]) -> Iterator[str]:
        """The marks of the runs on a line."""
        for node in row:
            yield self.marks.get(type(node), "")
            yield from self.live(getattr(node, "children", ()))

    def piece(self, node: Inline, spot: Spot) -> Line:
        """What one node becomes, given what stands beside it."""
        match node:
            case Text(text):
                return [self.text(text, spot)]
            case Value(number):
                return [self.slot(number, spot)]
            case Url(target):
                return self.address(target, self.escapes.url)
            case CodeSpan(text):
                return self.code_span(text, spot)
            case Link():
                return [self.link(node)]
            case Strong() | Emphasis() | Strike():
                pieces = tuple(self.line(node.children, within(spot)))
                return [Styled(pieces, self.marking(type(node)))]
            case Break() | Image():
                raise AssertionError("layout leaves no breaks and images in a line")

    def text(self, text: str, spot: Spot) -> str:
        """The operator's text with its escapes."""
        return (self.escapes.value if spot.label else self.escapes.text)(text, spot)

    def slot(self, number: int, spot: Spot) -> Slot:
        """A blank for a value in running text: cleaned, escaped, isolated where directions meet."""
        around = (self.right_to_left or holds_right_to_left(spot.line)) and not _is_joined(spot)
        isolates = self.channel.isolates and not spot.code

        def written(value: str) -> str:
            value = clean_value(value)
            escaped = self.escapes.value(value, spot)
            return isolated(value, escaped, around=around) if isolates else escaped

        return Slot(number, written)

    def address(self, target: str, write: Callable[[str], str]) -> Line:
        """An address, encoded; `write` is the dialect's last word on it."""
        line: Line = []
        for part in encode_tokenised(target):
            if isinstance(part, UrlValue):
                line.append(Slot(part.number, _whole(write) if part.whole else _part))
            else:
                line.append(write(part))
        return line

    def code_span(self, text: str, spot: Spot) -> Line:
        """Between its marks, or verbatim."""
        mark = self.marks.get(CodeSpan)
        if mark is None:
            return self.line(running_text(text), replace(spot, code=True))
        return self.between(mark, self.verbatim(text), mark)

    def between(self, opening: str, content: Iterable[Piece], closing: str) -> Line:
        """Content that no run may take anything from."""
        return [Solid((opening, *content, closing))]

    def fenced(self, code: Code) -> list[Line]:
        """A block between fences, which only three ticks in a row could end."""
        lines = [list(self.verbatim(line, _fence_kept)) for line in code.text.split("\n")]
        return kept_whole([["```"], *lines, ["```"]])

    def verbatim(self, text: str, write: Callable[[str], str] | None = None) -> Iterator[Piece]:
        """The content of a code span or block; `write` may write the operator's text."""
        for node in running_text(text):
            if isinstance(node, Text):
                yield (write or self.code_text)(node.text)
            elif isinstance(node, Value):
                yield Slot(node.number, lambda value: self.escapes.code(clean_value(value)))

    def code_text(self, text: str) -> str:
        """What the operator wrote as code."""
        return self.escapes.code(text)

    def link(self, link: Link) -> Solid:
        """`[label](address)`, for dialects in which it is live."""
        label = self.line(link.children, LABEL)
        return Solid(("[", *label, "](", *self.address(link.target, str), ")"))

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """How a run of this kind is marked."""
        mark = self.marks[kind]
        return lambda run: f"{mark}{run.text}{mark}" if self.holds(run) else run.text

    def holds(self, run: Inside) -> bool:
        """Whether the dialect reads marks around this run."""
        return bool(run.text) and run.before != UNKNOWN


def within(spot: Spot) -> Spot:
    """The inside of a run that stands in this spot."""
    return replace(spot, before=UNKNOWN, after=UNKNOWN)


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


def _is_joined(spot: Spot) -> bool:
    """Whether a value is part of a tag, a mention or an address, which isolates would break."""
    return spot.before in _JOINING_BEFORE or spot.after in _JOINING_BEHIND


def _first(node: Inline) -> str:
    return _outline((node,))[:1]


def _last(node: Inline) -> str:
    return _outline((node,))[-1:]


def _outline(row: Iterable[Inline]) -> str:
    """The operator's characters of a line, VALUE for what is escaped itself, UNKNOWN for marks."""
    outline = ""
    for node in row:
        match node:
            case Text(text):
                outline += text
            case Value() | Url():
                outline += VALUE
            case CodeSpan(text):
                outline += f"{UNKNOWN}{_outline(running_text(text))}{UNKNOWN}"
            case Link() | Strong() | Emphasis() | Strike():
                outline += f"{UNKNOWN}{_outline(node.children)}{UNKNOWN}"
    return outline


def _whole(write: Callable[[str], str]) -> Callable[[str], str]:
    return lambda value: write(encode_url(clean_value(value)))


def _part(value: str) -> str:
    return encode_part(clean_value(value))
