"""WeCom's subset of Markdown: headings, bold, links, one-line code, quotes; lists stay literal."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.dialects.base import Writer, each_whole, prefixed
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.lines import Line, Marks
from kits.channels.dialects.phrases import unstyled
from kits.channels.escapes import (
    END,
    LABEL_END,
    PAIRED_TICK,
    TICK,
    Acting,
    Escapes,
    escaping,
    full_width,
    known,
    loose,
    pair,
    ticks_widened,
)
from kits.channels.looks import Look
from kits.channels.nodes import CodeSpan, Heading, Inline, Strong
from kits.channels.patterns import Inside
from kits.model.sentinels import UNKNOWN

_START = rf"#{{1,6}}{END}|>"
_TEXT = escaping(
    Acting(r"\*{2,}", only_in=rf"\*\*.*\*\*|{UNKNOWN}", kind="*"),
    Acting(loose("*"), only_in=pair("*"), kind="*"),
    Acting(rf"<(?=[A-Za-z/@])|{LABEL_END}"),
    PAIRED_TICK,
    write=full_width,
    start=_START,
)
_VALUE = escaping(
    Acting(r"\*", only_with=rf"\*{{2}}|{loose('*')}"),
    Acting(r"[<\[\]]"),
    TICK,
    write=full_width,
    start=_START,
)


class Wecom(Writer):
    """What a WeCom group shows of Markdown."""

    name = "wecom"
    escapes = Escapes(
        text=_TEXT,
        value=known(_VALUE, _TEXT, lone="*"),
        code=ticks_widened,
    )
    look = Look(runs={"`": "code", "**": "b"}, headings=6, quotes=True, links=True)
    marks: ClassVar[Marks] = {Strong: "**", CodeSpan: "`"}
    labels = True
    quote_mark = "> "

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """As in CommonMark, whose rules are the strictest: no source states WeCom's own.

        It knows no escape, so a run that ends with a backslash stays bare.
        """
        return run.text if run.text.endswith("\\") else marked(run, cls.marks[kind])

    def heading(self, heading: Heading) -> list[Line]:
        """Live in all six levels."""
        lines = self.paragraph(unstyled(heading.children))
        return each_whole(prefixed(lines, "#" * heading.level + " ", ""))
