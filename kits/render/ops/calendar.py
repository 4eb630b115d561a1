"""The calendar of sends, week by week: each message once, with its text and its groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from kits.locale import Tongue, catalogue, listed
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.render.cards import anchor
from kits.render.holidays import Holidays, holidays_of
from kits.render.localised import clock, moment, place_of
from kits.render.ops.layout import area_of, operators_page
from kits.render.sends import Part, Sending, Sends
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.operations / "calendar"
AHEAD = timedelta(weeks=3)
"""How far ahead weeks are unfolded."""

NAMED = 8
"""So many groups are named in the row itself; more stand in a list that rows share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A group that gets something."""

    home: str
    """The way there."""
    name: str
    choice: str
    """The numbers of its area and its owner among those that one can choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """The groups of a row that get it at one moment."""

    clock: str
    places: str
    here: str | None
    """When that is by the community's clock, where that is another."""
    n: int
    """How many groups these are."""
    groups: tuple[Recipient, ...]
    list: int | None
    """The number of the list that has them, where there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One message on one day."""

    campaign: str
    title: str
    of: str
    """What its campaign is called."""
    first: str
    last: str | None
    """The hour of the last groups, where that is another."""
    text: str
    """The way to its text."""
    at: str
    """The same, from the folder of a group."""
    groups: int
    stopped: int
    to: tuple[To, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days, of which those that have something are listed."""

    id: str
    first: date
    last: date
    gone: bool
    """Whether its last day is over."""
    near: bool
    """Whether it is one of the next weeks, which are unfolded."""
    sendings: int
    days: list[tuple[date, list[Row]]]
    earlier: int
    """How many of the days are over, in the week that is not."""
    holidays: Holidays
    """What is off on which of the seven."""

    @property
    def idle(self) -> list[tuple[date, tuple[str, ...]]]:
        """The holidays on which nothing is sent."""
        busy = {day for day, _rows in self.days}
        return [(day, names) for day, names in self.holidays.items() if day not in busy]


@dataclass(slots=True)
class Choices:
    """Values that one can choose among, each with a number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        """The number of a value, which it gets where it has none."""
        return self.numbers.setdefault(value, len(self.numbers))

    def sorted(self) -> list[tuple[int, str]]:
        """All of them, by value."""
        return [(number, value) for value, number in sorted(self.numbers.items())]


@dataclass(slots=True)
class Recipients:
    """The groups by what one can choose them by, and the lists of many that rows share."""

    groups: Mapping[str, Recipient]
    areas: list[tuple[int, str]]
    owners: list[tuple[int, str]]
    lists: dict[tuple[str, ...], int] = field(default_factory=dict)

    def list_of(self, ids: tuple[str, ...]) -> int | None:
        """The number of the list of these groups, which it gets where it has none."""
        return self.lists.setdefault(ids, len(self.lists) + 1) if len(ids) > NAMED else None

    def listed(self) -> Iterator[tuple[int, list[Recipient]]]:
        """Every list with its number."""
        for ids, number in self.lists.items():
            yield number, [self.groups[id] for id in ids]


def calendar_page(view: View, sends: Sends) -> Iterator[Artifact]:
    """All sends, week by week."""
    zone = ZoneInfo(view.settings.timezone)
    people = _recipients(view)
    found = sends.sendings(zone)
    rows = [(one.first.date(), _row(one, view, people, zone)) for one in found]
    weeks = list(_weeks(rows, view))
    _ = catalogue(view.locale).gettext
    yield operators_page(
        HERE,
        _("Calendar of sends"),
        fill(
            "ops/calendar.html",
            view.locale,
            here=HERE,
            zone=view.settings.timezone,
            place=place_of(view.settings.timezone, view.locale),
            ahead=[week for week in weeks if not week.gone],
            gone=[week for week in weeks if week.gone],
            also=_also(found, zone),
            campaigns=list({row.campaign: row.of for _day, row in reversed(rows)}.items()),
            people=people,
        ),
        view.locale,
        scripts=("calendar",),
    )


def _recipients(view: View) -> Recipients:
    areas, owners = Choices(), Choices()
    return Recipients(
        groups={
            group.id: Recipient(
                home=HERE.to(view.addresses.group(group.id)),
                name=group.name,
                choice=f"{areas.number(area_of(group, view))}.{owners.number(group.owner or '')}",
            )
            for group in view.groups
        },
        areas=areas.sorted(),
        owners=[
            (number, view.called.get(owner, owner)) for number, owner in owners.sorted() if owner
        ],
    )


def _weeks(rows: Iterable[tuple[date, Row]], view: View) -> Iterator[Week]:
    today = view.today
    for first, of_week in groupby(rows, key=lambda row: row[0] - timedelta(row[0].weekday())):
        days = [
            (day, [row for _day, row in of_day])
            for day, of_day in groupby(of_week, key=lambda row: row[0])
        ]
        last = first + timedelta(6)
        year, week, _weekday = first.isocalendar()
        yield Week(
            id=f"{year}-W{week:02}",
            first=first,
            last=last,
            gone=last < today,
            near=today <= last < today + AHEAD,
            sendings=sum(len(those) for _day, those in days),
            days=days,
            earlier=sum(day < today for day, _rows in days) if last >= today else 0,
            holidays=holidays_of(view, first, 7),
        )


def _also(sendings: Sequence[Sending], zone: ZoneInfo) -> Mapping[date, list[date]]:
    """Days of the community's that have no row of their own, by the day whose rows fall on them.

    A bar of the week, or a link in a chat, may lead to any day on which something is sent.
    """
    known = {one.first.date() for one in sendings}
    found: dict[date, list[date]] = {}
    for one in sendings:
        for part in one.parts:
            here = part.at.astimezone(zone).date()
            if here not in known:
                known.add(here)
                found.setdefault(one.first.date(), []).append(here)
    return found


def _row(one: Sending, view: View, people: Recipients, zone: ZoneInfo) -> Row:
    campaign, titles = one.message.campaign, view.titles
    first = one.parts[0].groups[0]
    page, spot = view.addresses.kit(first, campaign), f"#{anchor(one.message.id)}"
    return Row(
        campaign=campaign,
        title=titles.get((campaign, one.message.base), one.message.base),
        of=titles.get((campaign, ""), campaign),
        first=clock(one.first),
        last=clock(one.last) if one.last != one.first else None,
        text=HERE.to(page) + spot,
        at=page.within(view.addresses.group(first)) + spot,
        groups=one.groups,
        stopped=one.stopped,
        to=tuple(_to(part, view.locale, people, zone) for part in one.parts),
    )


def _to(part: Part, locale: Tongue, people: Recipients, zone: ZoneInfo) -> To:
    number = people.list_of(part.groups)
    here = part.at.astimezone(zone)
    return To(
        clock=clock(part.at),
        places=listed(tuple(dict.fromkeys(place_of(id, locale) for id in part.zones)), locale.tag),
        here=None if here.utcoffset() == part.at.utcoffset() else moment(here, locale),
        n=len(part.groups),
        groups=() if number else tuple(people.groups[id] for id in part.groups),
        list=number,
    )
