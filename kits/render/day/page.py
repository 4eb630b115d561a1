"""The operators' day, drawn at the build; a script only moves the line of the hour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby, islice

from jinja2 import Environment

from kits.locale import Tongue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, File, Page
from kits.render.day.agenda import Entry
from kits.render.day.line import Hours, Line, line
from kits.render.day.needs import needs, recaps_due
from kits.render.day.running import cards, step_of
from kits.render.day.situation import Situation
from kits.render.day.week import DAYS, week
from kits.render.holidays import holidays_of
from kits.render.localised import amount, clock, day, full_weekday, weekday
from kits.render.ops.feedback import asks_for_feedback
from kits.render.phone import environment
from kits.render.sends import Sends
from kits.render.views import View

HERE = Addresses.operations
STYLE, SCRIPT = Addresses.asset("ops-day.css").path, Addresses.asset("ops-day.js").path
OPEN = 3
"""Sentences of the strip that stand open, so that the day is in the first view."""
SENDS = 96
"""Dots of a day, those of the most groups; the calendar has all."""
POSTS = 150
"""Messages of the week that are listed; the calendar has all."""
CARDS = 24
"""Campaigns with a card."""
BAR = 56
"""Pixels of the highest bar."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One dot, in words."""

    at: str
    """In ISO 8601."""
    clock: str
    groups: int
    href: str
    name: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A message of the day with all its moments."""

    title: str
    campaign: str
    moments: Sequence[Moment]

    @property
    def gone(self) -> bool:
        """Whether all of it has come to its time."""
        return all(moment.gone for moment in self.moments)


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the week to come."""

    day: date
    weekday: str
    number: str
    height: int


def day_page(view: View, sends: Sends) -> Iterator[Artifact]:
    """The page, its style and its script."""
    it = Situation.of(view, sends)
    _ = it.words.gettext
    entries = list(it.agenda.of_day(it.today))
    most = sorted(entries, key=lambda entry: -entry.send.groups)[:SENDS]
    shown = sorted(most, key=lambda entry: (entry.at.timestamp(), entry.campaign, entry.message))
    moments = [_moment(it, entry) for entry in shown]
    rows = _rows(it, shown, moments)
    running = list(cards(it))
    following = it.agenda.next_after(it.now)
    waiting = list(needs(it))
    hours = Hours.of(it.today, it.agenda.zone)
    yield Page(
        path=HERE.source.path,
        title=_("Today"),
        body=_templates(it.view.locale)
        .get_template("day/day.html")
        .render(
            it=it,
            heading=full_weekday(it.today, it.view.locale),
            clock=clock(it.now.astimezone(it.agenda.zone)),
            hours=hours,
            line=_line(it, hours, shown),
            needs=waiting[:OPEN] if len(waiting) > OPEN + 1 else waiting,
            further=waiting[OPEN:] if len(waiting) > OPEN + 1 else [],
            moments=moments,
            coming=[row for row in rows if not row.gone],
            gone=[row for row in rows if row.gone],
            left=len(entries) - len(shown),
            next=step_of(it, following) if following else None,
            week=_week(it),
            holidays=holidays_of(view, it.today, DAYS),
            days=[
                (at, [(post, it.view.titles.get((post.campaign, ""))) for post in posts])
                for at, posts in groupby(islice(week(it), POSTS), key=lambda post: post.day)
            ],
            highest=BAR,
            cards=running[:CARDS],
            more=len(running) - CARDS,
            campaigns=HERE.near(Addresses.campaigns),
            recaps=[
                (one.campaign.title, one.ends, due, due < it.today) for one, due in recaps_due(it)
            ],
            asks=it.view.settings.shout_outs == "ask",
            people=HERE.near(Addresses.outreach),
            teams=bool(it.view.teams),
            feedback=any(map(asks_for_feedback, it.view.campaigns)),
        ),
        html=True,
        meta={
            "lang": it.view.locale.tag,
            "hide": ["toc"],
            "search": {"exclude": True},
            "styles": [STYLE],
            "scripts": [SCRIPT],
        },
        nav=(_("Operations"),),
        listed=True,
    )
    folder = files("kits.render") / "assets" / "ops"
    yield File(path=STYLE, content=(folder / "day.css").read_bytes())
    yield File(path=SCRIPT, content=(folder / "day.js").read_bytes())


def _line(it: Situation, hours: Hours, entries: Sequence[Entry]) -> Line:
    return line(hours, it.now, [(entry.at, entry.send.groups) for entry in entries])


def _moment(it: Situation, entry: Entry) -> Moment:
    groups = entry.send.groups
    text = it.words.ngettext("{time} {title}: {n} group", "{time} {title}: {n} groups", groups)
    title = it.title_of(entry.campaign, entry.message, entry.send.title)
    at = clock(entry.at)
    return Moment(
        entry.at.isoformat(),
        at,
        groups,
        entry.send.text,
        text.format(time=at, title=title, n=amount(groups, it.view.locale)),
        entry.at <= it.now,
    )


def _rows(it: Situation, entries: Sequence[Entry], moments: Sequence[Moment]) -> list[Row]:
    """The messages of a day, what comes next first."""
    found: dict[tuple[str, str, str], list[Moment]] = {}
    for entry, moment in zip(entries, moments, strict=True):
        title = it.title_of(entry.campaign, entry.message, entry.send.title)
        found.setdefault((entry.campaign, entry.message, title), []).append(moment)
    rows = [
        Row(title, it.view.titles.get((campaign, ""), campaign), those)
        for (campaign, _message, title), those in found.items()
    ]
    return sorted(rows, key=lambda row: min((m.at for m in row.moments if not m.gone), default=""))


def _week(it: Situation) -> list[Bar]:
    counted = it.agenda.per_day(it.today, DAYS)
    most, locale = max(counted.values()) or 1, it.view.locale
    return [
        Bar(
            at,
            weekday(at, locale),
            amount(sends, locale),
            max(round(BAR * sends / most), min(sends, 1)),
        )
        for at, sends in counted.items()
    ]


@cache
def _templates(locale: Tongue) -> Environment:
    made = environment(locale, autoescape=True)
    made.filters["day"] = lambda at: day(at, locale)
    made.filters["amount"] = lambda number: amount(number, locale)
    return made
