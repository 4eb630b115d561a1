"""A message tree -> the HTML that is pasted beside the text: of a mail, or of an article.

It is written, sanitised and given its styles once per distinct text; a group costs the filling of
its values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from importlib.resources import files
from typing import ClassVar
from unicodedata import normalize

import css_inline
import nh3

from kits.channels.characters import clean_value, holds_right_to_left, is_right_to_left, isolated
from kits.channels.dialects.phrases import typed, unstyled
from kits.channels.layout import Layout, rows
from kits.channels.nodes import (
    Block,
    Code,
    CodeSpan,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Message,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Url,
    Value,
)
from kits.channels.parsing import running_text, spoken
from kits.channels.patterns import Slot
from kits.channels.rows import Row
from kits.channels.urls import MINI_PROGRAM, UrlValue, encode_part, encode_tokenised, encode_url
from kits.channels.ways import Ways, is_chinese
from kits.model.sentinels import BLANK_CLOSE, BLANK_OPEN

_BLOCKS = ("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "blockquote", "hr")
_LISTS = ("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td")
TAGS = frozenset((*_BLOCKS, *_LISTS, "br", "strong", "em", "s", "a", "code", "img"))
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "div": {"lang"}}
_RUNS: dict[type[Inline], str] = {Strong: "strong", Emphasis: "em", Strike: "s"}
_NEXT_SPACE = re.compile("(?<= ) ")
_INDENT = re.compile("^ +", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """HTML with blanks for its values."""

    pieces: tuple[str | Slot, ...]

    def fill(self, values: Sequence[str]) -> str:
        """The final HTML."""
        return "".join(
            piece if isinstance(piece, str) else piece.fill(values) for piece in self.pieces
        )


def in_html(text: str) -> str:
    """A text as it stands in HTML, also in an attribute; spaces in a row stay apart."""
    return escape(_NEXT_SPACE.sub("\u00a0", text))


def indented(text: str) -> str:
    """The text with the spaces that its lines begin with."""
    return _INDENT.sub(lambda found: "\u00a0" * len(found[0]), text)


class PageWriter:
    """Writes what any HTML can say; a value is a mark that `_pieces` turns into a blank."""

    name: ClassVar[str]
    """What channels.toml calls this kind of page."""
    sheet: ClassVar[tuple[str, str]]
    """Its style sheet: a package, and a file in it."""
    labels: ClassVar[bool] = True
    """A link may lead out of it."""
    line_break: ClassVar[str] = "\n"
    """In what is written as code."""

    def __init__(self, ways: Ways, locale: str, message: Message) -> None:
        self.locale = locale
        self.isolates = ways.isolates
        self.right_to_left = is_right_to_left(typed(message))
        self.slots: list[Slot] = []
        self.layout = Layout(
            frozenset((*_RUNS, CodeSpan)),
            labels=self.labels,
            url_lines=ways.url_lines,
            colon="：" if is_chinese(locale) else ": ",
        )

    def page(self, message: Message) -> Page:
        """All of it, with inline styles."""
        body = self.around("".join(self.blocks(message.blocks)))
        return Page(tuple(_pieces(body, self.slots, _text_of(*self.sheet))))

    def around(self, body: str) -> str:
        """The body with what belongs around it."""
        return body

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The HTML of each block."""
        for block in blocks:
            yield self.block(block)

    def block(self, block: Block) -> str:
        """The HTML of one block."""
        match block:
            case Paragraph():
                return tagged("p", self.lines(block.children))
            case Heading():
                return tagged(f"h{block.level}", self.lines(unstyled(block.children)))
            case List():
                if not block.counts:
                    return "".join(self.blocks(block.spelled_out))
                items = "".join(tagged("li", self.item(item)) for item in block.items)
                if not block.numbers:
                    return tagged("ul", items)
                return f'<ol start="{block.numbers[0]}">{items}</ol>'
            case Quote():
                return tagged("blockquote", "".join(self.blocks(block.blocks)))
            case Code():
                return self.code(block)
            case Table():
                head = tagged("thead", self.row(block.header, "th"))
                body = "".join(self.row(row, "td") for row in block.rows)
                return tagged("table", head + tagged("tbody", body))
            case Image():
                return self.image(block)
            case Rule():
                return "<hr>"

    def item(self, blocks: Sequence[Block]) -> str:
        """The first words of an item need no paragraph of their own."""
        if blocks and isinstance(first := blocks[0], Paragraph):
            return self.lines(first.children) + "".join(self.blocks(blocks[1:]))
        return "".join(self.blocks(blocks))

    def row(self, cells: Iterable[Sequence[Inline]], tag: str) -> str:
        """A row of a table."""
        return tagged("tr", "".join(f"<{tag}>{self.lines(cell)}</{tag}>" for cell in cells))

    def code(self, code: Code) -> str:
        """Verbatim."""
        return tagged("pre", tagged("code", self.verbatim(code.text)))

    def image(self, image: Image) -> str:
        """It shows where it is on the web; else its caption, and the file is attached."""
        caption = self.line(running_text(image.caption))
        if image.target.startswith(("https://", "http://")):
            return f'<p><img src="{self.address(image.target)}" alt="{caption}"></p>'
        return tagged("p", caption)

    def lines(self, children: Sequence[Inline]) -> str:
        """The lines of a paragraph, and the addresses that follow them."""
        lines, below = rows(children, self.layout)
        return "<br>".join(self.line(_indented(row)) for row in (*lines, *below))

    def line(self, row: Row | tuple[Inline, ...], around: bool | None = None) -> str:
        """A line, or a part of one with right-to-left text around it, or not."""
        if around is None:
            around = self.right_to_left or holds_right_to_left(spoken(row))
        return "".join(self.piece(node, around) for node in row)

    def piece(self, node: Inline, around: bool) -> str:
        """What one node becomes."""
        match node:
            case Text(text):
                return in_html(normalize("NFC", text))
            case Value(number):
                return self.value(number, around)
            case Url(target):
                return self.bare(target)
            case CodeSpan(text):
                return tagged("code", self.verbatim(text))
            case Link():
                return self.anchor(node.target, self.line(node.children, around))
            case Strong() | Emphasis() | Strike():
                return tagged(_RUNS[type(node)], self.line(node.children, around))
            case _:
                raise AssertionError("layout leaves no breaks and images in a line")

    def bare(self, target: str) -> str:
        """An address that stands by itself."""
        if target.startswith(MINI_PROGRAM):
            return in_html(target)
        return self.anchor(target, self.address(target, whole=in_html))

    def anchor(self, target: str, label: str) -> str:
        """A link."""
        return f'<a href="{self.address(target)}">{label}</a>'

    def address(self, target: str, whole: Callable[[str], str] | None = None) -> str:
        """An address that may hold values; as a whole one, only what leads to the web."""
        written = ""
        for part in encode_tokenised(target):
            if not isinstance(part, UrlValue):
                written += in_html(part)
            elif part.whole:
                written += self.slot(part.number, _shown if whole else _led_to)
            else:
                written += self.slot(part.number, _part)
        return written

    def verbatim(self, text: str) -> str:
        """The content of a code span or block."""
        written = ""
        for node in running_text(text):
            match node:
                case Text(words):
                    written += in_html(normalize("NFC", words))
                case Value(number):
                    written += self.slot(number, in_html)
                case _:
                    written += self.line_break
        return written

    def value(self, number: int, around: bool) -> str:
        """The mark of a value in running text."""
        return self.slot(number, partial(_isolated, around) if self.isolates else in_html)

    def slot(self, number: int, write: Callable[[str], str]) -> str:
        """The mark of a value; `write` is how it is written there, once it is clean."""
        self.slots.append(Slot(number, partial(_of_clean, write)))
        return f"{BLANK_OPEN}{len(self.slots) - 1}{BLANK_CLOSE}"


