"""The children of a paragraph -> its lines, with every address clear of what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kits.channels.nodes import (
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
from kits.channels.tokens import value_token
from kits.channels.urls import MINI_PROGRAM

Row = list[Inline]
"""One line; without breaks, and with every address as a Url."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a dialect can show inside a line."""

    styles: frozenset[type[Inline]]
    """Of Strong, Emphasis and Strike, those that it has marks for."""
    labels: bool
    """A link keeps its label; otherwise it becomes label, new line, address."""
    url_lines: bool
    """An address stands on a line of its own, rather than between spaces."""


class _Edge:
    """Here a line ends, unless it just did."""


_EDGE = _Edge()
_Item = Inline | _Edge

_OPENING = '（([【「『《〈〔“‘<"'
_CLOSING = '）)]】」』》〉〕”’>"'
_PAIRS = {opening + closing for opening, closing in zip(_OPENING, _CLOSING, strict=True)}
_GOING_ON = "，,。.；;、"
_STRESS = "！!？?…：:"


def rows(children: Sequence[Inline], layout: Layout) -> list[Row]:
    """The lines of a paragraph, heading or cell as the layout allows them."""
    stream = list(_stream(children, layout))
    _unwrap_addresses(stream)
    return [_spaced(row) for row in _split(stream)]


def _stream(children: Iterable[Inline], layout: Layout) -> Iterator[_Item]:
    """The nodes as the layout shows them; inside a run, another of its kind adds nothing."""
    for node in children:
        match node:
            case Value(number, url=True):
                yield from _address(Url(value_token(number, url=True)), layout.url_lines)
            case Url():
                yield from _address(node, layout.url_lines)
            case CodeSpan(text) if any(map(_is_address, words := addressed_text(text))):
                yield from _stream(words, layout)
            case Link():
                yield from _link(node, layout)
            case Image():
                yield from running_text(node.caption)
            case Strong() | Emphasis() | Strike():
                others = replace(layout, styles=layout.styles - {type(node)})
                inner = _stream(node.children, others)
                yield from _runs(node, inner) if type(node) in layout.styles else inner
            case _:
                yield node


def _address(url: Url, alone: bool) -> Iterator[_Item]:
    if alone:
        yield _EDGE
    yield url
    if alone:
        yield _EDGE


def _link(link: Link, layout: Layout) -> Iterator[_Item]:
    label = [
        Text(" ") if isinstance(item, Break) else item
        for item in _stream(link.children, replace(layout, url_lines=False))
        if not isinstance(item, _Edge)
    ]
    url = Url(link.target)
    addresses = any(_holds_address(item) for item in label)
    if not label or not link.target or label == [url]:
        yield from label or _address(url, layout.url_lines)
    elif layout.labels and not addresses and not link.target.startswith(MINI_PROGRAM):
        yield replace(link, children=tuple(label))
    else:
        yield from label
        yield from _address(url, alone=True)


def _is_address(item: Inline) -> bool:
    return isinstance(item, Url) or (isinstance(item, Value) and item.url)


def _holds_address(item: Inline) -> bool:
    match item:
        case Url() | Link():
            return True
        case Text(text):
            return "://" in text
        case Strong() | Emphasis() | Strike():
            return any(_holds_address(child) for child in item.children)
    return False


def _runs(styled: Strong | Emphasis | Strike, inner: Iterable[_Item]) -> Iterator[_Item]:
    """A styled stretch without the breaks and addresses in it, nor white space at its edges."""
    run: list[Inline] = []
    for item in (*inner, None):
        if item is None or isinstance(item, _Edge | Break | Url):
            yield from _one_run(styled, run)
            run = []
            if item is not None:
                yield item
        else:
            run.append(item)


def _one_run(styled: Strong | Emphasis | Strike, run: list[Inline]) -> Iterator[_Item]:
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
    yield from _text(before)
    if content:
        yield type(styled)(content)
    yield from _text(after)


