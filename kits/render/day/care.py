"""Whom a private word is due to, in a line for each occasion; nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.model.addresses import Addresses
from kits.model.caring import Occasion
from kits.render.day.need import HERE, Need, Sort
from kits.render.day.situation import Situation

PAGE = HERE.near(Addresses.outreach)


def _asking(it: Situation) -> Iterator[Need]:
    n = sum(one.is_due for one in it.view.outreach.candidates)
    text = it.words.ngettext(
        "{n} person wished to be asked again by now",
        "{n} people wished to be asked again by now",
        n,
    )
    yield from _line(text, n, "candidates")


def _welcomed(it: Situation) -> Iterator[Need]:
    n = _due(it, "welcome")
    text = it.words.ngettext("{n} person has just joined", "{n} people have just joined", n)
    yield from _line(text, n, "welcome")


def _thanked(it: Situation) -> Iterator[Need]:
    n = _due(it, "thank")
    text = it.words.ngettext(
        "{n} person has just stepped down: say thank you",
        "{n} people have just stepped down: say thank you",
        n,
    )
    yield from _line(text, n, "thank")


def _recalled(it: Situation) -> Iterator[Need]:
    n = _due(it, "recall")
    text = it.words.ngettext(
        "{n} person has rested for three months: ask how they are",
        "{n} people have rested for three months: ask how they are",
        n,
    )
    yield from _line(text, n, "recall")


def _greeted(it: Situation) -> Iterator[Need]:
    n = _due(it, "hello")
    text = it.words.ngettext(
        "A year more since {n} person left: say hello",
        "A year more since {n} people left: say hello",
        n,
    )
    yield from _line(text, n, "hello")


def _due(it: Situation, occasion: Occasion) -> int:
    return sum(one.is_due and one.occasion == occasion for one in it.view.outreach.cares)


def _line(text: str, n: int, spot: str) -> Iterator[Need]:
    if n:
        yield Need(text.format(n=n), f"{PAGE}#{spot}")


CARE: Mapping[Sort, tuple[str, ...]] = {
    _asking: ("ask-again",),
    _welcomed: (),
    _thanked: (),
    _recalled: (),
    _greeted: (),
}
"""Each with the rules that find it; a word of care is nobody's mistake."""
