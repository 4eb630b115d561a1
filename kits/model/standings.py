"""How each message stands in each group that is to answer: what came back, and what did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from kits.model.bundles import Send, Share
from kits.model.clocks import Clock
from kits.model.log import Receipt
from kits.model.posters import Poster

State = Literal["ahead", "stopped", "posted", "skipped", "cannot", "due", "silent", "nobody"]
"""Not yet to be sent, or no longer; answered, in one of three ways; to be answered, or overdue; or
without anybody who could post."""
POSTED = ("code", "named", "seen")
ANSWERED: tuple[State, ...] = ("posted", "skipped", "cannot")
VERSION = slice(10, 12)
"""Of a code as it is written: what names the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one message stands in one group."""

    group: str
    send: Send
    state: State
    receipt: Receipt | None = None
    is_old: bool = False
    """Whether what was posted is not the text that is sent today."""
    poster: Poster | None = None


def standings(
    share: Share,
    receipts: Mapping[tuple[str, str, str], Sequence[Receipt]],
    poster: Poster | None,
    at: Clock,
    within: timedelta,
) -> Iterator[Standing]:
    """How the messages of one group stand; `receipts` are by campaign, group and message.

    A message is overdue when an answer is missing for longer than `within` after its time.
    """
    for send in share.sends:
        if not send.code:
            continue
        rows = receipts.get((send.campaign, share.group, send.name), ())
        receipt, is_old = counted(rows, send.code[VERSION])
        state = _state(send, receipt, poster, at, within)
        yield Standing(
            group=share.group,
            send=send,
            state=state,
            receipt=receipt,
            is_old=is_old,
            poster=poster,
        )


def by_message(
    receipts: Mapping[str, Iterable[Receipt]],
) -> Mapping[tuple[str, str, str], Sequence[Receipt]]:
    """The receipts of campaigns, by campaign, group and message."""
    found: dict[tuple[str, str, str], list[Receipt]] = {}
    for campaign, rows in receipts.items():
        for row in rows:
            found.setdefault((campaign, row.group, row.message), []).append(row)
    return found


def counted(rows: Sequence[Receipt], version: str) -> tuple[Receipt | None, bool]:
    """Which of the answers to one message counts, and whether it is of an older text.

    To have posted counts before all else, today's text before an older one, and the earliest of
    those; else what was said last. The note is the last that was written.
    """
    if not rows:
        return None, False
    if len(rows) == 1:
        (only,) = rows
        return only, only.how in POSTED and only.version not in (None, version)
    posted = [row for row in rows if row.how in POSTED]
    present = [row for row in posted if row.version in (None, version)]
    if posted:
        found = min(present or posted, key=_when)
    else:
        found = max(rows, key=_when)
    notes = [row for row in rows if row.note]
    if notes:
        found = found.with_facts({"note": max(notes, key=_when).note})
    return found, bool(posted and not present)


def _when(row: Receipt) -> tuple[float, str, str, str]:
    """Of two at one moment it is always the same one that comes first, whatever their files."""
    return row.answered.timestamp(), row.how, row.version or "", row.note or ""


def _state(
    send: Send, receipt: Receipt | None, poster: Poster | None, at: Clock, within: timedelta
) -> State:
    if receipt is not None:
        return (
            "posted"
            if receipt.how in POSTED
            else "skipped"
            if receipt.how == "skipped"
            else "cannot"
        )
    if send.stopped:
        return "stopped"
    if not at.has_come(send.at):
        return "ahead"
    if poster is None:
        return "nobody"
    return "silent" if at.has_come(send.at, -within) else "due"
