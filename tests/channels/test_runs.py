"""Runs in clients without an escape: where they may stand, and what is done so that they may."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS
from kits.channels.nodes import Code, CodeSpan, Message, Paragraph, Strong, Text, Value
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from kits.channels.writing import write
from tests.channels import tdlib

NAME = value_token(0, url=False)
TELEGRAM = re.compile(r"(?<!\S)(\*\*|__|~~|`)(?!\s)([^\n]+?)(?<!\s)\1(?![^\s.,:?!;])")
"""The strictest client's rule, that of Telegram for iPhone."""
WHATSAPP = re.compile(r"(?<![^\W_])(?<![*_~`])([*_~`])(?!\s)([^\n]+?)(?<!\s)\1(?![\w*_~`])")
RULES = {"telegram": TELEGRAM, "whatsapp": WHATSAPP}


def written(text: str, channel: str) -> str:
    return write(parse(text), CHANNELS[channel], "zh").fill(["小明"])


@pytest.mark.parametrize(
    ("text", "telegram", "whatsapp"),
    [
        ("**重要**：今晚八点", "**重要：** 今晚八点", "*重要*：今晚八点"),
        ("📣**本周共读**：《边城》", "📣 **本周共读：** 《边城》", "📣*本周共读*：《边城》"),
        ("通知【**务必看完**】谢谢", "通知 **【务必看完】** 谢谢", "通知【*务必看完*】谢谢"),
        ("（**注意**：自带水杯）", "**（注意：** 自带水杯）", "（*注意*：自带水杯）"),
        ("时间:**19:30**！", "时间: **19:30！**", "时间:*19:30*！"),
        (f"时间：**{NAME}**，见", "时间： **小明，** 见", "时间：*小明*，见"),
        (f"**主持**：{NAME}", "**主持：** 小明", "*主持*：小明"),
        ("**截止**：**12月5日**", "**截止：** **12月5日**", "*截止*：*12月5日*"),
        ("**免费**！！欢迎", "**免费！！** 欢迎", "*免费*！！欢迎"),
        ("**温馨提示：**请准时", "**温馨提示：** 请准时", "*温馨提示：* 请准时"),
        ("请看**《边城》**，一", "请看 **《边城》，** 一", "请看 *《边城》*，一"),
        ("1.**报名**：扫码", "1. **报名：** 扫码", "1.*报名*：扫码"),
        ("**اليوم**، مساءً", "**اليوم،** مساءً", "*اليوم*، مساءً"),
        ("**50**% off", "**50%** off", "*50*% off"),
        ("👉**点这里**👈", "👉 **点这里** 👈", "👉*点这里*👈"),
        ("Bring (**one**) friend.", "Bring **(one)** friend.", "Bring (*one*) friend."),
        ('See "**Hamlet**" tonight', 'See **"Hamlet"** tonight', 'See "*Hamlet*" tonight'),
        ("The **Cairo**/Oslo groups", "The Cairo/Oslo groups", "The *Cairo*/Oslo groups"),
        ("**Ann**'s pick", "Ann's pick", "*Ann*'s pick"),
        ("v1.**2**!", "v1.2!", "v1.*2*!"),
        ("请**务必**到", "请务必到", "请务必到"),
        ("运行`a*b*`，再`c`", "运行 `a*b*` ，再 `c`", "运行 `a*b*`，再 `c`"),
        ("**看`a**b`吧**", "**看** `a**b` **吧**", "*看* `a**b` *吧*"),
        (f"`~{NAME}~`{NAME}", "`~小明~` 小明", "`~小明~` 小明"),
        ("用`https://x.cn/a*b`开", "用 `https://x.cn/a*b` 开", "用 `https://x.cn/a*b` 开"),
    ],
)
def test_a_run_stands_free_where_that_does_not_show(
    text: str, telegram: str, whatsapp: str
) -> None:
    assert written(text, "telegram") == telegram
    assert written(text, "whatsapp") == whatsapp


SIDES = st.text(" 　：，。！（）【】「」《》…、📣👉", max_size=3)


@pytest.mark.parametrize("channel", RULES)
@given(before=SIDES, after=SIDES, other=SIDES)
def test_bold_beside_punctuation_is_bold(channel: str, before: str, after: str, other: str) -> None:
    """Whatever is no letter may stand beside it; all that was typed is there, in its order."""
    assume(after)
    run, next_run = Strong((Text("重要"),)), Strong((Value(0),))
    children = (Text(before), run, Text(after), next_run, Text(other))
    pasted = write(Message((Paragraph(children),)), CHANNELS[channel], "zh").fill(["小明"])
    found = [inside for _, inside in RULES[channel].findall(pasted)]
    assert [("重要" in one, "小明" in one) for one in found] == [(True, False), (False, True)]
    meant = "".join((before + "重要" + after + "小明" + other).split())
    assert "".join(pasted.replace("*", "").split()) == meant
    if channel == "telegram":
        shown = tdlib.shown(tdlib.pasted(pasted))
        bold = "".join(char for char, styles in shown if "bold" in styles)
        assert "重要" in bold
        assert "小明" in bold


CODE = st.text("ab *_~|\\<[](1.小，", min_size=1, max_size=12).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    "channel", ["telegram", "telegram-bot", "whatsapp", "slack", "discord", "markdown"]
)
@given(code=CODE, before=st.sampled_from(["", "a", "小", "，", "*", NAME]), after=SIDES)
def test_code_stays_verbatim(channel: str, code: str, before: str, after: str) -> None:
    children = (*((Value(0),) if before == NAME else (Text(before),)), CodeSpan(code), Text(after))
    message = Message((Paragraph(children), Code(f"{code}\n  {code}", gap=True)))
    pasted = write(message, CHANNELS[channel], "zh").fill(["小明"])
    if channel == "telegram-bot":
        shown = tdlib.shown(tdlib.sent(pasted))
    elif channel == "telegram":
        shown = tdlib.shown(tdlib.pasted(pasted))
    else:
        assert pasted.count(code) >= 3, pasted
        assert f"`{code}`" in pasted, pasted
        return
    found = "".join(char for char, styles in shown if "code" in styles)
    assert "".join(found.split()) == "".join((code * 3).split()), pasted


@pytest.mark.parametrize(
    ("text", "telegram"),
    [
        ("姓名：____\n电话：____", "姓名：____\n电话：____"),
        ("姓名：____ 电话：____", "姓名：＿＿＿＿ 电话：＿＿＿＿"),
        ("欢迎~~", "欢迎~~"),
        ("it`s", "it`s"),
        ("2**10 和 **大**", "2＊＊10 和 **大**"),
        ("答案||小明||", "答案｜｜小明｜｜"),
    ],
)
def test_what_pairs_with_nothing_stays_as_typed(text: str, telegram: str) -> None:
    assert written(text, "telegram") == telegram
    assert written(text, "weibo") == text.replace("**大**", "大")