def _of_clean(write: Callable[[str], str], value: str) -> str:
    return write(clean_value(value))


def _isolated(around: bool, value: str) -> str:
    return isolated(value, in_html(value), around=around)


def _part(value: str) -> str:
    return in_html(encode_part(value))


def _led_to(value: str) -> str:
    """Where a value leads that is a whole address; nowhere but to the web."""
    return in_html(encode_url(value)) if value.startswith(("https://", "http://")) else "#"


def _shown(value: str) -> str:
    return in_html(encode_url(value))


def _indented(row: Row) -> Row:
    if row and isinstance(first := row[0], Text):
        return [Text(indented(first.text)), *row[1:]]
    return row


def tagged(tag: str, inside: str) -> str:
    """What stands inside between tags, if anything does."""
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _pieces(body: str, slots: Sequence[Slot], styles: str) -> Iterator[str | Slot]:
    """The HTML sanitised and with its styles, its marks as blanks.

    A mark is a word that the text does not hold, since an address may hold nothing else.
    """
    word = "blank"
    while word in body.lower():
        word += "x"
    marked = re.sub(f"{BLANK_OPEN}([0-9]+){BLANK_CLOSE}", rf"{word}\1z", body)
    web = {"http", "https"}
    clean = nh3.clean(marked, set(TAGS), attributes=ATTRIBUTES, url_schemes=web, link_rel=None)
    styled = css_inline.inline_fragment(clean, styles)
    for place, part in enumerate(re.split(rf"{word}([0-9]+)z", styled)):
        if place % 2:
            yield slots[int(part)]
        elif part:
            yield part


@cache
def _text_of(package: str, file: str) -> str:
    return files(package).joinpath(file).read_text(encoding="utf-8")
