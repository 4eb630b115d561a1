"""What is written down by hand can be counted, and is nothing that the content knows itself."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.figures import KNOWN, WHOLE, Figure
from kits.model.findings import Finding, error, say, warning
from kits.model.nearest import nearest
from kits.model.periods import window_of
from kits.rules.rule import Repeated


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
    for row in community.log.figures:
        if where := KNOWN.get(row.figure.casefold()):
            facts = {"figure": row.figure, "where": where}
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
    for text, row in {row.period: row for row in reversed(community.log.figures)}.items():
        if window_of(text, named) is None:
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
    for row in community.log.figures:
        if found := _odd(row):
            yield Repeated(found.place, found)


def _odd(row: Figure) -> Finding | None:
    value, at = row.value, row.at("value")
    if row.unit == "share" and value > 1:
        words = say('a share is 1 at most, and this is "{value}"', value=value)
        hint = say("write 62 in a hundred as 0.62, or the unit that it has")
        return warning("odd-figure", at, words, hint)
    if row.unit in WHOLE and value != value.to_integral_value():
        words = say('"{value}" is not a whole number of them', value=value)
        hint = say("write a whole number, or the unit that it has")
        return warning("odd-figure", at, words, hint)
    return None
