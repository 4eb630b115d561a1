"""Discord's Markdown: three levels of headings, styles, lists, quotes, code, masked links."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.dialects.base import HEADING, Line, Marks, Writer, each_whole, prefixed
from kits.channels.dialects.phrases import unstyled
from kits.channels.nodes import Code, CodeSpan, Emphasis, Heading, Strike, Strong


class Discord(Writer):
    """What a Discord channel shows."""

    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "*", Strike: "~~", CodeSpan: "`"}
    labels = True
    hanging = True
    quote_mark = "> "

    def heading(self, heading: Heading) -> list[Line]:
        """Live in three levels, then a bold line."""
        if heading.level > 3:
            return super().heading(heading)
        lines = self.paragraph(unstyled(heading.children), HEADING)
        return each_whole(prefixed(lines, "#" * heading.level + " ", ""))

    def bullet(self, depth: int) -> str:
        """Live in every depth."""
        return "- "

    def code(self, code: Code) -> list[Line]:
        """Between fences."""
        return self.fenced(code)
