"""CommonMark, for Discourse, Reddit, Matrix, Mattermost and GitHub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from kits.channels.acting import END, REFERENCE_END, SLASHABLE, Acting, beside_unknown, loose
from kits.channels.dialects.base import Writer
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.lines import HEADING, LABEL, WHOLE_LINE, Line, Marks
from kits.channels.dialects.phrases import kept_indent, unstyled
from kits.channels.escapes import Escapes, Spot, escaping, percent_coding, slashed, ticks_widened
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
    Strike,
    Strong,
    Table,
    Url,
)
from kits.channels.parsing import running_text
from kits.channels.patterns import Inside
from kits.model.sentinels import UNKNOWN, VALUE

_CLOSING_SEQUENCE = re.compile(r"(\A|\s)(#+)\Z")
_TICKS = re.compile("`+")


class Commonmark(Writer):
    """CommonMark 0.31, with `~~`, which all of its hosts know."""

    name = "commonmark"
    escapes = Escapes(
        text=escaping(
            Acting(
                rf"\\(?={SLASHABLE}|[\n{UNKNOWN}{VALUE}])|[*`]|{loose('_')}|~~+|{beside_unknown('~')}"
            ),
            Acting(rf"<(?=[A-Za-z/!?]|\S*@)|&(?=#?\w+;)|{REFERENCE_END}"),
            write=slashed,
            start=rf"#{END}|#(?=#{{1,5}}{END})|[-+]{END}|>|[-=](?=[-=]*\s*\Z)",
            number=rf"[.)]{END}",
        ),
        value=escaping(Acting(SLASHABLE), write=slashed),
        code=ticks_widened,
        url=percent_coding(rf"{loose('_~')}|;"),
    )
    look = Look(slashes=True)
    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "*", Strike: "~~", CodeSpan: "`"}
    headings = 6
    labels = True
    lists = True
    hanging = True
    fences = True
    quote_mark = "> "

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[Line]:
        """Blank lines between all blocks, but before a list inside an item, where it can begin."""
        lines: list[Line] = []
        for block in blocks:
            written = self.block(block, depth)
            if lines and written and not (depth and _goes_on(block)):
                lines.append([])
            lines += written
        return lines

    def paragraph(self, children: Sequence[Inline], around: Spot = WHOLE_LINE) -> list[Line]:
        """Lines with hard breaks between them."""
        return self.broken(super().paragraph(children, around))

    def table(self, table: Table) -> list[Line]:
        """As in plain text, with hard breaks."""
        return self.broken(super().table(table))

    def broken(self, lines: list[Line]) -> list[Line]:
        """The lines with a hard break between neighbours; in a 接龙 the numbers are a list."""
        if self.chain:
            return lines
        return [
            [*line, "\\"] if line and line[-1] != "\\" and any(lines[number : number + 1]) else line
            for number, line in enumerate(lines, 1)
        ]

    def line(self, row: Sequence[Inline], around: Spot = WHOLE_LINE) -> Line:
        """The line; an address at its end is followed by a space, so that no break touches it."""
        line = super().line(row, around)
        return [*line, " "] if row and isinstance(row[-1], Url) else line

    def text(self, text: str, spot: Spot) -> str:
        """The text, with its indent."""
        return super().text(kept_indent(text) if spot.starts else text, spot)

    def heading(self, heading: Heading) -> list[Line]:
        """Live; a `#` at its end would be taken for decoration."""
        first, *rest = super().paragraph(unstyled(heading.children), HEADING)
        if isinstance(last := first[-1], str):
            first[-1] = _CLOSING_SEQUENCE.sub(r"\1\\\2", last)
        return [["#" * heading.level + " ", *first], *rest]

    def code(self, code: Code) -> list[Line]:
        """A fence longer than any ticks inside."""
        fence = max(_fence(code.text), "```", key=len)
        return [[fence], *(list(self.verbatim(line)) for line in code.text.split("\n")), [fence]]

    def code_span(self, text: str, spot: Spot) -> Line:
        """Between more ticks than it holds."""
        pad = " " if text.startswith("`") or text.endswith("`") else ""
        return self.between(_fence(text) + pad, self.verbatim(text), pad + _fence(text))

    def code_text(self, text: str) -> str:
        """As it is, since the fence is longer than any ticks of the operator."""
        return text

    def image(self, image: Image) -> list[Line]:
        """Live when it is on the web, else its caption."""
        if not image.target.startswith(("https://", "http://")):
            return super().image(image)
        caption = self.line(running_text(image.caption), LABEL)
        return [["![", *caption, "](", *self.address(image.target, linked=True), ")"]]

    def rule(self) -> list[Line]:
        """Live."""
        return [["---"]]

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """By the flanking rules."""
        return marked(run, cls.marks[kind])


def _goes_on(block: Block) -> bool:
    """Whether this is a list that may begin on the line after a paragraph: numbers only from 1."""
    return isinstance(block, List) and not block.gap and block.numbers[:1] in ((), ("1",))


def _fence(text: str) -> str:
    """Backticks, one more than any run of them in the text."""
    return "`" + max(_TICKS.findall(text), key=len, default="")
