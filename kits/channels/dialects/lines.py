"""A line of a message as pieces: what each node becomes, for the place where it stands.

A dialect is a class of writers: what it says of itself is all that is known of it. What waits for a
value asks the class alone, so that a pattern is plain data.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from kits.channels.characters import clean_value, holds_right_to_left, is_right_to_left, isolated
from kits.channels.dialects.phrases import typed
from kits.channels.escapes import Escapes, Spot
from kits.channels.layout import Layout
from kits.channels.nodes import (
    Break,
    CodeSpan,
    Emphasis,
    Image,
    Inline,
    Link,
    Message,
    Strike,
    Strong,
    Text,
    Url,
    Value,
)
from kits.channels.parsing import running_text
from kits.channels.patterns import Inside, Piece, Slot, Solid, Styled
from kits.channels.urls import UrlValue, encode_part, encode_tokenised, encode_url
from kits.channels.ways import Ways, is_chinese
from kits.model.sentinels import UNKNOWN, VALUE

Line = list[Piece]
"""One line of the text; a blank one is empty."""

Marks = Mapping[type[Inline], str]
WHOLE_LINE = Spot()
HEADING = Spot(numbered=True)
"""Behind the marks of a live heading, where no list begins."""
CODE = Spot(code=True)
LABEL = Spot(before=UNKNOWN, after=UNKNOWN, starts=False, label=True)
NO_MARKS: Marks = MappingProxyType({})
_JOINING_BEFORE = (*string.ascii_letters, *string.digits, *"#@$/=&?_%~\\")
_JOINING_BEHIND = (*string.ascii_letters, *string.digits, *"/=&_@%")


class LineWriter:
    """Writes the lines of one message for one channel and locale."""

    name: ClassVar[str]
    """What channels.toml and community.yml call the dialect."""
    escapes: ClassVar[Escapes] = Escapes()
    """How it writes what must not act as its marks."""
    marks: ClassVar[Marks] = NO_MARKS
    """What stands on both sides of Strong, Emphasis, Strike and CodeSpan, where they are live."""
    labels: ClassVar[bool] = False
    """A link shows its label alone."""
    nested: ClassVar[bool] = True
    """A run may hold others, and code."""
    lone: str = ""
    """Marks that can pair with nothing, since the message holds no second one."""

    def __init__(self, ways: Ways, locale: str, message: Message) -> None:
        self.ways = ways
        self.chinese = is_chinese(locale)
        self.chain = message.chain
        self.right_to_left = is_right_to_left(typed(message))
        self.colon = "：" if self.chinese else ": "
        self.layout = Layout(
            frozenset(self.marks),
            labels=self.labels,
            url_lines=ways.url_lines,
            colon=self.colon,
            nested=self.nested,
        )

    def line(self, row: Sequence[Inline], around: Spot = WHOLE_LINE) -> Line:
        """The pieces of a line, or of a part with something around it, each for its place."""
        line: Line = []
        whole = around.line or _outline(row)
        live = around.live or "".join(self.live(row))
        starts = around.starts
        for place, node in enumerate(row):
            spot = Spot(
                line=whole,
                before=_last(row[place - 1]) if place else around.before,
                after=_first(row[place + 1]) if place + 1 < len(row) else around.after,
                starts=starts,
                numbered=self.chain or around.numbered,
                label=around.label,
                live=live,
                lone=self.lone,
                code=around.code,
            )
            line += self.piece(node, spot)
            starts = starts and isinstance(node, Text) and node.text.isspace()
        return line

    def live(self, row: Iterable[Inline]) -> Iterator[str]:
        """The marks of the runs on a line."""
        for node in row:
            yield self.marks.get(type(node), "")
            yield from self.live(getattr(node, "children", ()))

    def piece(self, node: Inline, spot: Spot) -> Line:
        """What one node becomes, given what stands beside it."""
        match node:
            case Text(text):
                return [self.text(text, spot)]
            case Value(number):
                return [self.slot(number, spot)]
            case Url(target):
                return self.address(target)
            case CodeSpan(text):
                return self.code_span(text, spot)
            case Link():
                return [self.link(node)]
            case Strong() | Emphasis() | Strike():
                pieces = tuple(self.line(node.children, within(spot)))
                return [Styled(pieces, partial(self.marked, type(node)))]
            case Break() | Image():
                raise AssertionError("layout leaves no breaks and images in a line")

    def text(self, text: str, spot: Spot) -> str:
        """The operator's text with its escapes."""
        return (self.escapes.value if spot.label else self.escapes.text)(text, spot)

    def slot(self, number: int, spot: Spot) -> Slot:
        """A blank for a value in running text: cleaned, escaped, isolated where directions meet."""
        if spot.code or not self.ways.isolates:
            return Slot(number, partial(self.in_text, spot))
        around = (self.right_to_left or holds_right_to_left(spot.line)) and not _is_joined(spot)
        return Slot(number, partial(self.isolated, spot, around))

    @classmethod
    def in_text(cls, spot: Spot, value: str) -> str:
        """A value in running text."""
        return cls.escapes.value(clean_value(value), spot)

    @classmethod
    def isolated(cls, spot: Spot, around: bool, value: str) -> str:
        """A value in running text, isolated where it or what is around it runs the other way."""
        return isolated(clean_value(value), cls.in_text(spot, value), around=around)

    def address(self, target: str, *, linked: bool = False) -> Line:
        """An address, encoded; of one that a label links to, the dialect says nothing more."""
        line: Line = []
        for part in encode_tokenised(target):
            if not isinstance(part, UrlValue):
                line.append(part if linked else self.escapes.url(part))
            elif not part.whole:
                line.append(Slot(part.number, _part))
            else:
                line.append(Slot(part.number, encoded if linked else self.in_address))
        return line

    @classmethod
    def in_address(cls, value: str) -> str:
        """A value that is an address and stands by itself."""
        return cls.escapes.url(encoded(value))

    def code_span(self, text: str, spot: Spot) -> Line:
        """Between its marks, or verbatim."""
        mark = self.marks.get(CodeSpan)
        if mark is None:
            return self.line(running_text(text), replace(spot, code=True))
        return self.between(mark, self.verbatim(text), mark)

    def between(self, opening: str, content: Iterable[Piece], closing: str) -> Line:
        """Content that no run may take anything from."""
        return [Solid((opening, *content, closing))]

    def verbatim(self, text: str, write: Callable[[str], str] | None = None) -> Iterator[Piece]:
        """The content of a code span or block; `write` may write the operator's text."""
        for node in running_text(text):
            if isinstance(node, Text):
                yield (write or self.code_text)(node.text)
            elif isinstance(node, Value):
                yield Slot(node.number, self.in_code)

    @classmethod
    def in_code(cls, value: str) -> str:
        """A value as code."""
        return cls.escapes.code(clean_value(value))

    def code_text(self, text: str) -> str:
        """What the operator wrote as code."""
        return self.escapes.code(text)

    def link(self, link: Link) -> Solid:
        """`[label](address)`, for dialects in which it is live."""
        label = self.line(link.children, LABEL)
        return Solid(("[", *label, "](", *self.address(link.target, linked=True), ")"))

    @classmethod
    def marked(cls, kind: type[Inline], run: Inside) -> str:
        """A run of this kind with its marks, or bare."""
        mark = cls.marks[kind]
        return f"{mark}{run.text}{mark}" if cls.holds(run) else run.text

    @classmethod
    def holds(cls, run: Inside) -> bool:
        """Whether the dialect reads marks around this run."""
        return bool(run.text) and run.before != UNKNOWN


def within(spot: Spot) -> Spot:
    """The inside of a run that stands in this spot."""
    return replace(spot, before=UNKNOWN, after=UNKNOWN)


def _is_joined(spot: Spot) -> bool:
    """Whether a value is part of a tag, a mention or an address, which isolates would break."""
    return spot.before in _JOINING_BEFORE or spot.after in _JOINING_BEHIND


def _first(node: Inline) -> str:
    return _outline((node,))[:1]


def _last(node: Inline) -> str:
    return _outline((node,))[-1:]


def _outline(row: Iterable[Inline]) -> str:
    """The operator's characters of a line, VALUE for what is escaped itself, UNKNOWN for marks."""
    outline = ""
    for node in row:
        match node:
            case Text(text):
                outline += text
            case Value() | Url():
                outline += VALUE
            case CodeSpan(text):
                outline += f"{UNKNOWN}{_outline(running_text(text))}{UNKNOWN}"
            case Link() | Strong() | Emphasis() | Strike():
                outline += f"{UNKNOWN}{_outline(node.children)}{UNKNOWN}"
    return outline


def encoded(value: str) -> str:
    """A value that is an address."""
    return encode_url(clean_value(value))


def _part(value: str) -> str:
    return encode_part(clean_value(value))
