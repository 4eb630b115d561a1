"""Private facts in words, a campaign after the other, with what they amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.amounts import Money, money, tells_more
from kits.model.artifacts import Artifact
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import Shown, View
from kits.render.words import campaign_phases

HERE = Addresses.operations / "private"

WHOLE = ("total", "合计", "总计")
"""The names of a part that holds the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What stands under one key, in words."""

    name: str
    lines: list[str]
    total: list[Money]
    """What the parts amount to; empty where they name no amounts."""
    is_sum: bool
    """Whether that is more than is written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A campaign with its private facts, and those of its recap."""

    shown: Shown
    facts: list[Fact]
    recap: list[Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What several campaigns amount to, under one name."""

    name: str
    rows: list[tuple[Shown, list[Money]]]
    total: list[Money]


def private_page(view: View) -> Iterator[Artifact]:
    """What operators alone may read."""
    _ = catalogue(view.locale).gettext
    told = [_told(shown, view.locale) for shown in view.campaigns]
    body = fill(
        "ops/private.html",
        view.locale,
        here=HERE,
        sums=_sums(told),
        told=[one for one in told if one.facts or one.recap],
        drafts=view.drafts,
        phases=campaign_phases(view.locale),
        names=view.called,
    )
    yield operators_page(HERE, _("Private facts"), body, view.locale)


def _told(shown: Shown, locale: Tongue) -> Told:
    recap = shown.recap.private if shown.recap else {}
    return Told(
        shown=shown,
        facts=[_fact(key, value, locale) for key, value in shown.campaign.private.items()],
        recap=[_fact(key, value, locale) for key, value in recap.items()],
    )


def _fact(key: object, value: object, locale: Tongue) -> Fact:
    parts = list(_parts(value))
    amounts = [list(money(words)) for _name, words in parts]
    whole = [those for (name, _), those in zip(parts, amounts, strict=True) if name in WHOLE]
    counted = whole or amounts
    is_money = bool(amounts) and all(amounts)
    return Fact(
        name=_word(str(key), locale),
        lines=[_line(name, words, locale) for name, words in parts],
        total=_added(one for those in counted for one in those) if is_money else [],
        is_sum=not whole and sum(map(len, amounts)) > 1,
    )


def _parts(value: object, *names: str) -> Iterator[tuple[str, str]]:
    """What a value holds, each with the names that lead to it, `rent · deposit`."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _parts(item, *names, str(key))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _parts(item, *names)
    elif value is not None:
        yield " · ".join(names), str(value)


def _line(name: str, words: str, locale: Tongue) -> str:
    if not name or tells_more(words):
        return words
    _ = catalogue(locale).gettext
    return _("{name}: {words}").format(name=_word(name, locale), words=words)


def _word(key: str, locale: Tongue) -> str:
    """What a page calls a key; one of the operators' own is said as a word."""
    _ = catalogue(locale).gettext
    known = {
        "budget": _("Budget"),
        "cost": _("Costs"),
        "costs": _("Costs"),
        "spent": _("Spent"),
        "income": _("Income"),
        "total": _("In total"),
        "notes": _("Remarks"),
        "goals": _("Goals"),
        "text": _("Recap"),
    }
    return known.get(key) or key.replace("_", " ").replace("-", " ")


def _sums(told: list[Told]) -> list[Sum]:
    found: dict[str, list[tuple[Shown, list[Money]]]] = {}
    for one in told:
        for fact in one.facts:
            if fact.total:
                found.setdefault(fact.name, []).append((one.shown, fact.total))
    return [
        Sum(name=name, rows=rows, total=_added(one for _, those in rows for one in those))
        for name, rows in found.items()
    ]


def _added(amounts: Iterable[Money]) -> list[Money]:
    """The sum in each currency."""
    values: dict[str, Decimal] = {}
    for one in amounts:
        values[one.symbol] = values.get(one.symbol, Decimal()) + one.value
    return [Money(value, symbol) for symbol, value in values.items()]
