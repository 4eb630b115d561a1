from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kits.model.moments import (
    END_OF_DAY,
    FORMS,
    UNITS,
    Anchors,
    MissingAnchor,
    Point,
    UnreadableMoment,
    fix,
    read_point,
    read_when,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def anchors(group: ZoneInfo = SHANGHAI, **points: str) -> Anchors:
    known = {"starts": "2026-12-07", "ends": "2026-12-13", "doors": "2026-12-07 19:00", **points}
    return Anchors({name: read_point(text) for name, text in known.items()}, group, SHANGHAI)


def told(text: str, group: ZoneInfo = SHANGHAI, **points: str) -> str:
    """The instant of a time for a group, in the group's zone."""
    return fix(read_when(text), anchors(group, **points)).isoformat(" ", "minutes")


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2026-12-07", Point(date(2026, 12, 7))),
        ("2026/12/7", Point(date(2026, 12, 7))),
        ("2026.12.7", Point(date(2026, 12, 7))),
        ("２０２６－１２－０７", Point(date(2026, 12, 7))),
        ("19:00", Point(None, time(19))),
        ("7:40", Point(None, time(7, 40))),
        ("１９：００", Point(None, time(19))),
        ("2026-12-07 19:00", Point(date(2026, 12, 7), time(19))),
        ("2026-12-07\u300019：00", Point(date(2026, 12, 7), time(19))),
        ("2026-12-07T19:00:00", Point(date(2026, 12, 7), time(19))),
        ("2026-12-07 19:00 community", Point(date(2026, 12, 7), time(19), None, True)),
        ("2026-12-07 community", Point(date(2026, 12, 7), None, None, True)),
        ("2026-12-07T19:00Z", Point(date(2026, 12, 7), time(19), UTC)),
    ],
)
def test_points(text: str, point: Point) -> None:
    assert read_point(text) == point


@pytest.mark.parametrize("text", ["2026-12-07 19:00+08:00", "2026-12-07 19:00 +0800"])
def test_a_point_names_its_zone_by_its_distance(text: str) -> None:
    offset = read_point(text).offset
    assert offset is not None
    assert offset.utcoffset(None) == timedelta(hours=8)


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        (
            "soon",
            '"soon" is not a date',
            "write it as 2026-12-07, or with an hour as 2026-12-07 19:00",
        ),
        (
            "2026年11月3日 20：00",
            '"2026年11月3日 20：00" is not a date',
            "write it as 2026-11-3 20:00",
        ),
        (
            "12月7日",
            '"12月7日" is not a date',
            "write it as 2026-12-07, or with an hour as 2026-12-07 19:00",
        ),
        ("", '"" is not a date', "write it as 2026-12-07, or with an hour as 2026-12-07 19:00"),
        (
            "2026-02-30",
            'there is no day "2026-02-30"',
            "write a day of the calendar, such as 2026-12-07",
        ),
        (
            "0026-12-07",
            'there is no day "0026-12-07"',
            "write a day of the calendar, such as 2026-12-07",
        ),
        (
            "2026-12-07 24:00",
            '"2026-12-07 24:00" has an hour that no clock shows',
            "write the hour from 00:00 to 23:59",
        ),
        (
            "2026-12-07 7.40",
            '"2026-12-07 7.40" has an hour that cannot be read',
            "write the hour behind the day as 19:00",
        ),
        (
            "2026-12-07 +08:00",
            '"2026-12-07 +08:00" has an hour that cannot be read',
            "write the hour behind the day as 19:00",
        ),
    ],
)
def test_what_is_no_point(text: str, words: str, hint: str) -> None:
    with pytest.raises(UnreadableMoment) as problem:
        read_point(text)
    assert (str(problem.value.words), str(problem.value.hint)) == (words, hint)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("starts 08:00", "2026-12-07 08:00+08:00"),
        ("starts - 2d 20:00", "2026-12-05 20:00+08:00"),
        ("starts-2d 20:00", "2026-12-05 20:00+08:00"),
        ("starts – 2d 20:00", "2026-12-05 20:00+08:00"),
        ("starts − 2d 20:00", "2026-12-05 20:00+08:00"),
        ("starts － 2d　20：00", "2026-12-05 20:00+08:00"),
        ("starts + 1w - 2d 7:40", "2026-12-12 07:40+08:00"),
        ("ends 18:00", "2026-12-13 18:00+08:00"),
        ("doors", "2026-12-07 19:00+08:00"),
        ("doors - 2h", "2026-12-07 17:00+08:00"),
        ("doors - 1d - 90m", "2026-12-06 17:30+08:00"),
        ("doors + 5h 30m", None),
        ("doors 09:00", "2026-12-07 09:00+08:00"),
        ("day 1 08:00", "2026-12-07 08:00+08:00"),
        ("day 3 08:00", "2026-12-09 08:00+08:00"),
        ("2026-12-08 12:20", "2026-12-08 12:20+08:00"),
        ("2026/12/8 12：20", "2026-12-08 12:20+08:00"),
        ("12:20", "2026-12-07 12:20+08:00"),
    ],
)
def test_times_of_a_group(text: str, instant: str | None) -> None:
    if instant is None:
        with pytest.raises(UnreadableMoment):
            told(text)
    else:
        assert told(text) == instant


