"""A tokenised message text -> its message tree, by Python-Markdown with the marks of chat text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

import regex
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import Registry

from kits.channels.block_marks import Blocks
from kits.channels.characters import tidy_source
from kits.channels.costs import TooCostly, check_text
from kits.channels.inline_marks import inline_patterns, unstashed, without_punctuation
from kits.channels.mark_patterns import ADDRESS, MINI_PROGRAM
from kits.channels.nodes import (
    Block,
    Break,
    Cell,
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
from kits.channels.tokens import MARK, TOKEN

__all__ = [
    "OBJECT",
    "PRINTED",
    "TooCostly",
    "addressed_text",
    "links",
    "outlines",
    "parse",
    "running_text",
    "spoken",
    "walk",
]

OBJECT = "\ufffc"
"""In an outline, what is no running text: an address, a link, code, an image."""

PRINTED = "\ua015"
"""In an outline, a value: a letter that nobody writes."""

_ADDRESS = regex.compile(f"{ADDRESS}|{MINI_PROGRAM}")


def parse(text: str, *, chain: bool = False) -> Message:
    """The message tree of a text whose values are tokens (see `tokens`).

    The marks are those of FORMAT.md, "Messages and values", and no others. In a `chain` (接龙)
    numbered lines are no list. Raises TooCostly, and nothing else, for a text of more than
    `costs.MOST_CHARACTERS` or a paragraph of more than `costs.MOST_MARKS` marks.
    """
    source = tidy_source(text)
    check_text(source)
    markdown = Markdown(extensions=[_MessageMarks(chain)])
    root = markdown.parser.parseDocument(source.split("\n")).getroot()
    assert root is not None
    for processor in markdown.treeprocessors:
        processor.run(root)
    return Message(tuple(_blocks(root)), chain=chain)


def links(message: Message) -> Iterator[Link | Image | Url]:
    """Every link, image and bare address of the operator's text, in order; no values."""
    for node in walk(message.blocks):
        if isinstance(node, Link | Image | Url):
            yield node


def running_text(text: str) -> tuple[Inline, ...]:
    """A string that may hold tokens and line breaks, as inline nodes."""
    nodes: list[Inline] = []
    for number, line in enumerate(MARK.sub("", text).split("\n")):
        if number:
            nodes.append(Break())
        end = 0
        for token in TOKEN.finditer(line):
            if token.start() > end:
                nodes.append(Text(line[end : token.start()]))
            nodes.append(Value(int(token[2]), url=token[1] == "u"))
            end = token.end()
        if end < len(line):
            nodes.append(Text(line[end:]))
    return tuple(nodes)


def addressed_text(text: str) -> tuple[Inline, ...]:
    """A string of code as inline nodes, with the addresses in it."""
    nodes: list[Inline] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        address = without_punctuation(found[0])
        nodes += (*running_text(text[end : found.start()]), Url(address))
        end = found.start() + len(address)
    return (*nodes, *running_text(text[end:]))


def spoken(children: Iterable[Inline]) -> str:
    """The operator's words alone."""
    return "".join(
        node.text if isinstance(node, Text) else spoken(getattr(node, "children", ()))
        for node in children
    )


def outlines(message: Message) -> Iterator[str]:
    """The running text of each paragraph, heading and cell, without the marks that were read.

    OBJECT stands for what is no text, PRINTED for a value.
    """
    for node in walk(message.blocks):
        match node:
            case Paragraph() | Heading():
                yield _outline(node.children)
            case Table():
                yield from map(
                    _outline, (cell for row in (node.header, *node.rows) for cell in row)
                )


def _outline(children: Iterable[Inline]) -> str:
    outline = ""
    for node in children:
        match node:
            case Text(text):
                outline += text
            case Break():
                outline += "\n"
            case Value(url=False):
                outline += PRINTED
            case Strong() | Emphasis() | Strike():
                outline += _outline(node.children)
            case _:
                outline += OBJECT
    return outline


class _MessageMarks(Extension):
    """Python-Markdown with our marks alone: no raw HTML, entities, references or underlines."""

    def __init__(self, chain: bool) -> None:
        super().__init__()
        self.chain = chain

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors = Registry()
        md.parser.blockprocessors.register(Blocks(md.parser, chain=self.chain), "blocks", 1)
        md.inlinePatterns = inline_patterns(md)
        md.treeprocessors = Registry()
        md.treeprocessors.register(InlineTree(md), "inline", 1)


def _blocks(parent: Element) -> Iterator[Block]:
    for element in parent:
        yield _block(element, element.get("gap") is not None)


def _block(element: Element, gap: bool) -> Block:
    match element.tag:
        case "blockquote":
            return Quote(tuple(_blocks(element)), gap)
        case "ul" | "ol":
            return List(
                items=tuple(tuple(_blocks(item)) for item in element),
                numbers=tuple(item.get("number", "") for item in element)
                if element.tag == "ol"
                else (),
                gaps=tuple(at for at, item in enumerate(element) if item.get("gap")),
                gap=gap,
            )
        case "pre":
            return Code(_plain(element.text), gap)
        case "table":
            header, *rows = (tuple(_inlines(cell) for cell in row) for row in element)
            return Table(header, tuple(rows), gap, tuple(element.get("beyond", "").splitlines()))
        case "hr":
            return Rule(gap)
        case "p":
            children = _inlines(element)
            match children:
                case (Image(target, caption, mark),):
                    return Image(target, caption, mark, gap)
            return Paragraph(children, gap)
        case heading:
            return Heading(int(heading[1:]), _inlines(element), gap)


def _inlines(element: Element) -> Cell:
    nodes = list(_running(element.text))
    for child in element:
        nodes.append(_inline(child))
        nodes.extend(_running(child.tail))
    return tuple(nodes)


def _inline(element: Element) -> Inline:
    mark = element.get("mark")
    place = None if mark is None else int(mark)
    match element.tag:
        case "a":
            target, label = _plain(element.get("href")), _inlines(element)
            return Url(target) if label == (Text(target),) else Link(target, label, place)
        case "img":
            return Image(_plain(element.get("src")), _plain(element.get("alt")), place)
        case "url":
            return Url(_plain(element.text))
        case "code":
            return CodeSpan(_plain(element.text))
        case "strong":
            return Strong(_inlines(element))
        case "em":
            return Emphasis(_inlines(element))
        case _:
            return Strike(_inlines(element))


def _running(text: str | None) -> tuple[Inline, ...]:
    return running_text(unstashed(text or ""))


def _plain(text: str | None) -> str:
    return MARK.sub("", unstashed(text or ""))


def walk(nodes: Iterable[Block | Inline]) -> Iterator[Block | Inline]:
    """Every block and inline node, in order, each before what is in it."""
    for node in nodes:
        yield node
        match node:
            case Paragraph() | Heading() | Strong() | Emphasis() | Strike() | Link():
                yield from walk(node.children)
            case Quote():
                yield from walk(node.blocks)
            case List():
                for item in node.items:
                    yield from walk(item)
            case Table():
                for row in (node.header, *node.rows):
                    for cell in row:
                        yield from walk(cell)
