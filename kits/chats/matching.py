"""What was said in a chat, matched with what is expected: nothing is guessed, nobody is named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from kits.chats.answers import Answer, Codes, Refusal, Why
from kits.chats.expected import Awaited, Expected, Row
from kits.chats.forms import CODES
from kits.chats.moments import ORDERS, Impossible, moment
from kits.chats.names import Names
from kits.chats.notes import Notes
from kits.chats.proposals import Proposals
from kits.chats.reading import read_chat
from kits.chats.sayings import Chat, Said, Saying
from kits.model.cells import plain

SHOWN = 200
"""Characters of a line as it is shown."""


class Take(NamedTuple):
    """A row to be written, the line that it was read from, and whether of an older text."""

    row: Row
    line: str
    is_old: bool = False


class Refused(NamedTuple):
    """A line that is shown and never taken."""

    line: str
    why: Why
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a chat answers."""

    certain: tuple[Take, ...] = ()
    proposed: tuple[Take, ...] = ()
    known: int = 0
    """Answers that were known already."""
    refused: tuple[Refused, ...] = ()
    listed: tuple[str, ...] = ()
    """Lines that answer nothing."""
    order: Literal["dmy", "mdy", "?", None] = None
    """Of day and month, where dates leave it open; `?` where nothing decides it, and so nothing
    was read."""
    unread: int = 0


def read(
    text: str, expected: Expected, now: datetime, zone: str = "", dates: str | None = None
) -> Found:
    """What a copied or exported chat answers; `dates` is the order of day and month."""
    chat = read_chat(text)
    here = now.astimezone(ZoneInfo(zone or expected.zone))
    match = _Match(chat, expected, here)
    is_open = any(saying.stamp and saying.stamp.is_open for saying in chat.sayings)
    if dates or not is_open:
        return match.found(dates or ORDERS[0], (dates if is_open else None))
    fitting = [match.found(order, order) for order in ORDERS if match.fits(order)]
    if len(fitting) == 1 or (fitting and _same(*fitting)):
        return fitting[0]
    return Found(order="?", unread=chat.unread)


def _same(one: Found, other: Found) -> bool:
    return replace(one, order=None) == replace(other, order=None)


@dataclass
class _Sorted:
    """What was found so far, by what is done about it."""

    certain: dict[tuple[str, ...], Take] = field(default_factory=dict)
    proposed: dict[tuple[str, ...], Take] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)


