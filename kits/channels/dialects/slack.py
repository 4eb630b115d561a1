"""Slack as pasted."""

from __future__ import annotations

from typing import ClassVar

from kits.channels.acting import LABEL_END, PAIRED_TICK, TICK, Acting, loose, pair
from kits.channels.dialects.base import Writer
from kits.channels.dialects.lines import Marks
from kits.channels.escapes import Escapes, escaping, full_width, known, ticks_widened
from kits.channels.nodes import CodeSpan

_TEXT = escaping(
    *(Acting(loose(mark), only_in=pair(mark), kind=mark) for mark in "*_~"),
    Acting(LABEL_END),
    PAIRED_TICK,
    write=full_width,
    start=">",
)
_VALUE = escaping(
    Acting("[*_~]", only_with=loose("*_~")),
    Acting(r"[\[\]]", only_with=LABEL_END),
    TICK,
    write=full_width,
    start=">",
)


class Slack(Writer):
    """Slack as pasted: plain text, in which a pair of marks may still style; ticks keep code."""

    name = "slack"
    escapes = Escapes(
        text=_TEXT,
        value=known(_VALUE, _TEXT, lone="*_~"),
        code=ticks_widened,
    )
    marks: ClassVar[Marks] = {CodeSpan: "`"}
    fences = True
