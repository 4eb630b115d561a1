"""How a message tree is laid out: addresses stand clear, breaks stay, what is not live degrades."""

import re
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kits.channels import writing
from kits.channels.channel import CHANNELS
from kits.channels.dialects import DIALECTS
from kits.channels.nodes import CodeSpan
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from tests.channels.sorts import SORTS

NAME = value_token(0, url=False)
LINK = value_token(1, url=True)
SHARP = value_token(2, url=False)
ADDRESS = "https://x.cn/a?g=1"
VALUES = ["小明", "https://x.cn/a?g=1", "# x"]


def write(text: str, channel: str = "wechat", locale: str = "zh", *, chain: bool = False) -> str:
    return writing.write(parse(text, chain=chain), CHANNELS[channel], locale).fill(VALUES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"报名：{LINK}", "报名：\nhttps://x.cn/a?g=1"),
        (f"报名：{LINK}。", "报名：\nhttps://x.cn/a?g=1"),
        (f"报名：{LINK}，谢谢", "报名：\nhttps://x.cn/a?g=1\n谢谢"),
        (f"报名（{LINK}）。\n谢谢", "报名\nhttps://x.cn/a?g=1\n谢谢"),
        (f"（{LINK}）", "https://x.cn/a?g=1"),
        (f"“{LINK}”", "https://x.cn/a?g=1"),
        (f'"{LINK}"', "https://x.cn/a?g=1"),
        (f"点（“{LINK}，”）。", "点\nhttps://x.cn/a?g=1"),
        (f'说"好"{LINK}"见"', '说"好"\nhttps://x.cn/a?g=1\n"见"'),
        (f"（详见{LINK}）。", "（详见）\nhttps://x.cn/a?g=1"),
        (f"（**{NAME}**{LINK}）", "（小明）\nhttps://x.cn/a?g=1"),
        (f"（一\n详见{LINK}）", "（一\n详见）\nhttps://x.cn/a?g=1"),
        (f"（见{LINK}，快）", "（见\nhttps://x.cn/a?g=1\n快）"),
        (f"（报名：{LINK}）", "（报名：\nhttps://x.cn/a?g=1 ）"),
        (f"（见{LINK}）谢谢", "（见）\nhttps://x.cn/a?g=1\n谢谢"),
        (f"{LINK} ，谢谢", "https://x.cn/a?g=1\n谢谢"),
        (f"入口{LINK}：密码 1234", "入口：\nhttps://x.cn/a?g=1\n密码 1234"),
        (f"الرابط {LINK}، شكرا", "الرابط\nhttps://x.cn/a?g=1\nشكرا"),
        (f"{LINK}、{LINK}", "https://x.cn/a?g=1\nhttps://x.cn/a?g=1"),
        (f"{LINK}」{LINK}」", "https://x.cn/a?g=1 」」\nhttps://x.cn/a?g=1"),
        (f"{LINK}（微信打开）", "https://x.cn/a?g=1\n（微信打开）"),
        (f"{LINK}，{NAME}来", "https://x.cn/a?g=1\n小明来"),
        (f"看过了吗{LINK}？", "看过了吗？\nhttps://x.cn/a?g=1"),
        (f"{LINK}！", "https://x.cn/a?g=1 ！"),
        (f"{LINK}！快来", "https://x.cn/a?g=1 ！\n快来"),
        (f"（[规则]({LINK})）", "（规则）\nhttps://x.cn/a?g=1"),
        (f"报名（{LINK}）谢谢", "报名\nhttps://x.cn/a?g=1\n谢谢"),
        (f"{LINK}", "https://x.cn/a?g=1"),
        (f"　　{LINK} ", "https://x.cn/a?g=1"),
        (f"一\n{LINK}\n二", "一\nhttps://x.cn/a?g=1\n二"),
        (f"一\n\n{LINK}\n\n二", "一\n\nhttps://x.cn/a?g=1\n\n二"),
        (f"用`{LINK}`打开`https://x.cn/b`", "用\nhttps://x.cn/a?g=1\n打开\nhttps://x.cn/b"),
        (f"{LINK}{LINK}", "https://x.cn/a?g=1\nhttps://x.cn/a?g=1"),
        (f"{NAME}{LINK}{NAME}", "小明\nhttps://x.cn/a?g=1\n小明"),
        (f"**报名：{LINK}，快**", "报名：\nhttps://x.cn/a?g=1\n快"),
        (f"- 报名{LINK}\n- 二", "• 报名\nhttps://x.cn/a?g=1\n• 二"),
        (f"- {LINK}", "• https://x.cn/a?g=1"),
        (f"# 报名{LINK}", "【报名】\nhttps://x.cn/a?g=1"),
        (f"> 报名{LINK}", "「报名」\nhttps://x.cn/a?g=1"),
        ("[打卡](#小程序://灯下/AbC)。", "打卡。\n#小程序://灯下/AbC"),
        (f"[{LINK}]({LINK})", "https://x.cn/a?g=1"),
        (f"[]({LINK})", "https://x.cn/a?g=1"),
    ],
)
def test_an_address_has_a_line_of_its_own_in_a_plain_chat(text: str, expected: str) -> None:
    assert write(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"报名：{LINK}，谢谢", "报名： https://x.cn/a?g=1 ，谢谢"),
        (f"报名：{LINK}。", "报名： https://x.cn/a?g=1"),
        (f"(see {LINK})", "(see https://x.cn/a?g=1 )"),
        (f"a {LINK} b", "a https://x.cn/a?g=1 b"),
        (f"**a {LINK}** b", "**a** https://x.cn/a?g=1 b"),
        (f"# 报名{LINK}", "**报名** https://x.cn/a?g=1"),
        (f"> 报名{LINK}", "「报名 https://x.cn/a?g=1 」"),
        (f"[规则]({LINK})好", "规则好\n规则： https://x.cn/a?g=1"),
    ],
)
def test_elsewhere_an_address_stands_between_spaces(text: str, expected: str) -> None:
    assert write(text, "telegram") == expected


