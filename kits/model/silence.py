"""Silence: messages whose answer is overdue, and the groups that nothing was heard of for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, takewhile

from kits.model.clocks import Clock
from kits.model.log import Log
from kits.model.standings import ANSWERED, Standing

EXPECTED = (*ANSWERED, "due", "silent")
"""States of a message that somebody is there to answer, and whose time has come."""
IN_A_ROW = 2
"""Messages without an answer, one after another, from which on one asks how they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One message of a campaign that groups should have answered by now."""

    campaign: str
    message: str
    """The id of the message itself."""
    name: str
    """What receipts call it."""
    title: str
    at: datetime
    """When the first of all groups was to post it."""
    silent: tuple[Standing, ...]
    """The groups without an answer."""
    posted: int
    expected: int
    """Of how many groups."""
    is_heard: bool
    """Whether anything came back of the campaign at all; before that nobody can be told silent."""


def silences(standings: Iterable[Standing], log: Log) -> tuple[Silence, ...]:
    """Every message that a group is silent about, the newest first."""
    found: dict[tuple[str, str], list[Standing]] = {}
    for one in standings:
        if one.state in EXPECTED:
            found.setdefault((one.send.campaign, one.send.name), []).append(one)
    made = (
        _silence(those, silent, those[0].send.campaign in log.receipts)
        for those in found.values()
        if (silent := tuple(one for one in those if one.state == "silent"))
    )
    return tuple(sorted(made, key=lambda one: (-one.at.timestamp(), one.campaign, one.name)))


def _silence(those: Sequence[Standing], silent: tuple[Standing, ...], is_heard: bool) -> Silence:
    send = those[0].send
    return Silence(
        campaign=send.campaign,
        message=send.base,
        name=send.name,
        title=send.title,
        at=min(one.send.at for one in those),
        silent=silent,
        posted=sum(one.state == "posted" for one in those),
        expected=len(those),
        is_heard=is_heard,
    )


def runs_of_silence(standings: Iterable[Standing], log: Log) -> Mapping[str, int]:
    """Of how many messages in a row a group answered none, up to the last that is overdue."""
    found: dict[str, int] = {}
    for group, those in _by_group(standings, log):
        over = [one.state for one in those if one.state == "silent" or one.state in ANSWERED]
        if count := sum(1 for _ in takewhile(lambda state: state == "silent", reversed(over))):
            found[group] = count
    return found


def quiet_groups(
    standings: Iterable[Standing], log: Log, at: Clock, after: timedelta
) -> Mapping[str, datetime]:
    """The groups that sent no receipt for so long while some were due, with since when."""
    last: dict[str, datetime] = {}
    for rows in log.receipts.values():
        for row in rows:
            last[row.group] = max(row.answered, last.get(row.group, row.answered))
    found: dict[str, datetime] = {}
    for group, those in _by_group(standings, log):
        missed = [one.send.at for one in those if one.state == "silent"]
        if not missed:
            continue
        since = last.get(group, those[0].send.at)
        if missed[-1] > since and at.has_come(since, -after):
            found[group] = since
    return found


def _by_group(standings: Iterable[Standing], log: Log) -> Iterator[tuple[str, list[Standing]]]:
    """What each group is to answer of campaigns of which anything came back, by time."""
    for group, those in groupby(standings, key=lambda one: one.group):
        heard = [one for one in those if one.send.campaign in log.receipts]
        yield group, sorted(heard, key=lambda one: (one.send.at.timestamp(), one.send.name))
