"""Candidates: who might help one day, and what speaks for asking them; for operators alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from shlex import quote
from typing import Literal, NamedTuple

from kits.model import credit_kinds as kinds
from kits.model.clocks import Clock
from kits.model.community import HQ, Community
from kits.model.credits import NOWHERE, Deed
from kits.model.log import AXES, Axis, Note
from kits.model.people import SOMEONE, Person
from kits.model.places import Place

YEAR = timedelta(days=365)
"""For how long a credit speaks for asking somebody; a note does until it is taken out."""
FAITHFUL = 3
"""Campaigns with a credit within that time, from which on somebody has stayed for long."""
SPOKEN: Mapping[str, Axis] = {
    kinds.ANNOUNCE.id: "speaks",
    kinds.HOST.id: "speaks",
    kinds.MENTOR.id: "speaks",
    kinds.WIN.id: "uses",
    kinds.LEAD.id: "loyal",
}
"""What a credit tells of somebody; any other that they are interested."""

Asked = Literal["new", "asked", "yes", "no", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that speaks for asking somebody."""

    axis: Axis
    day: date
    what: str = ""
    """As it was noted."""
    seen_by: str | None = None
    deed: Deed | None = None
    """The credit that says so, where no note does."""
    came_to: str = ""
    """The campaign in which they took part, as its recap tells."""
    campaigns: int = 0
    """In how many campaigns they have a credit, where that is what it tells."""


class Whom(NamedTuple):
    """A person by their id, else by a name and the group that knows it."""

    person: str | None
    name: str | None = None
    group: str | None = None

    @property
    def key(self) -> str:
        """Tells one from another."""
        return self.person or f"{self.name} ({self.group})"

    @property
    def words(self) -> str:
        """What a command names them by."""
        if self.person:
            return self.person
        return f"--name {quote(self.name or '')} --group {self.group or 'GROUP'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who might be asked."""

    whom: Whom
    name: str
    """What they are called."""
    groups: tuple[str, ...]
    """Where they are known."""
    locale: str
    skills: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    """The newest first; none of whom a skill alone is known."""
    asked: Asked
    """What became of asking them."""
    ask_again: date | None
    answered_at: Place
    """Where the log has that day."""
    is_due: bool
    """Whether they said "later", and that has come."""
    is_noted: bool
    """Whether somebody wrote a note; else the records alone propose them."""
    in_office: bool
    """Whether they run a group, or stand in."""

    @property
    def is_open(self) -> bool:
        """Whether one may ask them now, or they have said yes."""
        return self.is_due or self.asked in ("new", "yes")

    @property
    def axes(self) -> tuple[str, ...]:
        """On which of the four axes something speaks for them."""
        told = {one.axis for one in self.evidence}
        return tuple(axis for axis in AXES if axis in told)


def candidates(
    community: Community, ledger: Iterable[Deed], at: Clock, skills: Set[str] = frozenset()
) -> tuple[Candidate, ...]:
    """Everyone of whom a note tells, then whom the records propose; by what is known, then newest.

    Whom nobody noted is proposed where they run no group, and did something within a year or have
    one of the skills (in lower case): who came, won and helped needs not be typed again.
    """
    notes, busy = _notes(community), _in_office(community)
    taken = {Whom(id) for id, one in community.people.items() if not _is_free(one, busy)}
    recorded: dict[Whom, list[Evidence]] = {}
    for whom, evidence in _recorded(community, ledger, taken - notes.keys(), at):
        recorded.setdefault(whom, []).append(evidence)
    people = community.people.items() if skills else ()
    able = [Whom(id) for id, one in people if not skills.isdisjoint(map(str.casefold, one.skills))]
    found = [
        _candidate(community, whom, notes.get(whom, ()), recorded.get(whom, ()), busy, at)
        for whom in dict.fromkeys((*notes, *recorded, *(one for one in able if one not in taken)))
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Candidate) -> tuple[bool, int, int, str]:
    last = max((each.day for each in one.evidence), default=date.min)
    return (not one.is_noted, -len(one.axes), -last.toordinal(), one.whom.key)


def _in_office(community: Community) -> frozenset[str]:
    return frozenset(
        id
        for id, held in community.leaderships.items()
        if any(group.is_awake and group.kind != HQ for group, _office in held)
    )