RULES = "https://x.cn/r"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"先看[规则]({RULES})，再来", f"先看规则，再来\n规则： {RULES}"),
        (f"先看[规则]({RULES})。", f"先看规则。\n{RULES}"),
        (f"👉[规则]({RULES})👈", f"👉规则👈\n{RULES}"),
        (f"**看[规则]({RULES})**", f"看规则\n{RULES}"),
        (f"看[规则]({RULES})和[流程]({LINK})", f"看规则和流程\n规则： {RULES}\n流程： {ADDRESS}"),
        (f"看[规则]({RULES})，[规则]({RULES})！", f"看规则，规则！\n规则： {RULES}"),
        (
            f"看[规则]({RULES})吧\n再看[流程]({LINK})\n完",
            f"看规则吧\n再看流程\n{ADDRESS}\n完\n规则： {RULES}",
        ),
        (f"一[规则]({RULES})二\n\n三", f"一规则二\n规则： {RULES}\n\n三"),
        (f"问[{NAME}]({RULES})吧", f"问小明吧\n小明： {RULES}"),
        (f"看[规则：]({RULES})吧", f"看规则：吧\n规则： {RULES}"),
        (f"看[x.cn/r]({RULES})吧", f"看\n{RULES}\n吧"),
        (f"看[{ADDRESS}]({RULES})吧", f"看 {ADDRESS} 吧\n{RULES}"),
        (f"看[规则]({RULES})和{LINK}，谢谢", f"看规则和\n{ADDRESS}\n谢谢\n规则： {RULES}"),
        (f"# 看[规则]({RULES})吧", f"【看规则吧】\n规则： {RULES}"),
        (f"> 看[规则]({RULES})吧\n> 好", f"「看规则吧\n好」\n规则： {RULES}"),
        (f"- 看[规则]({RULES})吧\n- 二", f"• 看规则吧\n规则： {RULES}\n• 二"),
        (f"|甲|\n|-|\n|看[规则]({RULES})吧|", f"甲：看规则吧\n规则： {RULES}"),
    ],
)
def test_a_label_stays_in_its_sentence(text: str, expected: str) -> None:
    assert write(text) == expected


