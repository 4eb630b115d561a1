"""The children of a paragraph -> its lines, with every address clear of what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard, TypeVar

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
from kits.channels.tokens import value_token
from kits.channels.urls import MINI_PROGRAM

Row = list[Inline]
"""One line; without breaks, and with every address as a Url."""


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


class _Edge:
    """Here a line ends, unless it just did."""


_EDGE = _Edge()
_Item = Inline | _Edge
_Some = TypeVar("_Some", bound=Inline | _Edge)

_OPENING = "（([【「『《〈〔“‘«‹<\"'"
_CLOSING = "）)]】」』》〉〕”’»›>\"'"
_PAIRS = {opening + closing for opening, closing in zip(_OPENING, _CLOSING, strict=True)}
_GOING_ON = "，,。.；;、،؛।"
_STRESS = "！!？?؟…：:～"


def rows(children: Sequence[Inline], layout: Layout) -> tuple[list[Row], list[Row]]:
    """The lines of a paragraph, heading or cell as the layout allows them, and what follows them.

    That is the address of each link in the middle of a sentence, behind its label. A link that
    ends its line, with no other on it, has its address right below.
    """
    stream: list[_Item] = list(_merged(_stream(children, layout)))
    _unwrap_addresses(stream)
    lines: list[Row] = []
    below: list[Row] = []
    for row in _split(stream):
        links = [item for item in _flat(row) if _is_unlinked(item, layout)]
        lines += [line] if (line := _spaced(_unlinked(row, layout))) or not links else []
        if len(links) == 1 and not (links[0].children and _has_words(_behind(row, links[0]))):
            lines.append([Url(links[0].target)])
        else:
            below += [_named(link, layout) for link in links]
    return lines, [row for place, row in enumerate(below) if row not in below[:place]]


def _stream(children: Iterable[Inline], layout: Layout) -> Iterator[_Item]:
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


def _address(url: Url, alone: bool) -> Iterator[_Item]:
    if alone:
        yield _EDGE
    yield url
    if alone:
        yield _EDGE


def _link(link: Link, layout: Layout) -> Iterator[_Item]:
    """The link around its label, or behind a label that holds an address itself."""
    label = [
        Text(" ") if isinstance(item, Break) else item
        for item in _stream(_addressed(link.children), replace(layout, url_lines=False))
        if not isinstance(item, _Edge)
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
            bare += [part for part in run if not isinstance(part, _Edge)]
        else:
            bare.append(item)
    return merged(bare)


def _named(link: Link, layout: Layout) -> Row:
    """The address of a link behind its label."""
    label = merged(list(_flat(link.children)))
    ended = label and isinstance(last := label[-1], Text) and last.text.endswith((":", "："))
    colon = [Text(layout.colon)] if label and not ended else []
    return _spaced([*label, *colon, Url(link.target)])


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
    styled: Strong | Emphasis | Strike, inner: Iterable[_Item], layout: Layout
) -> Iterator[_Item]:
    """A styled stretch without the breaks and addresses in it, nor white space at its edges."""
    run: list[Inline] = []
    for item in (*inner, None):
        code = isinstance(item, CodeSpan) and not layout.nested
        if code or item is None or isinstance(item, _Edge | Break | Url):
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
    line of its own now does. So goes the `。` or `，` that the end of its line stands for. All else
    stays: what closes or stresses moves up to the words, as in `（详见）`, unless a colon there
    says that the address follows; then it follows the address.
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
    if not alone:
        if right + 1 == len(stream) or isinstance(stream[right + 1], Break | _Edge):
            stream[right] = Text(after if after.strip(_GOING_ON + " ") else "")
        return
    ahead = stream[left] if left >= 0 else _EDGE
    if isinstance(ahead, Text):
        before, after = _unwrapped(ahead.text, after)
        stream[left] = ahead = Text(before)
    rest = after.lstrip(_trailing(ahead))
    marks = "".join(mark for mark in after.removesuffix(rest) if mark not in _GOING_ON + " 　")
    stream[right] = Text(rest)
    if marks and isinstance(ahead, Text) and _is_wording(ahead):
        stream[left] = Text(ahead.text + marks)
    elif marks and _is_wording(ahead):
        stream.insert(left + 1, Text(marks))
    elif marks:
        stream.insert(place + 1, Text(" " + marks))


def _trailing(ahead: _Item) -> str:
    """The punctuation that no line may begin with behind these words."""
    straight = isinstance(ahead, Text) and ahead.text.count('"') % 2
    closing = _CLOSING if straight else _CLOSING.replace('"', "")
    return _GOING_ON + _STRESS + closing + " 　"


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
    return list(_merged(row))


def _merged(items: Iterable[_Some]) -> Iterator[_Some | Text]:
    text = ""
    for item in items:
        if isinstance(item, Text):
            text += item.text
            continue
        yield from _text(text)
        text = ""
        yield item
    yield from _text(text)