def _is_free(one: Person, busy: frozenset[str]) -> bool:
    return one.role == "user" and one.status in ("active", "invited") and one.id not in busy


def _notes(community: Community) -> Mapping[Whom, list[Note]]:
    """What was noted of everyone who is known, by them, the oldest first."""
    found: dict[Whom, list[Note]] = {}
    for note in community.log.notes:
        person = community.people.get(note.person or "")
        if note.person and note.person != SOMEONE and person and person.role == "user":
            found.setdefault(Whom(note.person), []).append(note)
        elif note.name and not note.person:
            found.setdefault(Whom(None, note.name, note.group), []).append(note)
    return found


def _recorded(
    community: Community, ledger: Iterable[Deed], taken: Set[Whom], at: Clock
) -> Iterator[tuple[Whom, Evidence]]:
    """What credits and recaps of the last year tell of everybody but those who are taken."""
    since = at.today(community.zone) - YEAR
    ran: dict[Whom, dict[str, date]] = {}
    for deed in ledger:
        named = Whom(None, deed.name, deed.group) if deed.name and deed.group else None
        whom = Whom(deed.person) if deed.person in community.people else named
        if whom and whom not in taken and deed.when >= since:
            axis = SPOKEN.get(deed.kind, "interested")
            yield whom, Evidence(axis=axis, day=deed.when, deed=deed)
            if deed.campaign:
                ran.setdefault(whom, {})[deed.campaign] = deed.when
    for whom, campaigns in ran.items():
        if len(campaigns) >= FAITHFUL:
            day = max(campaigns.values())
            yield whom, Evidence(axis="loyal", day=day, campaigns=len(campaigns))
    for run in community.runs.values():
        came = run.recap.attended if run.recap else None
        day = community.last_day(run)
        for id in came.people if came and day >= since else ():
            if id in community.people and Whom(id) not in taken:
                yield Whom(id), Evidence(axis="uses", day=day, came_to=run.id)


def _candidate(
    community: Community,
    whom: Whom,
    notes: Iterable[Note],
    recorded: Iterable[Evidence],
    busy: frozenset[str],
    at: Clock,
) -> Candidate:
    person = community.people.get(whom.person or "")
    noted = [_noted(note) for note in notes]
    asked, ask_again, answered_at = _answer(notes)
    seen = [note.group for note in notes if note.group]
    known = (*(person.groups if person else ()), *seen, *([whom.group] if whom.group else ()))
    groups = tuple(dict.fromkeys(id for id in known if id in community.groups))
    home = community.groups[groups[0]] if groups else None
    locale = (person and person.locale) or (community.locale_of(home) if home else community.locale)
    return Candidate(
        whom=whom,
        name=community.called(person, community.locale) if person else (whom.name or ""),
        groups=groups,
        locale=locale,
        skills=person.skills if person else (),
        evidence=tuple(sorted((*noted, *_newest(recorded)), key=lambda one: one.day, reverse=True)),
        asked=asked,
        ask_again=ask_again,
        answered_at=answered_at,
        is_due=_is_due(asked, ask_again, community, at),
        is_noted=bool(noted),
        in_office=whom.person in busy,
    )


def _newest(recorded: Iterable[Evidence]) -> Iterator[Evidence]:
    """Of what the records tell, the newest on each axis."""
    ordered = sorted(recorded, key=lambda one: one.day)
    yield from {one.axis: one for one in ordered}.values()


def _noted(note: Note) -> Evidence:
    assert note.day.day is not None, "the day of an event is read as a dated moment"
    return Evidence(axis=note.axis, day=note.day.day, what=note.what, seen_by=note.witness)


def _answer(notes: Iterable[Note]) -> tuple[Asked, date | None, Place]:
    """What they answered last, and not before when they are asked again."""
    said = [note for note in notes if note.answer or note.ask_again]
    if not said:
        return "new", None, NOWHERE
    last = said[-1]
    return last.answer or "later", last.ask_again, last.at("ask_again")


def _is_due(asked: Asked, ask_again: date | None, community: Community, at: Clock) -> bool:
    """Only "later" comes again: a no is a no, and who was asked anew is waited for."""
    if asked != "later" or ask_again is None:
        return False
    return at.has_begun(ask_again, community.zone)
