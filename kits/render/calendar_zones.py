"""The clock of a time zone in a calendar file, written so that every reader finds the same moments.

icalendar's own `Timezone.from_tzinfo` would not do: it passes over a change that is soon undone
(Casablanca's Ramadan of 2027), and a clock that is put forward changes an hour late.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = 86_400
"""Seconds."""
NONE = timedelta(0)


@lru_cache(maxsize=1024)
def clock(name: str, first: int, last: int) -> bytes:
    """The VTIMEZONE of a zone for the years from `first` to `last`.

    Each change of the clock is a component of its own, with DTSTART and nothing that repeats it.
    Of one with RDATE, ical.js leaves out DTSTART and all but the first date of a line, and Outlook
    all of them.
    """
    zone = ZoneInfo(name)
    begins = datetime(first, 1, 1, tzinfo=zone)
    written = Timezone()
    written.add("tzid", name)
    written.add_component(_period(begins, _offset(begins, zone)))
    days = (date(last, 12, 31) - begins.date()).days
    for change in _changes(begins.astimezone(UTC), days, zone):
        before = _offset(change - timedelta(seconds=1), zone)
        written.add_component(_period(change.astimezone(zone), before))
    return bytes(written.to_ical())


def on_clock(moment: datetime, length: timedelta, zone: ZoneInfo) -> datetime:
    """The beginning of an event by the clock of a zone, or in UTC where that could be misread.

    Of an hour that the clock shows twice, some readers take the first and some the second; and when
    it is changed during the event, some find the end by adding to what it showed.
    """
    shown = [each.astimezone(zone) for each in (moment, moment + length)]
    offsets = {each.replace(fold=fold).utcoffset() for each in shown for fold in (0, 1)}
    return shown[0] if len(offsets) == 1 else moment.astimezone(UTC)


def _period(begins: datetime, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    """A time of one offset; its beginning is told by the clock as it was until then."""
    period = TimezoneDaylight() if begins.dst() else TimezoneStandard()
    period.DTSTART = (begins.astimezone(UTC) + before).replace(tzinfo=None)
    period.TZOFFSETFROM = before
    period.TZOFFSETTO = begins.utcoffset()
    period.add("tzname", begins.tzname())
    return period


def _changes(begins: datetime, days: int, zone: ZoneInfo) -> Iterator[datetime]:
    """The moments, in UTC, at which a clock is changed; zoneinfo tells only what it shows."""
    for day in range(days):
        change = _change(begins + timedelta(days=day), zone)
        if change:
            yield change


def _change(start: datetime, zone: ZoneInfo) -> datetime | None:
    """When the clock is changed within a day; no day has seen two changes."""
    before = _offset(start, zone)

    def is_changed(second: int) -> bool:
        return _offset(start + timedelta(seconds=second), zone) != before

    if not is_changed(DAY):
        return None
    return start + timedelta(seconds=bisect_left(range(DAY), True, key=is_changed))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or NONE