@pytest.mark.parametrize("channel", [key for key in CHANNELS if not CHANNELS[key].dialect.labels])
@given(text=st.text("a小 ，。（）「」！：\n" + "UL" * 4, max_size=20))
def test_no_line_begins_with_stray_punctuation(channel: str, text: str) -> None:
    """The words stay in their order, and every address is there as often as it was written."""
    message = parse(text.replace("U", LINK).replace("L", f"[规{NAME}]({RULES})"))
    written = writing.write(message, CHANNELS[channel], "zh").fill(VALUES)
    typed = {line.strip()[:1] for line in text.split("\n")}
    starts = {line.lstrip()[:1] for line in written.split("\n")}
    assert not starts & set("，。（）」！：".replace("（", "")) - typed, written
    assert written.count(ADDRESS) == text.count("U"), written
    below = [line for line in written.split("\n") if line.endswith(f" {RULES}")]
    assert len(below) == len(set(below)), written
    words = re.sub(r"https://\S+", "", written.replace(f"规小明： {RULES}", ""))
    kept = [each for each in text.replace("L", "规小明") if each in "a小规明"]
    assert [each for each in words if each in "a小规明"] == kept, written


@pytest.mark.parametrize("channel", SORTS)
@given(text=st.text("a小 　，。（）()「*~`[]#->\n" + "U" * 6, max_size=20))
def test_every_address_stands_clear(channel: str, text: str) -> None:
    """Code is no address, where it is shown as code."""
    assume("](" not in text)
    assume("`" not in text or CodeSpan not in CHANNELS[channel].dialect.marks)
    address = "https://x.cn/a?g=1"
    written = write(text.replace("U", LINK).replace("[]", f"[a]({LINK})"), channel)
    for line in written.split("\n"):
        live = re.sub("<[^<>]*>", "", line) if channel == "telegram-bot" else line
        live = live.replace(f"]({address})", "")
        parts = live.split(address)
        assert all(part[-1:] in ("", " ") for part in parts[:-1]), written
        assert all(part[:1] in ("", " ") for part in parts[1:]), written


@given(text=st.text("a小！？…：“”（）「」\n" + "U" * 4, max_size=20))
def test_beside_an_address_only_pairs_around_it_vanish(text: str) -> None:
    """Whatever else stands there is still there, as often as before."""
    written = write(text.replace("U", LINK)).replace(ADDRESS, "U")
    lost = Counter(text) - Counter(written)
    del lost["\n"]
    assert not Counter(written) - Counter(text + "\n " * len(text))
    assert set(lost) <= set("“”（）「」")
    assert all(lost[pair[0]] == lost[pair[1]] for pair in ("“”", "（）", "「」"))


@pytest.mark.parametrize("channel", SORTS)
@given(text=st.text("a小 　，。*~`[]()#->|\n1." + NAME, max_size=30))
def test_every_text_is_tidy(channel: str, text: str) -> None:
    written = write(text, channel)
    assert "\n\n\n" not in written
    assert written == written.strip("\n")
    assert all(line == line.rstrip() for line in written.split("\n"))


def test_line_breaks_and_indents_stay() -> None:
    text = "一\n　　二\n  三\n\n\n\n四\n#接龙"
    assert write(text) == "一\n　　二\n  三\n\n四\n#接龙"
    assert write(text, "markdown") == "一\\\n　　二\\\n\u00a0\u00a0三\n\n四\\\n#接龙"


