"""Values where no parser can be run: each dialect's rule (CHANNELS.md), read as widely as it goes."""

import re
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.characters import clean_value
from kits.channels.nodes import Paragraph, Text, Value
from kits.channels.parsing import parse
from kits.channels.patterns import Pattern
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels.hostile import HOSTILE, MANY, seen
from tests.channels.readers import LETTER, SLACK, WECOM, WHATSAPP

VALUE = value_token(0, url=False)
MARKS = "*_~`|[]()<>&#!@:/\\ -+.=1a小\n，。"
TEMPLATES = [
    VALUE,
    f"前{VALUE}后",
    f"a {VALUE} b",
    f"一\n{VALUE}",
    f"{VALUE}{VALUE}",
    f"{VALUE} {VALUE}",
    f"[{VALUE}]({VALUE}",
    f"a*{VALUE} x_{VALUE}_",
]
DISCORD = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|>#+<\[\]():@./-]|[@<](?!\u200b)")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
CLOCK = re.compile(r"(?<![\w:])\d\d?:\d\d(?![\w:])", re.ASCII)
MENTION = re.compile(r"[@#＠＃](?!\u200b)")
RULES = [("whatsapp", WHATSAPP), ("wecom", WECOM), ("slack", SLACK)]
"""What each dialect without an escape might read as a mark."""


def _run(mark: str) -> str:
    """A mark, something that is neither white space nor another at both ends, and a mark."""
    opening = rf"(?<!{LETTER})[{mark}](?=[^\s{mark}])"
    return rf"{opening}[^\n]*?(?<=[^\s{mark}])[{mark}](?!{LETTER})"


@cache
def pattern(channel: str, template: str) -> Pattern:
    return write(parse(template), CHANNELS[channel], "en")


def filled(channel: str, template: str, value: str) -> str:
    return pattern(channel, template).fill([value])


def meant(template: str, value: str) -> str:
    return seen(template.replace(VALUE, clean_value(value)))


LITERAL = ("plain", "post", "email", "whatsapp", "telegram-html")
"""Dialects in which `[label](address)` is text."""

PLAIN = [channel for channel in CHANNELS if CHANNELS[channel].dialect.name in ("plain", "email")]
ANY = (st.text(max_size=12) | st.text(MARKS, max_size=12)).filter(clean_value)


@pytest.mark.parametrize("channel", PLAIN)
def test_plain_text_shows_the_value_itself(channel: str) -> None:
    for value in MANY:
        text = filled(channel, f"前{VALUE}后", value)
        if channel != "sms":
            text = text.replace("\u2068", "").replace("\u2069", "")
        assert text == f"前{clean_value(value)}后"


