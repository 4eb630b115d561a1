"""What texts say of days, hours, spans, places and links, beside what the campaign says once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kits.model.community import Community
from kits.model.findings import Finding, tidy
from kits.pipeline import load
from kits.rules import BUILT_IN, elsewhere
from kits.rules.copies import copied_day
from kits.rules.spoken import Spoken, speaking
from kits.rules.wordings import passing
from kits.source.trees import FolderTree
from tests.reference import PROJECT
from tests.rules.harness import Example, Files, completed, told
from tests.source.test_said_times import EN, ZH, forms

CONTEST = """
--- campaigns/drive/campaign.md
starts: 2026-12-01
ends: 2026-12-07
results: 2026-12-10
{facts}
--- campaigns/drive/messages/10-a.md
title: A
send: {send}
---
{text}
"""
"""From Tuesday to Monday, with its results on a Thursday."""
GATHERING = """
--- groups/hill.md
name: The Hill
leaders: ann
--- campaigns/drive/campaign.md
kind: gathering
starts: 2026-12-05 19:00
ends: 2026-12-05
place: The mill
plan_b: We stay at home.
{facts}
--- campaigns/drive/groups.csv
group,starts,place,link
lighthouse,2026-12-05 18:30,Lantern house,https://books.example/lantern
--- campaigns/drive/messages/10-a.md
title: A
send: {send}
---
{text}
"""
"""On a Saturday at seven, in one group half an hour earlier."""


def found(
    base: str, text: str = "Be kind.", send: str = "starts - 1d 20:00", facts: str = ""
) -> list[str]:
    """What is told of a text: the rule, and the stretch that it points at."""
    files = written(base.format(text=text, send=send, facts=facts))
    community = load(files).community
    assert community
    return [f"{finding.rule} {pointed(files, finding)}" for finding in tidy([*all_of(community)])]


def written(content: str) -> Files:
    """The small community with fragments laid over it."""
    lines = tuple(content.strip("\n").split("\n"))
    return completed(Example("", True, lines).fragment(), "")


def all_of(community: Community) -> Iterator[Finding]:
    """What the rules of this page say of a community."""
    for spoken in chain.from_iterable(map(speaking(community), passing(community))):
        for rule in BUILT_IN.spoken:
            yield from rule(spoken)
    yield from elsewhere.foreign_place(community)
    yield from elsewhere.foreign_link(community)


def pointed(files: Files, finding: Finding) -> str:
    """The stretch that a finding points at."""
    at = finding.place
    line = files.contents[at.path].decode().split("\n")[at.line - 1]
    return line[at.column - 1 :][: at.width]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("截止12月4日（周六）", "wrong-weekday 周六"),
        ("截止 12 月 4 日 星期六", "wrong-weekday 星期六"),
        ("12月4号礼拜六交", "wrong-weekday 礼拜六"),
        ("12/4（六）交", "wrong-weekday 六"),
        ("Until Sat 4 Dec", "wrong-weekday Sat"),
        ("Until Saturday, December 4th", "wrong-weekday Saturday"),
        ("12月4日到6日（周五到周六）", "wrong-weekday 周六"),
        ("Saturday the 6th", "wrong-weekday Saturday"),
        ("截止12月20日", "foreign-day 12月20日"),
        ("Until Dec 20th", "foreign-day Dec 20th"),
        ("From 4 to 20 December", "foreign-day 20 December"),
        ("Until 2026-12-20", "foreign-day 2026-12-20"),
        ("12月4日是周六", "wrong-weekday 周六"),
        ("12月4日晚（周六）交", "wrong-weekday 周六"),
        ("4 December is a Saturday.", "wrong-weekday Saturday"),
        ("12.4周六", "wrong-weekday 周六"),
        ("SAT 4 DEC", "wrong-weekday SAT"),
        ("周六4号", "wrong-weekday 周六"),
        ("截止11月31日", "foreign-day 11月31日"),
        ("30 February", "foreign-day 30 February"),
        ("为期五天", "wrong-duration 五天"),
        ("活动五天，每天一页", "wrong-duration 五天"),
        ("五天共读", "wrong-duration 五天"),
        ("A 5-day challenge", "wrong-duration 5-day"),
        ("It lasts five days.", "wrong-duration five days"),
        ("三周的挑战", "wrong-duration 三周"),
        ("12月5、6日（周六、周一）", "wrong-weekday 周一"),
        ("Friday to Sunday, December 5 to 6", "wrong-weekday Friday"),
        ("12-4（周六）交", "wrong-weekday 周六"),
        ("12月4日是个周六", "wrong-weekday 周六"),
        ("12月17截止", "foreign-day 12月17"),
        ("12/17截止", "foreign-day 12/17"),
        ("17号截止，别忘了", "foreign-day 17号"),
        ("请在12/17之前交", "foreign-day 12/17"),
        ("12.17晚上收齐", "foreign-day 12.17"),
        ("Send it by 12/17.", "foreign-day 12/17"),
        ("Five days of reading together.", "wrong-duration Five days"),
    ],
)
def test_what_contradicts_the_campaign_is_told_wherever_it_stands(text: str, finding: str) -> None:
    faq = f'faq: [{{q: When, a: "{text}"}}]'
    everywhere = f'title: "{text}"\nrules: "{text}"\n{faq}'
    assert found(CONTEST, text, facts=everywhere) == [finding] * 4


@pytest.mark.parametrize(
    "text",
    [
        "12月4日（周五）截止，12月7日 星期一，结果12月10日",
        "From 1 to 7 December, seven days; results on Thursday 10 December",
        "去年12月20日（周六），1936年10月19日，last year on 20 December",
        "还有三天，打卡满五天即可，前三天，连续三天打卡，三天之内，第五天，最后两天可以补",
        "Three days to go. The last two days, five days before, in three days",
        "一共七天，七天共读，六个晚上，六夜",
        "五天读完，一天四章",
        "周五晚上见，下周三再聊，明天见，晚上八点以前",
        "农历二月三十日，周六12.4公里，1/2 周六，13月5日",
        "12月5、6日（周六、周日）；12月5日、6日（周六、日）；12月4日到6日（周五）",
        "Sat/Sun, 5/6 Dec; Sat and Sun, Dec 5-6; Friday to Sunday, December 4 to 6",
        "Saturday and Sunday, December 5 and 6 chapters",
        "第 12-4 章（周六读），12月3晚4天，1-2周日常打卡",
        "下一期：1月11日开始。The next one starts on 1 March 2027.",
        "书里写到：6月16日那天下雨。Woolf was born on 25 January 1882.",
        "书单见11月20日的公告。In the book, 16 June is a Thursday.",
        "We posted the list on Friday 20 November.",
        "八到十五天的活动，5-7天的挑战，我们办过 21 天打卡，上个月的五天共读",
        "A 5-7 day challenge. Over the next two weeks we write. For these two days, rest.",
        "5天训练营的同学请回原群，21天打卡群的书友也欢迎",
        "5号截止，7号截止。17号再聊",
        "读到 12/17，9.9起，还剩 12/17 页，版本 2.0 上午更新，12/17 of us have begun",
    ],
)
def test_what_may_be_right_is_not_told(text: str) -> None:
    assert found(CONTEST, text, facts=f'rules: "{text}"') == []


@pytest.mark.parametrize(
    ("text", "send", "finding"),
    [
        ("明天开始", "starts - 2d 20:00", "wrong-tomorrow 明天"),
        ("「{{ campaign.title }}」明天正式开始！", "starts - 3d 20:00", "wrong-tomorrow 明天"),
        ("Tomorrow we begin.", "starts - 2d 20:00", "wrong-tomorrow Tomorrow"),
        ("It starts today.", "starts - 2d 20:00", "wrong-tomorrow today"),
        (
            "It begins tomorrow.",
            "[starts - 1d 20:00, starts - 2d 20:00]",
            "wrong-tomorrow tomorrow",
        ),
        ("明天就结束了", "ends - 2d 20:00", "wrong-tomorrow 明天"),
        ("It ends tomorrow.", "ends - 3d 20:00", "wrong-tomorrow tomorrow"),
        ("明晚公布结果", "results 20:00", "wrong-tomorrow 明晚"),
        ("下周三开始", "starts - 3d 20:00", "wrong-tomorrow 下周三"),
        ("It starts next Wednesday.", "starts - 3d 20:00", "wrong-tomorrow next Wednesday"),
        ("明天（12月2日）记得来", "starts - 3d 20:00", "wrong-tomorrow 明天"),
        ("明天周五，记得来", "starts - 1d 20:00", "wrong-tomorrow 明天"),
    ],
)
def test_tomorrow_is_what_it_is_on_the_day_on_which_it_is_sent(
    text: str, send: str, finding: str
) -> None:
    assert found(CONTEST, text, send) == [finding]


@pytest.mark.parametrize(
    ("text", "send"),
    [
        ("明天开始", "starts - 1d 20:00"),
        ("下周二开始", "starts - 3d 20:00"),
        ("It starts next Tuesday.", "starts - 3d 20:00"),
        ("It starts on Tuesday.", "starts - 12d 20:00"),
        ("从明天开始，大家先想想；明天开始报名", "starts - 5d 20:00"),
        ("Sign-up starts tomorrow.", "starts - 5d 20:00"),
        ("明天开始第二章", "day 2 20:00"),
        ("By tomorrow evening, one line each, please.", "ends + 1d 20:00"),
        ("明天结束", "ends - 1d 20:00"),
        ("It ended yesterday.", "ends + 1d 12:00"),
        ("明天（12月1日）周二开始", "starts - 1d 20:00"),
        ("Tomorrow we begin.", "starts - 1d 20:00 community"),
    ],
)
def test_a_day_that_may_be_meant_is_not_told(text: str, send: str) -> None:
    assert found(CONTEST, text, send) == []


@pytest.mark.parametrize(
    ("text", "send", "finding"),
    [
        ("明晚8点见", "starts - 1d 20:00", "wrong-hour 晚8点"),
        ("明晚八点，老地方", "starts - 1d 20:00", "wrong-hour 晚八点"),
        ("晚上8点见", "starts - 3d 20:00", "wrong-hour 晚上8点"),
        ("晚上8点，不见不散！", "starts - 3d 20:00", "wrong-hour 晚上8点"),
        ("晚上8点，我们老地方见", "starts - 3d 20:00", "wrong-hour 晚上8点"),
        ("Doors at 8pm, see you there!", "starts - 3d 20:00", "wrong-hour 8pm"),
        ("See you tomorrow at 8.", "starts - 1d 20:00", "wrong-hour 8"),
        ("See you at 8pm.", "starts - 1d 20:00", "wrong-hour 8pm"),
        ("12月5日晚八点，磨坊", "starts - 1d 20:00", "wrong-hour 晚八点"),
        ("Sat 5 Dec, 20:00", "starts - 3d 20:00", "wrong-hour 20:00"),
        ("时间：晚上8点", "starts - 3d 20:00", "wrong-hour 晚上8点"),
        ("周六晚上8:30，磨坊", "starts - 3d 20:00", "wrong-hour 晚上8:30"),
        ("明晚7点见", "starts - 2d 20:00", "wrong-tomorrow 明晚"),
        ("周五晚7点见", "starts - 3d 20:00", "wrong-tomorrow 周五"),
        ("下周六晚上7点见", "starts - 3d 20:00", "wrong-tomorrow 下周六"),
    ],
)
def test_an_hour_is_the_one_of_the_row_beside_it(text: str, send: str, finding: str) -> None:
    assert found(GATHERING, text, send) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "明晚7点见，9点前散。See you tomorrow at 7.",
        "明晚6点半见",
        "See you at half past six in the evening.",
        "12月5日（周六）晚七点，约晚上8点半有月食，7-9pm",
        "今晚8点前告诉我来不来；报名今晚9点截止",
        "周六晚上7点见，下周六不见",
        "{{ here.starts | day }}晚上8点",
        "Every Friday at 8pm we read; on Saturday we meet at 7pm.",
        "平时周二晚上九点半在群里聊",
        "Rain from 6pm, stopping at 8pm",
        "下雨的话晚上8点停，明晚7点见",
        "晚上8点，记得带伞；晚上8点，看见了回个1",
    ],
)
def test_an_hour_of_any_group_and_of_anything_else_is_not_told(text: str) -> None:
    assert found(GATHERING, text) == []


def test_in_the_days_of_a_campaign_other_things_happen() -> None:
    contest = CONTEST.replace("starts: 2026-12-01", "starts: 2026-12-01 08:00")
    assert found(GATHERING, "周五上午十点发路线，周六下午3点布置", send="starts - 3d 20:00") == []
    assert found(contest, "今晚8:30直播", send="starts") == []
    assert found(contest, "明晚9点，群主值班", send="starts - 3d 20:00") == []
    assert found(contest, "明早9点开始", send="starts - 1d 20:00") == ["wrong-hour 早9点"]


def test_until_when_a_message_is_good_is_no_hour_of_what_it_tells() -> None:
    good = GATHERING.replace("title: A", "title: A\nuntil: starts + 1h")
    assert found(good, "明晚8点见") == ["wrong-hour 晚8点"]
    assert found(good, "报名明晚8点结束") == []
    sent = f"{good}\n--- campaigns/drive/messages/20-b.md\ntitle: B\nsend: starts + 1h\n---\nHi."
    assert found(sent, "明晚8点见") == []


def test_a_text_for_some_groups_is_compared_with_their_rows() -> None:
    alone = GATHERING.replace("title: A", "title: A\nonly: [lighthouse]")
    assert found(alone, "明晚7点见") == ["wrong-hour 晚7点"]
    assert found(alone, "明晚6:30见") == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("我们在Lantern house见", ["foreign-place Lantern house"]),
        ("Come to Lantern house!", ["foreign-place Lantern house"]),
        ("At the mill, in Lantern housekeeping", []),
        ("Those of Lighthouse meet in Lantern house.", []),
        ('{% if group.id == "lighthouse" %}In Lantern house.{% endif %}', []),
        (
            "Sign up at https://books.example/lantern.",
            ["foreign-link https://books.example/lantern"],
        ),
        ("Lighthouse signs up at https://books.example/lantern.", []),
        ("https://books.example/lantern-2", []),
    ],
)
def test_a_place_and_a_link_of_one_group_are_told_where_others_read_them(
    text: str, finding: list[str]
) -> None:
    assert found(GATHERING, text) == finding
    assert found(GATHERING.replace("title: A", "title: A\nonly: [lighthouse]"), text) == []


def test_the_word_itself_is_pointed_at_in_a_table_a_translation_and_a_folded_text() -> None:
    content = """
