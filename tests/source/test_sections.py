import pytest

from kits.model.elements import PROSE
from kits.model.places import Place
from kits.source.documents import Document, read_document
from kits.source.nodes import value_of
from kits.source.sections import fold_prose
from tests.source.shown import shown


def fold(text: str) -> tuple[Document, list[str]]:
    document, findings = read_document("a.md", text.encode())
    assert findings == []
    assert document is not None
    folded, findings = fold_prose(document)
    return folded, shown(findings)


def folded(text: str) -> Document:
    document, findings = fold(text)
    assert findings == []
    return document


CAMPAIGN = """\
---
title: 五天读完《边城》
---
一天四章，读慢一点。

## 活动规则
- 当晚 22:00 前打卡，
  带话题 #长灯共读#

* 第二条
还是第二条

## 背景
为什么读《边城》。

## Theme:

　　读慢一点。

一条河。
## 常见问题
### 今天没读完可以补吗？ {#late}
可以，

最后两天补卡。
### 在哪里打卡？
群里。

# 尾声
再见。
"""


def test_sections_become_facts() -> None:
    document = folded(CAMPAIGN)
    assert value_of(document.facts) == {
        "title": "五天读完《边城》",
        "rules": ["当晚 22:00 前打卡，\n带话题 #长灯共读#", "第二条\n还是第二条"],
        "theme": "　　读慢一点。\n\n一条河。",
        "faq": [
            {"id": "late", "q": "今天没读完可以补吗？", "a": "可以，\n\n最后两天补卡。"},
            {"id": "q2", "q": "在哪里打卡？", "a": "群里。"},
        ],
    }


def test_what_is_left_is_the_introduction() -> None:
    body = folded(CAMPAIGN).body
    assert body.text == "一天四章，读慢一点。\n\n## 背景\n为什么读《边城》。\n\n# 尾声\n再见。"
    lines = CAMPAIGN.split("\n")
    for number, text in enumerate(body.text.split("\n"), 1):
        assert lines[body.place(number).line - 1] == text


def test_everything_keeps_its_place() -> None:
    facts = folded(CAMPAIGN).facts
    assert facts.place("rules", key=True) == Place("a.md", 6, 4, 4)
    assert facts.place("rules") == Place("a.md", 7, 1, 1)
    assert facts.place("rules", 0) == Place("a.md", 7, 3, 13)
    assert facts.passage("rules", 0).place(2) == Place("a.md", 8, 3)
    assert facts.passage("rules", 1).place(2) == Place("a.md", 11, 1)
    assert facts.place("theme") == Place("a.md", 18, 1, 7)
    assert facts.place("faq", 0, "id") == Place("a.md", 22, 18, 4)
    assert facts.place("faq", 0, "q") == Place("a.md", 22, 5, 10)
    assert facts.passage("faq", 0, "a").place(3) == Place("a.md", 25, 1)
    assert facts.place("faq", 1, "id") == Place("a.md", 26, 5, 6)
    assert facts.place("faq", 1, "absent") == Place("a.md", 26, 5, 6)


@pytest.mark.parametrize(
    ("element", "heading"),
    [(element, heading) for element, one in PROSE.items() for heading in one.headings],
)
def test_every_heading_is_known(element: str, heading: str) -> None:
    for written in (
        heading,
        heading.upper(),
        f"{heading}：",
        f"  **{heading}** ##",
        f"　{heading}　",
    ):
        facts = folded(f"## {written}\n### x\ny").facts
        assert list(facts.entries) == [element]


def test_a_section_that_is_only_a_list_is_a_list() -> None:
    cases: dict[str, object] = {
        "- a\n- b": ["a", "b"],
        "* a\n\n+ b": ["a", "b"],
        "- a\n  - inner\n    more\n- b": ["a\n- inner\n  more", "b"],
        "- a\n\n  second\n- ": ["a\n\nsecond"],
        "- a\n\nnot in the list": "- a\n\nnot in the list",
        "text\n- a": "text\n- a",
        "1. a\n2. b": "1. a\n2. b",
        "-a\n-b": "-a\n-b",
    }
    for text, value in cases.items():
        assert value_of(folded(f"## Rules\n{text}\n").facts) == {"rules": value}


