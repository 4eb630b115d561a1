"""What each group would receive differently, alike groups together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kits.model.kits import Kit
from kits.texts.differences import Difference, differences
from tests.schema.written import Files, campaign
from tests.texts.composed import BOOKS, Composed, content, message

LAUNCH = f"{BOOKS}messages/20-launch.md"
NOW = datetime(2026, 12, 1, tzinfo=UTC)
BEFORE = content({LAUNCH: message("{{ group.name }}的朋友：\n今天开始\n找{{ leader }}")})


def kits(files: Files) -> Iterator[Kit]:
    composed = Composed(files)
    for group in composed.community.groups:
        if made := composed.kit(group):
            yield made


def between(after: Files, before: Files = BEFORE) -> list[Difference]:
    return differences(kits(before), kits(after), NOW)


def test_nothing_differs_from_itself() -> None:
    assert between(BEFORE) == []


def test_groups_that_differ_alike_are_one() -> None:
    after = BEFORE | {LAUNCH: message("{{ group.name }}的朋友：\n明天开始\n找{{ leader }}！")}
    assert between(after) == [
        Difference(
            campaign="books",
            messages=("20-launch",),
            titles=("公告",),
            what="text",
            groups=("harbour", "library", "riverside"),
            others=(),
            example=("- 今天开始", "+ 明天开始", "- 找小满", "+ 找小满！"),
        )
    ]


def test_groups_that_differ_otherwise_are_apart() -> None:
    body = "{{ group.name }}的朋友：\n{% if group.city == '上海' %}后天{% else %}今天{% endif %}开始\n找{{ leader }}"
    (one,) = between(BEFORE | {LAUNCH: message(body)})
    assert (one.groups, one.example) == (("harbour",), ("- 今天开始", "+ 后天开始"))


@pytest.mark.parametrize(
    ("facts", "what", "example"),
    [
        ({"send": "starts 09:00"}, "time", ("- 2026-12-07 08:00", "+ 2026-12-07 09:00")),
        (
            {"until": "21:00"},
            "time",
            ("- 2026-12-07 08:00", "+ 2026-12-07 08:00 – 2026-12-07 21:00"),
        ),
        ({"note": "先发公告"}, "beside", ()),
        ({"title": "通知"}, "beside", ()),
        ({"as_": "moments"}, "beside", ()),
    ],
)
def test_time_and_what_stands_beside(
    facts: dict[str, str], what: str, example: tuple[str, ...]
) -> None:
    after = BEFORE | {
        LAUNCH: message("{{ group.name }}的朋友：\n今天开始\n找{{ leader }}", **facts)
    }
    (found,) = between(after)
    assert (found.what, found.example, len(found.groups)) == (what, example, 3)


def test_new_and_gone_and_stopped() -> None:
    more = BEFORE | {f"{BOOKS}messages/30-end.md": message("完", send="ends 20:00")}
    assert [(*d.messages, d.what, d.example) for d in between(more)] == [
        ("30-end", "new", ("+ 完",))
    ]
    assert [(*d.messages, d.what, d.example) for d in between(BEFORE, more)] == [
        ("30-end", "gone", ("- 完",))
    ]
    stopped = content({LAUNCH: BEFORE[LAUNCH]}, state="paused")
    told = [(d.messages, d.what, len(d.groups)) for d in between(stopped)]
    assert told == [
        (("20-launch",), "stopped", 3),
        (("paused",), "new", 1),
        (("paused",), "new", 2),
    ]
    assert [d.what for d in between(BEFORE, stopped)] == ["released", "gone", "gone"]


def test_a_group_that_leaves_is_gone() -> None:
    fewer = content({LAUNCH: BEFORE[LAUNCH]}, **{"except": "riverside"})
    (found,) = between(fewer)
    assert (found.what, found.groups) == ("gone", ("riverside",))
    assert found.others == ("harbour", "library")


def test_the_channel_that_differs_is_shown() -> None:
    body = "{{ group.name }}的朋友：\n今天开始\n找{{ leader }}{% if channel == 'qq' %}（QQ）{% endif %}"
    (found,) = between(BEFORE | {LAUNCH: message(body)})
    assert (found.groups, found.example) == (("library",), ("- 找老李", "+ 找老李（QQ）"))


def with_facts(more: str) -> Files:
    """The same with more facts of the campaign."""
    return BEFORE | {f"{BOOKS}campaign.md": campaign(more)}


def faq(id: str, question: str, answer: str) -> str:
    return f"faq:\n  - id: {id}\n    q: {question}\n    a: {answer}\n"


def test_answers_are_told_like_messages() -> None:
    before = with_facts(faq("cost", "要交钱吗？", "不用，问{{ leader }}"))
    (one,) = between(with_facts(faq("cost", "要交钱吗？", "要，问{{ leader }}")), before)
    assert (one.messages, one.titles, one.what) == (("faq:cost",), ("要交钱吗？",), "text")
    assert one.groups == ("harbour", "library", "riverside")
    assert one.example == ("- 不用，问小满", "+ 要，问小满")
    (asked,) = between(with_facts(faq("cost", "收钱吗？", "不用，问{{ leader }}")), before)
    assert (asked.messages, asked.titles, asked.what) == (("faq:cost",), ("收钱吗？",), "beside")
    moved = between(with_facts(faq("late", "可以补吗？", "可以")), before)
    assert [(*d.messages, d.what, d.example) for d in moved] == [
        ("faq:cost", "gone", ("- 不用，问小满",)),
        ("faq:late", "new", ("+ 可以",)),
    ]
    assert between(before, before) == []


def test_flaws_and_what_was_asked_for_are_told_like_answers() -> None:
    flaw = with_facts("flaws:\n  - {id: link, what: 打不开, answer: 等一等}\n")
    (one,) = between(flaw, BEFORE)
    assert (*one.messages, *one.titles, one.what, one.example) == (
        *("flaw:link", "打不开", "new"),
        ("+ 等一等",),
    )
    ask = {"log/asks/a.csv": "id,day,what,group,answer\nmaps,2026-12-01,要地图,harbour,画好了\n"}
    (asked,) = between({**BEFORE, **ask}, BEFORE)
    assert (*asked.messages, asked.groups) == ("ask:maps", ("harbour",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("plan_b: 改到线上\n", "plan_b: 改到下周\n"),
        ("", "plan_b: 改到线上\n"),
        (
            "checklist:\n  - id: code\n    do: 检查打卡码\n    when: starts 18:00\n",
            "checklist:\n  - id: code\n    do: 检查打卡码\n    when: starts 19:00\n",
        ),
    ],
)
def test_another_checklist_or_plan_b_is_one_difference_of_the_kit(before: str, after: str) -> None:
    (one,) = between(with_facts(after), with_facts(before))
    assert (one.messages, one.what, one.example, len(one.groups)) == ((), "plan", (), 3)
    assert one.titles[0] == next(kits(with_facts(after))).campaign.title
