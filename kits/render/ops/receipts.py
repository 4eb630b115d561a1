"""The operator's evening: a list to tick, a box to paste the chat into, and rows to save.

The page asks no server for anything: what is ticked, read or written becomes rows of `content/log`,
which it gives as files to upload to the repository, from a phone as from a desk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.log import KINDS, columns
from kits.model.standings import VERSION, Standing
from kits.render.ops.layout import operators_page
from kits.render.phone import moment
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.operations / "receipts"
ASKED = ("silent", "cannot", "due")
"""What is still to be heard of."""
MOST = 600
"""Rows to tick: more are no list for a thumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A group that is to answer, and what is saved when somebody saw the text there."""

    group: str
    home: str
    who: str
    """Who posts there."""
    since: str
    state: str
    row: str
    """What the row says, as JSON, but for its moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message with the groups that are still to answer."""

    title: str
    campaign: str
    ticks: Sequence[Tick]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is due in the groups of one owner."""

    owner: str
    """Their id, or name; empty where nobody is said to own them."""
    called: str
    messages: Sequence[Asked]


def receipts_page(view: View) -> Iterator[Artifact]:
    """What came back, and what is to be heard of."""
    _ = catalogue(view.locale).gettext
    open_still = sorted(
        (each for each in view.standings if each.state in ASKED), key=lambda each: each.send.at
    )
    came = sum(each.state in ("posted", "skipped") for each in view.standings)
    shown = open_still[-MOST:]
    body = fill(
        "ops/receipts.html",
        view.locale,
        here=HERE,
        shares=list(_shares(view, shown)),
        more=len(open_still) - len(shown),
        open=len(open_still),
        came=came,
        groups=sorted((group.name, group.id) for group in view.groups),
        messages=_messages(view),
        kinds=json.dumps({kind: columns(kind) for kind in KINDS}),
    )
    yield operators_page(HERE, _("Receipts"), body, view.locale, scripts=("rows", "receipts"))


def _shares(view: View, standings: Sequence[Standing]) -> Iterator[Share]:
    """What is due by owner, then message; the earliest first."""
    owners = {group.id: group.owner or "" for group in view.groups}
    by_owner = sorted(standings, key=lambda each: owners[each.group])
    for owner, theirs in groupby(by_owner, key=lambda each: owners[each.group]):
        by_message = sorted(theirs, key=lambda each: (each.send.campaign, each.send.name))
        asked = [
            _asked(view, list(those))
            for _key, those in groupby(by_message, lambda e: (e.send.campaign, e.send.name))
        ]
        yield Share(owner=owner, called=view.called.get(owner, owner), messages=asked)


def _asked(view: View, standings: Sequence[Standing]) -> Asked:
    send = standings[0].send
    names = {group.id: group.name for group in view.groups}
    return Asked(
        title=view.titles.get((send.campaign, send.base), send.title),
        campaign=view.titles.get((send.campaign, ""), send.campaign),
        ticks=[_tick(view, each, names[each.group]) for each in standings],
    )


def _tick(view: View, standing: Standing, name: str) -> Tick:
    send = standing.send
    row = {"group": standing.group, "message": send.name, "how": "seen"}
    facts = {"kind": "receipts", "campaign": send.campaign}
    return Tick(
        group=name,
        home=HERE.to(view.addresses.group(standing.group)),
        who=standing.poster.name if standing.poster else "",
        since=moment(send.at, view.locale),
        state=standing.state,
        row=json.dumps(
            {**facts, "row": {**row, "version": send.code[VERSION]}}, ensure_ascii=False
        ),
    )


def _messages(view: View) -> list[tuple[str, str]]:
    """What a note may stand on: `campaign/message` of all that is answered, and its title."""
    found = {
        f"{send.campaign}/{send.name}": view.titles.get((send.campaign, send.base), send.title)
        for send in (each.send for each in view.standings)
    }
    return sorted(found.items())