@pytest.mark.parametrize("channel", ["wechat", "qq", "line", "signal", "sms", "email", "weibo"])
def test_what_means_something_in_a_chat_is_untouched(channel: str) -> None:
    text = "#接龙 #话题# @所有人 [抱拳] 12*8*3 ￥9～10 a_b_ 《边城》 <b>&amp; a|b"
    assert write(text, channel) == text


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_chain_keeps_its_numbers(channel: str) -> None:
    assert (
        write("#接龙\n1. 张三\n2. 李四\n3.", channel, chain=True) == "#接龙\n1. 张三\n2. 李四\n3."
    )


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("# 标题\n文", "【标题】\n文", "标题\n文"),
        ("# 【通知】标题", "【通知】标题", "【通知】标题"),
        ("**重**点", "重点", "重点"),
        ("> 一\n> 二\n>\n> 三", "「一\n二\n\n三」", "  一\n  二\n\n  三"),
        ("> - 一", "  • 一", "  • 一"),
        ("|甲|乙|\n|-|-|\n|1|2|\n||4|", "甲：1\n乙：2\n\n乙：4", "甲: 1\n乙: 2\n\n乙: 4"),
        ("|甲|\n|-|\n|1|\n|2|", "甲：1\n甲：2", "甲: 1\n甲: 2"),
        ("![图](a.png)\n\n文", "图\n\n文", "图\n\n文"),
        ("![](a.png)\n\n文", "文", "文"),
        ("一\n---\n二", "一\n———\n二", "一\n———\n二"),
        ("```\na\n\n  b\n```", "a\n\n  b", "a\n\n  b"),
    ],
)
def test_degrading_in_plain_text(text: str, chinese: str, english: str) -> None:
    assert write(text, locale="zh-TW") == chinese
    assert write(text, locale="en") == english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**加粗。**后文", "**加粗**。后文"),
        ("前**（重要）**后", "前（**重要**）后"),
        ("前**《边城》。**后", "前《**边城**》。后"),
        ("**「书」**吧", "「**书**」吧"),
        ("前**「书」**", "前「**书**」"),
        ('前**"书"**吧', '前"**书**"吧'),
        ("**（（书））**吧", "（**（书）**）吧"),
        ("**《书》和《画》**吧", "**《书》和《画**》吧"),
        (f"**（{NAME}）**吧", "（**小明**）吧"),
        ("**[这](https://x.cn/b)]**吧", "**[这](https://x.cn/b)**\\]吧"),
        ("**《边城》。**后", "**《边城》**。后"),
        ("**看[这](https://x.cn/b)**后", "**看[这](https://x.cn/b)** 后"),
        ("前**`c`**后", "前 **`c`** 后"),
        ("前**“。”**后", "前“**。**”后"),
        ("**a****b**", "**a**b"),
        ("前**\\明**后", "前 **\\明**后"),
        ("前**明\\：**后", "前**明\\\\**：后"),
        ("**~~旧~~**后", "**~~旧~~** 后"),
        ("- a\n  3. b", "- a\n\n  3. b"),
        ("# C#", "# C#"),
        ("# a \\#", "# a \\#"),
        ("[重要]: 内容", "[重要\\]: 内容"),
        ("[x]\\(y)", "[x\\](y)"),
        ("\\# a\n\\- b\n1\\. c\n\\> d\n+\ne", "\\# a\\\n\\- b\\\n1\\. c\\\n\\> d\\\n\\+\\\ne"),
        ("a\n==", "a\\\n\\=="),
        ("`` a`b ``", "``a`b``"),
        ("~~~\n````\n~~~", "`````\n````\n`````"),
        ("- a\n\n  b\n- c", "- a\n\n  b\n- c"),
        ("9. a\n10. b", "9. a\n10. b"),
    ],
)
def test_commonmark(text: str, expected: str) -> None:
    assert write(text, "markdown") == expected


