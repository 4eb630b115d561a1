"""The `telegram-bot` channel, read back by TDLib, whose parser the Bot API server calls."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.lengths import measure
from kits.channels.nodes import Message, Paragraph, Text, Url, Value
from kits.channels.parsing import walk
from kits.channels.writing import write
from tests.channels.hostile import MANY
from tests.channels.tdlib import addresses, sent, shown
from tests.channels.trees import ADDRESS, MESSAGES, VALUES, Sees, meant, tidy

CHANNEL = CHANNELS["telegram-bot"]
SEES = Sees(nested_quote=None)


@given(MESSAGES, VALUES)
@settings(max_examples=500)
def test_what_is_meant_is_what_is_read(message: Message, values: list[str]) -> None:
    """The text, the styled ranges and the addresses behind labels."""
    html = write(message, CHANNEL, "en").fill(values)
    answer = sent(html)
    assert tidy(shown(answer)) == meant(message, values, SEES), html
    bare = [node for node in walk(message.blocks) if isinstance(node, Url)]
    assert addresses(answer["text"]).count(ADDRESS) == len(bare), html


def test_a_hostile_value_stays_text() -> None:
    message = Message((Paragraph((Text("前"), Value(0), Text("后"))),))
    pattern = write(message, CHANNEL, "zh")
    for value in MANY:
        html = pattern.fill([value])
        answer = sent(html)
        assert answer["entities"] == []
        assert tidy(shown(answer)) == meant(message, [value], SEES), html


@given(st.text(max_size=20))
def test_any_value_stays_text(value: str) -> None:
    message = Message((Paragraph((Text("前"), Value(0), Text("后"))),))
    answer = sent(write(message, CHANNEL, "zh").fill([value]))
    assert answer["entities"] == []
    assert measure(write(message, CHANNEL, "zh").fill([value]), CHANNEL) >= len(answer["text"])


@pytest.mark.parametrize("text", ["报名：", "（", "a"])
def test_an_address_links_itself(text: str) -> None:
    message = Message((Paragraph((Text(text), Url(ADDRESS), Text("，谢谢"))),))
    assert addresses(sent(write(message, CHANNEL, "zh").fill([]))["text"]) == [ADDRESS]
