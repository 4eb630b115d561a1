"""Dialects whose marks hold only where a run stands free, and which have no escape."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from kits.channels.dialects.base import Line, Marks, Writer, within
from kits.channels.escapes import Spot
from kits.channels.nodes import STYLED, CodeSpan, Emphasis, Inline, Strike, Strong
from kits.channels.parsing import running_text
from kits.channels.patterns import Inside, Styled

_SWALLOWS_MARKS = re.compile(r"\.\S*/\S*\Z")
"""An address at the end of a run: whatever follows it at once is part of it."""
_SWALLOWS_UNDERSCORES = re.compile(r"[#@$/]\S*\Z")
"""So it is with underscores and a tag, a mention or a command."""


class Pasted(Writer):
    """A run is styled only with white space outside and none inside, else left bare.

    It stays on one line and never inside another; behind it may also stand what `ends` names.
    """

    ends: ClassVar[str] = ""
    """What else may stand behind a run."""

    def piece(self, node: Inline, spot: Spot) -> Line:
        """As everywhere, but a run holds no further runs."""
        if isinstance(node, STYLED):
            content = self.line(_bare(node.children), within(spot))
            return [Styled(tuple(content), self.marking(type(node)))]
        return super().piece(node, spot)

    def code_span(self, text: str, spot: Spot) -> Line:
        """A run like the others, since where its marks fail the text has to be harmless."""
        content = self.line(running_text(text), within(spot))
        return [Styled(tuple(content), self.marking(CodeSpan))]

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As everywhere, unless the run's own edge is what its mark is made of."""
        mark, styled = self.marks[kind][0], super().marking(kind)
        return lambda run: run.text if mark in (run.text[:1], run.text[-1:]) else styled(run)

    def holds(self, run: Inside) -> bool:
        """Whether every client reads marks here."""
        return (
            bool(run.text)
            and run.text == run.text.strip()
            and (not run.before or run.before.isspace())
            and (not run.after or run.after.isspace() or run.after in self.ends)
        )


class Telegram(Pasted):
    """What every Telegram client makes of a pasted text."""

    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "__", Strike: "~~", CodeSpan: "`"}
    ends = ".,:?!;"

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As everywhere, unless a link that the client makes by itself would take in the mark."""
        swallows = _SWALLOWS_UNDERSCORES if kind is Emphasis else _SWALLOWS_MARKS
        styled = super().marking(kind)
        return lambda run: run.text if swallows.search(run.text) else styled(run)


class Whatsapp(Pasted):
    """WhatsApp, whose lists and quotes are live at the start of a line."""

    marks: ClassVar[Marks] = {Strong: "*", Emphasis: "_", Strike: "~", CodeSpan: "`"}
    quote_mark = "> "

    def bullet(self, depth: int) -> str:
        """Live only at the start of a line."""
        return super().bullet(depth) if depth else "- "


class Slack(Writer):
    """Slack as pasted: plain text, in which a pair of marks may still style."""


def _bare(children: Sequence[Inline]) -> tuple[Inline, ...]:
    flat: list[Inline] = []
    for node in children:
        if isinstance(node, STYLED):
            flat += _bare(node.children)
        elif isinstance(node, CodeSpan):
            flat += running_text(node.text)
        else:
            flat.append(node)
    return tuple(flat)
