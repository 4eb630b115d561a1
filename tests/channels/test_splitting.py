"""Texts over a limit become numbered parts; nothing that belongs together is torn."""

import itertools
import re
from dataclasses import replace

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS, Channel
from kits.channels.lengths import measure, size
from kits.channels.nodes import Message
from kits.channels.parsing import parse
from kits.channels.splitting import split
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels.hostile import MANY, seen
from tests.channels.tdlib import sent, shown
from tests.channels.trees import MESSAGES, VALUES, tidy, words

SPLITTING = [channel for channel in CHANNELS.values() if channel.splits]
NUMBER = re.compile(r"\n\n(?:（\d+/\d+）|\(\d+/\d+\))\Z")


def parts_of(
    message: Message, channel: Channel, values: list[str], locale: str = "zh"
) -> tuple[str, ...] | None:
    guarded = write(message, channel, locale, guarded=True).fill(values)
    return split(
        guarded, lambda part: not size(channel, part).too_long, chinese=locale.startswith("zh")
    )


def joined(parts: tuple[str, ...]) -> str:
    return "".join("".join(NUMBER.sub("", part).split()) for part in parts)


def test_parts_end_between_paragraphs_where_that_fills_them() -> None:
    channel = replace(CHANNELS["discord"], limit=36)
    message = parse("第一段，说一点事情。再说一点。\n\n第二段也不长，可是放不下了。\n\n第三段。")
    assert parts_of(message, channel, []) == (
        "第一段，说一点事情。再说一点。\n\n（1/2）",
        "第二段也不长，可是放不下了。\n\n第三段。\n\n（2/2）",
    )


def test_a_long_paragraph_ends_after_a_sentence() -> None:
    channel = replace(CHANNELS["discord"], limit=30)
    message = parse("一二三四五六七八。一二三四五六七八九十一。甲乙丙丁戊己庚辛。")
    assert parts_of(message, channel, []) == (
        "一二三四五六七八。一二三四五六七八九十一。\n\n（1/2）",
        "甲乙丙丁戊己庚辛。\n\n（2/2）",
    )


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("https://x.cn/" + "a" * 40, 30),
        ("**" + "粗体字" * 20 + "**", 30),
        ("> " + "引用" * 20, 30),
        ("```\n" + "a\n" * 30 + "```", 30),
        ("a\u0301" + "\u0301" * 40, 30),
    ],
)
def test_what_belongs_together_is_not_torn(text: str, limit: int) -> None:
    assert parts_of(parse(text), replace(CHANNELS["discord"], limit=limit), []) is None


def test_a_post_of_a_thread_holds_whole_addresses() -> None:
    text = "今天读第三章，读完在这里打卡：https://x.cn/a?g=1 ，" * 12
    parts = parts_of(parse(text), CHANNELS["x"], [])
    assert parts
    assert len(parts) > 2
    assert sum(part.count("https://x.cn/a?g=1") for part in parts) == 12
    assert all(measure(part, CHANNELS["x"]) <= 280 for part in parts)


@pytest.mark.parametrize("channel", SPLITTING, ids=lambda channel: channel.id)
@pytest.mark.parametrize("unit", ["小", "a ", "👨\u200d👩\u200d👧\u200d👦"])
def test_one_over_the_limit_is_two_parts(channel: Channel, unit: str) -> None:
    channel = replace(channel, also=())
    assert channel.limit
    text = unit
    while measure(text.strip(), channel) <= channel.limit:
        text += unit * max(1, (channel.limit - measure(text, channel)) // 30)
    parts = parts_of(parse(text), channel, [])
    assert parts
    assert len(parts) == 2
    assert all(not size(channel, part).too_long for part in parts)
    assert joined(parts) == "".join(text.split())


@pytest.mark.parametrize("channel", SPLITTING, ids=lambda channel: channel.id)
@given(message=MESSAGES, values=VALUES)
@settings(max_examples=40)
def test_nothing_is_lost(channel: Channel, message: Message, values: list[str]) -> None:
    short = replace(channel, limit=60, also=())
    whole = write(message, short, "zh").fill(values)
    parts = parts_of(message, short, values)
    if parts is not None:
        assert all(measure(part, short) <= 60 for part in parts)
        if len(parts) > 1:
            assert seen(joined(parts)) == seen("".join(whole.split()))
            bodies = [NUMBER.sub("", part) for part in parts]
            for one, next_ in itertools.pairwise(bodies):
                once = whole.count(one[-8:]) == 1  # else they may meet elsewhere, and not here
                if once and one[-8:] + next_[:8] in whole:
                    assert len(regex.findall(r"\X", one[-8:] + next_[:8])) == sum(
                        len(regex.findall(r"\X", side)) for side in (one[-8:], next_[:8])
                    )


@given(message=MESSAGES, values=VALUES)
@settings(max_examples=100)
def test_each_part_keeps_its_styles(message: Message, values: list[str]) -> None:
    """TDLib reads of the parts what it reads of the whole."""
    channel = replace(CHANNELS["telegram-bot"], limit=60)
    parts = parts_of(message, channel, values, "en")
    if parts and len(parts) > 1:
        whole = tidy(shown(sent(write(message, channel, "en").fill(values))))
        read = [each for part in parts for each in tidy(shown(sent(NUMBER.sub("", part))))]
        assert read == whole, words(read)


@given(st.lists(st.sampled_from(MANY), min_size=1, max_size=8))
@settings(max_examples=100)
def test_parts_start_no_marks(values: list[str]) -> None:
    """What begins a part inside a line is no mark: it would become a heading, quote or list."""
    message = parse("文 " + " 文 ".join(value_token(n, url=False) for n in range(len(values))))
    channel = replace(CHANNELS["discord"], limit=60)
    for part in parts_of(message, channel, values) or ():
        assert not re.match(r"(?:#{1,3}|-#|[-+*]|\d+\.)\s|>", part), part
