"""The message tree: what a chat text says, before any channel's dialect.

Strings in it may hold value tokens (see `tokens`) where a value can stand inside a string:
`Link.target`, `Image.target`, `Image.caption`, `Url.target`, `CodeSpan.text` and `Code.text`.
In running text a value is a `Value` node. Place marks are never left in any string.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that mean themselves, without line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A printed roster value."""

    number: int
    """Its index in the list of values, from 0."""
    url: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    """`**…**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*…*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    """`~~…~~`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Text between backticks."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere, `[label](target)`."""

    target: str
    children: tuple[Inline, ...]
    mark: int | None = None
    """The number of the place mark behind its `[`."""


@dataclass(frozen=True, slots=True)
class Url:
    """A bare address: http(s), or WeChat's `#小程序://name/code`."""

    target: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image alone in its paragraph (a block) or inside a line."""

    target: str
    caption: str
    mark: int | None = None
    """The number of the place mark behind its `![`."""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text."""

    children: tuple[Inline, ...]
    gap: bool = False
    """A blank line stands before it; the same in every block."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`# …`."""

    level: int
    """1 to 6."""
    children: tuple[Inline, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """Items behind bullets or numbers."""

    items: tuple[tuple[Block, ...], ...]
    numbers: tuple[str, ...] = ()
    """What stands before the dot of each item, as it was typed; empty behind bullets."""
    gaps: tuple[int, ...] = ()
    """The places of the items before which a blank line stands."""
    gap: bool = False

    @property
    def counts(self) -> bool:
        """Whether a program that counts the items itself shows what was typed."""
        first = int(self.numbers[0]) if self.numbers else 0
        return all(number == str(at) for at, number in enumerate(self.numbers, first))

    @property
    def spelled_out(self) -> tuple[Block, ...]:
        """The items as paragraphs that begin with their numbers."""
        blocks: list[Block] = []
        for place, item in enumerate(self.items):
            lead, gap = Text(f"{self.numbers[place]}. "), place in self.gaps
            match item:
                case (Paragraph(children), *rest):
                    blocks += (Paragraph((lead, *children), gap), *rest)
                case _:
                    blocks += (Paragraph((lead,), gap), *item)
        return tuple(blocks)


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines behind `> `."""

    blocks: tuple[Block, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced block."""

    text: str
    gap: bool = False


Cell = tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Each as wide as the header."""
    gap: bool = False
    beyond: tuple[str, ...] = ()
    """What was typed in cells that have no column; it is not pasted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`---`."""

    gap: bool = False


Inline = Text | Value | Strong | Emphasis | Strike | CodeSpan | Link | Url | Break | Image
Block = Paragraph | Heading | List | Quote | Code | Table | Image | Rule
STYLED = (Strong, Emphasis, Strike)


@dataclass(frozen=True, slots=True)
class Message:
    """One text, parsed."""

    blocks: tuple[Block, ...] = ()
    chain: bool = False
    """A 接龙: numbered lines are text and stay exactly as written."""
