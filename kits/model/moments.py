"""Points in time as operators write them, and when they are for one group.

A wall-clock hour that daylight saving skips moves forward (PEP 495, fold 0).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from kits.model.findings import Words, say
from kits.model.nearest import nearest

END_OF_DAY = time(23, 59)
YEARS = range(1900, 3000)
"""The years in which a campaign can be; outside them zones have no rules and sums overflow."""

_DAY = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
_HOUR = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::00)?"
_ZONE = r"(?P<zone>Z|[+-](?:0\d|1[0-4]):?[0-5]\d|community)"
_CLOCK = rf"(?:(?:^|[ T]+){_HOUR}(?: *{_ZONE})?| +(?P<alone>community))?"
_POINT = re.compile(rf"(?:{_DAY})?{_CLOCK}")
_BEGINNING = re.compile(rf"{_DAY}(?!\d)")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号] ?(\d{1,2}:\d{2})?")
_NTH = re.compile(rf"day +(?P<nth>\d{{1,4}}){_CLOCK}")
_ANCHOR = re.compile(
    rf"(?P<name>[^\W\d][\w-]*?)(?P<offsets>(?: *[+-] *\d{{1,4}} *[wdhm])*){_CLOCK}"
)
_OFFSET = re.compile(r"([+-]) *(\d+) *([wdhm])")
UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
"""What an offset counts."""
FORMS = {
    "starts - 2d 20:00": "a moment, how far from it, and the hour",
    "ends 18:00": "the day of a moment, at this hour",
    "ends + 1d 09:30": "days and weeks move the day",
    "doors - 2h": "hours and minutes are counted from the hour of the moment itself",
    "starts + 1w - 1d 20:00": "several steps add up",
    "day 3 08:00": "the n-th day; day 1 is the one on which it starts",
    "2026-12-08 12:20": "a day of the calendar, with its hour",
    "2026/12/8 12:20": "the same, as many write it",
    "12:20": "an hour alone is on the first day",
    "2026-12-08 12:20 community": "in the community's zone: one instant for all groups",
    "2026-12-08 12:20 +08:00": "in the zone it names: one instant for all groups",
}
"""One time of each form that can be read, and what it says."""
_DASHES = str.maketrans("–—−", "---")
"""What word processors make of the sign in `starts - 2d`."""
_LONGEST = 100
"""Characters of a time; the patterns above take quadratic time on what they refuse."""
_FARTHEST = timedelta(days=3650)
"""How far from its anchor a time may be, so that no sum leaves the calendar."""


class UnreadableMoment(ValueError):
    """A time that cannot be read or fixed; `words` say why, `hint` what to write."""

    def __init__(self, words: Words, hint: Words) -> None:
        super().__init__(str(words))
        self.words = words
        self.hint = hint


class MissingAnchor(UnreadableMoment):
    """A time that hangs on a moment which the campaign does not have."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, an hour or both, in the group's zone unless it names one."""

    day: date | None
    hour: time | None = None
    offset: tzinfo | None = None
    """The zone it names by its distance from UTC."""
    community: bool = False
    """Whether it is meant in the community's zone."""


