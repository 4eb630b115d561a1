"""Random messages in the `markdown` and `dingtalk` channels, read back by markdown-it-py.

DingTalk's own parser is nowhere to be had; its documented marks are CommonMark's.
"""

import pytest
from hypothesis import given, settings

from kits.channels.channel import CHANNELS
from kits.channels.nodes import Message, Paragraph, Text, Value
from kits.channels.writing import write
from tests.channels.commonmark import shown
from tests.channels.hostile import MANY
from tests.channels.trees import MESSAGES, VALUES, Sees, Shown, meant, tidy, words

LIVE = Sees(heading="heading", bullet="", rule="")
SEES = {
    "markdown": LIVE,
    "dingtalk": Sees(
        frozenset(("bold", "italic")), heading="heading", bullet="", rule="———", block=None
    ),
}


def compare(found: Shown, wanted: Shown, text: str) -> None:
    """The same characters, none with a style of its own; a run may be bare where none can stand."""
    assert words(found) == words(wanted), text
    for (_, styles), (_, allowed) in zip(found, wanted, strict=True):
        assert styles <= allowed, text
        assert {style for style in allowed if style.startswith("link")} <= styles, text


@pytest.mark.parametrize("channel", SEES)
@given(message=MESSAGES, values=VALUES)
@settings(max_examples=300)
def test_what_is_meant_is_what_is_read(channel: str, message: Message, values: list[str]) -> None:
    text = write(message, CHANNELS[channel], "en").fill(values)
    compare(tidy(shown(text)), meant(message, values, SEES[channel]), text)


@pytest.mark.parametrize("channel", SEES)
def test_a_hostile_value_stays_text(channel: str) -> None:
    message = Message((Paragraph((Text("前"), Value(0), Text("后"))),))
    pattern = write(message, CHANNELS[channel], "zh")
    for value in MANY:
        text = pattern.fill([value])
        assert tidy(shown(text)) == meant(message, [value], SEES[channel]), text
