"""The month on one page: what an operator shows whoever they answer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kits.locale import catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import Artifact
from kits.model.credit_kinds import kind_of
from kits.model.periods import Window, month_of
from kits.render.localised import month, span
from kits.render.ops.counts import Kept, by_hand, of_content, of_people, value_words
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import Honour, Shown, View

HERE = Addresses.operations / "reports"
STORIES = 2
"""So many deeds are told; a page is read in a minute."""
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the month, beside that of the month before."""

    name: str
    value: str
    before: str
    source: str


@dataclass(frozen=True, slots=True)
class Story:
    """What somebody did, as the wall tells it."""

    name: str
    what: str
    title: str
    """Of the campaign; empty where it was for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A month in words and numbers."""

    name: str
    """What the month is called."""
    is_over: bool
    rows: Sequence[Row]
    held: Sequence[tuple[str, str]]
    """The campaigns of the month, each with its days."""
    stories: Sequence[Story]
    learned: Sequence[tuple[str, str]]
    """By campaign."""
    ahead: Sequence[tuple[str, str]]
    """The campaigns that begin in the month after it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the month."""
        return not (self.rows or self.held or self.stories)


def place_of(at: date) -> Address:
    """Where the report of a month stands."""
    return HERE / f"{at:%Y-%m}"


def report_pages(view: View) -> Iterator[Artifact]:
    """A page for each month of which anything is known, and one that leads to them."""
    _ = catalogue(view.locale).gettext
    months = [one.window.first for one in reversed(view.measures.months)]
    made = {at: report(view, at) for at in months}
    told = {at: one for at, one in made.items() if not one.is_empty}
    links = [(HERE.near(place_of(at)), one.name) for at, one in told.items()]
    body = fill("ops/reports.html", view.locale, links=links)
    yield operators_page(HERE, _("Reports"), body, view.locale)
    for at, one in told.items():
        here = place_of(at)
        body = fill("ops/report.html", view.locale, report=one, community=view.settings.name)
        yield operators_page(here, one.name, body, view.locale)


def report(view: View, at: date) -> Report:
    """The month that begins on a day, one of those that are counted."""
    window = month_of(at)
    after = month_of(window.last + timedelta(days=1))
    ran = [one for one in view.campaigns if one.phase in ("running", "ended", "ahead")]
    return Report(
        name=month(at, view.locale),
        is_over=view.today > window.last,
        rows=list(_rows(view, at)),
        held=_listed(view, (one for one in ran if _touches(one, window))),
        stories=list(_stories(view, window)),
        learned=[
            (one.campaign.title, what)
            for one in ran
            if one.recap and window.holds(one.ends)
            for what in one.recap.learned
        ],
        ahead=_listed(view, (one for one in _held(view) if after.holds(one.starts))),
    )


def _held(view: View) -> Iterator[Shown]:
    """The campaigns that are held, or planned: none that was called off."""
    return (one for one in view.campaigns if one.phase not in ("withdrawn", "paused"))


def _listed(view: View, campaigns: Iterable[Shown]) -> list[tuple[str, str]]:
    found = sorted(campaigns, key=lambda one: (one.starts, one.campaign.id))
    return [(one.campaign.title, span(one.starts, one.ends, view.locale)) for one in found]


def _touches(one: Shown, window: Window) -> bool:
    return one.starts <= window.last and one.ends >= window.first


def _rows(view: View, at: date) -> Iterator[Row]:
    """Every figure of which the month has a value."""
    months = [one.window.first for one in view.measures.months]
    place = months.index(at)
    every = (*of_people(view, view.measures.months), *of_content(view), *by_hand(view))
    for one in every:
        if one.values[place]:
            yield _row(view, one, place)


def _row(view: View, one: Kept, place: int) -> Row:
    before: Decimal | None = one.values[place - 1] if place else None
    value = value_words(view, one.values[place], one.unit)
    return Row(one.title, value, value_words(view, before, one.unit), one.source)


def _stories(view: View, window: Window) -> Iterator[Story]:
    """Deeds that the wall tells in words, of different people, the newest first."""
    seen: set[str] = set()
    for honour in view.honours:
        what = _in_words(honour, view)
        if what and window.holds(honour.deed.when) and honour.name not in seen:
            seen.add(honour.name)
            yield Story(honour.name, what, honour.title)
            if len(seen) == STORIES:
                return


def _in_words(honour: Honour, view: View) -> str | None:
    """What was done as somebody wrote it; None of what a record says by its kind."""
    deed, kind = honour.deed, kind_of(honour.deed.kind)
    if kind.is_role or kind.names != "words":
        return None
    return dict(deed.spoken).get(view.locale.tag) or deed.what


def as_markdown(one: Report, view: View) -> str:
    """The same, to be sent on or put into a document."""
    _ = catalogue(view.locale).gettext
    lines = [f"# {_plain(view.settings.name)} · {one.name}", ""]
    if not one.is_over:
        lines += [_("The month is not over."), ""]
    if one.rows:
        head = (_("Figure"), one.name, _("The month before"), _("Source"))
        lines += [f"| {' | '.join(head)} |", "| --- | ---: | ---: | --- |"]
        for row in one.rows:
            cells = (row.name, row.value, row.before, row.source or _("counted from the records"))
            lines.append(f"| {' | '.join(map(_plain, cells))} |")
        lines.append("")
    sections: tuple[tuple[str, list[str]], ...] = (
        (_("What there was"), [f"{_plain(title)} ({days})" for title, days in one.held]),
        (_("Two stories"), [_told(story) for story in one.stories]),
        (
            _("What was learned"),
            [f"{_plain(what)} ({_plain(title)})" for title, what in one.learned],
        ),
        (_("What comes next"), [f"{_plain(title)} ({days})" for title, days in one.ahead]),
    )
    for title, those in sections:
        if those:
            lines += [f"## {title}", "", *(f"- {each}" for each in those), ""]
    return "\n".join(lines).rstrip() + "\n"


def _told(story: Story) -> str:
    of = f" ({_plain(story.title)})" if story.title else ""
    return f"**{_plain(story.name)}**: {_plain(story.what)}{of}"


def _plain(text: str) -> str:
    """A text in which nothing is Markdown, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