@pytest.mark.parametrize(
    ("channel", "text", "expected"),
    [
        ("telegram", "请**务必**到", "请务必到"),
        ("telegram", "请 **务必** 到", "请 **务必** 到"),
        ("telegram", f"**{NAME}**{NAME}", "小明小明"),
        ("telegram", "*带上 #话题*", "带上 #话题"),
        ("whatsapp", "一 **二**，三", "一 *二*，三"),
        ("whatsapp", "一 **二** 三 _四_", "一 *二* 三 _四_"),
        ("whatsapp", "\\- a\n1\\. b\n\\> c", "－ a\n1. b\n＞ c"),
        ("whatsapp", "- a\n  - b\n\n1. c", "- a\n  • b\n\n1. c"),
        ("discord", "#### 四\n### 三", "**四**\n### 三"),
        ("discord", "\\-# 小\n\\*a\\* \\_b\\_ c_d", "\\\\-# 小\n\\*a\\* \\_b\\_ c_d"),
        ("wecom", "## 二\n- a\n**粗。**文", "## 二\n• a\n**粗**。文"),
        ("wecom", "\\# a <b> **c", "＃ a ＜b> **c"),
        ("wecom", "请看 **a\\\\** 吧", "请看 a\\ 吧"),
        ("dingtalk", "12*8*3 \\*a\\* _b_ `c`", "12\\*8\\*3 \\*a\\* *b* c"),
        ("dingtalk", f" {SHARP}", "＃ x"),
        ("wecom", f"  {SHARP}", "  ＃ x"),
        ("dingtalk", "12*8 # a\n\\# b", "12*8 # a\n\n\\# b"),
        ("email", "> 一\n>\n> 二", "> 一\n>\n> 二"),
        ("sms", "“Café” – it’s `on`…", '"Café" - it\'s on...'),
        ("sms", "“上海”——见…", "“上海”——见…"),
    ],
)
def test_dialects(channel: str, text: str, expected: str) -> None:
    assert write(text, channel) == expected


@pytest.mark.parametrize("channel", ["wecom", "whatsapp", "telegram"])
@pytest.mark.parametrize("text", ["👍*2", "👍*2 👍*3", "2*元，3*元", "12*8*3", "*注：一\n*注：二"])
def test_a_star_that_cannot_style_stays(channel: str, text: str) -> None:
    assert write(text, channel) == text


@pytest.mark.parametrize("channel", ["wecom", "whatsapp", "telegram"])
def test_a_star_in_a_value_that_cannot_style_stays(channel: str) -> None:
    text = writing.write(parse(f"礼物 {NAME}，谢谢"), CHANNELS[channel], "zh").fill(["👍*2"])
    assert text == "礼物 👍*2，谢谢"


@pytest.mark.parametrize(
    ("channel", "text", "expected"),
    [
        ("telegram", f"{NAME}*2*{NAME}", "小明*2*小明"),
        ("telegram", f"\\*\\*{NAME}\\*\\*", "＊＊小明＊＊"),
        ("whatsapp", f"{NAME}*2", "小明*2"),
        ("whatsapp", f"{NAME}*2*{NAME}", "小明＊2＊小明"),
        ("whatsapp", f"\\*{NAME} 好\\*", "＊小明 好＊"),
        ("whatsapp", "👍*2 **好** 吧", "👍＊2 *好* 吧"),
        ("whatsapp", "**重* 点** 吧", "*重＊ 点* 吧"),
    ],
)
def test_stars_that_could_style_are_full_width(channel: str, text: str, expected: str) -> None:
    assert write(text, channel) == expected


def test_an_empty_message_is_an_empty_text() -> None:
    assert {write("", channel) for channel in CHANNELS} == {""}


def test_texts_are_composed_across_the_edges_of_values() -> None:
    message = parse(f"e{NAME}")
    assert writing.write(message, CHANNELS["wechat"], "en").fill(["\u0301"]) == "\u00e9"


def test_every_dialect_has_a_channel() -> None:
    assert set(DIALECTS) == {channel.dialect for channel in CHANNELS.values()}
