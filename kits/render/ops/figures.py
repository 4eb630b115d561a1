"""What came of it: numbers that a person reads at a glance, and beside them what they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.community import HQ
from kits.model.figures import Unit
from kits.model.measures import (
    Outcome,
    is_few,
    is_flat,
    told_parts,
)
from kits.model.periods import window_of
from kits.render.localised import number, short_month
from kits.render.ops.charts import Chart, bars
from kits.render.ops.counts import COSTS, NOTHING, Kept, by_hand, of_content, of_people, value_words
from kits.render.ops.layout import operators_page
from kits.render.ops.steps import core_words
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.operations / "figures"
YEAR = 365
"""Days of which campaigns are counted by what they serve."""
NONE = Outcome(groups=0, honours=0)
SENSES = ("gain", "belonging", "participation", "accomplishment")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a campaign took, beside what came of it."""

    title: str
    href: str
    hours: str
    money: str
    groups: str
    honours: int


@dataclass(frozen=True, slots=True)
class ByGroup:
    """A figure of people by group, of one period."""

    title: str
    rows: Sequence[tuple[str, str]]
    rest: str | None


def figures_page(view: View) -> Iterator[Artifact]:
    """The page; of a community of which nothing was counted yet, what it will show."""
    _ = catalogue(view.locale).gettext
    sections = [
        (_("People"), of_people(view, view.measures.months)),
        (_("Content"), of_content(view)),
        (_("Counted by hand"), [one for one in by_hand(view) if one.is_series]),
    ]
    body = fill(
        "ops/figures.html",
        view.locale,
        here=HERE,
        sections=[
            (title, [_chart(view, one) for one in kept if any(one.values)])
            for title, kept in sections
            if any(any(one.values) for one in kept)
        ],
        windows=list(_windows(view)),
        funnel=list(_funnel(view)),
        carried=list(core_words(view.core, view)) if view.core else [],
        costs=costs(view),
        by_group=list(_by_group(view)),
        senses=_senses(view),
        needs=list(_needs(view)),
        pages=[
            (HERE.near(Addresses.operations / "coverage"), _("Coverage")),
            (HERE.near(Addresses.operations / "mix"), _("Mix of posts")),
            (f"{HERE.near(Addresses.outreach)}#staying", _("Who stays")),
        ],
    )
    yield operators_page(HERE, _("Figures"), body, view.locale)


def _chart(view: View, one: Kept) -> Chart:
    _ = catalogue(view.locale).gettext
    labels = [short_month(each.window.first, view.locale) for each in view.measures.months]
    said = [value_words(view, value, one.unit) for value in one.values]
    *before, present = said
    whole = next((words for words in reversed(before) if words != NOTHING), present)
    flat = _("Flat for three months: time to think again?") if is_flat(one.values) else ""
    return Chart(
        title=one.title,
        latest=whole,
        bars=bars(one.values, labels, said),
        note=flat,
        source=one.source,
    )


def _windows(view: View) -> Iterator[tuple[str, list[str]]]:
    """The other stretches of time, each with what was counted in it."""
    _ = catalogue(view.locale).gettext
    for name, counted in view.measures.others:
        first, last = counted.window
        title = {
            "fortnight": _("The last two weeks"),
            "quarter": _("{year}, quarter {quarter}").format(
                year=first.year, quarter=(first.month + 2) // 3
            ),
        }.get(name, f"{name} ({first.isoformat()} – {last.isoformat()})")
        one = [counted]
        yield title, [value_words(view, each.values[0], each.unit) for each in of_people(view, one)]


def _funnel(view: View) -> Iterator[tuple[str, str]]:
    """From all members to those who carry it, each a part of those before."""
    _ = catalogue(view.locale).gettext
    core = view.core
    if core is None:
        return
    people = (
        (_("members of all groups"), core.members),
        (_("known by name"), len(view.called) - len(view.staff)),
        (_("users who carry it"), core.people),
    )
    for name, count in people:
        yield name, NOTHING if is_few(count) else number(Decimal(count), view.locale)


def costs(view: View) -> list[Cost]:
    """What campaigns took in hours and money, the newest first."""
    spent: dict[str, dict[Unit, Decimal]] = {}
    for campaign, unit, value in view.log.figures.lines("campaign", "unit", "value"):
        if campaign and unit in COSTS:
            took = spent.setdefault(campaign, {})
            took[unit] = took.get(unit, Decimal()) + value
    return [
        Cost(
            title=view.titles[shown.campaign.id, ""],
            href=HERE.to(Addresses.campaign(shown.campaign.id)),
            hours=value_words(view, took.get("hours"), "hours"),
            money=value_words(view, took.get("money"), "money"),
            groups=str(outcome.groups) if outcome.groups else NOTHING,
            honours=outcome.honours,
        )
        for shown in view.campaigns
        if shown.campaign.id in spent
        for took in [spent[shown.campaign.id]]
        for outcome in [view.measures.outcomes.get(shown.campaign.id, NONE)]
    ]


def _by_group(view: View) -> Iterator[ByGroup]:
    """Figures of people that stand by group, the newest period of each, small ones together."""
    _ = catalogue(view.locale).gettext
    named = {each.id: each for each in view.settings.periods}
    figures = view.log.figures
    known = {period: window_of(period, named) for period in figures.first("period")}
    newest: dict[str, str] = {}
    found: dict[str, dict[str, Decimal]] = {}
    wholes: dict[tuple[str, str], Decimal] = {}
    columns = ("group", "unit", "period", "figure", "value", "campaign", "team")
    for group, unit, period, figure, value, campaign, team in figures.lines(*columns):
        if unit == "people" and not (group or campaign or team):
            wholes[figure, period] = value
        if group and unit == "people" and (window := known[period]):
            before = known[newest.setdefault(figure, period)]
            if before and before[1:] < window[1:]:
                newest[figure] = period
                del found[figure]
            if newest[figure] == period:
                parts = found.setdefault(figure, {})
                parts[group] = parts.get(group, Decimal()) + value
    names = {group.id: group.name for group in view.groups}
    for figure, period in newest.items():
        told, rest = told_parts(found[figure], wholes.get((figure, period)))
        rows = [(names.get(id, id), number(value, view.locale)) for id, value in told.items()]
        title = f"{figure} · {period}"
        yield ByGroup(title, rows, number(rest, view.locale) if rest else None)


def _senses(view: View) -> list[tuple[str, int]]:
    """How many campaigns of a year served what people stay for."""
    _ = catalogue(view.locale).gettext
    words = (_("gain"), _("belonging"), _("taking part"), _("accomplishment"))
    counts = Counter(
        sense
        for shown in view.campaigns
        if abs((view.today - shown.starts).days) <= YEAR
        for sense in shown.campaign.serves
    )
    found = [(word, counts[sense]) for sense, word in zip(SENSES, words, strict=True)]
    return found if any(count for _word, count in found) else []


def _needs(view: View) -> Iterator[tuple[str, int, int, int]]:
    """By need: how many groups, how many of them are awake, and how many have a leader."""
    needs = view.settings.vocabulary.needs or {}
    groups = [group for group in view.groups if group.kind != HQ and group.stage != "closed"]
    for need in sorted({group.need for group in groups if group.need}):
        those = [group for group in groups if group.need == need]
        led = sum(bool(view.led.get(group.id)) for group in those)
        yield needs.get(need, need), len(those), sum(group.is_awake for group in those), led
