"""What the marks of a message mean, and what is no mark."""

from collections.abc import Callable
from cProfile import Profile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.nodes import (
    Block,
    Break,
    Code,
    CodeSpan,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Url,
    Value,
)
from kits.channels.parsing import TooCostly, links, parse
from kits.channels.tokens import place_mark, value_token
from kits.model.sentinels import MARK_CLOSE, MARK_OPEN, VALUE_CLOSE, VALUE_OPEN


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text).blocks


def inlines(text: str) -> tuple[Inline, ...]:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def p(text: str, *, gap: bool = False) -> Paragraph:
    return Paragraph((Text(text),), gap)


@pytest.mark.parametrize(
    "text",
    [
        "#接龙",
        "#话题#",
        "####### seven",
        "[重要]: 内容",
        "[^1]: 注",
        "*[HTML]: 缩写",
        "标题",
        "词 {: .red }",
        "[抱拳]",
        "[x] (https:/y)",
        "&amp; &lt; &#42; &nbsp;",
        "<b>粗</b> <br> <!-- x --> <script>",
        "snake_case_name __init__.py ____ 3_000_000",
        "张*三、李*四",
        "张**、李**，王***",
        "张**（上海）、李**（北京）",
        "(*^_^*) ¯\\_(ツ)_/¯ (*´▽`*) >_< T_T _(:з」∠)_ (*ﾉωﾉ*) (*o*) ^_^",
        "2**10 与 138***5678 和 139****1234",
        "C:\\new\\_a\\*.txt",
        "1\\. 买菜".replace("\\.", "．"),
        "12*8*3",
        "a*b*c",
        "👍*2 👍*3",
        "5 * 3 * 2",
        "*注：一",
        "** 加粗 **",
        "a **** b",
        "~~~~~",
        "好~ 见~",
        ">>> 点这里",
        ">_<",
        "1、买菜",
        "1.买菜",
        "1) 买菜",
        "-不是",
        "￥9～10 @所有人 《边城》【上海】",
        "    不是代码",
        "　　缩进",
        "a | b",
        "http://",
        "http:// https://",
        "x\\",
        "`",
        "```",
    ],
)
def test_what_is_no_mark_is_text(text: str) -> None:
    assert blocks(text) == (p(text),)


def test_two_lines_of_text() -> None:
    assert inlines("时间：今天\n　　地点\n  两格\n===") == (
        Text("时间：今天"),
        Break(),
        Text("　　地点"),
        Break(),
        Text("  两格"),
        Break(),
        Text("==="),
    )


def test_a_footnote_star_on_two_lines_is_no_emphasis() -> None:
    assert inlines("*注：一\n*注：二") == (Text("*注：一"), Break(), Text("*注：二"))


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("一\n\n\n二\r\n　\r\n三") == (p("一"), p("二", gap=True), p("三", gap=True))


def test_headings() -> None:
    assert blocks("# 一 #话题#\n### 三 ###\n文") == (
        Heading(1, (Text("一 #话题#"),)),
        Heading(3, (Text("三"),)),
        p("文"),
    )


def test_a_list_right_after_a_line_ends_with_its_last_item() -> None:
    assert blocks("要带：\n- 书\n- 笔\n  蓝的\n到时见") == (
        p("要带："),
        List(
            items=((p("书"),), (Paragraph((Text("笔"), Break(), Text("蓝的"))),)),
        ),
        p("到时见"),
    )


def test_numbers_start_where_the_operator_starts() -> None:
    assert blocks("3. 三\n4. 四\n- 点") == (
        List(items=((p("三"),), (p("四"),)), numbers=("3", "4")),
        List(items=((p("点"),),)),
    )


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_lists_inside_lists(indent: str) -> None:
    inner = List(items=((p("c"),),))
    middle = List(items=((p("b"), inner),))
    assert blocks(f"- a\n{indent}- b\n{indent * 2}- c\n- d") == (
        List(items=((p("a"), middle), (p("d"),))),
    )


def test_blank_lines_between_items() -> None:
    assert blocks("- a\n\n  b\n\n- c\n\nd") == (
        List(items=((p("a"), p("b", gap=True)), (p("c"),)), gaps=(1,)),
        p("d", gap=True),
    )


def test_in_a_chain_numbers_are_text() -> None:
    assert parse("#接龙\n1. 张三\n2. ", chain=True).blocks == (
        Paragraph((Text("#接龙"), Break(), Text("1. 张三"), Break(), Text("2."))),
    )


def test_quotes() -> None:
    assert blocks("> 一\n>\n> - 二\n三") == (
        Quote((p("一"), List(items=((p("二"),),), gap=True))),
        p("三"),
    )


def test_fences_keep_what_is_in_them() -> None:
    assert blocks("文\n```python\n# a\n\n  *b* <x> &amp; `\n```\n~~~\n```\n~~~") == (
        p("文"),
        Code("# a\n\n  *b* <x> &amp; `"),
        Code("```"),
    )


