"""Reports that ask or tell, and those that only say what is done."""

from __future__ import annotations

import pytest

from kits.rules.reports import is_asking


@pytest.mark.parametrize(
    "report",
    [
        "回了几个“在”",
        "回复人数",
        "已发，班里现在几个人",
        "哪个班，1、2、3 各几个人",
        "要去各城市的，各几个人",
        "来了多少人",
        "人数",
        "报名人数",
        "发了吗",
        "有人回了没",
        "请回复到场人数",
        "发完请报人数",
        "回个数",
        "发张截图",
        "附群里的截图",
        "拍张照片",
        "统计人数",
        "报一下人数",
        "说一声来了谁",
        "How many came?",
        "how many came",
        "Reply with a photo",
        "reply with the number of guests",
        "Please reply",
        "tell us who came",
        "send a screenshot",
        "Number of guests",
        "headcount",
        "who will come",
        "confirm that it is pinned",
        "posted? yes/no",
    ],
)
def test_a_question_or_an_instruction(report: str) -> None:
    assert is_asking(report)


@pytest.mark.parametrize(
    "report",
    [
        "已发",
        "已换",
        "发了",
        "发好了",
        "收到",
        "已发公告并置顶",
        "上海三群：已发",
        "回复完了",
        "回复已发",
        "截图已发",
        "发图了",
        "发完图了",
        "报名人数已更新",
        "人数报了",
        "统计完人数了",
        "数完人数了",
        "群里十几个人回了",
        "这几个群都发了",
        "一个都没有",
        "没什么问题",
        "已请假",
        "请假的都记了",
        "posted",
        "Posted.",
        "done",
        "pinned and posted",
        "did it",
        "sent to everyone",
        "reply sent",
        "report sent",
        "answered all questions",
        "count done",
        "posted, photo attached",
        "notes shared",
        "is posted",
        "نُشرت",
        "投稿しました",
        "publié",
    ],
)
def test_what_is_done_is_no_question(report: str) -> None:
    assert not is_asking(report)
