"""Two thousand hostile values in every channel: after its parser the text is the value, unstyled."""

import pytest

from kits.channels.channel import CHANNELS
from kits.channels.nodes import Message, Paragraph, Strong, Text, Value
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels.hostile import MANY
from tests.channels.readers import READERS
from tests.channels.trees import Sees, meant, tidy, words

pytestmark = pytest.mark.long

TOKEN = value_token(0, url=False)
SEES = Sees()


def test_there_are_two_thousand() -> None:
    assert len(set(MANY)) == 2_000


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_value_is_text(channel: str) -> None:
    message = Message((Paragraph((Text("前"), Value(0), Text("后"))),))
    pattern = write(message, CHANNELS[channel], "zh")
    for value in MANY:
        pasted = pattern.fill([value])
        assert tidy(READERS[channel](_mapped(pasted, channel))) == meant(
            message, [_mapped(value, channel)], SEES
        ), pasted


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_value_alone_on_its_line_is_text(channel: str) -> None:
    message = Message((Paragraph((Value(0),)),))
    pattern = write(message, CHANNELS[channel], "en")
    for value in MANY:
        pasted = pattern.fill([value])
        assert tidy(READERS[channel](_mapped(pasted, channel))) == meant(
            message, [_mapped(value, channel)], SEES
        ), pasted


@pytest.mark.parametrize("channel", ["telegram", "telegram-bot", "markdown", "dingtalk"])
def test_a_bold_value_is_bold_at_most(channel: str) -> None:
    message = Message((Paragraph((Text("请看 "), Strong((Value(0),)), Text(" 后"))),))
    pattern = write(message, CHANNELS[channel], "zh")
    for value in MANY:
        pasted = pattern.fill([value])
        read, wanted = tidy(READERS[channel](pasted)), meant(message, [value], SEES)
        assert words(read) == words(wanted)
        assert all(styles <= bold for (_, styles), (_, bold) in zip(read, wanted, strict=True))


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_value_makes_no_link_of_the_text_around_it(channel: str) -> None:
    """Neither `[` before nor `](` behind it, nor a value in the label of a link."""
    message = parse(f"[{TOKEN}]({TOKEN} [a]{TOKEN}")
    pattern = write(message, CHANNELS[channel], "zh")
    for value in MANY[:400]:
        read = tidy(READERS[channel](pattern.fill([value])))
        assert not any(style.startswith("link") for _, styles in read for style in styles)


def _mapped(text: str, channel: str) -> str:
    """SMS says typographic marks in its own alphabet where that is all it lacks."""
    if channel != "sms":
        return text
    for marks, plain in (("’‘`", "'"), ("“”", '"'), ("–—", "-")):
        for mark in marks:
            text = text.replace(mark, plain)
    return text
