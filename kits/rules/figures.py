"""What is written down by hand can be counted, and is nothing that the content knows itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kits.model.clocks import DAY
from kits.model.community import Community
from kits.model.figures import KNOWN, WHOLE, Figure, Unit
from kits.model.findings import Finding, error, say, warning
from kits.model.nearest import nearest
from kits.model.periods import window_of
from kits.rules.rule import Due, Repeated


def known_figure(community: Community) -> Iterator[Repeated]:
    """What the content tells of itself is counted, and never typed a second time.

    So it is with members, receipts, credits, terms and lessons: they stand on the page of figures
    with all else that is computed, and a number beside them would one day say something else.

    Bad:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        members,2026-11,3200,people,counted by hand

    Good:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,2026-11,41,posts,counted by hand
    """
    figures = community.log.figures
    known = {name for name in figures.first("figure") if name.casefold() in KNOWN}
    for row in figures.having("figure", known) if known else ():
        facts = {"figure": row.figure, "where": KNOWN[row.figure.casefold()]}
        words = say('"{figure}" is known already, from {where}', **facts)
        many = say('"{figure}" is known already, from {where} (in {others} more rows)', **facts)
        hint = say("take the row out: what the content knows is counted from it")
        found = error("known-figure", row.at("figure"), words, hint, many=many)
        yield Repeated(("known-figure", row.figure), found)


def unknown_period(community: Community) -> Iterator[Repeated]:
    """A figure is of a period: a month, a week, a quarter, two days, or one that has a name.

    Named ones stand under `periods` of `community.yml`, each with its `from` and `until`.

    Bad:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,November,41,posts,counted by hand

    Good:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,2026-11,41,posts,counted by hand
    """
    named = {each.id: each for each in community.settings.periods}
    figures = community.log.figures
    for text, first in figures.first("period").items():
        if window_of(text, named) is None:
            row = figures[first]
            near = nearest(text, named)
            words = say('"{period}" is not a period', period=text)
            hint = say("write it as 2026-11, 2026-W48, 2026-Q4 or 2026-11-01/2026-11-14")
            if near:
                hint = say('did you mean "{near}"?', near=near)
            yield Repeated(
                ("unknown-period", text), warning("unknown-period", row.at("period"), words, hint)
            )


def odd_figure(community: Community) -> Iterator[Repeated]:
    """A value fits its unit: people and posts are whole, and a share is 1 at most.

    Bad:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        newcomers who stayed,2026-11,62,share,counted by hand

    Good:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        newcomers who stayed,2026-11,0.62,share,counted by hand
    """
    figures = community.log.figures
    odd = [at for at, said in enumerate(figures.lines("unit", "value")) if _is_odd(*said)]
    for row in (figures[at] for at in odd):
        found = _odd(row)
        yield Repeated(found.place, found)


def _is_odd(unit: Unit, value: Decimal) -> bool:
    return value > 1 if unit == "share" else unit in WHOLE and value != int(value)


def _odd(row: Figure) -> Finding:
    value, at = row.value, row.at("value")
    if row.unit == "share":
        words = say('a share is 1 at most, and this is "{value}"', value=value)
        hint = say("write 62 in a hundred as 0.62, or the unit that it has")
    else:
        words = say('"{value}" is not a whole number of them', value=value)
        hint = say("write a whole number, or the unit that it has")
    return warning("odd-figure", at, words, hint)


def contradicting_figure(community: Community) -> Iterator[Repeated]:
    """A figure of one period has one value.

    A value that is counted again later has the later day under `day`, and holds instead; of two of
    the same day nobody knows which is right.

    Bad:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,2026-11,41,posts,counted by hand
        posts seen in public,2026-11,14,posts,counted by hand

    Good:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source,day
        posts seen in public,2026-11,14,posts,counted by hand,2026-11-20
        posts seen in public,2026-11,41,posts,counted by hand,2026-12-01
    """
    for row, other in community.log.figures.contradicting:
        place = other.at("value")
        facts = {"figure": row.figure, "period": row.period, "value": row.value}
        words = say('"{figure}" of {period} is also given as "{value}"', **facts)
        many = say('"{figure}" of {period} is also given as "{value}" (and {others} more)', **facts)
        hint = say("take the wrong row out, or write under day when each was counted")
        found = warning("contradicting-figure", place, words, hint, many=many)
        yield Repeated(("contradicting-figure", row.figure, row.period), found)


def future_figure(due: Due) -> Iterator[Repeated]:
    """Nothing was counted in a period that has not begun.

    One that is not over may have figures already.

    Bad:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,2027-11,41,posts,counted by hand

    Good:
        --- log/figures/2026-11.csv
        figure,period,value,unit,source
        posts seen in public,2026-11,41,posts,counted by hand
    """
    community, figures = due.community, due.community.log.figures
    named = {each.id: each for each in community.settings.periods}
    for text, first in figures.first("period").items():
        window = window_of(text, named)
        if window and not due.at.has_begun(window.first - DAY, community.zone):
            words = say('"{period}" has not begun', period=text)
            hint = say("write the period in which it was counted")
            found = warning("future-figure", figures[first].at("period"), words, hint)
            yield Repeated(("future-figure", text), found)
