"""DingTalk's Markdown: headings, bold, italic, links, images, lists, quotes; code stays literal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from kits.channels.acting import (
    END,
    REFERENCE_END,
    SLASHABLE,
    TICK,
    Acting,
    beside_unknown,
    loose,
    pair,
)
from kits.channels.dialects.base import Writer
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.lines import LABEL, WHOLE_LINE, Line, Marks
from kits.channels.dialects.phrases import kept_indent
from kits.channels.escapes import (
    Escapes,
    Spot,
    escaping,
    full_width,
    known,
    percent_coding,
    slashed,
    ticks_widened,
)
from kits.channels.looks import Look
from kits.channels.nodes import Block, Code, Emphasis, Image, Inline, Strong, Table
from kits.channels.parsing import running_text
from kits.channels.patterns import Inside
from kits.model.sentinels import UNKNOWN, VALUE

# DingTalk reads standard Markdown, and adapters for it escape by backslashes (second-hand): so what
# operators write is shown as written. A value has to be harmless even where that is not so.
_CLOSING_HASHES = r"(?<=\s)#+(?=\s*\n)"
"""At the end of a heading they would be taken for decoration."""
_START = rf"#{{1,6}}{END}|>|[-+*]{END}|[-=](?=[-=]*\s*\Z)"
_NUMBER = rf"[.)]{END}"
_ACTING = (
    Acting(r"\*{2,}|~~+|_{2,}"),
    Acting(r"\*", only_in=rf"\*[^\s*].*\*|{UNKNOWN}.*\*|\*.*{UNKNOWN}"),
    Acting(loose("_"), only_in=pair("_")),
    Acting(rf"{beside_unknown('_~')}|{_CLOSING_HASHES}"),
    Acting(rf"<(?=[A-Za-z/!?{VALUE}]|\S*@)|&(?=#?\w+;|[#{VALUE}])|{REFERENCE_END}"),
    Acting(rf"\\(?={SLASHABLE}|[{UNKNOWN}{VALUE}])"),
    TICK,
)
_TEXT = escaping(*_ACTING, write=slashed, start=_START, number=_NUMBER)
_KNOWN = escaping(*_ACTING, write=full_width, start=_START, number=_NUMBER)
_VALUE = escaping(
    Acting(r"\*"),
    Acting(r"[_~]", only_with=rf"~~|__|{loose('_~')}"),
    Acting(rf"[<\[\]\\&]|(?<=[0-9])[.)](?=\s)|{_CLOSING_HASHES}"),
    TICK,
    write=full_width,
    start=_START,
    number=_NUMBER,
)


class Dingtalk(Writer):
    """What a DingTalk group shows of Markdown.

    A single line break joins lines there, so each line is a paragraph of its own.
    """

    name = "dingtalk"
    escapes = Escapes(
        text=_TEXT,
        value=known(_VALUE, _KNOWN, lone="*_"),
        code=ticks_widened,
        url=percent_coding(rf"{loose('_~')}|;"),
    )
    look = Look(slashes=True)
    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "*"}
    headings = 6
    labels = True
    lists = True
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

    def image(self, image: Image) -> list[Line]:
        """Live when it is on the web, else its caption."""
        if not image.target.startswith(("https://", "http://")):
            return super().image(image)
        caption = self.line(running_text(image.caption), LABEL)
        return [["![", *caption, "](", *self.address(image.target, linked=True), ")"]]

    def rule(self) -> list[Line]:
        """No line is documented; three dashes under text would make it a heading."""
        return [["———"]]

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """As in CommonMark, whose rules are the strictest: no source states DingTalk's own."""
        return marked(run, cls.marks[kind])
