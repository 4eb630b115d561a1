"""A source line and the carets under it, measured as a terminal draws them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len, split_graphemes

Lines = Callable[[str, int], str | None]
"""A path and a line number from 1 -> that line of the file, or None where there is none."""

ROOM = 100
"""Columns of a terminal for one source line; a longer one is shown around its carets."""
LEAD = 30
"""Columns kept in front of the carets when a line is cut."""
READ = 4 * ROOM
"""Characters looked at on either side, so that a line of a megabyte costs what a short one does."""
WIDTHS = "latest"
"""The Unicode version of widths; rich would otherwise ask an environment variable."""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that would steer a terminal, break a line, or turn its direction around."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a source line, and the carets that go below it."""

    source: str
    indent: str
    """The spaces in front of the carets."""
    carets: str


def cut_excerpt(line: str, column: int, width: int) -> Excerpt:
    """The line, or what fits around `width` characters at `column` (from 1), with carets below.

    A column past the end points behind the last character.
    """
    start = min(column - 1, len(line))
    end = start + width
    parts = (line[:start], line[start:end], line[end:])
    fits = len(line) <= READ and _columns(show(line)) <= ROOM
    head, pointed, tail = map(show, parts) if fits else _window(*parts)
    return Excerpt(
        source=(head + pointed + tail).rstrip(),
        indent=" " * _columns(head),
        carets="^" * max(1, _columns(pointed)),
    )


def show(text: str) -> str:
    """The text on one line and harmless to a terminal: a tab is spaces, a control its picture."""
    return UNSEEN.sub(lambda found: _picture(found[0]), text)


def _picture(control: str) -> str:
    if control == "\t":
        return "    "
    return chr(0x2400 + ord(control)) if control < " " else "\N{REPLACEMENT CHARACTER}"


def _window(before: str, pointed: str, after: str) -> tuple[str, str, str]:
    """The three parts cut to `ROOM` together; what one does not need, the others get."""
    pointed = _first(pointed, ROOM - LEAD)
    room = ROOM - _columns(pointed)
    head = _last(before, max(LEAD, room - _columns(_first(after, room))))
    return head, pointed, _first(after, room - _columns(head))


def _columns(shown: str) -> int:
    return cell_len(shown, WIDTHS)


def _first(text: str, room: int) -> str:
    """The beginning of a text as it is shown, with an ellipsis where it is cut."""
    shown = show(text[:READ])
    if len(text) <= READ and _columns(shown) <= room:
        return shown
    kept, used = "", 1
    for start, end, columns in split_graphemes(shown, WIDTHS)[0]:
        used += columns
        if used > room:
            break
        kept += shown[start:end]
    return kept + "…" if room > 0 else ""


def _last(text: str, room: int) -> str:
    """The end of a text as it is shown, with an ellipsis where it is cut."""
    shown = show(text[-READ:])
    if len(text) <= READ and _columns(shown) <= room:
        return shown
    begin, used = len(shown), 1
    for start, _, columns in reversed(split_graphemes(shown, WIDTHS)[0]):
        used += columns
        if used > room:
            break
        begin = start
    return "…" + shown[begin:]