class _Match:
    """One chat against what is expected."""

    def __init__(self, chat: Chat, expected: Expected, now: datetime) -> None:
        self._chat, self._expected, self._now = chat, expected, now
        groups = expected.groups
        names = Names((n, g.id) for g in groups for n in (g.name, *g.names, g.id))
        self._codes = Codes(expected, names)
        self._proposals = Proposals(expected, names, self._codes)
        senders = (saying.sender for saying in chat.sayings if saying.sender)
        self._notes = Notes([*senders, *(name for group in groups for name in group.people)])
        self._names = {group.id: (group.name, *group.names, group.id) for group in groups}
        self._zone = ZoneInfo(expected.zone)

    def fits(self, order: str) -> bool:
        """Whether no line is after now, and none with a code before its message."""
        for saying in self._chat.sayings:
            if saying.stamp is None or not saying.stamp.is_open:
                continue
            try:
                at = moment(saying.stamp, order, self._now)
            except Impossible:
                return False
            if at > self._now or at.timestamp() < self._earliest(saying):
                return False
        return True

    def _earliest(self, saying: Saying) -> float:
        """When what it answers was sent, the last of it."""
        codes = (c[0] for line in saying.lines for c in CODES["code"].finditer(line.folded))
        return max(
            (min(a.at for a in found) for c in codes if (found := self._codes.awaited(c))),
            default=0,
        )

    def found(self, order: str, told: str | None) -> Found:
        """All of it, with day and month in this order."""
        said = _Sorted()
        plain: list[tuple[Saying, datetime]] = []
        for saying in self._chat.sayings:
            for line in saying.quoted:
                if self._codes.stands_in(line):
                    said.refused.append(Refused(_shown([line]), "quotation"))
            if not saying.lines:
                continue
            try:
                at = moment(saying.stamp, order, self._now) if saying.stamp else self._now
            except Impossible:
                said.refused.append(Refused(_shown(saying.lines), "time"))
                continue
            if any(map(self._codes.stands_in, saying.lines)):
                self._coded(saying, at, said)
            else:
                plain.append((saying, at))
        known, certain = self._unknown(said.certain, set(), set())
        have = {row.of for row in self._expected.known} | {t.row.of for t in said.certain.values()}
        for saying, at in plain:
            self._uncoded(saying, at, said, have)
        again, proposed = self._unknown(said.proposed, have, set(said.certain))
        return Found(
            certain=certain,
            proposed=proposed,
            known=known + again,
            refused=tuple(said.refused),
            listed=tuple(said.listed),
            order=told,  # type: ignore[arg-type]  # one of the two orders
            unread=self._chat.unread,
        )

    def _coded(self, saying: Saying, at: datetime, said: _Sorted) -> None:
        lines = [line for line in saying.lines if self._codes.stands_in(line)]
        read = [(line, each) for line in lines for each in self._codes.read(line, saying.is_entry)]
        others = [line.text for line in saying.lines if line not in lines]
        if saying.is_entry and saying.lines[0] not in lines:
            others = others[1:]
        for line, each in read:
            if isinstance(each, Refusal):
                said.refused.append(Refused(_shown([line]), each.why, each.group))
                continue
            beside = others if len(read) == 1 else []
            note = self._note(saying, each, beside)
            row = self._row(each.awaited, at, each.how, each.version, note)
            _keep(said.certain, Take(row, _shown([line]), each.is_old))

    def _note(self, saying: Saying, each: Answer, others: list[str]) -> str:
        before, middle, after = each.notes or ("", "", "")
        pieces = [before, middle, after, *others]
        known = self._known(each.awaited)
        return self._notes.note(pieces, known, is_plain=saying.sender is None)

    def _known(self, awaited: Awaited) -> tuple[str, ...]:
        """What is no news beside an answer."""
        return (awaited.report, *self._names[awaited.group])

    def _uncoded(
        self, saying: Saying, at: datetime, said: _Sorted, have: set[tuple[str, str, str]]
    ) -> None:
        shown = _shown(saying.lines)
        proposal = self._proposals.of(saying, at.timestamp(), have)
        if isinstance(proposal, Refusal):
            said.refused.append(Refused(shown, proposal.why, proposal.group))
        elif not proposal:
            said.listed.append(shown)
        else:
            for awaited, how, beside in proposal:
                note = self._notes.note([beside], self._known(awaited), is_plain=False)
                _keep(said.proposed, Take(self._row(awaited, at, how, note=note), shown))

    def _row(
        self, awaited: Awaited, at: datetime, how: str, version: str = "", note: str = ""
    ) -> Row:
        written = at.astimezone(self._zone).isoformat(timespec="seconds")
        of = {"campaign": awaited.campaign, "group": awaited.group, "message": awaited.message}
        return Row(**of, at=written, how=how, version=version, note=note)

    def _unknown(
        self,
        takes: dict[tuple[str, ...], Take],
        have: set[tuple[str, str, str]],
        certain: set[tuple[str, ...]],
    ) -> tuple[int, tuple[Take, ...]]:
        """How many of the answers are known, and the others."""
        notes: dict[tuple[str, ...], set[str]] = {}
        for row in self._expected.known:
            notes.setdefault(row.key, set()).add(row.note)
        new = tuple(
            take
            for key, take in takes.items()
            if take.row.of not in have
            and not (key in notes and (not take.row.note or take.row.note in notes[key]))
        )
        return len(takes) - len(new), new


def _keep(takes: dict[tuple[str, ...], Take], take: Take) -> None:
    """One more answer; of those that say the same the earliest, with the first note."""
    key = take.row.key
    if before := takes.get(key):
        first = min(before, take, key=lambda each: datetime.fromisoformat(each.row.at))
        note = before.row.note or take.row.note
        take = Take(replace(first.row, note=note), first.line, first.is_old)
    takes[key] = take


def _shown(lines: tuple[Said, ...] | list[Said]) -> str:
    """A line that turns no direction and does nothing to a terminal."""
    text = plain(" ".join(line.text for line in lines))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
