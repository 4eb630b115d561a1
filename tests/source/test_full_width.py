"""Marks of a Chinese input method are named, with their place and what to type instead."""

import pytest

from kits.source.documents import read_facts
from kits.source.nodes import value_of
from tests.source.shown import shown

SWITCHED = "with the input method switched to English"


def mark(character: str, instead: str) -> str:
    return (
        f'error[full-width-mark]: the full-width "{character}" does not work here'
        f" = type {instead} instead, {SWITCHED}"
    )


COLON = mark("：", '":" and a space')
SPACE = (
    'error[full-width-mark]: the full-width space "　" (U+3000) does not work here'
    f" = type plain spaces instead, {SWITCHED}"
)


def quote(value: str) -> str:
    return (
        f'error[full-width-mark]: the full-width "{value[0]}" does not work here'
        f" = type plain \" quotes instead; or, to keep these, write '{value}'"
    )


REFUSED = {
    "title：五天\nstarts: 2026\n": f"1:6+1 {COLON}",
    "starts: 2026\ntitle：五天\nends: 2027\n": f"2:6+1 {COLON}",
    "starts: 2026\ntitle： 五天\n": f"2:6+1 {COLON}",
    "title：五天\n": f"1:6+1 {COLON}",
    "title：五天\nstarts：2026\n": f"1:6+1 {COLON}",
    "title：五天: x\n": f"1:6+1 {COLON}",
    "duties:\n  judging：lin\n": f"2:10+1 {COLON}",
    "awards:\n  - id：first\n    name: 一等奖\n": f"2:7+1 {COLON}",
    "brief: x\n  goal：y\n": f"2:7+1 {COLON}",
    "a: b\n　c: d\n": f"2:1+1 {SPACE}",
    "a　: b\n": f"1:2+1 {SPACE}",
    "a:　b\nc: d\n": f"1:3+1 {SPACE}",
    "a:\n　　b: c\n": f"2:1+1 {SPACE}",
    "a:\n　- b\n": f"2:1+1 {SPACE}",
    "a:\n  -　b\n  -　c\n": f"2:4+1 {SPACE}",
    "title: “五天: 边城”\n": f"1:8+8 {quote('“五天: 边城”')}",
    "“title”: b\n": f"1:1+7 {quote('“title”')}",
    "groups: [a-1，b-2]\n": "1:13+1 " + mark("，", '","'),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_a_mark_that_breaks_facts_is_the_only_finding(text: str, expected: str) -> None:
    node, findings = read_facts("a.yml", text.encode())
    assert shown(findings) == [expected]
    assert node is None


def test_quotes_around_a_value_are_taken_off() -> None:
    node, findings = read_facts("a.yml", "a: “五天”\nb: [‘x’, y]\nc: ＂z＂\n".encode())
    assert shown(findings) == [
        f"1:4+4 {quote('“五天”')}",
        f"2:5+3 {quote('‘x’')}",
        f"3:4+3 {quote('＂z＂')}",
    ]
    assert node is not None
    assert value_of(node) == {"a": "五天", "b": ["x", "y"], "c": "z"}
    assert node.place("a").column == 5


FINE = {
    "theme: “读慢一点，看清那条河。”\n": "“读慢一点，看清那条河。”",
    "theme: “边城”与“活着”\n": "“边城”与“活着”",
    "theme: '“边城”'\n": "“边城”",
    "theme: 时间：周五\n": "时间：周五",
    "theme: 　　五天　\n": "五天",
    "theme: |\n  goal：x\n  　　缩进\n": "goal：x\n　　缩进\n",
    "theme: “\n": "“",
}


@pytest.mark.parametrize(("text", "expected"), FINE.items())
def test_in_a_text_they_are_welcome(text: str, expected: str) -> None:
    node, findings = read_facts("a.yml", text.encode())
    assert findings == []
    assert node is not None
    assert value_of(node) == {"theme": expected}


def test_a_list_may_hold_colons() -> None:
    node, findings = read_facts("a.yml", "- 时间：周五\n- qq：123\n".encode())
    assert findings == []
    assert node is not None
    assert value_of(node) == ["时间：周五", "qq：123"]
