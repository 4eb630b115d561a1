"""DingTalk's Markdown: headings, bold, italic, links, images, lists, quotes; code stays literal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from kits.channels.dialects.base import (
    HEADING,
    LABEL,
    WHOLE_LINE,
    Line,
    Marks,
    Writer,
    each_whole,
    prefixed,
)
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.phrases import kept_indent, unstyled
from kits.channels.escapes import Spot
from kits.channels.nodes import Block, Code, Emphasis, Heading, Image, Inline, Strong, Table
from kits.channels.parsing import running_text
from kits.channels.patterns import Inside


class Dingtalk(Writer):
    """What a DingTalk group shows of Markdown.

    A single line break joins lines there, so each line is a paragraph of its own.
    """

    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "*"}
    labels = True
    hanging = True
    quote_mark = "> "

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[Line]:
        """Blank lines between all blocks, so that none takes in the next."""
        if self.chain:
            return super().blocks(blocks, depth)
        lines: list[Line] = []
        for block in blocks:
            written = self.block(block, depth)
            if lines and written:
                lines.append([])
            lines += written
        return lines

    def paragraph(self, children: Sequence[Inline], around: Spot = WHOLE_LINE) -> list[Line]:
        """Each line a paragraph; in a 接龙 the numbers are a list."""
        return self.apart(super().paragraph(children, around))

    def text(self, text: str, spot: Spot) -> str:
        """The text, with its indent."""
        return super().text(kept_indent(text) if spot.starts else text, spot)

    def table(self, table: Table) -> list[Line]:
        """As in plain text, each line a paragraph."""
        return self.apart(super().table(table))

    def code(self, code: Code) -> list[Line]:
        """Verbatim, each line a paragraph."""
        return self.apart(super().code(code))

    def apart(self, lines: list[Line]) -> list[Line]:
        """The lines with a blank one between neighbours."""
        if self.chain:
            return lines
        return [line for each in lines for line in ([], each)][1:]

    def heading(self, heading: Heading) -> list[Line]:
        """Live in all six levels; what does not fit its line follows as text."""
        lines = self.paragraph(unstyled(heading.children), HEADING)
        return each_whole(prefixed(lines, "#" * heading.level + " ", ""))

    def bullet(self, depth: int) -> str:
        """Live in every depth."""
        return "- "

    def image(self, image: Image) -> list[Line]:
        """Live when it is on the web, else its caption."""
        if not image.target.startswith(("https://", "http://")):
            return super().image(image)
        caption = self.line(running_text(image.caption), LABEL)
        return [["![", *caption, "](", *self.address(image.target, str), ")"]]

    def rule(self) -> list[Line]:
        """No line is documented; three dashes under text would make it a heading."""
        return [["———"]]

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As in CommonMark, whose rules are the strictest: no source states DingTalk's own."""
        mark = self.marks[kind]
        return lambda run: marked(run, mark)
