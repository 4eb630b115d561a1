"""The operator's evening: a list to tick, a box to paste the chat into, and rows to save.

The page asks no server for anything: what is ticked, read or written becomes rows of `content/log`,
which it gives as files to upload to the repository, from a phone as from a desk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.cells import plain
from kits.model.deadlines import SOON
from kits.model.standings import VERSION, Standing
from kits.render.handbook.layout import EVENING
from kits.render.handbook.prose import page_of
from kits.render.localised import day, moment
from kits.render.ops.evening import SCRIPTS, evening_scripts
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View
from kits.render.waiting import Waiting

HERE = Addresses.operations / "receipts"
ASKED = ("cannot", "silent", "due", "nobody")
"""What is still to be heard of."""
MOST = 3000
"""Rows to tick, shared among owners: more are no list for a thumb, and no page for a phone."""
NOTES = 100
"""Notes and asks that are shown; a community with more has nobody who reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A group that is to answer."""

    id: str
    group: str
    who: str
    """Who posts there."""
    since: str
    state: str
    version: str
    """What names the text that it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message with the groups that are still to answer."""

    campaign: str
    message: str
    title: str
    of: str
    """What the campaign is called."""
    ticks: Sequence[Tick]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is due in the groups of one owner."""

    owner: str
    """Their id, or name; empty where nobody is said to own them."""
    called: str
    now: Sequence[Asked]
    """The latest first."""
    earlier: Sequence[Asked]
    more: int
    """How many rows are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A note or an ask, and the row that answers it but for what is typed."""

    group: str
    about: str
    said: str
    kind: str
    row: str


def receipts_page(view: View) -> Iterator[Artifact]:
    """What came back, and what is to be heard of."""
    it = Waiting(view=view)
    open_still = [each for each in view.standings if each.state in ASKED]
    body = fill(
        "ops/receipts.html",
        view.locale,
        handbook=HERE.near(page_of(view, EVENING)),
        shares=list(_shares(it, open_still)),
        open=sum(each.state != "nobody" and _is_recent(view, each) for each in open_still),
        came=sum(each.state in ("posted", "skipped") for each in view.standings),
        notes=[*_notes(it), *_asks(it)],
    )
    title = catalogue(view.locale).gettext("Receipts")
    yield operators_page(HERE, title, body, view.locale, scripts=SCRIPTS)
    if view.expected:
        yield from evening_scripts(view, view.expected)


def _is_recent(view: View, standing: Standing) -> bool:
    return not view.clock.has_come(standing.send.at, -SOON)


def _shares(it: Waiting, standings: Sequence[Standing]) -> Iterator[Share]:
    """What is due by owner, then message; the latest first."""
    owners = {id: group.owner or "" for id, group in it.groups.items()}
    by_owner = sorted(standings, key=lambda each: owners[each.group])
    most = max(1, MOST // max(1, len({owners[each.group] for each in standings})))
    for owner, those in groupby(by_owner, key=lambda each: owners[each.group]):
        theirs = sorted(those, key=_latest_first)
        shown = theirs[:most]
        recent = sum(_is_recent(it.view, each) for each in shown)
        yield Share(
            owner=owner,
            called=it.view.called.get(owner, owner),
            now=list(_asked(it, shown[:recent])),
            earlier=list(_asked(it, shown[recent:])),
            more=len(theirs) - len(shown),
        )


def _latest_first(standing: Standing) -> tuple[float, str, str, int]:
    send = standing.send
    return (-send.at.timestamp(), send.campaign, send.name, ASKED.index(standing.state))


def _asked(it: Waiting, standings: Iterable[Standing]) -> Iterator[Asked]:
    of_one: dict[tuple[str, str], list[Standing]] = {}
    for each in standings:
        of_one.setdefault((each.send.campaign, each.send.name), []).append(each)
    for (campaign, message), those in of_one.items():
        send = those[0].send
        yield Asked(
            campaign=campaign,
            message=message,
            title=it.view.titles.get((campaign, send.base), send.title),
            of=it.view.titles.get((campaign, ""), campaign),
            ticks=[_tick(it, each) for each in those],
        )


def _tick(it: Waiting, standing: Standing) -> Tick:
    return Tick(
        id=standing.group,
        group=it.groups[standing.group].name,
        who=standing.poster.name if standing.poster else "",
        since=moment(standing.send.at, it.view.locale),
        state=standing.state,
        version=standing.send.code[VERSION],
    )


def _notes(it: Waiting) -> Iterator[Open]:
    """Notes that nobody has answered."""
    for campaign, receipt in it.notes[:NOTES]:
        group = it.groups.get(receipt.group)
        base = receipt.message.partition("@")[0]
        yield Open(
            group=group.name if group else receipt.group,
            about=it.view.titles.get((campaign, base), receipt.message),
            said=plain(receipt.note or ""),
            kind="answers",
            row=json.dumps({"group": receipt.group, "message": f"{campaign}/{receipt.message}"}),
        )


def _asks(it: Waiting) -> Iterator[Open]:
    """What was asked of the operators and has no answer."""
    for ask in it.asks[:NOTES]:
        group = it.groups.get(ask.group or "")
        assert ask.day.day is not None, "the day of an event is read as a dated moment"
        yield Open(
            group=group.name if group else ask.group or ask.team or "",
            about=day(ask.day.day, it.view.locale),
            said=plain(ask.what),
            kind="asks",
            row=json.dumps({"id": ask.id, "what": ask.what}, ensure_ascii=False),
        )