@pytest.mark.parametrize(("channel", "marks"), RULES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_full_width_forms_stand_in(channel: str, marks: re.Pattern[str], template: str) -> None:
    for value in MANY:
        text = filled(channel, template, value)
        assert seen(text) == meant(template, value)
        assert not marks.search(text), text


@pytest.mark.parametrize(("channel", "marks"), RULES)
@given(value=ANY)
def test_full_width_forms_of_any_value(channel: str, marks: re.Pattern[str], value: str) -> None:
    for template in TEMPLATES:
        text = filled(channel, template, value)
        assert seen(text) == meant(template, value)
        assert not marks.search(text), text


@pytest.mark.parametrize(
    ("channel", "marks"),
    [("whatsapp", "*_~"), ("wecom", "*"), ("slack", "*_~"), ("dingtalk", "*_")],
)
@given(text=st.text("*_~`> a小1👍，" + "V" * 3, max_size=20), value=st.sampled_from(HOSTILE))
def test_what_is_no_mark_to_us_is_none_there(
    channel: str, marks: str, text: str, value: str
) -> None:
    """A star that stays as it is has nothing to pair with, whatever the values hold."""
    (block,) = parse(text.replace("V", VALUE)).blocks or (Paragraph(()),)
    assume(isinstance(block, Paragraph))
    assume(all(isinstance(node, Text | Value) for node in block.children))
    written = ESCAPED.sub("", filled(channel, text.replace("V", VALUE), value))
    for mark in marks:
        assert not re.search(_run(mark), written), written


@pytest.mark.parametrize("channel", ["x", "bluesky", "mastodon"])
def test_a_value_in_a_post_mentions_nobody(channel: str) -> None:
    for value in MANY:
        text = filled(channel, f"前{VALUE}后", value)
        assert not MENTION.search(text), text
        assert seen(text) == seen(f"前{clean_value(value)}后")


@given(value=ANY | st.sampled_from(MANY))
def test_discord_sees_no_mark_without_a_backslash(value: str) -> None:
    text = filled("discord", f"前{VALUE}后", value)
    assert not DISCORD.search(CLOCK.sub("", text)), text
    assert seen(re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)) == meant(f"前{VALUE}后", value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("周一 17:00", "周一 17:00"),
        ("9:30–11:00", "9:30–11:00"),
        (":100:", "\\:100\\:"),
        ("12:30:00", "12\\:30\\:00"),
        ("a:10:b", "a\\:10\\:b"),
    ],
)
def test_the_time_of_day_is_no_emoji(value: str, written: str) -> None:
    assert filled("discord", f"{VALUE}", value) == written


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_name_is_no_address(channel: str) -> None:
    """A value inside an address is one part of it; a value as a label never leads elsewhere."""
    text = filled(channel, f"[{VALUE}](https://x.cn/?c={VALUE})", "a](https://evil.c) &b=(")
    assert "https://x.cn/?c=a%5D%28https%3A%2F%2Fevil.c%29%20%26b%3D%28" in text
    assert "](https://evil" not in text or CHANNELS[channel].dialect.name in LITERAL


@pytest.mark.parametrize("channel", CHANNELS)
def test_right_to_left_names_are_isolated_but_in_sms(channel: str) -> None:
    text = filled(channel, f"a {VALUE} b", "שלום")
    assert text == ("a שלום b" if channel == "sms" else "a \u2068שלום\u2069 b")


NUMBER = "+20 100 123 4567"
ISOLATED = f"\u2068{NUMBER}\u2069"


@pytest.mark.parametrize("channel", [each for each in CHANNELS if each != "discord"])
@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (f"الهاتف: {VALUE}", f"الهاتف: {ISOLATED}"),
        (f"نادي القراءة\n{VALUE}", f"نادي القراءة\n{ISOLATED}"),
        (f"call {VALUE}", f"call {NUMBER}"),
        (
            f"كتاب means book\nand you may call {VALUE} for more",
            f"كتاب means book\nand you may call {NUMBER} for more",
        ),
        (f"الهاتف: `{VALUE}`", f"الهاتف: {NUMBER}"),
        (f"الوسم #{VALUE}", f"الوسم #{NUMBER}"),
        (f"الرابط https://x.cn/?t={VALUE}", "الرابط https://x.cn/?t=%2B20%20100%20123%204567"),
    ],
)
def test_a_number_is_not_turned_round(channel: str, template: str, expected: str) -> None:
    """It is isolated in right-to-left text, but in SMS, in code, in a tag and in an address."""
    written = seen_raw(channel, template, NUMBER)
    if channel == "sms":
        expected = expected.replace(ISOLATED, NUMBER)
    assert written.split() == expected.split()


def seen_raw(channel: str, template: str, value: str) -> str:
    """What is written, without its escapes and the ticks around code."""
    written = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", filled(channel, template, value))
    return re.sub(r"`|\\$|</?code>", "", written, flags=re.MULTILINE).replace("#\u200b", "#")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("\u202eevil\u202c", "evil"),
        ("\u2066a\u2069", "a"),
        ("a\r\n\tb", "a b"),
        (" 小 明　", "小 明"),
        ("\x00a\x1b[0m", "a[0m"),
        ("a\ufdd0\uffffb", "ab"),
        ("e\u0301", "é"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("a\u200bb", "a\u200bb"),
    ],
)
def test_values_are_cleaned(value: str, expected: str) -> None:
    assert filled("wechat", VALUE, value) == expected
