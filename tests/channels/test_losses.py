"""No plain channel loses a character unnoticed."""

import re

import pytest
from hypothesis import given

from kits.channels.channel import CHANNELS
from kits.channels.losses import lost_characters
from kits.channels.parsing import parse
from kits.channels.writing import write
from tests.channels.chat import TEXTS
from tests.channels.sorts import SORTS

PLAIN = ("wechat", "qq", "line", "weibo")
ADDRESS = re.compile(r"https?://\S+")


def written(text: str, channel: str) -> str:
    return write(parse(text), CHANNELS[channel], "zh").fill([])


def digits(text: str) -> list[str]:
    return re.findall("[0-9]", ADDRESS.sub("", text))


@pytest.mark.parametrize("channel", SORTS)
@given(text=TEXTS)
def test_nothing_typed_is_lost(channel: str, text: str) -> None:
    assert list(lost_characters(text, written(text, channel))) == []


@given(text=TEXTS)
def test_numbers_come_out_as_they_went_in(text: str) -> None:
    for channel in PLAIN:
        assert sorted(digits(written(text, channel))) == sorted(digits(text))


@pytest.mark.parametrize(
    ("text", "pasted", "lost"),
    [
        ("30. Dezember", "26. Dezember", ["30"]),
        ("张*三、李*四", "张三、李四", ["*"]),
        ("¯\\_(ツ)_/¯", "¯_(ツ)_/¯", ["\\"]),
        ("**今晚** 8 点", "今晚 8 点", []),
        ("https://x.cn/a_(b)|c", "https://x.cn/a_%28b%29%7Cc", []),
        ("`https://x.cn/a，1`", "`https://x.cn/a，1`", []),
        ("`<https://x.cn/8>1`", "<code>&lt;https://x.cn/8&gt;1</code>", []),
        ("https://x.cn/a|b", "https://x.cn/a |b", ["https://x.cn/a|b"]),
    ],
)
def test_what_is_lost(text: str, pasted: str, lost: list[str]) -> None:
    assert list(lost_characters(text, pasted)) == lost
