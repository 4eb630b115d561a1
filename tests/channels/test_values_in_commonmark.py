"""Values in the `markdown` channel, read back by markdown-it-py."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kits.channels.channel import CHANNELS
from kits.channels.characters import clean_value
from kits.channels.nodes import Paragraph
from kits.channels.parsing import links, parse
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels.hostile import HOSTILE, seen

PARSER = MarkdownIt("commonmark").enable("strikethrough")
VALUE = value_token(0, url=False)
STYLES = ("strong", "em", "s")
LEAVES = ("br", "code", "img")
MARKS = "*_~`[]()<>&#!\\ -+.=1a小\n|:，。"
LETTER = re.compile(r"[^\W_]")
"""A run without a letter cannot be styled everywhere; it stays bare."""

PLACES = {
    VALUE: (VALUE, "p"),
    f"前{VALUE}后": (f"前{VALUE}后", "p"),
    f"a {VALUE} b": (f"a {VALUE} b", "p"),
    f"第一行\n{VALUE}\n第三行": (f"第一行\n{VALUE}\n第三行", "p br br"),
    f"**{VALUE}**": (VALUE, "p strong"),
    f"前**{VALUE}**后": (f"前{VALUE}后", "p strong"),
    f"前**a{VALUE}**后": (f"前a{VALUE}后", "p strong"),
    f"前**{VALUE}a**，": (f"前{VALUE}a，", "p strong"),
    f"*{VALUE}*": (VALUE, "p em"),
    f"~~{VALUE}~~": (VALUE, "p s"),
    f"***{VALUE}***": (VALUE, "p em strong"),
    f"# {VALUE}": (VALUE, "h1"),
    f"# a {VALUE}": (f"a {VALUE}", "h1"),
    f"- {VALUE}": (VALUE, "ul li p"),
    f"1. {VALUE}": (VALUE, "ol li p"),
    f"> {VALUE}": (VALUE, "blockquote p"),
    f"[{VALUE}](https://x.cn)": (VALUE, "p a"),
    f"[看{VALUE}的](https://x.cn)": (f"看{VALUE}的", "p a"),
    f"`{VALUE}`": (VALUE, "p code"),
    f"[{VALUE}]（x）": (f"[{VALUE}]（x）", "p"),
    f"[a]{VALUE}": (f"[a]{VALUE}", "p"),
    f"{VALUE}{VALUE}": (f"{VALUE}{VALUE}", "p"),
    f"{VALUE}*{VALUE}": (f"{VALUE}*{VALUE}", "p"),
    f"\\*{VALUE}\\*": (f"*{VALUE}*", "p"),
    f"&{VALUE} <{VALUE} \\{VALUE}": (f"&{VALUE} <{VALUE} \\{VALUE}", "p"),
}
"""A template, what is read of it, and the tags that the parser finds."""

PATTERNS = {template: write(parse(template), CHANNELS["markdown"], "zh") for template in PLACES}


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def tags(text: str) -> list[str]:
    return [token.tag for token in tokens(text) if token.nesting == 1 or token.tag in LEAVES]


def words(text: str) -> str:
    return "".join(
        "\n" if token.tag == "br" else token.content
        for token in tokens(text)
        if token.type != "inline"
    )


def bold(text: str) -> str:
    depth, inside = 0, ""
    for token in tokens(text):
        depth += token.nesting if token.tag == "strong" else 0
        inside += token.content if depth else ""
    return inside


def check(template: str, value: str) -> None:
    shown, expected = PLACES[template]
    text = PATTERNS[template].fill([value])
    assert seen(words(text)) == seen(shown.replace(VALUE, clean_value(value))), text
    found = tags(text)
    bare = [tag for tag in expected.split() if tag not in STYLES]
    assert found == expected.split() or (found == bare and not LETTER.search(clean_value(value))), (
        text
    )


@pytest.mark.parametrize("template", PLACES)
def test_a_hostile_value_stays_text(template: str) -> None:
    for value in HOSTILE:
        check(template, value)


@pytest.mark.parametrize("around", ["【】", "（）", "“”", "「」", "，。", "  ", "[]"])
def test_all_of_a_value_is_bold_beside_punctuation(around: str) -> None:
    text = f"通知{around[0]}**{VALUE}**{around[1]}吧"
    pattern = write(parse(text), CHANNELS["markdown"], "zh")
    for value in HOSTILE:
        assert seen(bold(pattern.fill([value]))) == seen(clean_value(value))


@given(value=(st.text(max_size=12) | st.text(MARKS, max_size=12)).filter(clean_value))
def test_any_value_stays_text(value: str) -> None:
    for template in PLACES:
        check(template, value)


@pytest.mark.parametrize("channel", ["markdown", "dingtalk"])
@given(text=st.text(MARKS + "VV", max_size=30), value=st.sampled_from(HOSTILE))
@settings(max_examples=300)
def test_what_an_operator_writes_reads_as_in_plain_text(
    channel: str, text: str, value: str
) -> None:
    """Whatever is no mark to us is no mark to the parser either, with any value in any place."""
    message = parse(text.replace("V", VALUE))
    if all(isinstance(block, Paragraph) for block in message.blocks) and not [*links(message)]:
        pasted = write(message, CHANNELS[channel], "en").fill([value])
        plain = write(message, CHANNELS["weibo"], "en").fill([value])
        assert "".join(seen(words(pasted)).split()) == "".join(seen(plain).split()), pasted
