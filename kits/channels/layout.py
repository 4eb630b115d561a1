"""The children of a paragraph -> its lines, with every address clear of what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from kits.channels.nodes import (
    STYLED,
    Break,
    CodeSpan,
    Emphasis,
    Image,
    Inline,
    Link,
    Strike,
    Strong,
    Text,
    Url,
    Value,
)
from kits.channels.parsing import addressed_text, running_text
from kits.channels.rows import EDGE, Edge, Item, Row, joined, merged, some_text, spaced_out, split
from kits.channels.tokens import value_token
from kits.channels.unwrapping import unwrap_addresses
from kits.channels.urls import MINI_PROGRAM


@dataclass(frozen=True, slots=True)
class Layout:
    """What a dialect can show inside a line."""

    styles: frozenset[type[Inline]]
    """Of Strong, Emphasis, Strike and CodeSpan, those that it has marks for."""
    labels: bool
    """A link keeps its label; otherwise its address stands below."""
    url_lines: bool
    """An address stands on a line of its own, rather than between spaces."""
    colon: str
    """What stands between a label and the address of it, where they share a line."""
    nested: bool = True
    """A run may hold others, and code."""


def rows(children: Sequence[Inline], layout: Layout) -> tuple[list[Row], list[Row]]:
    """The lines of a paragraph, heading or cell as the layout allows them, and what follows them.

    That is the address of each link in the middle of a sentence, behind its label. A link that
    ends its line, with no other on it, has its address right below.
    """
    stream: list[Item] = list(joined(_stream(children, layout)))
    unwrap_addresses(stream)
    lines: list[Row] = []
    below: list[Row] = []
    for row in split(stream):
        links = [item for item in _flat(row) if _is_unlinked(item, layout)]
        lines += [line] if (line := spaced_out(_unlinked(row, layout))) or not links else []
        if len(links) == 1 and not (links[0].children and _has_words(_behind(row, links[0]))):
            lines.append([Url(links[0].target)])
        else:
            below += [_named(link, layout) for link in links]
    return lines, [row for place, row in enumerate(below) if row not in below[:place]]


def _stream(children: Iterable[Inline], layout: Layout) -> Iterator[Item]:
    """The nodes as the layout shows them; inside a run, another of its kind adds nothing."""
    for node in children:
        match node:
            case Value(number, url=True):
                yield from _address(Url(value_token(number, url=True)), layout.url_lines)
            case Url():
                yield from _address(node, layout.url_lines)
            case CodeSpan(text) if CodeSpan not in layout.styles and _holds_address(node):
                yield from _stream(addressed_text(text), layout)
            case Link():
                yield from _link(node, layout)
            case Image():
                yield from running_text(node.caption)
            case Strong() | Emphasis() | Strike():
                others = {type(node)} if layout.nested else set(STYLED)
                inner = _stream(node.children, replace(layout, styles=layout.styles - others))
                live = type(node) in layout.styles
                yield from _runs(node, inner, layout) if live else inner
            case _:
                yield node


def _address(url: Url, alone: bool) -> Iterator[Item]:
    if alone:
        yield EDGE
    yield url
    if alone:
        yield EDGE


def _link(link: Link, layout: Layout) -> Iterator[Item]:
    """The link around its label, or behind a label that holds an address itself."""
    label = [
        Text(" ") if isinstance(item, Break) else item
        for item in _stream(_addressed(link.children), replace(layout, url_lines=False))
        if not isinstance(item, Edge)
    ]
    if not link.target:
        yield from label
    elif not label or _says(label, link.target, scheme=layout.labels):
        yield from _address(Url(link.target), layout.url_lines)
    elif any(_holds_address(item) for item in label):
        yield from label
        if Url(link.target) not in label:
            yield Link(link.target, ())
    else:
        yield replace(link, children=tuple(label))


def _addressed(label: Iterable[Inline]) -> Iterator[Inline]:
    """A label with the addresses in it, which are text where it is live."""
    for item in label:
        yield from addressed_text(item.text) if isinstance(item, Text) else (item,)


def _says(label: Sequence[Inline], target: str, *, scheme: bool) -> bool:
    """Whether a label is its own address, but for how that ends, or begins if without `scheme`."""
    if len(label) != 1:
        return False
    address, said = target.rstrip("/"), label[0]
    if isinstance(said, Text) and not scheme:
        return said.text.rstrip("/") == address.partition("://")[2]
    return isinstance(said, Url) and said.target.rstrip("/") == address


def _is_unlinked(item: Inline, layout: Layout) -> TypeGuard[Link]:
    """Whether this is a link that is not live here."""
    return isinstance(item, Link) and not (
        layout.labels and item.children and not item.target.startswith(MINI_PROGRAM)
    )


def _unlinked(row: Sequence[Inline], layout: Layout) -> Row:
    """The line with the label alone where a link is not live."""
    bare: Row = []
    for item in row:
        if _is_unlinked(item, layout):
            bare += item.children
        elif isinstance(item, Strong | Emphasis | Strike):
            run = _runs(item, _unlinked(item.children, layout), layout)
            bare += [part for part in run if not isinstance(part, Edge)]
        else:
            bare.append(item)
    return merged(bare)


def _named(link: Link, layout: Layout) -> Row:
    """The address of a link behind its label."""
    label = merged(list(_flat(link.children)))
    ended = label and isinstance(last := label[-1], Text) and last.text.endswith((":", "："))
    colon = [Text(layout.colon)] if label and not ended else []
    return spaced_out([*label, *colon, Url(link.target)])


def _flat(row: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes of a line, without the runs around them."""
    for item in row:
        if isinstance(item, Strong | Emphasis | Strike):
            yield from _flat(item.children)
        else:
            yield item


def _behind(row: Row, link: Link) -> list[Inline]:
    flat = list(_flat(row))
    return flat[flat.index(link) + 1 :]


def _has_words(items: Iterable[Inline]) -> bool:
    """Whether a sentence goes on here; punctuation and emoji belong to what stands before."""
    return any(not isinstance(item, Text) or any(map(str.isalnum, item.text)) for item in items)


def _holds_address(item: Inline) -> bool:
    match item:
        case Url() | Link():
            return True
        case Value():
            return item.url
        case Text(text):
            return "://" in text
        case CodeSpan(text):
            return any(map(_holds_address, addressed_text(text)))
        case Strong() | Emphasis() | Strike():
            return any(_holds_address(child) for child in item.children)
    return False


def _runs(
    styled: Strong | Emphasis | Strike, inner: Iterable[Item], layout: Layout
) -> Iterator[Item]:
    """A styled stretch without the breaks and addresses in it, nor white space at its edges."""
    run: list[Inline] = []
    for item in (*inner, None):
        code = isinstance(item, CodeSpan) and not layout.nested
        if code or item is None or isinstance(item, Edge | Break | Url):
            yield from _one_run(styled, run)
            run = []
            if item is not None:
                yield item
        else:
            run.append(item)


def _one_run(styled: Strong | Emphasis | Strike, run: list[Inline]) -> Iterator[Item]:
    before = after = ""
    if run and isinstance(first := run[0], Text):
        text = first.text.lstrip()
        before = first.text[: len(first.text) - len(text)]
        run[0] = Text(text)
    if run and isinstance(last := run[-1], Text):
        text = last.text.rstrip()
        after = last.text[len(text) :]
        run[-1] = Text(text)
    content = tuple(item for item in run if item != Text(""))
    yield from some_text(before)
    if content:
        yield type(styled)(content)
    yield from some_text(after)
