"""WhatsApp as pasted."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.acting import END, PAIRED_TICK, TICK, Acting, beside_unknown, loose, pair
from kits.channels.dialects.lines import Line, Marks
from kits.channels.dialects.pasted import Pasted
from kits.channels.dialects.spacing import is_joined
from kits.channels.escapes import (
    Escapes,
    escaping,
    full_width,
    known,
    percent_coding,
    ticks_widened,
)
from kits.channels.looks import Look
from kits.channels.nodes import Code, CodeSpan, Emphasis, Strike, Strong

_START = rf"[-*>]{END}"
_NUMBER = rf"\.{END}"
_ACTING = (
    *(Acting(loose(mark), only_in=pair(mark), kind=mark) for mark in "*_~"),
    Acting(beside_unknown("*_~")),
    PAIRED_TICK,
)
_TEXT = escaping(*_ACTING, write=full_width, start=_START)
"""A number that an operator typed stays, since a list shows it as it is."""
_KNOWN = escaping(*_ACTING, write=full_width, start=_START, number=_NUMBER)
_VALUE = escaping(
    Acting("[*_~]", only_with=loose("*_~")),
    TICK,
    write=full_width,
    start=_START,
    number=_NUMBER,
)


class Whatsapp(Pasted):
    """WhatsApp, whose lists and quotes are live at the start of a line."""

    name = "whatsapp"
    escapes = Escapes(
        text=_TEXT,
        value=known(_VALUE, _KNOWN, lone="*_~"),
        code=ticks_widened,
        url=percent_coding(loose("_~")),
    )
    look = Look(before=r"(?<![^\W_])(?<![*_~`])", after=r"(?![\w*~`])")
    marks: ClassVar[Marks] = {Strong: "*", Emphasis: "_", Strike: "~", CodeSpan: "`"}
    lists = True
    quote_mark = "> "

    @classmethod
    def is_free(cls, neighbour: str) -> bool:
        """Beside anything but a letter, a digit or another mark."""
        return not neighbour or not (is_joined(neighbour) or neighbour in "*_~`")

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