def test_rules() -> None:
    assert blocks("a\n---\n***\n* * *\nb") == (p("a"), Rule(), Rule(), Rule(), p("b"))


def test_tables() -> None:
    assert blocks("文\n| 城市 | 地点 |\n|:--|--:|\n| 上海 | a\\|`b` |\n| 北京 |\n尾") == (
        p("文"),
        Table(
            ((Text("城市"),), (Text("地点"),)),
            (
                ((Text("上海"),), (Text("a|"), CodeSpan("b"))),
                ((Text("北京"),), ()),
            ),
        ),
        p("尾"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**加粗。**后文", (Strong((Text("加粗。"),)), Text("后文"))),
        ("前 *斜*，后", (Text("前 "), Emphasis((Text("斜"),)), Text("，后"))),
        (
            "_斜_ 和 __粗__。",
            (Emphasis((Text("斜"),)), Text(" 和 "), Strong((Text("粗"),)), Text("。")),
        ),
        ("~~旧~~ 新", (Strike((Text("旧"),)), Text(" 新"))),
        ("前*斜*后 前_斜_后 ~~旧~~新", (Text("前*斜*后 前_斜_后 ~~旧~~新"),)),
        ("***都***", (Strong((Emphasis((Text("都"),)),)),)),
        ("**a *b***", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
        ("**a****b**", (Strong((Text("a"),)), Strong((Text("b"),)))),
        ("**A*B**", (Strong((Text("A*B"),)),)),
        ("`a*b* \\_ <x>`", (CodeSpan("a*b* \\_ <x>"),)),
        ("``a`b``", (CodeSpan("a`b"),)),
        ("\\*a\\* \\# \\[x\\](y)", (Text("*a* \\# [x](y)"),)),
        ("\\# 一\n1\\. 二\n\\> 三", (Text("# 一"), Break(), Text("1. 二"), Break(), Text("> 三"))),
        ("5\\*3 \\_x\\_ \\\\server\\a", (Text("5\\*3 _x_ \\\\server\\a"),)),
        ("\\\\**a**", (Text("\\"), Strong((Text("a"),)))),
        ("**\\*a\\***", (Strong((Text("*a*"),)),)),
        ("***\\*a\\****", (Strong((Emphasis((Text("*a*"),)),)),)),
        ("满*100*减", (Text("满*100*减"),)),
    ],
)
def test_styles(text: str, expected: tuple[Inline, ...]) -> None:
    assert inlines(text) == expected


@pytest.mark.parametrize("mark", ["*", "**", "***", "~~"])
def test_no_style_spans_a_line_break(mark: str) -> None:
    assert inlines(f"{mark}跨\n行{mark} 后") == (
        Text(f"{mark}跨"),
        Break(),
        Text(f"行{mark} 后"),
    )


def test_a_star_pairs_with_none_on_another_line() -> None:
    assert inlines("价格*优惠\n第二行 *重点* 在这") == (
        Text("价格*优惠"),
        Break(),
        Text("第二行 "),
        Emphasis((Text("重点"),)),
        Text(" 在这"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2*元，3*元",
        "单价*数量*2",
        "👍*两个，🌹*三朵",
        "App*重点*内容",
        "价格*，优惠*",
        "（价格*）和（优惠*）",
    ],
)
def test_times_signs_and_footnotes_stay(text: str) -> None:
    assert inlines(text) == (Text(text),)


def test_a_star_beside_a_value_stays() -> None:
    name = value_token(0, url=False)
    assert inlines(f"{name}*份，{name}*份") == (Value(0), Text("*份，"), Value(0), Text("*份"))
    assert inlines(f"*给{name}*，{name}*2*{name}") == (
        Emphasis((Text("给"), Value(0))),
        Text("，"),
        Value(0),
        Text("*2*"),
        Value(0),
    )


@pytest.mark.parametrize(
    ("before", "content", "after"),
    [
        ("", "重点", ""),
        ("这是 ", "重点", " 哦"),
        ("，", "重点。", "（后文"),
        ("", "提示：", " 请"),
        ("“", "this", "”, ok"),
        ("is ", "A*B", ", ok"),
        ("2*元，", "重点", "！"),
        ("价格*优惠，", "重点", "！在这"),
    ],
)
def test_real_emphasis(before: str, content: str, after: str) -> None:
    expected = (Text(before), Emphasis((Text(content),)), Text(after))
    assert inlines(f"{before}*{content}*{after}") == tuple(n for n in expected if n != Text(""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名：https://x.cn/a，谢谢", (Text("报名："), Url("https://x.cn/a"), Text("，谢谢"))),
        ("(https://x.cn/a_(b)).", (Text("("), Url("https://x.cn/a_(b)"), Text(")."))),
        ("**https://x.cn/a_b**", (Strong((Url("https://x.cn/a_b"),)),)),
        ("https://x.cn/a谢谢", (Url("https://x.cn/a"), Text("谢谢"))),
        (
            "https://zh.wikipedia.org/wiki/边城 见",
            (Url("https://zh.wikipedia.org/wiki/边城"), Text(" 见")),
        ),
        ("<https://x.cn>", (Url("https://x.cn"),)),
        ("https://x.cn/a\\_b", (Url("https://x.cn/a_b"),)),
        ("#小程序://灯下/AbC，点", (Url("#小程序://灯下/AbC"), Text("，点"))),
        (
            "[点 *这*](https://x.cn/a_(b))",
            (Link("https://x.cn/a_(b)", (Text("点 "), Emphasis((Text("这"),)))),),
        ),
        ('[a](<b c> "题")', (Link("b c", (Text("a"),)),)),
        ("[看[这]](x)", (Link("x", (Text("看[这]"),)),)),
        ("[https://x.cn](https://x.cn)", (Url("https://x.cn"),)),
        ("[![图](a.png)](b)", (Link("b", (Image("a.png", "图"),)),)),
    ],
)
def test_links(text: str, expected: tuple[Inline, ...]) -> None:
    assert inlines(text) == expected


def test_an_image_alone_is_a_block() -> None:
    assert blocks("文\n\n![打卡*码*](a.png)") == (p("文"), Image("a.png", "打卡*码*", gap=True))


def test_values_stand_wherever_they_are_printed() -> None:
    name, link = value_token(0, url=False), value_token(1, url=True)
    assert inlines(f"{name}*2 **{name}** {link}，`{name}` [{name}]({link})") == (
        Value(0),
        Text("*2 "),
        Strong((Value(0),)),
        Text(" "),
        Value(1, url=True),
        Text("，"),
        CodeSpan(name),
        Text(" "),
        Link(link, (Value(0),)),
    )


def test_a_value_inside_an_address_is_part_of_it() -> None:
    name = value_token(0, url=False)
    assert inlines(f"https://x.cn/?c={name}&d=1 后") == (
        Url(f"https://x.cn/?c={name}&d=1"),
        Text(" 后"),
    )


def test_place_marks_name_links_and_leave_no_trace() -> None:
    text = "[抱拳] [点](x) `[码]` \\[y] ![图](z)\n```\n[a]\n```"
    marked = "".join(
        character + place_mark(place) if character == "[" else character
        for place, character in enumerate(text)
    )
    message = parse(marked)
    assert list(links(message)) == [
        Link("x", (Text("点"),), text.index("[点")),
        Image("z", "图", text.index("[图")),
    ]
    assert MARK_OPEN not in repr(message)
    assert message.blocks == (
        Paragraph(
            (
                Text("[抱拳] "),
                Link("x", (Text("点"),), 5),
                Text(" "),
                CodeSpan("[码]"),
                Text(" \\[y] "),
                Image("z", "图", 24),
            )
        ),
        Code("[a]"),
    )


def test_links_are_found_everywhere() -> None:
    text = "# [a](1)\n- **[b](2)**\n\n> [c](3)\n\n| [d](4) |\n|---|\n| https://x.cn |\n| ![e](5) |"
    assert [link.target for link in links(parse(text))] == ["1", "2", "3", "4", "https://x.cn", "5"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * 100_001, "100,001 characters in one text, at most 100,000 can be read"),
        ("[" * 20_000, "20,000 marks in one paragraph, at most 1,000 can be read"),
        ("- " + "![" * 1_001, "1,001 marks in one paragraph, at most 1,000 can be read"),
    ],
)
def test_a_text_that_would_take_too_long(text: str, sentence: str) -> None:
    with pytest.raises(TooCostly) as caught:
        parse(text)
    assert str(caught.value) == sentence


