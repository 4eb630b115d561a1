"""Discord's Markdown: three levels of headings, styles, lists, quotes, code, masked links."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.acting import END, LABEL_END, SLASHABLE, Acting, loose
from kits.channels.dialects.base import Writer
from kits.channels.dialects.lines import Marks
from kits.channels.escapes import Escapes, escaping, slashed, ticks_widened
from kits.channels.looks import Look
from kits.channels.nodes import CodeSpan, Emphasis, Strike, Strong
from kits.model.sentinels import UNKNOWN, VALUE


def _slashed_but_tags(acting: str) -> str:
    return acting if len(acting) > 1 and acting[0] == "<" else slashed(acting)


def _slashed_for_discord(acting: str) -> str:
    if len(acting) > 1:
        return acting  # the time of day
    return f"\\{acting}\u200b" if acting in "@<" else f"\\{acting}"


_CLOCK = r"(?<![0-9A-Za-z_:])[0-9]{1,2}:[0-9]{2}(?![0-9A-Za-z_:])"
"""Discord makes emoji of `:100:`, but nothing of the colon in `17:00`, which most texts hold."""
_TAG = (
    r"<(?:@[!&]?[0-9]+|#[0-9]+|a?:\w+:[0-9]+|t:-?[0-9]+(?::[tTdDfFRsS])?|id:\w+"
    rf"|/[^\n<>{UNKNOWN}{VALUE}]+:[0-9]+)>"
)
"""A mention, channel, emoji, time or command: it acts where an operator wrote all of it."""


class Discord(Writer):
    """What a Discord channel shows."""

    name = "discord"
    escapes = Escapes(
        text=escaping(
            Acting(rf"\\(?={SLASHABLE}|[{UNKNOWN}{VALUE}])|[*`]|__+|{loose('_')}|~~+"),
            Acting(rf"{_TAG}|<(?=[@#:/ati])|{LABEL_END}|(?<=\s)\|{{2,}}(?=\s)"),
            write=_slashed_but_tags,
            start=rf"#{{1,3}}{END}|[-+]{END}|>",
            number=rf"\.{END}",
        ),
        value=escaping(Acting(rf"{_CLOCK}|[\\*_~`|>#\-+<\[\]():@./]"), write=_slashed_for_discord),
        code=ticks_widened,
    )
    look = Look(slashes=True)
    marks: ClassVar[Marks] = {Strong: "**", Emphasis: "*", Strike: "~~", CodeSpan: "`"}
    headings = 3
    labels = True
    lists = True
    hanging = True
    fences = True
    quote_mark = "> "
