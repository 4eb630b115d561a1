"""Days, hours, moments and spans."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from kits.model.findings import Words, say
from kits.model.moments import YEARS, Point, UnreadableMoment, When, read_point, read_when
from kits.model.reading.mistakes import expect_text, mistake
from kits.model.several import are_days_without_year, one_of, times_in


def expect_span(value: Any) -> timedelta:
    """A span of days or weeks."""
    text = unicodedata.normalize("NFKC", expect_text(value, say("a span of days")))
    if found := re.fullmatch(r"(\d{1,4}) ?([dw])", text):
        return timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))
    raise mistake(
        "wrong-type",
        say('expected a span of days, found "{text}"', text=text),
        say("write it as 14d, or 2w for weeks"),
    )


def expect_wait(value: Any) -> timedelta:
    """A span of hours, days or weeks."""
    text = unicodedata.normalize("NFKC", expect_text(value, say("a span of hours or days")))
    if found := re.fullmatch(r"(\d{1,4}) ?h", text):
        return timedelta(hours=int(found[1]))
    return expect_span(value)


def expect_day(value: Any) -> date:
    """A day without an hour."""
    point = expect_point(value)
    if point.day is None or point.hour is not None:
        raise mistake(
            "bad-date",
            say('expected a day without an hour, found "{text}"', text=value),
            say("write it as 2026-12-07"),
        )
    return point.day


def expect_month(value: Any) -> date:
    """A month, by its first day."""
    text = unicodedata.normalize("NFKC", expect_text(value, say("a month")))
    if found := re.fullmatch(r"(\d{4})[-/](0?[1-9]|1[0-2])", text):
        day = date(int(found[1]), int(found[2]), 1)
        if day.year in YEARS:
            return day
    raise mistake("bad-date", say('"{text}" is not a month', text=text), say("write it as 2026-11"))


def expect_instant(value: Any) -> datetime:
    """A moment with its zone."""
    text = expect_text(value, say("a moment"))
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None and at.year in YEARS:
            return at
    except ValueError:
        pass
    raise mistake(
        "bad-date",
        say('expected a moment with its zone, found "{text}"', text=text),
        say("write it as 2026-12-07T20:01:05+08:00"),
    )


def expect_point(value: Any) -> Point:
    """A day, an hour, or both."""
    text = expect_text(value, say("a date"))
    try:
        return read_point(text)
    except UnreadableMoment as problem:
        words, hint = problem.words, problem.hint
        if parts := times_in(text, read_point):
            words, hint = _more_than_one(text, parts)
        elif are_days_without_year(text):
            words = say('"{text}" is more than one time', text=text)
            hint = say("only one can stand here, with its year, such as 2026-12-07")
        raise mistake("bad-date", words, hint) from None


def expect_dated(value: Any) -> Point:
    """A day, with or without an hour."""
    point = expect_point(value)
    if point.day is None:
        raise mistake(
            "bad-date",
            say('"{text}" is an hour without a day', text=value),
            say("write the day before the hour, such as 2026-12-07 19:00"),
        )
    return point


def expect_when(value: Any) -> When:
    """A time, as messages are sent at."""
    text = expect_text(value, say("a time"))
    try:
        return read_when(text)
    except UnreadableMoment as problem:
        words, hint = problem.words, problem.hint
        if parts := times_in(text, read_when):
            words, hint = _more_than_one(text, parts)
        elif are_days_without_year(text):
            words = say('"{text}" is more than one time', text=text)
            hint = EACH_WITH_YEAR
        raise mistake("unreadable-time", words, hint, parts=parts) from None


EACH_WITH_YEAR = say(
    "write each day with its year: 2026-12-07;2026-12-08 in a table, "
    "[2026-12-07 20:00, 2026-12-08 20:00] elsewhere"
)


def _more_than_one(text: str, times: tuple[str, ...]) -> tuple[Words, Words]:
    return say('"{text}" is more than one time', text=text), one_of(times)
