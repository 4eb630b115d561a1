"""Chinese and mixed text: bold beside full-width punctuation, and what means something in a chat."""

import pytest

from kits.channels.channel import CHANNELS
from kits.channels.parsing import parse
from kits.channels.writing import write
from tests.channels.hostile import seen
from tests.channels.readers import READERS
from tests.channels.trees import tidy, words

BOLD = {
    "通知【**重要**】吧": "重要",
    "**《边城》**：读完": "边城",
    "**加粗。**后文": "加粗",
    "前文，**（注意）**请看": "注意",
    "“**引语**”和「**书名**」": "引语书名",
    "请**务必**在**七点**前到": "务必七点",
    "**12月7日（周一）**见": "12月7日周一",
    "价格**￥30～40**元": "30",
}
LIVE = ("markdown", "dingtalk", "telegram-bot")
"""Where a parser shows that bold works beside anything."""

UNTOUCHED = "#接龙 #话题# @所有人 [抱拳] 12*8*3 👍*2 ￥9～10 《边城》【上海】「好」 _ ~ |"
MINI = "#小程序://灯下读书/AbCd"


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("text", BOLD)
def test_no_mark_is_left_and_no_word_lost(channel: str, text: str) -> None:
    read = words(tidy(READERS[channel](write(parse(text), CHANNELS[channel], "zh").fill([]))))
    meant = "".join(seen(text.replace("*", "")).split())
    assert read.replace("*", "") == meant
    assert channel in ("wecom", "whatsapp", "discord") or "*" not in read


@pytest.mark.parametrize("channel", LIVE)
@pytest.mark.parametrize("text", BOLD)
def test_bold_is_bold_beside_punctuation(channel: str, text: str) -> None:
    read = tidy(READERS[channel](write(parse(text), CHANNELS[channel], "zh").fill([])))
    bold = "".join(char for char, styles in read if "bold" in styles)
    assert all(char in bold for char in BOLD[text]), (bold, read)
    outside = "".join(char for char, styles in read if "bold" not in styles)
    assert not set(BOLD[text]) & set(outside)


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_means_something_in_a_chat_passes(channel: str) -> None:
    read = tidy(READERS[channel](write(parse(UNTOUCHED), CHANNELS[channel], "zh").fill([])))
    assert words(read) == "".join(seen(UNTOUCHED).split())
    assert not any(styles - {"mark"} for _, styles in read)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_mini_program_is_copied_as_it_is(channel: str) -> None:
    written = write(parse(f"打卡：{MINI} ，谢谢"), CHANNELS[channel], "zh").fill([])
    assert MINI in written.replace("\n", " ").split()


@pytest.mark.parametrize(
    "channel", [id for id in CHANNELS if CHANNELS[id].dialect.name in ("plain", "post", "email")]
)
def test_where_nothing_is_live_a_heading_and_a_quote_are_chinese(channel: str) -> None:
    written = write(parse("# 标题\n> 引文"), CHANNELS[channel], "zh").fill([])
    assert written.startswith("【标题】\n")
    assert "「引文」" in written or "> 引文" in written
