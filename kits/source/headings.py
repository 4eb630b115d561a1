"""The lines of a Markdown text that are headings, and the names that headings may bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kits.model.elements import PROSE
from kits.model.places import Passage
from kits.source.passages import part

_HEADING = re.compile(r" {0,3}(#{1,6})(?P<space>[ \t\u3000]*)(?P<text>.*)")
_CODE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_ID = re.compile(r"\{[ ]*#(?P<id>[^\s{}]+)[ ]*\}$")
_BLANK = " \t\u3000"
_AROUND = " \t\u3000:：?？#*_"

_NEAR_ENGLISH = 82
"""Of 100. "Ruls" and "Who may join" are near; "Roles" and "Routes" are words of their own."""
_NEAR_CHINESE = 72
"""Of 100. Three of four characters, in order: 活动规定 is near 活动规则, 活动时间 is not."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading."""

    level: int
    text: Passage
    """Without marks and id."""
    id: Passage | None
    spaced: bool
    """Whether a space follows the `#`; without one, the line is text in a message."""

    @property
    def name(self) -> str:
        """The text as names are compared."""
        return _comparable(self.text.text)


def read_lines(lines: list[Passage]) -> Iterator[tuple[Passage, Heading | None]]:
    """Each line, with the heading that it is; none inside a fenced block of code."""
    fence = ""
    for line in lines:
        code = _CODE.match(line.text)
        if fence:
            if code and code[1].startswith(fence) and not code[2].strip():
                fence = ""
            yield line, None
        elif code and "`" not in code[2]:
            fence = code[1]
            yield line, None
        else:
            yield line, _heading(line)


def _heading(line: Passage) -> Heading | None:
    found = _HEADING.match(line.text)
    if found is None:
        return None
    start = found.start("text")
    text = line.text.rstrip(_BLANK)
    marked = _ID.search(text, start)
    if marked:
        text = text[: marked.start()].rstrip(_BLANK)
    if (bare := text.rstrip("#"))[-1:] in tuple(_BLANK):
        text = bare.rstrip(_BLANK)
    end = max(start, len(text))
    return Heading(
        level=len(found[1]),
        text=part(line, start, end),
        id=part(line, *marked.span("id")) if marked else None,
        spaced=bool(found["space"]) or not found["text"],
    )


def element_of(heading: Heading) -> str | None:
    """The element whose name a heading bears, in any case, with or without a colon."""
    return _BY_NAME.get(heading.name)


def element_named(word: str) -> str:
    """The element of one of the headings that name one."""
    return _BY_NAME[_comparable(word)]


def nearest_name(heading: Heading) -> str | None:
    """The heading that was probably meant, where one is near."""
    name = heading.name
    if len(name) > _LONGEST:
        return None
    from rapidfuzz import fuzz  # read where something is wrong

    cutoff = _NEAR_ENGLISH if name.isascii() else _NEAR_CHINESE
    near = ((fuzz.ratio(name, _comparable(word)), word) for word in _WORDS)
    score, word = max(near, key=lambda pair: pair[0])
    return word if score >= cutoff else None


def _comparable(text: str) -> str:
    return " ".join(text.strip(_AROUND).casefold().split())


_LONGEST = 40
_WORDS = tuple(word for element in PROSE.values() for word in element.headings)
_BY_NAME = {_comparable(word): key for key, element in PROSE.items() for word in element.headings}