--- campaigns/drive/campaign.md
starts: 2026-12-01
ends: 2026-12-07
rules: >-
  Until the evening of
  Saturday, 4 December.
--- campaigns/drive/campaign.en.md
rules: Until Sunday, 4 December.
--- campaigns/drive/messages.csv
id,title,send,text,text.en
10-a,A,starts - 2d 20:00,"第一行，
""明天""两个字；明天开始","One line,
and it starts tomorrow."
"""
    files = written(content)
    community = load(files).community
    assert community
    pointed_at = [pointed(files, finding) for finding in tidy([*all_of(community)])]
    assert pointed_at == ["Sunday", "Saturday", "明天", "tomorrow"]


def test_in_a_draft_all_are_warnings() -> None:
    draft = CONTEST.format(text="截止12月4日（周六）", send="starts 08:00", facts="state: draft")
    assert [line.split(" ")[1] for line in told(draft)] == ["warning[wrong-weekday]"]


def test_of_a_day_of_the_original_one_rule_speaks() -> None:
    original = CONTEST.format(text="Until 4 December.", send="starts 08:00", facts="")
    copy = original.replace("drive/", "again/").replace("2026-12", "2027-03")
    lines = told(original + copy.replace("results", "forked_from: drive\nresults"))
    assert [line.split("[")[1].split("]")[0] for line in lines if "4 December" in line] == [
        "copied-day"
    ]


def test_a_day_that_a_change_tells_is_one_of_the_campaign() -> None:
    change = "changes: [{id: a, at: 2026-12-02 10:00, what: 改到12月20日}]"
    assert found(CONTEST, "12月20日再交", facts=change) == []


def test_standing_posts_speak_of_all_sorts_of_days() -> None:
    assert found(CONTEST, "12月20日见，明天开始", facts="kind: dispatch") == []
    assert found(CONTEST, "12月20日（周六）见", facts="kind: dispatch") == ["wrong-weekday 周六"]


def test_on_a_page_a_weekday_is_wrong_in_every_year_of_the_campaigns() -> None:
    page = "--- pages/a.md\ntitle: A\n---\nWe met on {}.\n"
    assert [line.split(" ")[1] for line in told(page.format("Friday, 4 December"))] == []
    assert [line.split(" ")[1] for line in told(page.format("Thursday, 4 December"))] == []
    assert [line.split(" ")[1] for line in told(page.format("Tuesday, 4 December"))] == [
        "error[wrong-weekday]"
    ]
    assert [line.split(" ")[1] for line in told(page.format("Sunday, 4 December 2026"))] == [
        "error[wrong-weekday]"
    ]


# Over everything that is written well, not one word.


@cache
def listening(base: str, send: str) -> tuple[Spoken, ...]:
    """A message and the rules of a campaign, whose texts are to be replaced."""
    community = load(written(base.format(text="X", send=send, facts="rules: Y"))).community
    assert community
    spoken = chain.from_iterable(map(speaking(community), passing(community)))
    return tuple(each for each in spoken if each.text in "XY")


def heard(base: str, text: str, send: str = "starts - 1d 20:00") -> list[str]:
    """The rules that speak of a text in either place."""
    return [
        str(finding.message)
        for spoken in listening(base, send)
        for rule in BUILT_IN.spoken
        for finding in rule(replace(spoken, wording=replace(spoken.wording, text=text)))
    ]


def test_the_reference_community_says_each_fact_once() -> None:
    community = load(FolderTree(PROJECT)).community
    assert community
    spoken = chain.from_iterable(map(speaking(community), passing(community)))
    assert sum(bool(each.moments) for each in spoken) > 100
    assert [*all_of(community)] == [*copied_day(community)] == []


def announcements() -> Iterator[str]:
    """The texts of announcements in these tests, less what they try with days and hours."""
    for golden in sorted((PROJECT / "tests/channels/golden").glob("*.md")):
        yield golden.read_text(encoding="utf-8")
    for path in (
        "channels/chat.py",
        "render/sample.py",
        "edit/walking.py",
        "source/test_sections.py",
    ):
        tree = ast.parse(Path(PROJECT / "tests" / path).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_of_announcements_in_tests_nothing_is_told_but_days_of_other_campaigns() -> None:
    every = [*announcements()]
    assert sum("今天" in text or "today" in text.lower() for text in every) > 5
    of_other_days = (" is no day of ", " is not when ", " is no hour of ")
    for text in every:
        wrong = heard(CONTEST, text, "starts 08:00")
        assert [line for line in wrong if not any(words in line for words in of_other_days)] == []


RECIPES = [*sorted((PROJECT / "kits/recipes").rglob("*.md"))]


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_texts_of_recipes_are_right_where_a_campaign_takes_them_over(path: Path) -> None:
    base = path.parent / path.name.replace(".zh.md", ".md")
    fence, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    facts = base.read_text(encoding="utf-8").split("\n---\n")[0]
    whole = f"{facts}\n{fence}"
    if "send:" not in whole:
        assert heard(CONTEST, body) == heard(GATHERING, body) == []
        return
    send = whole.split("send: ")[1].split("\n")[0].replace("doors", "starts")
    wordings = listening(GATHERING if "gathering" in path.parts else CONTEST, send)
    message = next(each for each in wordings if each.message)
    for part in (body, fence.partition("note: ")[2].partition("\n")[0]):
        wording = replace(message.wording, text=part)
        hear = replace(message, wording=wording)
        assert [found for rule in BUILT_IN.spoken for found in rule(hear)] == []


# Right texts are silent and wrong ones found, in every form.

SPAN = st.dates(date(2026, 12, 1), date(2026, 12, 7))
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)


@QUICK
@given(SPAN, st.integers(1, 6))
def test_a_weekday_is_right_or_told_in_every_form(day: date, off: int) -> None:
    wrong = day + timedelta(days=off)
    for text in forms(day):
        assert heard(CONTEST, text) == []
        mended = text.replace(f"周{ZH[day.weekday()]}", f"周{ZH[wrong.weekday()]}")
        mended = mended.replace(f"星期{ZH[day.weekday()]}", f"星期{ZH[wrong.weekday()]}")
        mended = mended.replace(EN[day.weekday()], EN[wrong.weekday()])
        mended = mended.replace(EN[day.weekday()][:3] + " ", EN[wrong.weekday()][:3] + " ")
        mended = mended.replace(EN[day.weekday()][:3] + ",", EN[wrong.weekday()][:3] + ",")
        assert len(heard(CONTEST, mended)) == 2, mended  # in the message and in the rules


@QUICK
@given(st.dates(date(2026, 9, 1), date(2027, 3, 1)))
def test_a_day_of_the_campaign_is_right_and_another_is_told_in_every_form(day: date) -> None:
    known = date(2026, 12, 1) <= day <= date(2026, 12, 7) or day in (
        date(2026, 12, 10),
        date(2026, 11, 30),
    )
    for text in forms(day):
        assert len(heard(CONTEST, text)) == (0 if known else 2), text


@QUICK
@given(st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
def test_an_hour_is_right_or_told_in_every_form(hour: int, minute: int) -> None:
    at = time(hour, minute)
    half = f"{hour % 12 or 12}:{minute:02}{'am' if hour < 12 else 'pm'}"
    right = at in (time(18, 30), time(19))
    for text in (f"明天 {at:%H:%M} 见", f"See you tomorrow at {half}.", f"{at:%H:%M} 开始"):
        assert bool(heard(GATHERING, text)) is not right, text


PIECES = (
    *("12", "月", "4", "31", "日", "号", "周六", "（", "）", ".", "/", " ", "明", "晚", "8", "点"),
    *("开始", "见", "五天", "共读", "Sat", "Dec", "tomorrow", "at", "pm", "we begin", "，", "-"),
    *("2月", "{{ x }}"),
)


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_text_makes_a_rule_raise(parts: list[str]) -> None:
    for base in (CONTEST, GATHERING):
        heard(base, "".join(parts))
        heard(base, " ".join(parts))


@pytest.mark.parametrize(
    ("place", "text", "is_told"),
    [
        ("Library", "Library cards are free.", False),
        ("Library", "We meet at the Library.", True),
        ("Library", "Place: Library", True),
        ("Online", "Online or not, join us.", False),
        ("旧码头", "晚上在旧码头见", True),
        ("旧码头", "地点：旧码头", True),
        ("图书馆", "在图书馆借的书也算", False),
        ("市图书馆", "去市图书馆借", True),
    ],
)
def test_a_place_that_is_an_ordinary_word_is_read_where_people_meet(
    place: str, text: str, is_told: bool
) -> None:
    told = found(GATHERING.replace("Lantern house", place), text, "starts - 6d 20:00")
    assert told == [f"foreign-place {place}"] * is_told


@pytest.mark.parametrize("link", ["http://books.example/lantern", "https://books.example/lantern/"])
def test_a_link_leads_there_in_every_spelling(link: str) -> None:
    assert found(GATHERING, f"Sign up: {link}", "starts - 6d 20:00") == [f"foreign-link {link}"]


def test_the_hour_of_an_end_is_compared_with_that_of_the_end() -> None:
    base = CONTEST.replace("ends: 2026-12-07", "ends: 2026-12-07 22:00")
    assert found(base, "明天晚上八点结束", "ends - 1d 20:00") == ["wrong-hour 晚上八点"]
    assert found(base, "It ends tomorrow at 10pm.", "ends - 1d 20:00") == []
    assert found(base, "The shop closes at 8pm. It ends tomorrow.", "ends - 1d 20:00") == []


OWN = """
--- recipes/slow/recipe.md
title: Slow week
kind: contest
--- recipes/slow/messages/10-a.md
title: A
send: starts - {days}d 20:00
---
Tomorrow we begin.
--- campaigns/drive/campaign.md
recipe: slow
starts: 2026-12-07
{facts}
"""


@pytest.mark.parametrize(
    ("days", "facts", "rules"),
    [
        (2, "", ["wrong-tomorrow"]),
        (1, "", []),
        (2, "skip: [10-a]", []),
        (2, "skip: all", []),
    ],
)
def test_a_recipes_text_is_read_as_campaigns_send_it(
    days: int, facts: str, rules: list[str]
) -> None:
    lines = told(OWN.format(days=days, facts=facts))
    assert [line.split("[")[1].split("]")[0] for line in lines if "tomorrow" in line] == rules
    assert all(line.startswith("recipes/slow/messages/10-a.md:") for line in lines if rules)


ANSWER = "faq: [{id: where, q: Where, a: Come to Lantern house}]"


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("community.yml", ANSWER),
        ("", ANSWER),
        ("recipes/slow/recipe.md", f"title: Slow\nkind: gathering\n{ANSWER}"),
        (
            "recipes/slow/messages/20-b.md",
            "title: B\nsend: starts - 2d\n---\nCome to Lantern house!",
        ),
        ("campaigns/drive/messages/10-a.md", "note: Come to Lantern house!"),
        ("campaigns/drive/messages/10-a.md", "subject: Come to Lantern house!"),
        (
            "campaigns/drive/messages/10-a.md",
            "attach: [{card: Map, from: Maps, caption: Come to Lantern house!}]",
        ),
    ],
)
def test_whatever_reaches_groups_names_no_place_of_one(path: str, facts: str) -> None:
    own = "recipe: slow\n" + (facts if not path else "")
    base = GATHERING.format(text="Be kind.", send="starts - 1d 20:00", facts=own)
    recipe = "--- recipes/slow/recipe.md\ntitle: Slow\nkind: gathering\n"
    other = f"--- {path}\n{facts}\n" if path else ""
    community = load(written(f"{base}{recipe}{other}")).community
    assert community
    (told,) = elsewhere.foreign_place(community)
    assert told.rule == "foreign-place"
    assert told.place.path == f"content/{path or 'campaigns/drive/campaign.md'}"
