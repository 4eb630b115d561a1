"""Days and hours in words: what is read of a text, in both languages, and what is not."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kits.source.mentions import mentions
from kits.source.said_times import Said, said

BEGIN, END = date(2026, 12, 1), date(2026, 12, 7)
"""The days of a campaign, to which a date without a year is the nearest."""
ZH = "一二三四五六日"
EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def told(moment: Said) -> str:
    """A moment in one line: its days, weekday, distance and hours."""
    parts = [f"{day:%m-%d}" for day in sorted(moment.dates(BEGIN, END))]
    if moment.weekday:
        parts.append(EN[moment.weekday.weekday][:3])
    if moment.relative:
        parts.append(f"{moment.relative.distance:+}d")
    return " ".join([*parts, *(f"{hour:%H:%M}" for hour in sorted(moment.hours))])


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        # Dates.
        ("12月4日", ["12-04"]),
        ("12 月 4 日", ["12-04"]),
        ("１２月４号", ["12-04"]),
        ("十二月四日", ["12-04"]),
        ("2026年12月4日", ["12-04"]),
        ("2026-12-04，2026/12/4", ["12-04", "12-04"]),
        ("4 December", ["12-04"]),
        ("the 4th of December", ["12-04"]),
        ("December 4th, 2026", ["12-04"]),
        ("Dec. 4", ["12-04"]),
        # Weekdays, alone and beside a date.
        ("周五，星期五，礼拜五，礼拜天", ["Fri", "Fri", "Fri", "Sun"]),
        ("下周三，本周五", ["Wed", "Fri"]),
        ("next Wednesday", ["Wed"]),
        ("12月4日（周五）", ["12-04 Fri"]),
        ("12月4日 星期五", ["12-04 Fri"]),
        ("12月4号礼拜五", ["12-04 Fri"]),
        ("12月4日（五）", ["12-04 Fri"]),
        ("12/4（周五）", ["12-04 04-12 Fri"]),
        ("12.4（周五）", ["12-04 04-12 Fri"]),
        ("周五（12月4日）", ["12-04 Fri"]),
        ("12月4日，周五，晚上7点", ["12-04 Fri 19:00"]),
        ("Fri 4 Dec", ["12-04 Fri"]),
        ("Friday, 4 December", ["12-04 Fri"]),
        ("Friday the 4th of December", ["12-04 Fri"]),
        ("FRIDAY 4 DECEMBER", ["12-04 Fri"]),
        ("Dec 4, 2026 (Friday)", ["12-04 Fri"]),
        ("Sunday the 6th", ["11-06 12-06 01-06 Sun"]),
        # Ranges and lists, each weekday with its own day.
        ("12月4日到6日", ["12-04", "12-06"]),
        ("12月4-6日", ["12-04", "12-06"]),
        ("4-6 December", ["12-04", "12-06"]),
        ("12月4日至6日（周五至周日）", ["12-04 Fri", "12-06 Sun"]),
        ("周五至周日（12月4日至6日）", ["12-04 Fri", "12-06 Sun"]),
        ("12月4日、5日（周五、周六）", ["12-04 Fri", "12-05 Sat"]),
        ("4–6 December (Fri to Sun)", ["12-04 Fri", "12-06 Sun"]),
        ("Friday 4 December to Sunday 6 December", ["12-04 Fri", "12-06 Sun"]),
        # From the day on which it is read.
        ("明天，后天，大后天，昨天", ["+1d", "+2d", "+3d", "-1d"]),
        ("tomorrow, today, the day after tomorrow", ["+1d", "+0d", "+2d"]),
        ("明晚8点", ["+1d 20:00"]),
        ("明天晚上八点半", ["+1d 20:30"]),
        ("明天下午三点，今天下午5点", ["+1d 15:00", "+0d 17:00"]),
        ("后天的晚上8点", ["+2d 20:00"]),
        ("今早 7:40", ["+0d 07:40"]),
        ("tomorrow at 8", ["+1d 08:00 20:00"]),
        ("tonight at 8", ["+0d 20:00"]),
        ("明天周五", ["Fri +1d"]),
        # Hours.
        ("8pm, 8:30pm, 8.30 p.m.", ["20:00", "20:30", "20:30"]),
        ("20:00，20：00", ["20:00", "20:00"]),
        ("8:30", ["08:30 20:30"]),
        ("08:30", ["08:30"]),
        ("晚八点，晚上8点，下午三点一刻，中午12点", ["20:00", "20:00", "15:15", "12:00"]),
        ("half past eight in the evening", ["20:30"]),
        ("eight o'clock", ["08:00 20:00"]),
        ("周五晚上8:30", ["Fri 20:30"]),
        ("晚上12点", ["00:00"]),
        ("7pm to 9pm, 19:00-21:00", ["19:00", "19:00"]),
    ],
)
def test_a_moment_is_read_in_many_forms(text: str, moments: list[str]) -> None:
    read = [told(moment) for moment in said(text)]
    assert [set(one.split()) for one in read] == [set(one.split()) for one in moments]


@pytest.mark.parametrize(
    "text",
    [
        "第五天，三个月，每月一次，一周一次，两周一聚，三周五天",
        "早一点，晚一点，有三点要注意，一点也不，差一点",
        "每周五，每周二、周四晚上，every Friday, Fridays, every other Sunday",
        "3号楼，12号线，三日游，前三名，10月刊",
        "农历十二月初八，农历12月8日",
        "May I? You may 3 times. March on. In May 12 people came.",
        "the 2nd Saturday, Chapter 12.4, 3/4, 1/2 周五",
        "The Sun, Sat down, Mon ami",
        "以后天天，明天气温，今后，最后天黑",
        "{{ here.starts | day }}晚上8点，{{ here.starts | day }}（周五）",
        '{{ here.doors | default("12月4日（周六）") }}',
        "https://x.example/2026/12/04 和 `12月4日（周六）`",
        '《五月十四日》“明晚8点见” "Friday, 5 December"',
        "12月{{ day }}日，December 1{{ digit }}",
        "45:10，8:75，25点",
    ],
)
def test_what_is_no_moment_of_an_operators_own_is_not_read(text: str) -> None:
    ordinal = [moment for moment in said(text) if moment.weekday or not moment.relative]
    assert [text[each.start : each.end] for each in ordinal if "Saturday" not in text] == []


def test_a_day_that_follows_a_title_is_read_and_one_that_a_tag_completes_is_not() -> None:
    (tomorrow,) = said("{{ campaign.title }}明天开始")
    assert told(tomorrow) == "+1d"
    (hour,) = said("晚上8点{{ here.place }}见")
    assert told(hour) == "20:00"


DAYS = st.dates(date(2026, 6, 10), date(2027, 5, 20))
"""The days of which one without a year is nearest to the campaign."""


def forms(day: date) -> list[str]:
    """A day with its weekday, in each form."""
    zh, en, month = ZH[day.weekday()], EN[day.weekday()], MONTHS[day.month - 1]
    dates = [f"{day.month}月{day.day}日", f"{day.month} 月 {day.day} 号"]
    written = [f"{at}（周{zh}）" for at in dates] + [f"{at} 星期{zh}" for at in dates]
    written += [f"周{zh}（{dates[0]}）", f"{day.year}年{dates[0]}，周{zh}。"]
    english = [f"{day.day} {month}", f"{month} {day.day}", f"{day.day} {month[:3]}"]
    written += [f"{en}, {at}" for at in english] + [f"{en[:3]} {at}" for at in english]
    return [*written, f"{english[0]} ({en})", f"{english[0]} {day.year}, {en}."]


@given(DAYS, st.integers(0, 3), st.sampled_from(["", "截止", "We meet on ", "📖 **"]))
def test_every_form_of_a_day_says_the_day_and_its_weekday(
    day: date, later: int, before: str
) -> None:
    for text in forms(day):
        (moment,) = said(before + text)
        assert moment.dates(BEGIN, END) == {day}
        assert moment.weekday is not None
        assert moment.weekday.weekday == day.weekday()
        other = day + timedelta(days=later)
        assert (other.weekday() == moment.weekday.weekday) is (later == 0)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_form_of_an_hour_holds_it(hour: int, minute: int) -> None:
    at = time(hour, minute)
    half = f"{hour % 12 or 12}:{minute:02}{'am' if hour < 12 else 'pm'}"
    for text in (f"{hour:02}:{minute:02}", half, half.replace("m", ".m.")):
        (moment,) = said(f"We meet at {text}")
        assert at in moment.hours, text
    assert {at} == said(f"at {half}")[0].hours


@given(st.text(alphabet="12月4日号周五（）明晚8点:：. DecFriat,，{}“”《》\n", max_size=40))
def test_no_text_makes_the_reader_raise_and_all_it_reads_stands_there(text: str) -> None:
    for mention in mentions(text):
        assert len(mention.whole) == mention.end - mention.start
        assert mention.text in mention.whole
    for moment in said(text):
        assert 0 <= moment.start < moment.end <= len(text)
        moment.dates(BEGIN, END)
        assert all(isinstance(hour, time) for hour in moment.hours)
