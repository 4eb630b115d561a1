"""What the script of the operator's evening is given: how to read a chat, and what is expected.

Ten thousand groups stand in it, so what many answers share is written once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kits.chats.expected import Expected
from kits.chats.forms import FORMS_JSON
from kits.locale import Tongue, catalogue
from kits.model.artifacts import File
from kits.model.log import KINDS, columns
from kits.render.ops.chats import chat_reader
from kits.render.ops.layout import enclosed, script_of
from kits.render.ops.uploading import upload
from kits.render.views import View

SCRIPTS = ("reader", "evening", "receipts")
"""In the order in which the page runs them."""


def evening_scripts(view: View, expected: Expected) -> Iterator[File]:
    """The reading of chats, and the facts of this community."""
    yield File(path=script_of("reader"), content=_reader().encode())
    owners = {group.id: group.owner or "" for group in view.groups}
    repository = view.settings.repository
    facts = {
        "columns": {kind: columns(kind) for kind in KINDS},
        "forms": json.loads(FORMS_JSON),
        "expected": packed(expected, owners),
        "titles": dict(titles(view)),
        "words": _words(view.locale),
        "upload": upload(repository) if repository else None,
    }
    told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    script = f"(window.kits = window.kits || {{}}).evening = {told};\n"
    yield File(path=script_of("evening"), content=script.encode())


def titles(view: View) -> list[tuple[str, str]]:
    """What a note may stand on: `campaign/message` of all that is answered, and its title."""
    found = {
        f"{send.campaign}/{send.name}": view.titles.get((send.campaign, send.base), send.title)
        for send in (each.send for each in view.standings)
    }
    return sorted(found.items())


def packed(expected: Expected, owners: Mapping[str, str]) -> dict[str, Any]:
    """What is expected, with groups as numbers; answers and rows stand under what they share."""
    numbers = {group.id: number for number, group in enumerate(expected.groups)}
    answers: dict[tuple[str, str, int, str], list[Any]] = {}
    for each in expected.answers:
        shared = (each.campaign, each.message, each.at, each.report)
        answers.setdefault(shared, []).extend((numbers[each.group], each.code))
    known: dict[tuple[str, str, str, str], list[Any]] = {}
    for row in expected.known:
        if row.group in numbers:
            rows = known.setdefault((row.campaign, row.message, row.how, row.version), [])
            rows.extend((numbers[row.group], row.note))
    return {
        "zone": expected.zone,
        "skipped": expected.skipped,
        "cannot": expected.cannot,
        "groups": [
            (each.id, each.name, each.names, each.initials, each.people, owners.get(each.id, ""))
            for each in expected.groups
        ],
        "answers": [(*shared, those) for shared, those in answers.items()],
        "known": [(*shared, those) for shared, those in known.items()],
    }


@cache
def _reader() -> str:
    return enclosed(chat_reader().replace("export { reader };", "kits.reader = reader;"))


def _words(locale: Tongue) -> dict[str, str]:
    """What the page says of what it reads."""
    words = catalogue(locale)
    _ = words.gettext
    return {
        "one": words.ngettext("{n} row to save", "{n} rows to save", 1),
        "many": words.ngettext("{n} row to save", "{n} rows to save", 2),
        "copied": _("Copied"),
        "folder": _("Open its folder"),
        "saved": _("saved"),
        "skipped": _("not today"),
        "cannot": _("asks for a hand"),
        "read": _(
            "{certain} new, {proposed} likely, {known} known already, {refused} not taken, "
            "{listed} other lines"
        ),
        "nothing": _("There is nothing to read yet: paste the chat above."),
        "certain": _("Taken"),
        "proposed": _("Likely: tap what is right"),
        "refused": _("Not taken"),
        "listed": _("The rest of the chat"),
        "more": _("… and {n} more"),
        "unread": _("{n} lines look like messages and could not be read."),
        "old": _("an older text"),
        "edited": _("{n} posted an older text. If a fact changed since, add a change for them."),
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
