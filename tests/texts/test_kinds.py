"""What people really write: each kind of text that once came out wrong without a word.

The kinds are those of 565 announcements and 54 reports about tools of this sort; the texts are
written anew. Each says what a WeChat group is to see, and which rule tells of it, where the text
cannot be what its writer meant.
"""

from __future__ import annotations

import pytest

from kits.pipeline import Checked, check, load
from tests.rules.harness import NOW, Files, completed

HEAD = "---\ntitle: Launch\nsend: starts 08:00\n---\n"
PATH = "content/campaigns/drive/messages/10-launch.md"

AS_TYPED = "as typed"
KINDS = (
    # Numbers at the start of lines.
    ("ordinals", "25. November Treffen\n30. Dezember Feier", AS_TYPED, ""),
    ("ties", "1. Ann\n1. Bob\n3. Cat", AS_TYPED, ""),
    ("a countdown", "3. 天\n2. 天\n1. 天\n0. 出发", AS_TYPED, ""),
    ("years", "2024. 起步\n2025. 五十六城\n2026. 一起读完", AS_TYPED, ""),
    ("leading zeros", "01. 开场\n02. 共读\n03. 合影", AS_TYPED, ""),
    ("ordinals apart", "25. November Treffen\n\n30. Dezember Feier", AS_TYPED, ""),
    ("a number in a sentence", "Wir treffen uns am\n25. November um 19 Uhr", AS_TYPED, ""),
    ("a numbered heading", "# 1. 开读", "【1. 开读】", ""),
    ("numbers in a quote", "> 7. Tag\n> 9. Tag", "  7. Tag\n  9. Tag", ""),
    ("numbers below a number", "4. 带书\n   2. 一本旧的\n   7. 一本新的", None, ""),
    ("the same number for all", "1. 带书\n1. 带笔\n1. 带杯子", AS_TYPED, "visible-mark"),
    ("numbers without a space", "1.买菜\n2.做饭", AS_TYPED, ""),
    ("numbers after a blank line", "1. 带书\n2. 带笔\n\n3. 带杯子\n5. 带水", AS_TYPED, ""),
    ("numbers with brackets", "1) 买菜\n3) 做饭\n（4）洗碗", AS_TYPED, ""),
    ("amounts and times", "8:30–10:00 · ￥9～10 · 3/4 · 1,234.50 · 50%", AS_TYPED, ""),
    # Stars that are none.
    ("masked names", "恭喜张*三、李*四、王*！", AS_TYPED, ""),
    ("masked names in twos", "张**（上海）、李**（北京）、欧阳**", AS_TYPED, ""),
    ("masked names in a sentence", "王*明和李*华，还有陈*", AS_TYPED, ""),
    ("masked numbers", "138****5678，139***1234，3101**********12", AS_TYPED, ""),
    ("products", "12*8*3 的纸，2*元，3*元，长*宽*高", AS_TYPED, ""),
    ("powers", "2**10 与 3**2", AS_TYPED, ""),
    ("counts of gifts", "👍*2 🌹*三朵 书*5本 笔*5支", AS_TYPED, ""),
    ("footnotes with stars", "原价99元*，现价89元*\n*以当天为准", AS_TYPED, ""),
    ("a rating", "★★★*☆ ***** 5/5", AS_TYPED, ""),
    ("a star for a mask in Latin", "J*hn and M*ry, d*mn", AS_TYPED, ""),
    ("masked names in a row", "恭喜王**、李**，陈**|林**|何**，王**先生和李**女士", AS_TYPED, ""),
    ("masked names before titles", "当選者は佐**様、田中**様、佐藤**様，欧阳**同学、司马**同学", AS_TYPED, ""),
    ("masked names in Hangul", "당첨: 이**님, 박**님, 김*수", AS_TYPED, ""),
    ("masked names in Latin", "M*** G***, J*** P*** y L**a y P**o", AS_TYPED, ""),
    ("masked names in Cyrillic", "Иван* П***, Анна К**, Ив**ов и Пе**ов", AS_TYPED, ""),
    ("masked ends of numbers", "尾号**88的朋友，卡号**99的朋友，**11、**22", AS_TYPED, ""),
    ("masked parts of numbers", "400-***-1234，090-****-1234，+7 (9**) ***-**-12，7-***-11，7-***-22", AS_TYPED, ""),
    ("masked numbers in brackets", "(***-11), (***-22)", AS_TYPED, ""),
    ("masked addresses", "l***@163.com、z**@qq.com、y**@163.com", AS_TYPED, ""),
    ("rows of stars", "难度 *** 推荐：*****", AS_TYPED, ""),
    ("powers with spaces", "2 ** 3, x**2, 4 ** 5", AS_TYPED, ""),
    # Faces.
    ("faces with stars", "(*^_^*) (*´▽`*) (*ﾉωﾉ*) (*o*) o(*￣▽￣*)ブ *\\(^o^)/*", AS_TYPED, ""),
    ("faces with underscores", ">_< T_T ^_^ -_- (・_・) o_O _(:з」∠)_ m(_ _)m", AS_TYPED, ""),
    ("a shrug", "¯\\_(ツ)_/¯", AS_TYPED, ""),
    ("faces with tildes", "(～￣▽￣)～ ~(≧▽≦)/~ 好哒~~ 晚安~", AS_TYPED, ""),
    ("faces with ticks", "(´；ω；`) m(*_ _)m (*´Д`)ﾊｧﾊｧ ヽ(`Д´)ﾉ ヽ(`Д´)ﾉ", AS_TYPED, ""),
    ("faces of letters", "ㅠ_ㅠ ㅜ_ㅜ ò_ó ù_ú о_О", AS_TYPED, ""),
    ("faces with brackets", "[抱拳] [Smile] (>ω<) <(_ _)> [^_^]", AS_TYPED, ""),
    # Backslashes.
    ("a path", "C:\\Users\\_new\\*.txt \\\\server\\share", AS_TYPED, ""),
    ("escaped stars", "\\*不斜\\* \\*\\*不粗\\*\\*", "*不斜* **不粗**", ""),
    ("an escaped list", "1\\. 十一月\n\\- 一\n\\# 二", "1. 十一月\n- 一\n# 二", ""),
    ("an escape of nothing", "5\\*3 米", AS_TYPED, "visible-mark"),
    ("escapes of other programs", "am 10\\. d \\- \\$5 \\!", AS_TYPED, "visible-mark"),
    ("an escaped strike", "\\~~h~~ und \\*\\*x\\*\\*", "~~h~~ und **x**", ""),
    ("a backslash at the end", "左右\\", AS_TYPED, ""),
    ("a backslash that breaks a line", "左\\\n右", AS_TYPED, "visible-mark"),
    ("the title of a link", '[规则](https://x.cn/a "全部规则")', None, "lost-character"),
    ("a formula", "f(x)=x^2, a\\b, \\(x\\)", AS_TYPED, ""),
    # Underscores and tildes.
    ("low marks", "_斜_ 和 __粗__，(_a_)", "斜 和 粗，(a)", ""),
    ("names of code", "snake_case __init__.py A_B_C 3_000", AS_TYPED, ""),
    ("handles", "@li_lei_2020 #共读_边城_第3天", AS_TYPED, ""),
    ("a blank to fill in by hand", "签到_3_号桌", AS_TYPED, ""),
    ("low marks in a word", "这是_重点_内容", AS_TYPED, "visible-mark"),
    ("bold with a space before bold", "**今晚 **八点，**请早**到", None, "visible-mark"),
    ("a strike", "~~100 元~~ 免费", "100 元 免费", "lost-strike"),
    ("a strike in a word", "原价~~199~~99元", AS_TYPED, "visible-mark"),
    ("a strike around a price", "nur (~~¥39.9~~) 19.9", AS_TYPED, "visible-mark"),
    ("low marks around punctuation", "_Reminder:_ und __„Zitat“__ und _„nur“ vorn_ (_gleich!_)", AS_TYPED, "visible-mark"),
    ("low marks with names in them", "_ruf snake_case auf_ und __a _b_ c__", "ruf snake_case auf und a b c", ""),
    ("low marks over two lines", "__明天\n九点__", AS_TYPED, "visible-mark"),
    ("bold in a word of letters", "wich**tig**er", AS_TYPED, "visible-mark"),
    ("bold and digits", "**12月7日(周一)**19:30，**3月活动**5日，前**3**名各得**100**元", None, ""),
    ("bold that holds emphasis", "**es *ist* so** und **es *ist so*** und ***es* ist**", "es ist so und es ist so und es ist", ""),
    ("one star inside words", "这是*重点*内容", AS_TYPED, "visible-mark"),
    ("real emphasis", "请看 *重点*，谢谢", "请看 重点，谢谢", ""),
    ("bold", "这是**重点**内容，**重要：**今晚", "这是重点内容，重要：今晚", ""),
    ("bold with spaces inside", "** 重点 ** 在这", AS_TYPED, "visible-mark"),
    ("bold that is never closed", "**重点在这", AS_TYPED, "visible-mark"),
    ("bold over two lines", "**重点\n在这** 吧", AS_TYPED, "visible-mark"),
    # Links.
    ("a label over two lines", "[活动\n规则](https://x.cn/a)", "活动 规则\nhttps://x.cn/a", ""),
    ("a label that is a picture", "[![海报](https://x.cn/a.png)](https://x.cn/2)", None, ""),
    ("a reference", "看[规则][r]\n\n[r]: https://x.cn/a", None, "visible-mark"),
    ("a short reference", "看[规则]\n\n[规则]: https://x.cn/a", None, "visible-mark"),
    ("a name before an address", "[报名]: https://x.cn/a", "[报名]:\nhttps://x.cn/a", ""),
    ("a space in a target", "[规则](https://x.cn/a b)", None, "visible-mark"),
    ("full-width brackets", "[规则]（https://x.cn/a）", None, "visible-mark"),
    ("a space before the target", "[规则] (https://x.cn/a)", None, "visible-mark"),
    ("letters with signs in an address", "https://de.wikipedia.org/wiki/Kür_(Erzählung)", None, ""),
    ("an address in letters", "https://münchen.example/café?q=früh#résumé", None, ""),
    ("an address of a host in letters", "https://例子.测试/路径_(一)", None, ""),
    ("an address in capitals", "HTTPS://X.CN/A", "https://X.CN/A", ""),
    ("braces and a caret in an address", "https://x.cn/?y={2}&z=a^b", "https://x.cn/?y=%7B2%7D&z=a%5Eb", ""),
    ("words behind an address", "https://x.kr/a에서", "https://x.kr/a\n에서", ""),
    ("a link of Slack", "<https://x.cn/a|规则>", None, "visible-mark"),
    ("a link of Org", "[[https://x.cn/a][规则]]", None, "visible-mark"),
    ("an address twice begun", "https://https://x.cn/a", None, "bad-link"),
    ("a mail address as a link", "[写信](mailto:deng@x.cn)", None, "bad-link"),
    ("a bracket in an address", "https://zh.wikipedia.org/wiki/道_(消歧义)", None, ""),
    ("a note behind an address", "https://x.cn/a(备用)", "https://x.cn/a\n(备用)", ""),
    ("an index in an address", "https://x.cn/?ids[0]=1|2&b*c*d=3", None, ""),
    ("quotes around an address", "看'https://x.cn/e'，再看«https://x.cn/f»", "看\nhttps://x.cn/e\n再看\nhttps://x.cn/f", ""),
    ("a bold address", "**https://x.cn/a_b**", "https://x.cn/a_b", ""),
    ("a slanted address", "_https://x.cn/a_b_", None, ""),
    ("an entity in an address", "https://x.cn/?a=1&amp;b=2", "https://x.cn/?a=1&b=2", ""),
    # Marks of others.
    ("an underlined heading", "公告\n====\n\n今晚开读", AS_TYPED, "visible-mark"),
    ("a line of dashes", "公告\n----\n今晚开读", "公告\n———\n今晚开读", ""),
    ("a picture with a space in its name", "![图](my pic.png)", AS_TYPED, "visible-mark"),
    ("a footnote", "今晚开读[^1]\n\n[^1]: 八点", AS_TYPED, "visible-mark"),
    ("attributes", "今晚 {: .red }", AS_TYPED, "placeholder"),
    ("a note block", "::: tip\n今晚开读\n:::", AS_TYPED, "visible-mark"),
    ("an admonition", "!!! note\n今晚开读", AS_TYPED, "visible-mark"),
    ("marks of forums", "[b]今晚[/b]", AS_TYPED, "visible-mark"),
    ("a wiki link", "看 [[活动规则]]", AS_TYPED, "visible-mark"),
    ("a highlight", "今晚 ==八点== 见", AS_TYPED, "visible-mark"),
    ("entities", "A &amp; B &mdash; C&nbsp;D", AS_TYPED, "html-in-message"),
    ("tags", "今晚<br>八点", AS_TYPED, "html-in-message"),
    ("a heading without a space", "##今晚开读", AS_TYPED, "visible-mark"),
    ("a quote without a space", ">读慢一点", AS_TYPED, "visible-mark"),
    ("a fence never closed", "```\n今晚开读", AS_TYPED, "visible-mark"),
    ("a fence never closed, with marks", "```\n**今晚**开读 x", "```\n今晚开读 x", "visible-mark"),
    ("a table of its head alone", "看表\n| 城市 | 18:30 |\n|---|---|", AS_TYPED, "visible-mark"),
    ("an escaped bar", "| 城市 |\n|---|\n| 甲 \\| 乙 |", "城市：甲 | 乙", ""),
    ("a row that is too wide", "| 城市 |\n|---|\n| 上海 | 18:30 |", None, "lost-character"),
    ("a wide row of words", "| 城市 |\n|---|\n| 上海 | 晚上 |", None, "lost-character"),
    ("a table without its line", "| 城市 | 时间 |\n\n|---|---|\n\n| 上海 | 18:30 |", None, "visible-mark"),
    # What means something in a chat.
    ("tags of topics", "#长灯共读# #接龙 #小程序://灯下/AbC", None, ""),
    ("a relay", "#接龙\n例 群名 已发\n\n1. 甲 兰州 已发\n2. 乙", AS_TYPED, ""),
    ("calls and emoji codes", "@所有人 [玫瑰]*3 :tada: /微笑", None, "everyone-in-message"),
    ("separators", "～～～～～\n======\n· · · ·\n------\n~~~~~~~\n今晚**八点**\n~~~~~~~", None, ""),
    ("indents", "时间：今晚\n　　地点：兰州\n  两格", AS_TYPED, ""),
)  # fmt: skip


def checked(text: str) -> Checked:
    files = completed(Files({PATH: f"{HEAD}{text}\n".encode()}), "")
    found = check(load(files), NOW)
    assert isinstance(found, Checked)
    return found


@pytest.mark.parametrize(
    ("text", "pasted", "rule"), [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS]
)
def test_what_is_pasted_and_what_is_told(text: str, pasted: str | None, rule: str) -> None:
    found = checked(text)
    told = {finding.rule for finding in found.findings} - {"undeclared-amount"}  # another matter
    assert told == ({rule} if rule else set())
    kit = found.kit("drive", "lighthouse")
    assert kit
    shown = kit.messages[0].texts["wechat"].text
    assert pasted is None or shown == (text if pasted == AS_TYPED else pasted)
