"""Random message trees, and what a reader of a channel is meant to see of them.

`meant` is written from CHANNELS.md alone and shares nothing with the writers: each character with
the styles it bears. White space is left out, since dialects differ in how they set lines apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from hypothesis import strategies as st

from kits.channels.characters import clean_value
from kits.channels.nodes import (
    Block,
    Break,
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
from kits.channels.tokens import TOKEN, value_token
from tests.channels.hostile import MANY

Style = str
Shown = list[tuple[str, frozenset[Style]]]

ADDRESS = "https://x.cn/a?g=1"
STYLES = {Strong: "bold", Emphasis: "italic", Strike: "strike"}


@dataclass(frozen=True)
class Sees:
    """What a channel's reader sees."""

    styles: frozenset[Style] = frozenset(("bold", "italic", "strike", "code"))
    """Of these, the ones that are live."""
    heading: Style | None = "bold"
    quote: Style | None = "quote"
    nested_quote: Style | None = "quote"
    block: Style | None = "code"
    """A block of code."""
    bullet: str = "•"
    """Shown before an item; empty where lists are live, whose numbers are not read back either."""
    rule: str = "———"
    colon: str = ": "
    """Between column and value of a table, and between a label and its address."""
    tables: bool = False
    """Tables are live."""
    labels: bool = True
    anchors: bool = False
    """An address that stands by itself is a link too, in the text itself."""


def meant(message: Message, values: Sequence[str], sees: Sees) -> Shown:
    """Each character that is to be seen, with its styles."""
    return tidy(_blocks(message.blocks, values, sees, frozenset()))


def tidy(shown: Iterable[tuple[str, frozenset[Style]]]) -> Shown:
    """Decomposed, without white space and the joiners and isolates that are allowed."""
    tidied: Shown = []
    for text, styles in shown:
        for char in normalize("NFKD", text):
            if not char.isspace() and char not in "\u200b\u2068\u2069":
                tidied.append((char, styles))
    at = 0
    while at < len(tidied):
        end = at
        while end < len(tidied) and combining(tidied[end][0]):
            end += 1
        tidied[at:end] = sorted(tidied[at:end], key=lambda each: combining(each[0]))
        at = max(end, at + 1)
    return tidied


def words(shown: Shown) -> str:
    """The characters alone."""
    return "".join(char for char, _ in shown)


