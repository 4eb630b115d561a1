"""WeCom's subset of Markdown: headings, bold, links, one-line code, quotes; lists stay literal."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.acting import END, LABEL_END, PAIRED_TICK, TICK, Acting, loose, pair
from kits.channels.dialects.base import Writer
from kits.channels.dialects.flanking import marked
from kits.channels.dialects.lines import Marks
from kits.channels.escapes import Escapes, escaping, full_width, known, ticks_widened
from kits.channels.looks import Look
from kits.channels.nodes import CodeSpan, Inline, Strong
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
    look = Look()
    marks: ClassVar[Marks] = {Strong: "**", CodeSpan: "`"}
    headings = 6
    labels = True
    quote_mark = "> "

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """As in CommonMark, whose rules are the strictest: no source states WeCom's own.

        It knows no escape, so a run that ends with a backslash stays bare.
        """
        return run.text if run.text.endswith("\\") else marked(run, cls.marks[kind])
