from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.model.kits import Lock
from kits.render.calendar_zones import clock
from kits.render.calendars import calendar
from kits.render.cards import lock_word
from tests.node import run_node
from tests.render.sample import NOW, a_group, a_kit, message
from tests.tongues import ZH

KIT = a_kit()


def events(content: bytes) -> list[Calendar]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_each_message_is_an_event_at_its_time_in_the_zone_of_the_group() -> None:
    file = calendar(KIT.group, [KIT], BUILT_IN, "https://leaders.example/", addresses=Addresses())
    assert file.path == "g/shanghai-03/calendar.ics"
    first, launch, *_ = events(file.content)
    assert launch["UID"] == "20-launch.biancheng.shanghai-03@leaderkit"
    assert launch["SUMMARY"] == "20-launch · 五天读完《边城》"
    assert launch["DESCRIPTION"] == "发群公告\n先发公告，再发图。\n然后在总群回复：上海三群：已发"
    assert launch["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert launch.decoded("DTSTART") == datetime(2026, 12, 2, 8, tzinfo=NOW.tzinfo)
    assert launch.decoded("DURATION") == timedelta(minutes=15)
    assert launch["URL"] == "https://leaders.example/g/shanghai-03/biancheng/#m-20-launch"
    (alarm,) = launch.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(0)
    assert first["SEQUENCE"] == 0


def test_a_touched_message_counts_its_changes() -> None:
    said = {
        e["UID"].split(".")[0]: e["SEQUENCE"]
        for e in events(calendar(KIT.group, [KIT], BUILT_IN, addresses=Addresses()).content)
    }
    assert (said["25-old"], said["26-correction"], said["30-chain"]) == (1, 1, 0)


@pytest.mark.parametrize("lock", ["replaced", "paused", "withdrawn"])
def test_a_stopped_message_stays_and_says_so_to_every_reader(lock: Lock) -> None:
    going, stopped = (
        replace(message("20-launch", 2, 8, "开"), locked=each) for each in (None, lock)
    )
    before, after = (
        events(
            calendar(
                KIT.group, [replace(KIT, messages=(each,))], BUILT_IN, addresses=Addresses()
            ).content
        )[0]
        for each in (going, stopped)
    )
    assert (before["STATUS"], len(before.walk("VALARM"))) == ("CONFIRMED", 1)
    assert (after["STATUS"], len(after.walk("VALARM"))) == ("CANCELLED", 0)
    assert after["SUMMARY"] == f"别发：{before['SUMMARY']}"
    assert after["DESCRIPTION"] == lock_word(lock, ZH)
    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], before["DTSTART"].dt)
    assert b"\r\nMETHOD" not in calendar(KIT.group, [KIT], BUILT_IN, addresses=Addresses()).content


def test_what_identifies_and_stamps_an_event_outlasts_its_changes() -> None:
    planned = message("20-launch", 2, 8, "开")
    states = [
        planned,
        replace(planned, send_at=planned.send_at - timedelta(days=9), touched=1),
        replace(planned, send_at=planned.send_at + timedelta(days=9), touched=2, title="迟了"),
        replace(planned, locked="withdrawn", touched=3),
        planned,
    ]
    written = [
        events(
            calendar(
                KIT.group, [replace(KIT, messages=(each,))], BUILT_IN, addresses=Addresses()
            ).content
        )[0]
        for each in states
    ]
    assert [event["SEQUENCE"] for event in written] == [0, 1, 2, 3, 0]
    assert {event["UID"] for event in written} == {"20-launch.biancheng.shanghai-03@leaderkit"}
    assert {event.decoded("DTSTAMP") for event in written} == {datetime(2026, 1, 1, tzinfo=UTC)}


def test_the_same_moment_in_two_zones_is_two_clocks() -> None:
    for zone, hour in (("Asia/Shanghai", 8), ("Europe/Berlin", 1), ("Etc/UTC", 0), ("UTC", 0)):
        kit = a_kit(group=a_group(timezone=zone), messages=(message("20-launch", 2, 8, "x"),))
        (event,) = events(calendar(kit.group, [kit], BUILT_IN, addresses=Addresses()).content)
        starts = event.decoded("DTSTART")
        assert (starts, starts.hour) == (kit.messages[0].send_at, hour)


def test_a_zone_brings_its_clock_for_the_years_used() -> None:
    late = replace(KIT.messages[0], send_at=datetime(2027, 8, 1, 12, tzinfo=UTC))
    kit = a_kit(group=a_group(timezone="America/New_York"), messages=(KIT.messages[0], late))
    content = calendar(kit.group, [kit], BUILT_IN, addresses=Addresses()).content
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert clock("America/New_York", 2026, 2027) in content


def test_a_group_without_kits_has_an_empty_calendar() -> None:
    read = Calendar.from_ical(calendar(a_group(), [], BUILT_IN, addresses=Addresses()).content)
    assert (read["X-WR-CALNAME"], list(read.walk("VEVENT"))) == ("上海灯下三群", [])


def test_lines_end_in_crlf_and_are_folded_between_characters() -> None:
    title = "长" * 200 + "👩‍👩‍👧" * 20
    long = replace(KIT, campaign=replace(KIT.campaign, title=title))
    content = calendar(
        long.group, [long], BUILT_IN, "https://leaders.example/" + "a" * 100, addresses=Addresses()
    ).content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])  # each by itself is UTF-8
    assert f"SUMMARY:20-launch · {title}\r\n" in content.replace(b"\r\n ", b"").decode()


def test_the_same_kits_give_the_same_bytes() -> None:
    assert (
        calendar(KIT.group, [KIT], BUILT_IN, addresses=Addresses()).content
        == calendar(KIT.group, [a_kit()], BUILT_IN, addresses=Addresses()).content
    )


TITLES = st.text(st.characters(exclude_categories=["C"]), min_size=1)


@given(TITLES)
def test_any_title_comes_back(title: str) -> None:
    kit = replace(KIT, messages=(replace(KIT.messages[0], title=title),))
    (event,) = events(calendar(kit.group, [kit], BUILT_IN, addresses=Addresses()).content)
    assert event["SUMMARY"] == f"{title} · 五天读完《边城》"


def test_ical_js_reads_what_was_said() -> None:
    awkward = [
        r"a\nb; c, d: \"e\" \\",
        "长" * 90,
        "BEGIN:VEVENT",
        "  x ",
        "👩‍👩‍👧 x" * 12,
        r"\\;\,\\n",
    ]
    sent = tuple(
        replace(KIT.messages[0], id=f"m{n}", title=title, note=f"{title}\n{title}", report=None)
        for n, title in enumerate(awkward)
    )
    kit = replace(KIT, messages=sent)
    files = [
        calendar(each.group, [each], BUILT_IN, addresses=Addresses()).content.decode()
        for each in (kit, KIT)
    ]
    read, usual = run_node(Path(__file__).with_name("read_calendars.js"), files)
    assert [event["summary"] for event in read] == [
        f"{each} · 五天读完《边城》" for each in awkward
    ]
    assert [event["description"] for event in read] == [f"直接发到群里\n{a}\n{a}" for a in awkward]
    assert {event["zone"] for event in usual} == {"Asia/Shanghai"}
    assert usual[1]["uid"] == "20-launch.biancheng.shanghai-03@leaderkit"