@dataclass(frozen=True, slots=True)
class When:
    """A point, or an anchor with offsets and an hour."""

    text: str
    point: Point | None = None
    anchor: str = "starts"
    days: int = 0
    """Offset in calendar days."""
    minutes: int = 0
    """Offset in elapsed minutes."""
    hour: time | None = None
    offset: tzinfo | None = None
    """The zone it names by its distance from UTC."""
    community: bool = False
    """Whether it is meant in the community's zone."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The named moments of a campaign as they are for one group."""

    points: Mapping[str, Point]
    group_zone: tzinfo
    community_zone: tzinfo
    _local: dict[str, date | datetime | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def local(self, name: str, zone: tzinfo | None = None) -> date | datetime | None:
        """The named moment in the group's zone: a date, or with an hour a date and time.

        Another `zone` takes the place of the group's where everybody is meant at one instant.
        """
        if zone is None and name in self._local:
            return self._local[name]
        point = self.points.get(name)
        found = None if point is None else self.fix(point, zone)
        if zone is None:
            self._local[name] = found
        return found

    def instant(self, name: str) -> datetime | None:
        """The named moment as an instant; a day begins at 00:00 in the group's zone."""
        moment = self.local(name)
        if moment is None or isinstance(moment, datetime):
            return moment
        return wall_clock(moment, time(), self.group_zone)

    def fix(self, point: Point, zone: tzinfo | None = None) -> date | datetime:
        """A point in the group's zone, or in another as with `local`."""
        zone = zone or self.group_zone
        if point.hour is None and point.day:
            return point.day
        day = point.day or self._first_day(zone)
        if point.hour is None:
            return day
        named = self.community_zone if point.community else zone
        return wall_clock(day, point.hour, point.offset or named).astimezone(zone)

    def _first_day(self, zone: tzinfo) -> date:
        starts = self.points.get("starts")
        if starts is None or starts.day is None:
            raise MissingAnchor(
                say("an hour without a day needs a campaign that starts on one"),
                say("write the day before the hour, such as 2026-12-07 19:00"),
            )
        first = self.fix(starts, zone)
        return first.date() if isinstance(first, datetime) else first


def wall_clock(day: date, hour: time, zone: tzinfo) -> datetime:
    """A wall-clock time that exists: one that daylight saving skips moves forward."""
    at = datetime.combine(day, hour, zone)
    return at.astimezone(UTC).astimezone(zone)


def read_point(text: str) -> Point:
    """A day `2026-12-07` or `2026/12/7`, an hour `19:00`, or both with a zone.

    Raises `UnreadableMoment`.
    """
    plain = _plain(text)
    found = _POINT.fullmatch(plain)
    if not found and (begun := _BEGINNING.match(plain)):
        _day(text, begun)
        raise UnreadableMoment(
            say('"{text}" has an hour that cannot be read', text=text),
            say("write the hour behind the day as 19:00"),
        )
    if chinese := _CHINESE.fullmatch(plain):
        raise UnreadableMoment(
            say('"{text}" is not a date', text=text),
            say("write it as {point}", point=chinese.expand(r"\1-\2-\3 \4").strip()),
        )
    if not found or not (found["year"] or found["hour"]):
        raise UnreadableMoment(
            say('"{text}" is not a date', text=text),
            say("write it as 2026-12-07, or with an hour as 2026-12-07 19:00"),
        )
    day = _day(text, found) if found["year"] else None
    return Point(day, _hour(text, found), *_zone(found))


def read_when(text: str) -> When:
    """A time to send: an anchor, the n-th day, or a point; raises `UnreadableMoment`."""
    plain = _plain(text)
    if plain[:1].isdigit():
        point = read_point(text)
        return When(text, point=point, community=point.community)
    if found := _NTH.fullmatch(plain):
        days = int(found["nth"]) - 1
        if days < 0:
            raise UnreadableMoment(
                say('"{text}" names a day before the first', text=text),
                say("day 1 is the day on which the campaign starts"),
            )
        offset, community = _zone(found)
        return When(text, days=days, hour=_hour(text, found), offset=offset, community=community)
    if found := _ANCHOR.fullmatch(plain):
        days, minutes = _distance(text, found["offsets"])
        offset, community = _zone(found)
        return When(
            text,
            anchor=found["name"],
            days=days,
            minutes=minutes,
            hour=_hour(text, found),
            offset=offset,
            community=community,
        )
    raise UnreadableMoment(
        say('"{text}" is not a time that can be read', text=text),
        say("write it as starts - 1d 20:00, day 3 08:00, or 2026-12-08 12:20"),
    )


def fix(when: When, anchors: Anchors, *, otherwise: time | None = None) -> datetime:
    """The instant of a time for one group, in the group's zone.

    `otherwise` is the hour of a time that names none; without it such a time is an
    `UnreadableMoment`, and an anchor that is absent a `MissingAnchor`.
    """
    zone = when.offset or (anchors.community_zone if when.community else anchors.group_zone)
    base = anchors.fix(when.point, zone) if when.point else anchors.local(when.anchor, zone)
    if base is None:
        near = nearest(when.anchor, anchors.points)
        known = tuple(sorted(anchors.points))
        raise MissingAnchor(
            say('"{anchor}" is no moment of this campaign', anchor=when.anchor),
            say('did you mean "{near}"?', near=near)
            if near
            else say("use one of {known}, or add it to dates", known=known),
        )
    hour = when.hour
    if isinstance(base, datetime):
        hour = hour or base.time()
        base = base.date()
    if hour is None and not when.minutes:
        hour = otherwise
    if hour is None:
        raise UnreadableMoment(
            say('"{text}" has no hour', text=when.text),
            say(
                "give {anchor} an hour, or write the hour itself: {anchor} 20:00",
                anchor=when.anchor,
            )
            if when.minutes
            else say("add the hour at which to send, such as {text} 20:00", text=when.text),
        )
    fixed = wall_clock(base + timedelta(days=when.days), hour, zone)
    fixed = fixed.astimezone(UTC) + timedelta(minutes=when.minutes)
    return fixed.astimezone(anchors.group_zone)


def _plain(text: str) -> str:
    """The text in plain characters and single spaces; nothing if it is too long to be a time."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    return plain if len(plain) <= _LONGEST else ""


def _day(text: str, found: re.Match[str]) -> date:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if day.year not in YEARS:
            raise ValueError(day)
        return day
    except ValueError:
        raise UnreadableMoment(
            say('there is no day "{text}"', text=text),
            say("write a day of the calendar, such as 2026-12-07"),
        ) from None


def _hour(text: str, found: re.Match[str]) -> time | None:
    if not found["hour"]:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise UnreadableMoment(
            say('"{text}" has an hour that no clock shows', text=text),
            say("write the hour from 00:00 to 23:59"),
        ) from None


def _distance(text: str, offsets: str) -> tuple[int, int]:
    """Calendar days, and elapsed minutes, from an anchor."""
    days = hours = timedelta()
    for sign, count, unit in _OFFSET.findall(offsets):
        step = timedelta(**{UNITS[unit]: int(sign + count)})
        if unit in "wd":
            days += step
        else:
            hours += step
    if abs(days) > _FARTHEST or abs(hours) > _FARTHEST:
        raise UnreadableMoment(
            say('"{text}" is more than ten years away', text=text),
            say("write a nearer time, such as starts - 1d 20:00"),
        )
    return days.days, int(hours.total_seconds() // 60)


def _zone(found: re.Match[str]) -> tuple[tzinfo | None, bool]:
    """The zone that a time names by its distance from UTC, and whether it names the community's."""
    zone = found["zone"]
    if found["alone"] or zone == "community":
        return None, True
    if zone is None:
        return None, False
    if zone == "Z":
        return UTC, False
    span = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return timezone(-span if zone[0] == "-" else span), False