def _text(text: str) -> Iterator[Text]:
    if text:
        yield Text(text)


def _unwrap_addresses(stream: list[_Item]) -> None:
    """Takes away or moves what would be left alone beside an address.

    Brackets or quotes around nothing but an address go, both of them: they set it apart, which a
    line of its own now does. All else stays but the `。` or `，` that would be a line by itself: a
    bracket that closes around words too, or a `！`, moves up to the words, as in `（详见）`, unless
    a colon there says that the address follows.
    """
    for place in reversed(range(len(stream))):
        if isinstance(stream[place], Url):
            _unwrap(stream, place)


def _unwrap(stream: list[_Item], place: int) -> None:
    alone = place + 1 < len(stream) and stream[place + 1] is _EDGE
    left, right = (place - 2, place + 2) if alone else (place - 1, place + 1)
    if right >= len(stream) or not isinstance(behind := stream[right], Text):
        return
    after = behind.text
    ahead = stream[left] if left >= 0 else _EDGE
    if alone and isinstance(ahead, Text):
        before, after = _unwrapped(ahead.text, after)
        stream[left] = ahead = Text(before)
    if right + 1 == len(stream) or isinstance(stream[right + 1], Break | _Edge):
        if not after.strip(_GOING_ON + " "):
            after = ""
        elif alone and not after.strip(_GOING_ON + _STRESS + _CLOSING + " "):
            after = "".join(mark for mark in after if mark not in _GOING_ON + " ")
            if _is_wording(ahead):
                stream[right] = Text("")
                stream.insert(left + 1, Text(after))
                return
    stream[right] = Text(after)


def _unwrapped(before: str, after: str) -> tuple[str, str]:
    """What stands beside an address, without the pairs of brackets or quotes around it alone."""
    while True:
        head, tail = before.rstrip(" "), after.lstrip(_GOING_ON + " ")
        pair = head[-1:] + tail[:1]
        if pair not in _PAIRS or (pair == '""' and head.count('"') % 2 == 0):
            return before, after
        before, after = head[:-1], tail[1:]


def _is_wording(item: _Item) -> bool:
    """Whether a mark may follow here."""
    if isinstance(item, Text):
        return not (item.text.rstrip() or " ").endswith((*_GOING_ON, *_OPENING, *"：: "))
    return not isinstance(item, Break | Url | _Edge)


def _split(stream: Iterable[_Item]) -> Iterator[Row]:
    row: Row = []
    fresh = False
    for item in stream:
        if isinstance(item, _Edge):
            if row := _stripped_end(row):
                yield row
            row, fresh = [], True
        elif isinstance(item, Break):
            if row or not fresh:
                yield _stripped_end(row)
            row, fresh = [], False
        else:
            if isinstance(item, Text) and fresh and not row:
                row.extend(_text(item.text.lstrip()))
            elif item != Text(""):
                row.append(item)
    if row := _stripped_end(row):
        yield row


def _stripped_end(row: Row) -> Row:
    while row and isinstance(last := row[-1], Text):
        text = last.text.rstrip()
        if text:
            return [*row[:-1], Text(text)]
        row = row[:-1]
    return row


def _spaced(row: Row) -> Row:
    """The line with an ASCII space between an address and what has none there."""
    spaced: Row = []
    for item in row:
        if spaced and (isinstance(item, Url) or isinstance(spaced[-1], Url)):
            edges = _words(spaced[-1])[-1:] + _words(item)[:1]
            if " " not in edges:
                spaced.append(Text(" "))
        spaced.append(item)
    return merged(spaced)


def _words(item: Inline) -> str:
    return item.text if isinstance(item, Text) else ""


def merged(row: Sequence[Inline]) -> Row:
    """The line with neighbouring texts as one."""
    one: Row = []
    for item in row:
        if isinstance(item, Text) and one and isinstance(last := one[-1], Text):
            one[-1] = Text(last.text + item.text)
        elif item != Text(""):
            one.append(item)
    return one
