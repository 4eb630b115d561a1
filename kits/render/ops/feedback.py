"""What groups said when they were asked what they would change: every line of it on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.log import Ask, Receipt
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import Shown, View

RECIPE = "feedback"
HERE = Addresses.operations / "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one group handed on, in its own words."""

    group: str
    """What it is called."""
    home: str
    day: date
    said: str
    done: tuple[str, ...]
    """What was done about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One campaign that asked."""

    title: str
    starts: date
    ends: date
    lines: tuple[Line, ...]
    asks: tuple[Ask, ...]
    """What groups asked of the operators since it began."""


def feedback_page(view: View) -> Iterator[Artifact]:
    """The campaigns that asked, the newest first; no page where nobody ever did."""
    asking = [shown for shown in view.campaigns if asks_for_feedback(shown)]
    if asking:
        names = {group.id: group.name for group in view.groups}
        digests = [_digest(view, shown, names) for shown in asking]
        body = fill("ops/feedback.html", view.locale, digests=digests, names=names)
        yield operators_page(HERE, catalogue(view.locale).gettext("Feedback"), body, view.locale)


def asks_for_feedback(shown: Shown) -> bool:
    """Whether a campaign asks its groups what they would change."""
    return shown.campaign.recipe == RECIPE and shown.phase not in ("draft", "proposed")


def _digest(view: View, shown: Shown, names: Mapping[str, str]) -> Digest:
    rows = view.log.receipts.get(shown.campaign.id, ())
    notes = {(row.group, row.message, row.note): row for row in rows if row.note}
    told = sorted(notes.values(), key=lambda row: (row.answered.timestamp(), row.group))
    return Digest(
        title=shown.campaign.title,
        starts=shown.starts,
        ends=shown.ends,
        lines=tuple(_line(view, shown, row, names) for row in told if row.group in names),
        asks=tuple(
            ask
            for ask in view.log.asks
            if ask.group in names and ask.day.day and ask.day.day >= shown.starts
        ),
    )


def _line(view: View, shown: Shown, row: Receipt, names: Mapping[str, str]) -> Line:
    messages = {row.message, f"{shown.campaign.id}/{row.message}"}
    told = (one for one in view.log.answers if one.group == row.group and one.message in messages)
    return Line(
        group=names[row.group],
        home=HERE.to(view.addresses.group(row.group)),
        day=row.answered.astimezone(ZoneInfo(view.settings.timezone)).date(),
        said=row.note or "",
        done=tuple(one.what for one in told),
    )