def test_times_are_in_the_zone_of_the_group() -> None:
    assert told("starts 08:00", NEW_YORK) == "2026-12-07 08:00-05:00"
    assert told("2026-12-08 12:20", NEW_YORK) == "2026-12-08 12:20-05:00"


@pytest.mark.parametrize(
    "text",
    [
        "starts 20:00 community",
        "day 1 20:00 community",
        "doors + 1h community",
        "2026-12-07 20:00 community",
        "2026-12-07 20:00 +08:00",
        "2026-12-07T12:00Z",
        "starts 20:00 +08:00",
        "starts 12:00Z",
    ],
)
def test_a_time_with_a_zone_is_one_instant_for_all(text: str) -> None:
    assert told(text) == "2026-12-07 20:00+08:00"
    assert told(text, NEW_YORK) == "2026-12-07 07:00-05:00"


def test_the_community_reads_an_anchor_with_an_hour_in_its_own_zone() -> None:
    """Read in New York, 19:00 is already the next day in Shanghai."""
    assert told("doors 20:00 community", NEW_YORK) == "2026-12-07 07:00-05:00"


def test_a_group_reads_an_anchor_of_one_instant_in_its_own_zone() -> None:
    shared = "2026-12-08 07:00 community"
    assert told("doors", NEW_YORK, doors=shared) == "2026-12-07 18:00-05:00"
    assert told("doors 20:00", NEW_YORK, doors=shared) == "2026-12-07 20:00-05:00"


def test_a_bare_hour_is_on_the_day_on_which_the_campaign_starts_for_the_group() -> None:
    shared = "2026-12-08 07:00 community"
    assert told("20:00", NEW_YORK, starts=shared) == "2026-12-07 20:00-05:00"
    assert told("doors", NEW_YORK, doors="20:00") == "2026-12-07 20:00-05:00"


@pytest.mark.parametrize(
    ("text", "group", "instant"),
    [
        ("2026-03-29 02:30", BERLIN, "2026-03-29 03:30+02:00"),
        ("2026-03-29 03:00", BERLIN, "2026-03-29 03:00+02:00"),
        ("2026-03-08 02:00", NEW_YORK, "2026-03-08 03:00-04:00"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25 02:30+02:00"),
        ("2026-11-01 01:30", NEW_YORK, "2026-11-01 01:30-04:00"),
    ],
)
def test_what_daylight_saving_skips_moves_forward_and_what_it_repeats_comes_first(
    text: str, group: ZoneInfo, instant: str
) -> None:
    assert told(text, group) == instant


def test_days_keep_the_hour_and_hours_pass_over_a_change_of_the_clock() -> None:
    eve = "2026-03-28 20:00"
    assert told("doors + 1d", BERLIN, doors=eve) == "2026-03-29 20:00+02:00"
    assert told("doors + 24h", BERLIN, doors=eve) == "2026-03-29 21:00+02:00"


def test_an_hour_may_be_left_to_the_reader() -> None:
    day = fix(read_when("ends"), anchors(), otherwise=END_OF_DAY)
    assert day == datetime(2026, 12, 13, 23, 59, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        (
            "starts - 1d",
            '"starts - 1d" has no hour',
            "add the hour at which to send, such as starts - 1d 20:00",
        ),
        (
            "starts + 2h",
            '"starts + 2h" has no hour',
            "give starts an hour, or write the hour itself: starts 20:00",
        ),
    ],
)
def test_a_time_without_an_hour(text: str, words: str, hint: str) -> None:
    with pytest.raises(UnreadableMoment) as problem:
        told(text)
    assert (str(problem.value.words), str(problem.value.hint)) == (words, hint)


