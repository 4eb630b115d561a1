"""WeCom's subset of Markdown: headings, bold, links, one-line code, quotes; lists stay literal."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from kits.channels.dialects.base import Line, Marks, Writer, each_whole, prefixed
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.phrases import unstyled
from kits.channels.nodes import CodeSpan, Heading, Inline, Strong
from kits.channels.patterns import Inside


class Wecom(Writer):
    """What a WeCom group shows of Markdown."""

    marks: ClassVar[Marks] = {Strong: "**", CodeSpan: "`"}
    labels = True
    quote_mark = "> "

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As in CommonMark, whose rules are the strictest: no source states WeCom's own.

        It knows no escape, so a run that ends with a backslash stays bare.
        """
        mark = self.marks[kind]
        return lambda run: run.text if run.text.endswith("\\") else marked(run, mark)

    def heading(self, heading: Heading) -> list[Line]:
        """Live in all six levels."""
        lines = self.paragraph(unstyled(heading.children))
        return each_whole(prefixed(lines, "#" * heading.level + " ", ""))
