"""Dialects whose marks hold only where a run stands free, and which have no escape."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from kits.channels.channel import Channel
from kits.channels.dialects.base import WHOLE_LINE, Line, Marks, Writer
from kits.channels.dialects.phrases import typed
from kits.channels.dialects.spacing import code_freed, freed, is_joined
from kits.channels.escapes import Spot
from kits.channels.layout import Row
from kits.channels.nodes import (
    Code,
    CodeSpan,
    Emphasis,
    Heading,
    Inline,
    Link,
    Message,
    Strike,
    Strong,
    Table,
)
from kits.channels.parsing import spoken, walk
from kits.channels.patterns import Inside, Styled

_SWALLOWS_MARKS = re.compile(r"\.\S*/\S*\Z")
"""An address at the end of a run: whatever follows it at once is part of it."""
_SWALLOWS_UNDERSCORES = re.compile(r"[#@$/]\S*\Z")
"""So it is with underscores and a tag, a mention or a command."""

_PAIRING = {mark: re.compile(rf"(?<![{mark}])[{mark}]{{2}}(?![{mark}])") for mark in "*_~|"}
_PAIRING["`"] = re.compile("`")
"""What pairs with another of it on any line of a text."""


class Pasted(Writer):
    """A run is styled only where the client lets it stand, without white space at its edges.

    It stays on one line, and is never inside another.
    """

    nested = False

    def code_span(self, text: str, spot: Spot) -> Line:
        """A run like the others; what is in it means itself."""
        return [Styled(tuple(self.verbatim(text)), self.marking(CodeSpan))]

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As everywhere, unless the run's own edge is what its mark is made of."""
        mark, styled = self.marks[kind][0], super().marking(kind)
        return lambda run: run.text if mark in (run.text[:1], run.text[-1:]) else styled(run)

    def line(self, row: Sequence[Inline], around: Spot = WHOLE_LINE) -> Line:
        """The line with its runs free."""
        return super().line(self.freed(row) if around is WHOLE_LINE else row, around)

    def freed(self, row: Sequence[Inline]) -> Row:
        """The line with its code free, and what else can be."""
        spaced = code_freed(row, self.is_free, self.may_follow)
        return freed(spaced, self.is_free, self.may_follow)

    def holds(self, run: Inside) -> bool:
        """Whether every client reads marks here."""
        return (
            bool(run.text)
            and run.text == run.text.strip()
            and self.is_free(run.before)
            and self.may_follow(run.after)
        )

    def may_follow(self, neighbour: str) -> bool:
        """Whether this may stand behind a run."""
        return self.is_free(neighbour)

    def is_free(self, neighbour: str) -> bool:
        """Whether a run may stand beside this."""
        return not neighbour or neighbour.isspace()


class Telegram(Pasted):
    """What every Telegram client makes of a pasted text."""

    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "__", Strike: "~~", CodeSpan: "`"}
    ends = ".,:?!;"

    def __init__(self, channel: Channel, locale: str, message: Message) -> None:
        super().__init__(channel, locale, message)
        words = typed(message)
        live = ""
        for node in walk(message.blocks):
            match node:
                case Strong() | Heading():
                    live += "**"
                case Emphasis():
                    live += "__"
                case Strike():
                    live += "~~"
                case CodeSpan() | Code():
                    live += "`"
                case Link():
                    words += f" {spoken(node.children)}"  # once more, with its address
                case Table():
                    words += " ".join(map(spoken, node.header))  # once more, in the next row
        self.lone = "".join(
            mark for mark in "*_~|`" if mark not in live and len(_PAIRING[mark].findall(words)) < 2
        )

    def may_follow(self, neighbour: str) -> bool:
        """White space, or punctuation that the client for iPhone knows."""
        return super().may_follow(neighbour) or neighbour in self.ends

    def marking(self, kind: type[Inline]) -> Callable[[Inside], str]:
        """As everywhere, unless a link that the client makes by itself would take in the mark."""
        styled = super().marking(kind)
        if kind is CodeSpan:
            return styled
        swallows = _SWALLOWS_UNDERSCORES if kind is Emphasis else _SWALLOWS_MARKS
        return lambda run: run.text if swallows.search(run.text) else styled(run)

    def code(self, code: Code) -> list[Line]:
        """Between fences."""
        return self.fenced(code)


class Whatsapp(Pasted):
    """WhatsApp, whose lists and quotes are live at the start of a line."""

    marks: ClassVar[Marks] = {Strong: "*", Emphasis: "_", Strike: "~", CodeSpan: "`"}
    quote_mark = "> "

    def is_free(self, neighbour: str) -> bool:
        """Beside anything but a letter, a digit or another mark."""
        return not neighbour or not (is_joined(neighbour) or neighbour in "*_~`")

    def bullet(self, depth: int) -> str:
        """Live only at the start of a line."""
        return super().bullet(depth) if depth else "- "

    def code(self, code: Code) -> list[Line]:
        """Each line is code of its own, behind its indent, since a run stays on one line."""
        return [self.code_line(line) for line in code.text.split("\n")]

    def code_line(self, line: str) -> Line:
        """A line of a block."""
        words = line.lstrip(" ")
        return (
            [" " * (len(line) - len(words)), *self.between("```", self.verbatim(words), "```")]
            if words
            else []
        )


class Slack(Writer):
    """Slack as pasted: plain text, in which a pair of marks may still style; ticks keep code."""

    marks: ClassVar[Marks] = {CodeSpan: "`"}

    def code(self, code: Code) -> list[Line]:
        """Between fences."""
        return self.fenced(code)
