from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from kits.locale import BUILT_IN
from kits.model.addresses import Addresses
from kits.render.calendar_zones import clock, on_clock
from kits.render.calendars import SHORT, calendar
from tests.node import run_node
from tests.render.sample import a_group, a_kit, message

Moments = dict[str, list[datetime]]

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
BESIDE = [
    *(-25 * 60, -180, -121, -120, -91, -90, -76, -75, -61, -60, -31, -30, -29, -15, -1),
    *(0, 1, 29, 30, 31, 59, 60, 61, 90, 91, 120, 121, 180, 25 * 60),
]
"""Minutes from a change of the clock."""
YEARS = {
    "Europe/Berlin": (2025, 2028),
    "Europe/London": (2025, 2028),
    "Europe/Dublin": (2026, 2027),  # summer is its standard time
    "America/New_York": (2025, 2028),
    "America/Santiago": (2025, 2028),  # at midnight
    "America/St_Johns": (2026, 2027),
    "Australia/Sydney": (2025, 2028),  # begins in summer
    "Australia/Lord_Howe": (2025, 2028),  # half an hour
    "Pacific/Chatham": (2026, 2027),
    "Africa/Cairo": (2025, 2028),
    "Africa/Casablanca": (2025, 2031),  # put back for Ramadan, and twice in 2030
    "Asia/Gaza": (2026, 2028),
    "Antarctica/Troll": (2026, 2027),  # two hours
    "Asia/Shanghai": (2025, 2028),  # never
    "Asia/Kathmandu": (2025, 2028),
    "Pacific/Apia": (2009, 2012),  # left out 30 December 2011
    "America/Caracas": (2015, 2017),  # half an hour, for good
    "Etc/UTC": (2026, 2026),
    "UTC": (2026, 2026),
}


def changes(zone: ZoneInfo, first: int, last: int) -> Iterator[datetime]:
    """Each minute, in UTC, whose offset is another than that of the minute before."""

    def offset(moment: datetime) -> timedelta | None:
        return moment.astimezone(zone).utcoffset()

    hour, end = datetime(first, 1, 2, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC)
    while hour < end:
        if offset(hour) != offset(hour + HOUR):
            yield next(
                hour + k * MINUTE for k in range(1, 61) if offset(hour + k * MINUTE) != offset(hour)
            )
        hour += HOUR


def moments_of(name: str) -> list[datetime]:
    first, last = YEARS[name]
    zone = ZoneInfo(name)
    usual = [
        datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
        for year in range(first, last + 1)
        for month, day, hour, minute in ((1, 1, 0, 0), (7, 15, 8, 0), (12, 31, 23, 59))
    ]
    beside = [
        change + minutes * MINUTE for change in changes(zone, first, last) for minutes in BESIDE
    ]
    return sorted({*usual, *beside})


def written(zone: str, moments: list[datetime]) -> str:
    """The calendar of a group with a message at each moment."""
    sent = tuple(
        replace(message(f"m{n}", 1, 8, "灯"), send_at=moment.astimezone(ZoneInfo(zone)))
        for n, moment in enumerate(moments)
    )
    kit = a_kit(group=a_group(timezone=zone), messages=sent)
    return calendar(kit.group, [kit], BUILT_IN, addresses=Addresses()).content.decode()


@pytest.fixture(scope="module")
def moments() -> Moments:
    return {zone: moments_of(zone) for zone in YEARS}


@pytest.fixture(scope="module")
def files(moments: Moments) -> dict[str, str]:
    return {zone: written(zone, moments[zone]) for zone in YEARS}


def test_ical_js_finds_each_moment(moments: Moments, files: dict[str, str]) -> None:
    read = run_node(Path(__file__).with_name("read_calendars.js"), list(files.values()))
    for zone, events in zip(files, read, strict=True):
        found = [datetime.fromtimestamp(event["starts"], UTC) for event in events]
        assert found == moments[zone], zone
        assert {event["ends"] - event["starts"] for event in events} == {SHORT.seconds}


@pytest.mark.parametrize("zone", YEARS)
def test_icalendar_finds_each_moment(zone: str, moments: Moments, files: dict[str, str]) -> None:
    # Of a zone that it knows by name, icalendar does not read what the file says of it.
    file = files[zone].replace(zone, f"X-{zone}")
    events = Calendar.from_ical(file).walk("VEVENT")
    assert [event.start.astimezone(UTC) for event in events] == moments[zone]
    assert {event.end.astimezone(UTC) - event.start.astimezone(UTC) for event in events} == {SHORT}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (  # forward
            datetime(2026, 3, 29, 1, tzinfo=UTC),
            {-16: "01:44 CET", -15: "00:45 UTC", -1: "00:59 UTC", 0: "03:00 CEST"},
        ),
        (  # back
            datetime(2026, 10, 25, 1, tzinfo=UTC),
            {
                -76: "01:44 CEST",
                -75: "23:45 UTC",
                -60: "00:00 UTC",
                -1: "00:59 UTC",
                0: "01:00 UTC",
                59: "01:59 UTC",
                60: "03:00 CET",
            },
        ),
    ],
)
def test_what_a_clock_cannot_tell_is_told_in_utc(change: datetime, told: dict[int, str]) -> None:
    zone = ZoneInfo("Europe/Berlin")
    starts = [on_clock(change + minutes * MINUTE, SHORT, zone) for minutes in told]
    assert [f"{each:%H:%M %Z}" for each in starts] == [*told.values()]


def test_each_change_of_the_clock_stands_by_itself() -> None:
    read = Calendar.from_ical(clock("Africa/Casablanca", 2027, 2027))
    periods = [
        (period.name, f"{period.DTSTART:%F %R}", period.TZOFFSETFROM, period.TZOFFSETTO)
        for period in read.subcomponents
    ]
    none = timedelta(0)
    assert periods == [
        ("STANDARD", "2027-01-01 00:00", HOUR, HOUR),
        ("DAYLIGHT", "2027-02-07 03:00", HOUR, none),
        ("STANDARD", "2027-03-14 02:00", none, HOUR),
    ]
    assert not any("RDATE" in period or "RRULE" in period for period in read.subcomponents)


def test_any_year_that_can_be_written_has_a_clock() -> None:
    assert clock("America/New_York", date.max.year, date.max.year).startswith(b"BEGIN:VTIMEZONE")
