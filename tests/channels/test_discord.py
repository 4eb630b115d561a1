"""Discord's own tags: an operator's act as they are typed, a value's never do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels.hostile import seen

NAME = value_token(0, url=False)
TAGS = (
    "<t:1765108800:F>",
    "<t:-1765108800>",
    "<@123>",
    "<@!123>",
    "<@&123>",
    "<#123>",
    "<:lamp:123>",
    "<a:lit__lamp_:123>",
    "<:_x_:123>",
    "</read book:123>",
    "<id:customize>",
    "||谁是凶手||",
)
ACTING = re.compile(r"(?<!\\)<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^>]+:\d+|id:\w+)>")


def written(text: str, channel: str, value: str = "小明") -> str:
    return write(parse(text), CHANNELS[channel], "zh").fill([value])


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_pasted_as_it_was_typed(tag: str) -> None:
    text = f"开始{tag}，{NAME}见 {tag}\n{tag}\n- {tag}"
    assert written(text, "discord") == text.replace(NAME, "小明")


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("channel", ["wechat", "sms", "email", "slack", "whatsapp", "x"])
def test_elsewhere_it_stands_as_it_is(tag: str, channel: str) -> None:
    """But for an underscore that would slant there."""
    assert seen(written(f"开始 {tag} 见", channel)) == f"开始 {tag} 见"


@pytest.mark.parametrize("tag", TAGS)
def test_a_value_never_acts(tag: str) -> None:
    shown = written(f"开始 {NAME} 见", "discord", tag)
    assert not ACTING.search(shown)
    assert not re.search(r"(?<!\\)\|", shown)


@given(value=st.text("123:@&!#ta/<>Fx", min_size=1, max_size=12).filter(lambda text: text.strip()))
@pytest.mark.parametrize(
    "text",
    ["<{}>", "<@{}>", "<@&{}>", "<#{}>", "<t:{}:F>", "<t:1{}>", "<:x:{}>", "<a:{}:1>", "</a:{}>"],
)
def test_a_value_completes_no_tag(text: str, value: str) -> None:
    assert not ACTING.search(written(text.format(NAME), "discord", value))


@pytest.mark.parametrize("text", ["a || b || c", "<@everyone> <b>", "<t:soon:F>", "||", "a |||| b"])
def test_what_is_no_tag_is_seen_as_typed(text: str) -> None:
    assert re.sub(r"\\([^0-9A-Za-z\s])", r"\1", written(text, "discord")) == text
    assert "||" not in re.sub(r"\\.", "", written(text, "discord"))


@pytest.mark.parametrize(
    "channel", ["discord", "whatsapp", "markdown", "dingtalk", "wecom", "telegram"]
)
@pytest.mark.parametrize("text", ["# 1. Start", "# 25. November"])
def test_a_heading_that_begins_with_a_number_keeps_it(channel: str, text: str) -> None:
    assert text.removeprefix("# ") in written(text, channel)
