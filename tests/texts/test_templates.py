"""What is printed becomes a token; what is tested is real."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.tokens import MARK, TOKEN
from kits.model.findings import say
from kits.texts.names import Url
from kits.texts.templates import Broken, read_template
from tests.texts.composed import mistakes, passage, run, said
from tests.texts.test_names import fields

HOSTILE = (
    "[点](https://evil.cn)",
    "**粗** _斜_ `码` ~~删~~",
    "# 题\n- 项",
    "{{ x }}{% raw %}",
    "<b>&amp;</b>",
    "\ufdd0t0\ufdd1\ufdd25\ufdd3\ufdd4",
    "1. 一",
    "　 ",
    "é\u0301\u202e",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_printed_value_is_a_token(value: str) -> None:
    filled = run("甲{{ group.name }}乙{{ group.name }}", {"group": fields(name=value)})
    assert TOKEN.sub("·", filled.markdown) in ("甲·乙·", "甲乙")
    assert filled.markdown in ("甲\ufdd0t0\ufdd1乙\ufdd0t1\ufdd1", "甲乙")


def test_tokens_are_numbered_in_the_order_of_printing() -> None:
    filled = run(
        "{% for t in group.tags %}{{ t }}{% if t == 'b' %}{{ group.name }}{% endif %}{% endfor %}",
        {"group": fields(name="N", tags=("a", "b"))},
    )
    assert filled.values == ("a", "b", "N")
    assert filled.markdown == "\ufdd0t0\ufdd1\ufdd0t1\ufdd1\ufdd0t2\ufdd1"


def test_only_addresses_become_url_values() -> None:
    here = fields(True, place="https://x.cn/a", words="见 https://x.cn")
    names = {"link": Url("https://x.cn/?g=1"), "here": here, "group": fields(name="https://x.cn")}
    filled = run("{{ link }}{{ here.place }}{{ here.words }}{{ group.name }}", names)
    assert [token[1] for token in TOKEN.finditer(filled.markdown)] == ["u", "u", "t", "t"]


def test_line_breaks_inside_a_value_become_spaces() -> None:
    about = fields(about=" 一行\n二行\r\n三行\u2028四行 \t")
    assert said("{{ community.about }}", community=about) == "一行 二行 三行 四行"


def test_constants_are_values_too() -> None:
    filled = run("{{ '**a**' }} {{ 3 }} {{ 1 + 1 }}")
    assert filled.values == ("**a**", "3", "2")


def test_conditions_see_real_values() -> None:
    group = fields(city="上海", members=40, name="shanghai*")
    template = (
        "{% if group.city == '上海' and group.members > 39 and group.city | length == 2 %}是{% endif %}"
        "{{ group.name | upper }}{{ group.name | first }}{% if '*' in group.name %}星{% endif %}"
    )
    assert said(template, group=group) == "是SHANGHAI*s星"


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (True, "true or false"),
        (False, "true or false"),
        (("a", "b"), "a list"),
        ({"a": "b"}, "a whole record"),
    ],
)
def test_what_is_no_text_is_an_error_at_its_place(value: Any, what: str) -> None:
    assert mistakes("好\n好 {{ here.x }}", here=fields(True, x=value)) == [
        f"m.md:2:3+2 error[unfit-value]: {what} cannot be printed = print one of its texts, or choose with if"
    ]


def test_a_text_without_tags_is_what_it_is() -> None:
    for text in ("", "甲 } %} #}", "10% [甲](x)", "{ {", "a\r\nb"):
        assert said(text) == text.replace("\r\n", " \n")


def test_the_plain_form_has_no_marks_and_one_line_values() -> None:
    group = fields(name="a\u202eb\nc")
    assert run(" 看[这里](x)：{{ group.name }} \n", {"group": group}).plain == "看[这里](x)：ab c"


def test_values_on_a_page_are_no_marks() -> None:
    names = {
        "campaign": fields(title="*a* [b](javascript:c) <i>", page=Url("https://x.cn/a_b_(c)"))
    }
    filled = run("**{{ campaign.title }}** {{ campaign.page }}", names)
    assert filled.markdown_of_page == (
        "**&#42;a&#42; &#91;b&#93;&#40;javascript&#58;c&#41; &#60;i&#62;** https://x.cn/a&#95;b&#95;%28c%29"
    )


WORDS = (
    "{{", "}}", "{%", "%}", "{#", "#}", "-%}", "if", "endif", "for", "in", "else", "set", "x", "=",
    "group", ".name", "campaign", "here", ".a", "(", ")", "[", "]", "'a'", '"', "1", "-", "|", "day",
    "default", "join", "~", "+", "not", "is", "defined", "raw", "macro", "\n", "\r", "中", ".", ",",
    "loop", "*", "//", " ",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(WORDS)).map("".join)


@given(TEXTS)
def test_no_text_makes_the_reader_or_a_run_raise(text: str) -> None:
    template, found = read_template(passage(text), {})
    assert (template is None) == bool(found)
    assert all(f.place.line <= text.count("\n") + 1 for f in found)
    if template is not None:
        names = {
            "group": fields(name="港湾", city=None, tags=("a",)),
            "campaign": fields(starts=None),
            "here": fields(True, a="b"),
            "community": fields(name="x"),
            "message": fields(id="x"),
            "channel": "qq",
            "leader": "小满",
            "announcer": "小满",
            "link": Url("https://x.cn"),
        }
        filled = template.run(names, "zh", say('message "{id}"', id="x"))
        if isinstance(filled, Broken):
            assert str(filled.finding.shared(3).message)
        else:
            assert not MARK.search(filled.plain)


@given(st.text(min_size=1))
def test_a_value_never_shows_in_the_markdown(value: str) -> None:
    filled = run("{{ group.name }}", {"group": fields(name=value)})
    assert TOKEN.sub("", filled.markdown) == ""


def test_findings_name_the_line_of_a_cell_or_block() -> None:
    template, found = read_template(
        type(passage(""))("一\n二 {{ nmae }}", "messages.csv", ((4, 12), (5, 1))), {}
    )
    assert template is None
    assert [(f.place.line, f.place.column, f.place.width) for f in found] == [(5, 6, 4)]
