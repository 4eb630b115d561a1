from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kits.render.calendars import calendar
from tests.render.sample import NOW, a_group, a_kit, message

KIT = a_kit()


def events(content: bytes) -> list[Calendar]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_each_message_is_an_event_at_its_time_in_the_zone_of_the_group() -> None:
    file = calendar(KIT.group, [KIT], "https://leaders.example/")
    assert file.path == "g/shanghai-03/calendar.ics"
    first, launch, *_ = events(file.content)
    assert launch["UID"] == "20-launch.biancheng.shanghai-03@leaderkit"
    assert launch["SUMMARY"] == "20-launch · 五天读完《边城》"
    assert launch["DESCRIPTION"] == "发群公告\n先发公告，再发图。\n然后在总群回复：上海三群：已发"
    assert launch["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert launch.decoded("DTSTART") == datetime(2026, 12, 2, 8, tzinfo=NOW.tzinfo)
    assert launch.decoded("DURATION") == timedelta(minutes=15)
    assert launch.decoded("DTSTAMP") == datetime(2026, 12, 2, 0, tzinfo=UTC)
    assert launch["URL"] == "https://leaders.example/g/shanghai-03/biancheng/#m-20-launch"
    (alarm,) = launch.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(0)
    assert first["SEQUENCE"] == 0


def test_a_stopped_message_is_cancelled_and_a_touched_one_counts_its_changes() -> None:
    said = {
        e["UID"].split(".")[0]: (e["STATUS"], e["SEQUENCE"])
        for e in events(calendar(KIT.group, [KIT]).content)
    }
    assert said["25-old"] == ("CANCELLED", 1)
    assert said["26-correction"] == ("CONFIRMED", 1)
    assert said["30-chain"] == ("CONFIRMED", 0)


def test_the_same_moment_in_two_zones_is_two_clocks() -> None:
    for zone, hour in (("Asia/Shanghai", 8), ("Europe/Berlin", 1), ("Etc/UTC", 0), ("UTC", 0)):
        kit = a_kit(group=a_group(timezone=zone), messages=(message("20-launch", 2, 8, "x"),))
        (event,) = events(calendar(kit.group, [kit]).content)
        starts = event.decoded("DTSTART")
        assert (starts, starts.hour) == (kit.messages[0].send_at, hour)


def test_a_zone_brings_its_rules_for_the_years_used() -> None:
    kit = a_kit(group=a_group(timezone="America/New_York"))
    (zone,) = Calendar.from_ical(calendar(kit.group, [kit]).content).walk("VTIMEZONE")
    offsets = zone.to_tz()
    assert datetime(2026, 7, 1, 12, tzinfo=offsets).utcoffset() == timedelta(hours=-4)
    assert datetime(2027, 12, 1, 12, tzinfo=offsets).utcoffset() == timedelta(hours=-5)


def test_a_group_without_kits_has_an_empty_calendar() -> None:
    read = Calendar.from_ical(calendar(a_group(), []).content)
    assert (read["X-WR-CALNAME"], list(read.walk("VEVENT"))) == ("上海灯下三群", [])


def test_lines_end_in_crlf_and_are_folded() -> None:
    long = replace(KIT, campaign=replace(KIT.campaign, title="长" * 200))
    content = calendar(long.group, [long], "https://leaders.example/" + "a" * 100).content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or len(line) > 75 for line in lines)


def test_the_same_kits_give_the_same_bytes() -> None:
    assert calendar(KIT.group, [KIT]).content == calendar(KIT.group, [a_kit()]).content


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_any_title_comes_back(title: str) -> None:
    kit = replace(KIT, messages=(replace(KIT.messages[0], title=title),))
    (event,) = events(calendar(kit.group, [kit]).content)
    assert event["SUMMARY"] == f"{title} · 五天读完《边城》"