def test_an_anchor_that_the_campaign_lacks() -> None:
    with pytest.raises(MissingAnchor) as problem:
        told("results + 1d 09:30")
    assert str(problem.value.words) == '"results" is no moment of this campaign'
    assert str(problem.value.hint) == "use one of doors, ends, starts, or add it to dates"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tomorrow morning", '"tomorrow morning" is not a time that can be read'),
        ("starts 2d 20:00", '"starts 2d 20:00" is not a time that can be read'),
        ("starts - 2x 20:00", '"starts - 2x 20:00" is not a time that can be read'),
        ("starts 8pm", '"starts 8pm" is not a time that can be read'),
        ("", '"" is not a time that can be read'),
        ("day 0 08:00", '"day 0 08:00" names a day before the first'),
        ("starts 25:00", '"starts 25:00" has an hour that no clock shows'),
        ("starts + 9999w 08:00", '"starts + 9999w 08:00" is more than ten years away'),
    ],
)
def test_what_is_no_time(text: str, words: str) -> None:
    with pytest.raises(UnreadableMoment) as problem:
        read_when(text)
    assert str(problem.value.words) == words


def test_a_very_long_text_is_refused_at_once() -> None:
    with pytest.raises(UnreadableMoment):
        read_when("a" + "-1d" * 30_000 + " x")


TIMELIKE = st.lists(
    st.sampled_from(
        [
            *"0123456789 +-:：－/.TZwdhm",
            "starts",
            "day ",
            "ends",
            "2026-12-07",
            "19:00",
            "community",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(st.text(), TIMELIKE), st.sampled_from([SHANGHAI, BERLIN, NEW_YORK]))
@example("day 9999 23:59", NEW_YORK)
@example("2999-12-31 23:59 -14:59", SHANGHAI)
@example("1900-01-01 00:00 +14:59", NEW_YORK)
@example("starts + 9999d + 9999h 00:00", BERLIN)
def test_no_text_fails_in_another_way(text: str, group: ZoneInfo) -> None:
    for read in (read_point, read_when):
        try:
            found = read(text)
        except UnreadableMoment:
            continue
        if not isinstance(found, Point):
            try:
                instant = fix(found, anchors(group), otherwise=END_OF_DAY)
            except UnreadableMoment:
                continue
            assert instant.tzinfo is group
            assert instant.astimezone(UTC).astimezone(group).replace(fold=0) == instant.replace(
                fold=0
            )


def test_every_form_that_the_handbook_shows_can_be_read() -> None:
    assert {form: told(form) for form in FORMS} == {
        "starts - 2d 20:00": "2026-12-05 20:00+08:00",
        "ends 18:00": "2026-12-13 18:00+08:00",
        "ends + 1d 09:30": "2026-12-14 09:30+08:00",
        "doors - 2h": "2026-12-07 17:00+08:00",
        "starts + 1w - 1d 20:00": "2026-12-13 20:00+08:00",
        "day 3 08:00": "2026-12-09 08:00+08:00",
        "2026-12-08 12:20": "2026-12-08 12:20+08:00",
        "2026/12/8 12:20": "2026-12-08 12:20+08:00",
        "12:20": "2026-12-07 12:20+08:00",
        "2026-12-08 12:20 community": "2026-12-08 12:20+08:00",
        "2026-12-08 12:20 +08:00": "2026-12-08 12:20+08:00",
    }


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_can_be_counted(unit: str) -> None:
    assert told(f"starts + 1{unit} 20:00") > told("starts 20:00")
