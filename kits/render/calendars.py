"""A group's calendar: when each message of its campaigns is sent.

icalendar takes about 1.4 ms to build and write one event, and most groups share theirs. So what an
event says is written by the library once for each distinct content, and only the lines that name
the group (its UID and address) are written, by the same library, for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from icalendar.parser import Contentline
from icalendar.prop import vText

from kits.locale import Languages, Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.model.kits import Kit, KitGroup, KitMessage
from kits.render.calendar_zones import clock, on_clock
from kits.render.cards import anchor, kind_word, lock_word

SHORT = timedelta(minutes=15)
FOLD = 74
"""Octets of a line that is folded (RFC 5545, 3.1), as the library counts them."""
ESCAPES = re.compile(r"[\\^\r\n]")
"""What may begin an escape, within which no line is folded."""
AT_ITS_TIME = timedelta(0)
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""DTSTAMP of every event. It may never go back, and what one edit moves on, such as a change or a
time to send, another moves back. Which form of an event is the newer is told by SEQUENCE."""


def calendar(
    group: KitGroup,
    kits: Sequence[Kit],
    languages: Languages,
    leaders_url: str | None = None,
    *,
    addresses: Addresses,
) -> File:
    """The calendar of a group: one event a message, with an alarm at its time.

    SEQUENCE is the number of changes that touch the message. A stopped message is told by
    `STATUS:CANCELLED` (Google then hides it, Apple strikes it out) and by its title, since Outlook
    heeds no status of a subscription. METHOD is for what is sent to somebody, not for a file that
    is fetched. `leaders_url` is where the leaders' site stands; without it the events name no page.
    """
    years = {message.send_at.year for kit in kits for message in kit.messages} or {STAMP.year}
    content = b"".join(
        (
            b"BEGIN:VCALENDAR\r\n",
            _head(),
            _line("X-WR-CALNAME", vText(group.name).to_ical().decode()),
            _line("X-WR-TIMEZONE", group.timezone),
            _clock(group.timezone, min(years), max(years)),
            *_events(kits, languages, addresses, leaders_url),
            b"END:VCALENDAR\r\n",
        )
    )
    return File(path=addresses.calendar(group.id).path, content=content)


def _events(
    kits: Sequence[Kit], languages: Languages, addresses: Addresses, leaders_url: str | None
) -> Iterator[bytes]:
    for kit in kits:
        group, campaign = kit.group, kit.campaign
        locale = languages.tongue(group.locale)
        for message in kit.messages:
            yield b"BEGIN:VEVENT\r\n"
            yield _line("UID", f"{message.id}.{campaign.id}.{group.id}@leaderkit")
            if leaders_url:
                page = addresses.kit(group.id, campaign.id).at(leaders_url)
                yield _line("URL", f"{page}#{anchor(message.id)}")
            yield _said(
                _summary(message, campaign.title, locale),
                _description(message, locale),
                message.send_at.astimezone(UTC).replace(tzinfo=None),
                group.timezone,
                message.touched,
                message.locked is not None,
            )
            yield b"END:VEVENT\r\n"


def _summary(message: KitMessage, campaign: str, locale: Tongue) -> str:
    summary = f"{message.title} · {campaign}"
    if message.locked:
        return catalogue(locale).gettext("Do not post: {title}").format(title=summary)
    return summary


def _description(message: KitMessage, locale: Tongue) -> str:
    if message.locked:
        return lock_word(message.locked, locale)
    lines = [kind_word(message.kind, locale), message.note]
    if message.report:
        answer = catalogue(locale).gettext("Then answer in the HQ group: {answer}")
        lines.append(answer.format(answer=message.report))
    return "\n".join(filter(None, lines))


@lru_cache(maxsize=4096)
def _said(
    summary: str, description: str, at: datetime, zone: str, sequence: int, cancelled: bool
) -> bytes:
    """The lines of an event that groups share.

    `at` is in UTC and the zone beside it, since moments of two zones are equal to a cache.
    """
    moment = at.replace(tzinfo=UTC)
    event = Event()
    event.add("summary", summary)
    event.add("description", description)
    event.add("dtstart", on_clock(moment, SHORT, ZoneInfo(zone)))
    event.add("duration", SHORT)
    event.add("dtstamp", STAMP)
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if not cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", AT_ITS_TIME)
        event.add_component(alarm)
    return _inside(event.to_ical())


@lru_cache(maxsize=1)
def _head() -> bytes:
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", "-//Leaderkit//kits//EN")
    head.add("calscale", "GREGORIAN")
    return _inside(head.to_ical())


def _clock(zone: str, first: int, last: int) -> bytes:
    """The clock of a zone; of a calendar without events as well (RFC 5545, 3.6). UTC needs none."""
    return b"" if zone == "UTC" else clock(zone, first, last)


def _inside(component: bytes) -> bytes:
    """The lines between a component's BEGIN and END."""
    lines = component.splitlines(keepends=True)
    return b"".join(lines[1:-1])


def _line(name: str, value: str) -> bytes:
    """A content line, folded; what is not a URL or made of ids is escaped already."""
    plain = f"{name}:{value}"
    if plain.isascii() and not ESCAPES.search(plain):  # which the library folds letter by letter
        pieces = (plain[at : at + FOLD] for at in range(0, len(plain), FOLD))
        return "\r\n ".join(pieces).encode() + b"\r\n"
    line = Contentline(f"{name}:{value}")  # type: ignore[no-untyped-call]  # icalendar has none here
    return bytes(line.to_ical()) + b"\r\n"  # type: ignore[no-untyped-call]  # nor here
