"""The operator's evening: a list to tick, a box to paste the chat into, and rows to save.

The page asks no server for anything: what is ticked, read or written becomes rows of `content/log`,
which it gives as files to upload to the repository, from a phone as from a desk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from kits.chats.forms import FORMS_JSON
from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact, File
from kits.model.log import KINDS, columns
from kits.model.standings import VERSION, Standing
from kits.render.day.need import SOON
from kits.render.handbook.layout import EVENING
from kits.render.handbook.prose import page_of
from kits.render.ops.chats import chat_reader
from kits.render.ops.layout import operators_page, script_of
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
    open_still = [each for each in view.standings if each.state in ASKED]
    open_still.sort(key=lambda each: each.send.at, reverse=True)
    recent = [each for each in open_still if not view.clock.has_come(each.send.at, -SOON)]
    shown = recent[:MOST]
    messages = _messages(view)
    body = fill(
        "ops/receipts.html",
        view.locale,
        here=HERE,
        shares=list(_shares(view, shown)),
        more=len(open_still) - len(shown),
        open=len(recent),
        silent=HERE.to(Addresses.silent),
        handbook=page_of(view, EVENING),
        came=sum(each.state in ("posted", "skipped") for each in view.standings),
        groups=sorted((group.name, group.id) for group in view.groups),
        messages=messages,
        words=json.dumps(_words(view.locale), ensure_ascii=False),
    )
    yield operators_page(
        HERE, _("Receipts"), body, view.locale, scripts=("reader", "evening", "receipts")
    )
    if view.expected:
        yield File(path=script_of("reader"), content=_reader().encode())
        facts = {
            "columns": {kind: columns(kind) for kind in KINDS},
            "forms": json.loads(FORMS_JSON),
            "expected": view.expected.as_json(),
            "titles": dict(messages),
        }
        told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        script = f"(window.kits = window.kits || {{}}).evening = {told};\n"
        yield File(path=script_of("evening"), content=script.encode())


@cache
def _reader() -> str:
    """The reading of chats as a script: a page opened from a disk may load no module."""
    inside = chat_reader().replace("export { reader };", "kits.reader = reader;")
    return f"(function (kits) {{\n{inside}\n}})(window.kits = window.kits || {{}});\n"


def _words(locale: Tongue) -> dict[str, str]:
    """What the page says of what it reads."""
    words = catalogue(locale)
    _ = words.gettext
    return {
        "one": words.ngettext("{n} row to save", "{n} rows to save", 1),
        "many": words.ngettext("{n} row to save", "{n} rows to save", 2),
        "copied": _("Copied"),
        "read": _("New: {new}. Known already: {known}."),
        "certain": _("Taken, by their code"),
        "proposed": _("Likely: tap what is right"),
        "refused": _("Not taken"),
        "listed": _("The rest of the chat"),
        "unread": _("{n} lines look like messages and could not be read."),
        "old": _("an older text"),
        "order": _("Which comes first in the dates of this chat?"),
        "dmy": _("The day"),
        "mdy": _("The month"),
        "why-answer": _("It answers an earlier message."),
        "why-check": _("Its code was mangled."),
        "why-denied": _("It says that nothing was posted."),
        "why-disagrees": _("Its code and its name are of different groups."),
        "why-question": _("It is a question."),
        "why-quotation": _("It quotes somebody else."),
        "why-time": _("There is no such time."),
        "why-twin": _("Two messages have this code, and no group is named."),
        "why-unknown": _("Nothing that has kits has this code."),
    }


def _shares(view: View, standings: Sequence[Standing]) -> Iterator[Share]:
    """What is due by owner, then message; the earliest first."""
    owners = {group.id: group.owner or "" for group in view.groups}
    by_owner = sorted(standings, key=lambda each: owners[each.group])
    for owner, theirs in groupby(by_owner, key=lambda each: owners[each.group]):
        by_message = sorted(theirs, key=_latest_first)
        asked = [
            _asked(view, list(those))
            for _key, those in groupby(by_message, lambda e: (e.send.campaign, e.send.name))
        ]
        yield Share(owner=owner, called=view.called.get(owner, owner), messages=asked)


def _latest_first(standing: Standing) -> tuple[float, str, str]:
    send = standing.send
    return (-send.at.timestamp(), send.campaign, send.name)


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
    row = {"campaign": send.campaign, "group": standing.group, "message": send.name}
    return Tick(
        group=name,
        home=HERE.to(view.addresses.group(standing.group)),
        who=standing.poster.name if standing.poster else "",
        since=moment(send.at, view.locale),
        state=standing.state,
        row=json.dumps({**row, "how": "seen", "version": send.code[VERSION]}),
    )


def _messages(view: View) -> list[tuple[str, str]]:
    """What a note may stand on: `campaign/message` of all that is answered, and its title."""
    found = {
        f"{send.campaign}/{send.name}": view.titles.get((send.campaign, send.base), send.title)
        for send in (each.send for each in view.standings)
    }
    return sorted(found.items())
