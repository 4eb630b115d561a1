from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kits.model.clocks import Clock
from kits.render.timeline import DUE, label, phase, phases
from tests.render.sample import NOW, message, text
from tests.tongues import EN

LAUNCH = message("20-launch", 2, 8, "今天开始")


def test_a_message_is_due_for_half_a_day_and_done_after_it() -> None:
    times = (NOW, NOW + timedelta(minutes=1), NOW - DUE, NOW - DUE + timedelta(minutes=1))
    messages = [replace(LAUNCH, send_at=at) for at in times]
    assert phases(messages, Clock(NOW)) == ("due", "next", "done", "due")


def test_all_that_are_sent_at_the_nearest_hour_are_next() -> None:
    messages = [message(id, day, 20, "x") for id, day in (("a", 3), ("b", 3), ("c", 4))]
    assert phases(messages, Clock(NOW)) == ("next", "next", "later")


def test_only_an_explicit_end_makes_a_message_expire() -> None:
    old = message("old", 1, 8, "x")
    assert phases([old, replace(old, until=NOW)], Clock(NOW)) == ("done", "expired")


def test_a_stopped_message_is_never_next() -> None:
    messages = [message("a", 3, 8, "x", locked="paused"), message("b", 4, 8, "x")]
    assert phases(messages, Clock(NOW)) == ("locked", "next")


EVENING = message(
    "30-tonight", 2, 20, "第三章，读到哪一句停下来了？", quiet=(time(22, 30), time(7, 30))
)


def at(hour: str, zone: str = "Asia/Shanghai", day: int = 2) -> datetime:
    hours, minutes = map(int, hour.split(":"))
    return datetime(2026, 12, day, hours, minutes, tzinfo=ZoneInfo(zone))


def told(now: datetime, **facts: object) -> tuple[str, str]:
    one = replace(EVENING, **facts)  # type: ignore[arg-type]  # facts of any field
    (found,) = phases([one], Clock(now))
    return found, label(one, found, Clock(now), EN)


def test_in_quiet_hours_a_text_waits_for_their_end_by_the_clock_of_the_group() -> None:
    assert told(at("22:29")) == ("due", "Now")
    assert told(at("22:30")) == ("held", "Tomorrow at 07:30")
    assert told(at("00:30", day=3)) == ("held", "Today at 07:30")
    assert told(at("07:30", day=3)) == ("due", "Now")
    london = replace(EVENING, send_at=at("20:00", "Europe/London"))
    for now, due in ((at("20:00", "UTC"), "due"), (at("04:00", "UTC", 3), "held")):
        assert phases([london], Clock(now.astimezone(ZoneInfo("Asia/Shanghai")))) == (due,)


def test_what_could_not_be_posted_in_the_morning_is_left_out() -> None:
    late = at("23:00")
    assert told(late, until=at("07:30", day=3)) == ("left", "Leave out")
    assert told(late, until=at("07:31", day=3)) == ("held", "Tomorrow at 07:30")
    assert told(late, send_at=at("19:30")) == ("left", "Leave out"), "no longer due at 07:30"
    assert told(late, send_at=at("19:31")) == ("held", "Tomorrow at 07:30")


@pytest.mark.parametrize(
    ("written", "phase"),
    [
        ("Tonight we read the last chapter.", "left"),
        ("今晚八点，最后一章。", "left"),
        ("明早见。", "left"),
        ("نلتقي الليلة", "left"),
        ("Where did you stop reading?", "held"),
        ("Bring todays.txt", "held"),
        ("周日之前都可以补。", "held"),
    ],
)
def test_a_text_that_names_its_day_is_left_out_when_that_is_over(written: str, phase: str) -> None:
    texts = {"wechat": text(written)}
    assert told(at("23:00"), texts=texts)[0] == phase
    assert told(at("01:00", day=3), texts=texts)[0] == phase
    after = "done" if phase == "left" else "due"
    assert told(at("07:31", day=3), texts=texts)[0] == after, "and not asked for again by day"
    morning = at("06:00")
    assert told(morning, texts=texts, send_at=morning) == ("held", "Today at 07:30")


def test_what_may_be_sent_at_night_is_due_at_night() -> None:
    assert told(at("23:00"), quiet=None) == ("due", "Now")


def test_quiet_hours_may_lie_in_one_day() -> None:
    noon = (time(12), time(14))
    assert told(at("13:00"), send_at=at("12:30"), quiet=noon) == ("held", "Today at 14:00")
    assert told(at("14:00"), send_at=at("12:30"), quiet=noon) == ("due", "Now")


def test_a_correction_waits_for_as_long_as_it_is_asked_for() -> None:
    asked, now = at("00:00", day=8), at("12:00", day=5)
    said = replace(EVENING, texts={"wechat": text("今晚改到 19:30")})
    assert phase(said, Clock(now), None) == "done"
    assert phase(said, Clock(now), None, asked) == "due"
    assert label(said, "due", Clock(now), EN, asked) == "Still to post"
    assert phase(said, Clock(at("23:00", day=5)), None, asked) == "held"
    assert phase(said, Clock(at("23:00", day=7)), None, asked) == "left", "the campaign ends first"
    assert phase(said, Clock(asked), None, asked) == "done"
