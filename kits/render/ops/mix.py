"""What posts are about: the mix of each group, month by month, alike groups in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.bundles import Send
from kits.model.messages import About
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.operations / "mix"
UNSAID = "unsaid"
SORTS = (*get_args(About), UNSAID)
NAMED = 8
"""So many groups are named in the row itself; more unfold."""
ROWS = 200
"""Rows that are shown, those of the most groups."""
BACK = 62
"""Days that are looked back upon; what is older no plan can mend."""

Mix = tuple[tuple[date, tuple[int, ...]], ...]
"""By the first day of each month, how many posts are about what."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is about one thing in a month: where it lies on the strip, in percent."""

    about: str
    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One month of some groups; the more is posted, the longer."""

    month: date
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Row:
    """Groups in which the same is posted."""

    groups: Sequence[tuple[str, str]]
    """The way to each, and its name."""
    strips: Sequence[Strip]


def mix_page(view: View) -> Iterator[Artifact]:
    """Every group that gets something, by its mix."""
    found: dict[Mix, list[str]] = {}
    for schedule in view.load.schedules:
        mix = _mix(schedule.sends, view.today)
        if mix:
            found.setdefault(mix, []).extend(schedule.groups)
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    most = max((sum(counts) for mix in found for _month, counts in mix), default=1)
    words, names = words_of(view.locale), {group.id: group.name for group in view.groups}
    _ = catalogue(view.locale).gettext
    body = fill(
        "ops/mix.html",
        view.locale,
        words=words,
        said=any(sum(counts[:-1]) for mix in found for _month, counts in mix),
        rows=[
            Row(
                [(HERE.to(view.addresses.group(id)), names[id]) for id in sorted(groups)],
                [Strip(at, _parts(counts, most, words)) for at, counts in mix],
            )
            for mix, groups in ordered[:ROWS]
        ],
        more=len(ordered) - ROWS,
        named=NAMED,
    )
    yield operators_page(HERE, _("Mix of posts"), body, view.locale)


def words_of(locale: Tongue) -> Mapping[str, str]:
    """What posts may be about, in words."""
    _ = catalogue(locale).gettext
    return {
        "product": _("what we offer"),
        "event": _("events"),
        "atmosphere": _("atmosphere"),
        "care": _("care for people"),
        UNSAID: _("not said"),
    }


def _mix(sends: Sequence[Send], today: date) -> Mix:
    months: dict[date, Counter[str]] = {}
    for send in sends:
        day = send.at.date()
        if (today - day).days <= BACK:
            months.setdefault(day.replace(day=1), Counter())[send.about or UNSAID] += 1
    return tuple((at, tuple(counts[sort] for sort in SORTS)) for at, counts in months.items())


def _parts(counts: Sequence[int], most: int, words: Mapping[str, str]) -> list[Part]:
    parts: list[Part] = []
    x = 0.0
    for about, count in zip(SORTS, counts, strict=True):
        if count:
            width = round(count / most * 100, 2)
            parts.append(Part(about, round(x, 2), width, f"{words[about]} {count}"))
            x += width
    return parts
