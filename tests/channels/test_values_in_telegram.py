"""The `telegram` channel, read back by TDLib, as Telegram's own clients read a pasted text."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.characters import clean_value
from kits.channels.nodes import (
    STYLED,
    CodeSpan,
    Emphasis,
    Link,
    Message,
    Paragraph,
    Strike,
    Strong,
    Text,
    Url,
)
from kits.channels.parsing import parse, walk
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels import tdlib
from tests.channels.hostile import HOSTILE, MANY, seen
from tests.channels.trees import ADDRESS, MESSAGES, VALUES, Sees, meant, tidy, words

VALUE = value_token(0, url=False)
MARKS = "*_~`|[]()<>&#!\\ -+.=1a小\n:，。"

LINKING = re.compile("[#@$/]")
"""Beside a link that a client makes by itself a run may stay bare."""

PLACES = {
    VALUE: (VALUE, []),
    f"前{VALUE}后": (f"前{VALUE}后", []),
    f"**{VALUE}**": (VALUE, [("Bold", VALUE)]),
    f"*{VALUE}*": (VALUE, [("Italic", VALUE)]),
    f"~~{VALUE}~~": (VALUE, [("Strikethrough", VALUE)]),
    f"`{VALUE}`": (VALUE, [("Code", VALUE)]),
    f"a **{VALUE}**, b": (f"a {VALUE}, b", [("Bold", VALUE)]),
    f"请**{VALUE}**到": (f"请{VALUE}到", []),
    f"# 开始 {VALUE}": (f"开始 {VALUE}", [("Bold", f"开始 {VALUE}")]),
    f"**a *{VALUE}* b**": (f"a {VALUE} b", [("Bold", f"a {VALUE} b")]),
    f"- {VALUE}": (f"• {VALUE}", []),
    f"[{VALUE}](https://x.cn)": (f"{VALUE}\nhttps://x.cn", []),
    f"[{VALUE}]({VALUE}": (f"[{VALUE}]({VALUE}", []),
    f"{VALUE}{VALUE}": (f"{VALUE}{VALUE}", []),
    f"{VALUE} **b** {VALUE}": (f"{VALUE} b {VALUE}", [("Bold", "b")]),
    f"\\*{VALUE}\\*": (f"*{VALUE}*", []),
}
"""A template, what is read of it, and the styled ranges that TDLib finds."""

PATTERNS = {template: write(parse(template), CHANNELS["telegram"], "en") for template in PLACES}


def read(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text that TDLib shows, and of each styled range the kind and the text."""
    answer = tdlib.pasted(text)
    return answer["text"], [
        (
            entity["type"]["@type"].removeprefix("textEntityType"),
            tdlib.covered(answer["text"], entity),
        )
        for entity in answer["entities"]
    ]


def check(template: str, value: str) -> None:
    shown, ranges = PLACES[template]
    pasted = PATTERNS[template].fill([value])
    text, found = read(pasted)
    assert seen(text) == seen(shown.replace(VALUE, clean_value(value))), pasted
    styled = [(kind, seen(inside)) for kind, inside in found]
    wanted = [(kind, seen(inside.replace(VALUE, clean_value(value)))) for kind, inside in ranges]
    assert styled == wanted or (not styled and LINKING.search(value)), pasted


@pytest.mark.parametrize("template", PLACES)
def test_a_hostile_value_stays_text(template: str) -> None:
    for value in MANY:
        check(template, value)


@given(value=(st.text(max_size=12) | st.text(MARKS, max_size=12)).filter(clean_value))
def test_any_value_stays_text(value: str) -> None:
    for template in PLACES:
        check(template, value)


@given(text=st.text(MARKS + "VV", max_size=30), value=st.sampled_from(HOSTILE))
@settings(max_examples=300)
def test_what_an_operator_writes_reads_as_in_plain_text(text: str, value: str) -> None:
    """Whatever is no mark to us is no mark to TDLib either, with any value in any place.

    A space may stand beside a run.
    """
    message = parse(text.replace("V", VALUE))
    pasted = write(message, CHANNELS["telegram"], "en").fill([value])
    plain = write(message, CHANNELS["weibo"], "en").fill([value])
    assert seen(read(pasted)[0]).split() == seen(plain).split() or (
        "".join(seen(read(pasted)[0]).split()) == "".join(seen(plain).split())
        and any(isinstance(node, (*STYLED, CodeSpan)) for node in walk(message.blocks))
    ), pasted


SEES = Sees(quote=None, nested_quote=None, labels=False)


@given(MESSAGES, VALUES)
@settings(max_examples=500)
def test_what_is_meant_is_what_is_read(message: Message, values: list[str]) -> None:
    """The text, no style that was not meant, and every address as the client links it.

    Punctuation beside a run may have gone into it.
    """
    assert_read(message, values)


def test_a_full_width_mark_beside_a_run_is_punctuation() -> None:
    assert_read(Message((Paragraph((Text("。"), Strong((Text("1"),)), Text("～"))),)), [])


@pytest.mark.parametrize("run", [Strong, Emphasis, Strike])
def test_marks_inside_a_run_stay_text(run: type[Strong | Emphasis | Strike]) -> None:
    marks = [
        CodeSpan("*"),
        CodeSpan("**"),
        CodeSpan("`"),
        Text("*"),
        Text("_"),
        Text("~"),
        Text("a"),
    ]
    for inside in product(marks, repeat=2):
        assert_read(Message((Paragraph((run(inside),)),)), [])


def assert_read(message: Message, values: list[str]) -> None:
    pasted = write(message, CHANNELS["telegram"], "en").fill(values)
    answer = tdlib.pasted(pasted)
    found, wanted = tidy(tdlib.shown(answer)), meant(message, values, SEES)
    assert words(found) == words(wanted), pasted
    for (char, is_), (_, may) in zip(found, wanted, strict=True):
        is_mark = char in MARKS[:5] and char in answer["text"]  # else its full-width form
        assert is_ <= may or not (char.isalnum() or is_mark), pasted
    every = [node for node in walk(message.blocks) if isinstance(node, Link | Url)]
    assert tdlib.addresses(answer["text"]).count(ADDRESS) == len(every), pasted