OURS = VALUE_OPEN + VALUE_CLOSE + MARK_OPEN + MARK_CLOSE
MARKS = "#*_~`[]()<>!|\\-+.=:&1a小 \n\t" + OURS + "t0\x02\x03\u2028\u3000"


@given(st.text(max_size=200) | st.text(MARKS, max_size=200), st.booleans())
def test_no_text_makes_it_raise_or_hang(text: str, chain: bool) -> None:
    parse(text, chain=chain)


def steps(act: Callable[[], object]) -> int:
    """How many calls an act takes: the same number on any machine, however busy it is."""
    profile = Profile()
    profile.runcall(act)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a](b ", "<a ", "**a ", "*a", "~~a ", "`a ", "(", "\\", "https://"]
)
def test_the_worst_that_is_allowed_takes_ten_steps_a_character_at_most(unit: str) -> None:
    """TRAPS 12: 20 KB of `[` took 141 s. A step is a call, of which a second has millions."""
    marks = sum(unit.count(mark) for mark in ("[", "*", "~", "`", "\\", "://")) or 1
    text = unit * (1_000 // marks)
    text += "a" * (20_000 - len(text))
    assert steps(lambda: parse(text)) <= 10 * len(text)


@pytest.mark.parametrize(
    "unit", ["> ", "- ", "1. ", "  - a\n", "```x\n\n", "|a|\n|-|\n", "# a\n", "\n"]
)
def test_many_blocks(unit: str) -> None:
    parse(unit * (20_000 // len(unit)))
