"""Telegram as pasted: what every one of its clients makes of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from kits.channels.acting import (
    LABEL_END,
    LABEL_END_IN_BOLD,
    LABEL_END_OUTSIDE,
    TICK,
    Acting,
    beside_unknown,
    loose,
)
from kits.channels.dialects.lines import Marks
from kits.channels.dialects.pasted import Pasted
from kits.channels.dialects.phrases import typed
from kits.channels.escapes import (
    Escapes,
    escaping,
    full_width,
    known,
    percent_coding,
    ticks_widened,
)
from kits.channels.looks import Look
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
from kits.channels.patterns import Inside
from kits.channels.ways import Ways
from kits.model.sentinels import UNKNOWN

_SWALLOWS_MARKS = re.compile(r"\.\S*/\S*\Z")
"""An address at the end of a run: whatever follows it at once is part of it."""
_SWALLOWS_UNDERSCORES = re.compile(r"[#@$/]\S*\Z")
"""So it is with underscores and a tag, a mention or a command."""

_PAIRING = {mark: re.compile(rf"(?<![{mark}])[{mark}]{{2}}(?![{mark}])") for mark in "*_~|"}
_PAIRING["`"] = re.compile("`")
"""What pairs with another of it on any line of a text."""


def _doubled(mark: str) -> Iterator[Acting]:
    """A mark of two: clients pair it on its line however long it is, one of them on any line."""
    two = f"[{mark}]{{2}}"
    yield Acting(rf"(?<![{mark}]){two}(?![{mark}])", mark=mark)
    yield Acting(f"[{mark}]{{2,}}", only_in=rf"{two}.*[^{mark}].*{two}|{UNKNOWN}", kind=mark)
    yield Acting(f"[{mark}]{{5,}}")


_DOUBLED = r"\*{2,}|_{2,}|~{2,}|\|{2,}"
_TEXT = escaping(
    *(acting for mark in "*_~|" for acting in _doubled(mark)),
    Acting(rf"{beside_unknown('*_~|')}|{LABEL_END_OUTSIDE}"),
    LABEL_END_IN_BOLD,
    Acting("`", mark="`"),
    write=full_width,
)
_VALUE = escaping(
    Acting(r"[*_~|]", only_with=rf"{_DOUBLED}|{loose('*_~|')}"),
    Acting(r"[\[\]]", only_with=LABEL_END),
    TICK,
    write=full_width,
)


class Telegram(Pasted):
    """What every Telegram client makes of a pasted text."""

    name = "telegram"
    escapes = Escapes(
        text=_TEXT,
        value=known(_VALUE, _TEXT),
        code=ticks_widened,
        url=percent_coding("__+|~~+"),
    )
    look = Look(before=r"(?<!\S)", after=r"(?![^\s.,:?!;])")
    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "__", Strike: "~~", CodeSpan: "`"}
    fences = True
    ends = ".,:?!;"

    def __init__(self, ways: Ways, locale: str, message: Message) -> None:
        super().__init__(ways, locale, message)
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

    @classmethod
    def may_follow(cls, neighbour: str) -> bool:
        """White space, or punctuation that the client for iPhone knows."""
        return super().may_follow(neighbour) or neighbour in cls.ends

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """As everywhere, unless a link that the client makes by itself would take in the mark."""
        swallows = _SWALLOWS_UNDERSCORES if kind is Emphasis else _SWALLOWS_MARKS
        swallowed = kind is not CodeSpan and swallows.search(run.text)
        return run.text if swallowed else super().marked(kind, run)
