"""A moment that notes how long what was asked of it holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kits.model.quiet import Quiet, quiet_until

FOREVER = datetime.max.replace(tzinfo=UTC)
AT_ONCE = timedelta(0)
DAY = timedelta(days=1)
CHANGE = timedelta(hours=1)
"""By how much a clock is put on or back: by so much an hour of the day may be off."""


class Clock:
    """The moment of a build, as pages ask for it that are kept for as long as they are right."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.good_until = FOREVER
        """The next instant at which an answer would be another; it only moves nearer."""

    def anew(self) -> Clock:
        """The same moment, of which nothing was asked yet."""
        return Clock(self._now)

    @property
    def moment(self) -> datetime:
        """The moment itself; what is made of it holds for no other."""
        self.hold_until(self._now)
        return self._now

    def has_come(self, at: datetime, ahead: timedelta = AT_ONCE) -> bool:
        """Whether an instant has come, or comes within so long."""
        come = at <= (self._now + ahead if ahead else self._now)
        if not come:
            self.hold_until(at - ahead if ahead else at)
        return come

    def today(self, zone: tzinfo | None = None) -> date:
        """The day it is in a zone; in that of the moment unless stated."""
        there = self._now.astimezone(zone or self._now.tzinfo)
        self.hold_until(datetime.combine(there.date() + DAY, time(), there.tzinfo))
        return there.date()

    def is_over(self, day: date, zone: tzinfo | None = None) -> bool:
        """Whether a day has passed in a zone; in that of the moment unless stated."""
        there = self._now.astimezone(zone or self._now.tzinfo)
        over = day < there.date()
        if not over:
            self.hold_until(datetime.combine(day + DAY, time(), there.tzinfo))
        return over

    def has_begun(self, day: date, zone: tzinfo | None = None) -> bool:
        """Whether a day has come in a zone; in that of the moment unless stated."""
        return self.is_over(day - DAY, zone)

    def quiet_until(self, zone: tzinfo | None, quiet: Quiet) -> datetime | None:
        """When the quiet hours end in which it lies in a zone; None outside them."""
        there = self._now.astimezone(zone)
        ends = quiet_until(there, quiet)
        begins = there.date() if there.time() < quiet[0] else there.date() + DAY
        self.hold_until((ends or datetime.combine(begins, quiet[0], there.tzinfo)) - CHANGE)
        return ends

    def hold_until(self, at: datetime) -> None:
        """Lets what is asked of it hold for no longer than that."""
        if at < self.good_until:
            self.good_until = at