def test_headings_in_code_are_text() -> None:
    text = "Look:\n```\n## Rules\n~~~\n```\n~~~ md\n## Theme\n~~~\n## Rules\nreal"
    document = folded(text)
    assert value_of(document.facts) == {"rules": "real"}
    assert document.body.text == text.removesuffix("\n## Rules\nreal")


def test_an_empty_section_is_absent() -> None:
    document = folded("---\ntheme:\n---\n## Rules\n\n## Theme\nSlow.\n## Notes\n")
    assert value_of(document.facts) == {"theme": "Slow."}
    assert document.body.text == ""


def test_prose_is_given_once() -> None:
    def twice(heading: str, line: int) -> str:
        return (
            f'error[prose-given-twice]: "{heading}" is given already in line {line}'
            " = keep one of the two and delete the other"
        )

    document, findings = fold("---\nrules: a\n---\n## Rules\nb\n## Notes\nc\n## 注意事项\nd\n")
    assert findings == [f"4:4+5 {twice('Rules', 2)}", f"8:4+4 {twice('注意事项', 6)}"]
    assert value_of(document.facts) == {"rules": "a", "notes": "c"}


def near(heading: str, wanted: str) -> str:
    return (
        f'warning[near-heading]: the section "{heading}" is read as a part of the text around it'
        f' = if it is meant to be an element of the campaign, write "## {wanted}"'
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "## 活动规定": f"1:4+4 {near('活动规定', '活动规则')}",
        "## Ruls": f"1:4+4 {near('Ruls', 'Rules')}",
        "## Who may join?": f"1:4+13 {near('Who may join?', 'Who can join')}",
        "### Rules:": f"1:5+6 {near('Rules:', 'Rules')}",
        "# 规则": f"1:3+2 {near('规则', '规则')}",
        "##规则": f"1:3+2 {near('规则', '规则')}",
    }.items(),
)
def test_a_heading_that_is_nearly_one_is_pointed_out(line: str, expected: str) -> None:
    document, findings = fold(f"{line}\ntext")
    assert findings == [expected]
    assert document.facts.entries == {}


@pytest.mark.parametrize("line", ["### 规则", "##规则", "##  规则", "### Rules"])
def test_a_heading_that_hides_in_another_section_is_pointed_out(line: str) -> None:
    document, findings = fold(f"## 主题\n边城\n{line}\n守时")
    name = line.lstrip("# ")
    if line == "##  规则":
        assert (findings, document.near) == ([], frozenset())
        return
    assert findings == [f"3:{len(line) - len(name) + 1}+{len(name)} {near(name, name)}"]
    assert document.near == {"rules"}


@pytest.mark.parametrize(
    "text",
    [
        "## 规则\n守时\n### 参与方式\n打卡",
        "## 规则\n守时\n### 主题\n边城\n## 主题\n边城",
        "## 常见问题\n### 规则？\n守时",
        "## 规则\n守时\n#主题 #边城",
    ],
)
def test_a_section_may_have_parts_of_its_own(text: str) -> None:
    document, findings = fold(text)
    assert (findings, document.near) == ([], frozenset())


@pytest.mark.parametrize(
    "heading",
    [
        "## 活动时间",
        "## 活动介绍",
        "## 活动背景",
        "## 作品展示",
        "## 评选结果",
        "## Roles",
        "## Routes",
        "## Awards",
        "## Schedule",
        "## Noted authors",
        "## ",
        "#规则",
        "### 第一天",
    ],
)
def test_other_headings_are_left_alone(heading: str) -> None:
    assert fold(f"{heading}\ntext")[1] == []


def test_text_before_the_first_question_is_not_lost_in_silence() -> None:
    document, findings = fold("## FAQ\nAsk us.\n### When? ###\nNow.\n### C#\n")
    assert findings == [
        '2:1+7 error[text-before-question]: "Ask us." stands before the first question'
        ' = write each question as a heading of its own, "### Can I join late?"'
    ]
    assert value_of(document.facts) == {
        "faq": [{"id": "q1", "q": "When?", "a": "Now."}, {"id": "q2", "q": "C#"}]
    }