def _blocks(
    blocks: Iterable[Block], values: Sequence[str], sees: Sees, on: frozenset[Style]
) -> Iterator[tuple[str, frozenset[Style]]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph(block.children, values, sees, on)
            case Heading():
                heading = on | ({sees.heading} if sees.heading else set())
                yield from _inlines(_unstyled(block.children), values, sees, heading)
            case List():
                for place, item in enumerate(block.items):
                    if block.numbers and (sees.bullet or not block.counts):
                        yield f"{block.numbers[place]}.", on
                    elif not block.numbers:
                        yield sees.bullet, on
                    yield from _blocks(item, values, sees, on)
            case Quote():
                style = sees.nested_quote if "quote" in on else sees.quote
                yield from _blocks(block.blocks, values, sees, on | ({style} if style else set()))
            case Code():
                code = {sees.block} if sees.block else set()
                yield _filled(block.text, values), on | code
            case Table():
                yield from _table(block, values, sees, on)
            case Image():
                yield _filled(block.caption, values), on
            case Rule():
                yield sees.rule, on


def _paragraph(
    nodes: Sequence[Inline], values: Sequence[str], sees: Sees, on: frozenset[Style]
) -> Iterator[tuple[str, frozenset[Style]]]:
    """Where no label is live, the address of each link in a sentence follows the paragraph."""
    yield from _inlines(nodes, values, sees, on)
    for node in nodes:
        if isinstance(node, Link) and not sees.labels:
            yield from _inlines(node.children, values, sees, on)
            yield f"{sees.colon}{node.target}", on


def _table(
    table: Table, values: Sequence[str], sees: Sees, on: frozenset[Style]
) -> Iterator[tuple[str, frozenset[Style]]]:
    if sees.tables:
        for cell in (cell for row in (table.header, *table.rows) for cell in row):
            yield from _inlines(cell, values, sees, on)
        return
    for row in table.rows:
        for column, cell in zip(table.header, row, strict=True):
            if cell:
                yield from _inlines((*column, Text(sees.colon)), values, sees, on)
                yield from _inlines(cell, values, sees, on)


def _inlines(
    nodes: Iterable[Inline], values: Sequence[str], sees: Sees, on: frozenset[Style]
) -> Iterator[tuple[str, frozenset[Style]]]:
    for node in nodes:
        match node:
            case Text():
                yield node.text, on
            case Value():
                yield clean_value(values[node.number]), on
            case Strong() | Emphasis() | Strike():
                style = {STYLES[type(node)]} & sees.styles
                yield from _inlines(node.children, values, sees, on | style)
            case CodeSpan():
                yield _filled(node.text, values), on | ({"code"} & sees.styles)
            case Link():
                label = on | ({f"link {node.target}"} if sees.labels else set())
                yield from _inlines(node.children, values, sees, label)
            case Url():
                yield node.target, on | ({f"link {node.target}"} if sees.anchors else set())
            case Image():
                yield _filled(node.caption, values), on
            case Break():
                pass


def _unstyled(nodes: Iterable[Inline]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Strike):
            yield from _unstyled(node.children)
        else:
            yield node


def _filled(text: str, values: Sequence[str]) -> str:
    return TOKEN.sub(lambda token: clean_value(values[int(token[2])]), text)


WORDS = st.text(
    "ab小明1 *_~`|[]()<>&#!\\-+.=@，。！：《》【】「」～￥", min_size=1, max_size=8
).filter(lambda text: "](" not in text and not text.isspace())
"""What an operator may write; an address in it would stand clear, which is tested elsewhere."""

VALUE = st.builds(Value, st.integers(0, 1))
PLAIN = st.builds(Text, WORDS) | VALUE
CODES = st.tuples(WORDS, st.integers(0, 2)).map(
    lambda made: made[0].strip() if made[1] else value_token(0, url=False)
)


def inlines(depth: int) -> st.SearchStrategy[tuple[Inline, ...]]:
    """A line or two of running text; between two runs or codes stands something that is neither."""
    styled: st.SearchStrategy[Inline] = st.builds(CodeSpan, CODES)
    if depth:
        inner = inlines(depth - 1)
        styled |= st.builds(Strong, inner) | st.builds(Emphasis, inner) | st.builds(Strike, inner)
    some = PLAIN.map(lambda one: (one,)) | st.tuples(VALUE, PLAIN) | st.tuples(PLAIN, VALUE)
    line = st.one_of(
        some,
        styled.map(lambda one: (one,)),
        st.tuples(some, styled, some).map(lambda three: (*three[0], three[1], *three[2])),
    )
    if depth < 2:
        return line
    two = st.tuples(styled, some, styled).map(lambda three: (three[0], *three[1], three[2]))
    return st.one_of(line, two, _with_break(line), _with_address(line))


def _with_break(
    line: st.SearchStrategy[tuple[Inline, ...]],
) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.tuples(line, line).map(lambda two: (*two[0], Break(), *two[1]))


def _with_address(
    line: st.SearchStrategy[tuple[Inline, ...]],
) -> st.SearchStrategy[tuple[Inline, ...]]:
    links = st.builds(Link, st.just(ADDRESS), st.tuples(PLAIN, VALUE) | st.tuples(VALUE))
    address: st.SearchStrategy[Inline] = links | st.just(Url(ADDRESS))
    return st.tuples(line, address, line).map(
        lambda three: (*three[0], Text("看 "), three[1], Text(" 吧"), *three[2])
    )


LINES = inlines(2)
GAP = st.booleans()
SIMPLE: st.SearchStrategy[Block] = (
    st.builds(Paragraph, LINES, GAP)
    | st.builds(Code, st.lists(CODES, min_size=1, max_size=3).map("\n".join), GAP)
    | st.builds(Image, st.just("a.png"), CODES, st.none(), GAP)
)


def _lists(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    first = st.builds(Paragraph, LINES)
    item = st.tuples(first, st.lists(blocks, max_size=1)).map(lambda made: (made[0], *made[1]))
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.builds(_list, items, st.sampled_from(NUMBERS), GAP)


def _list(items: tuple[tuple[Block, ...], ...], numbers: tuple[str, ...], gap: bool) -> List:
    return List(items=items, numbers=numbers[: len(items)], gap=gap)


NUMBERS = ((), ("3", "4", "5"), ("1", "1", "3"), ("25", "30", "7"), ("01", "02", "03"))


def _tables() -> st.SearchStrategy[Block]:
    cell = st.lists(PLAIN, min_size=1, max_size=2).map(tuple)
    row = st.tuples(cell, cell)
    return st.builds(Table, row, st.lists(row, min_size=1, max_size=2).map(tuple), GAP)


NESTED: st.SearchStrategy[Block] = (
    SIMPLE
    | _lists(SIMPLE)
    | st.builds(Quote, st.lists(SIMPLE, min_size=1, max_size=2).map(tuple), GAP)
)
BLOCKS: st.SearchStrategy[Block] = (
    NESTED
    | st.builds(Heading, st.integers(1, 6), inlines(1), GAP)
    | _lists(NESTED)
    | st.builds(Quote, st.lists(NESTED, min_size=1, max_size=2).map(tuple), GAP)
    | _tables()
    | st.builds(Rule, GAP)
)
MESSAGES = st.lists(BLOCKS, min_size=1, max_size=4).map(lambda made: Message(tuple(made)))
VALUES = st.lists(
    st.sampled_from([each for each in MANY if clean_value(each)]), min_size=2, max_size=2
)
