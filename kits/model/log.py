"""What happened: the rows of `content/log/`, each an event; files are added to it, never changed.

Operators alone see it. But for notes and assessments it holds groups and offices, never what a
single member said or did, and never a sender's name from a chat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from kits.model.audiences import for_operators
from kits.model.figures import NO_FIGURES, Figure, Figures
from kits.model.records import Record
from kits.model.values import DatedMoment, Day, Days, Instant, Line, Month, Slug

How = Literal["code", "named", "seen", "skipped", "cannot"]
Axis = Literal["speaks", "uses", "interested", "loyal"]
AXES: tuple[str, ...] = get_args(Axis)
Reply = Literal["asked", "yes", "no", "later"]
REPLIES: tuple[str, ...] = get_args(Reply)


class Receipt(Record):
    """An answer of a group to a message (a row of `log/receipts/<campaign>/*.csv`)."""

    group: Slug = for_operators()
    """Which group."""
    message: Line = for_operators()
    """Which message; one that is sent on several days with its day, `38-evening@2026-11-23`."""
    answered: Instant = for_operators(alias="at")
    """When it was answered, with the zone."""
    how: How = for_operators()
    """How it is known: by its code, because a line named the group, or because somebody saw the
    text there; `skipped` is not sent today, and that is right; `cannot` asks for a hand."""
    version: Line | None = for_operators(None)
    """Two characters of the code, which name the text that was posted."""
    note: Line | None = for_operators(None)
    """What was said beside it."""


class Answer(Record):
    """What was done about the note of a receipt (a row of `log/answers/*.csv`)."""

    group: Slug = for_operators()
    """Which group had a note."""
    message: Line = for_operators()
    """On which message: `<campaign>/<message>`, or the message alone where one has it."""
    day: DatedMoment = for_operators()
    """When it was answered."""
    what: Line = for_operators()
    """What was done."""


class Ask(Record):
    """What users ask of the operators (a row of `log/asks/*.csv`)."""

    id: Slug = for_operators()
    """Names it, so that its answer can be added."""
    day: DatedMoment = for_operators()
    """When it was asked."""
    what: Line = for_operators()
    """What is asked for."""
    group: Slug | None = for_operators(None)
    """The group that asked."""
    team: Slug | None = for_operators(None)
    """The team that asked."""
    owner: Slug | None = for_operators(None)
    """Who sees to it; the group's owner unless stated."""
    answer: Line | None = for_operators(None)
    """What is to be told."""
    told: Days = for_operators(())
    """The days on which the answer was told."""


class Look(Record):
    """An operator looked into a group (a row of `log/checks/*.csv`)."""

    group: Slug = for_operators()
    """Which group."""
    day: DatedMoment = for_operators()
    """When."""
    note: Line | None = for_operators(None)
    """What was seen, of the group as such."""


class Term(Record):
    """An office that ended (a row of `log/terms/*.csv`)."""

    group: Slug = for_operators()
    """Of which group."""
    person: Line = for_operators()
    """Who held it: an id; of an owner any name."""
    role: Literal["leader", "deputy", "owner"] = for_operators()
    """Which office."""
    since: Day | None = for_operators(None)
    """The first day."""
    until: Day = for_operators()
    """The last day, in the community's zone."""
    why: Line | None = for_operators(None)
    """Why it ended; of an owner it is always said."""


class Nudge(Record):
    """A kind word that was given for a message (a row of `log/nudges/*.csv`)."""

    group: Slug = for_operators()
    """To whose leader."""
    message: Line = for_operators()
    """For which message: `<campaign>/<message>`, or the message alone where one has it."""
    day: DatedMoment = for_operators()
    """When."""


class Note(Record):
    """What was seen of somebody who might help one day (a row of `log/notes/*.csv`)."""

    person: Slug | None = for_operators(None)
    """Of whom."""
    name: Line | None = for_operators(None)
    """Of whom, where they stand on no roster: what their `group` calls them."""
    group: Slug | None = for_operators(None)
    """Where it was seen."""
    day: DatedMoment = for_operators()
    """When."""
    axis: Axis = for_operators()
    """What it tells: that they speak up, use it much, are interested, or have stayed for long."""
    what: Line = for_operators()
    """What was seen."""
    witness: Slug | None = for_operators(None, alias="seen_by")
    """Who saw it."""
    answer: Reply | None = for_operators(None)
    """What became of asking them."""
    ask_again: Day | None = for_operators(None)
    """Not to be asked before."""


class Assessment(Record):
    """How a team did in a month, or somebody in it (a row of `log/assessments/*.csv`)."""

    month: Month = for_operators()
    """Which month."""
    team: Slug = for_operators()
    """Which team."""
    person: Slug | None = for_operators(None)
    """Who was assessed; all of the team where nobody is named."""
    result: Line | None = for_operators(None)
    """What was found, by the team's standard."""
    feedback: Line = for_operators()
    """What is said to the one assessed, in private."""


class Kind(NamedTuple):
    """One kind of event, and what tells its rows apart: rows of one key are one event."""

    record: type[Record]
    key: tuple[str, ...]
    moment: str
    """The field that says when; its event may lack it."""


RECEIPTS, FIGURES = "receipts", "figures"
KINDS: Mapping[str, Kind] = {
    RECEIPTS: Kind(Receipt, ("group", "message"), "answered"),
    "answers": Kind(Answer, ("group", "message", "day", "what"), "day"),
    "asks": Kind(Ask, ("id",), "day"),
    "checks": Kind(Look, ("group", "day"), "day"),
    "terms": Kind(Term, ("group", "person", "role", "until"), "until"),
    "nudges": Kind(Nudge, ("group", "message", "day"), "day"),
    "notes": Kind(Note, ("person", "name", "group", "axis", "what"), "day"),
    "assessments": Kind(Assessment, ("month", "team", "person"), "month"),
    FIGURES: Kind(Figure, ("figure", "unit", "period", "group", "campaign", "team"), "day"),
}
"""By the folder below `log/`; receipts stand in one more, of their campaign."""
MANY = (RECEIPTS, FIGURES)
"""Kinds of which there may be very many rows: their tables are read one by one, and let go."""


def columns(kind: str) -> tuple[str, ...]:
    """What the columns of a kind are called, in their order."""
    fields = KINDS[kind].record.model_fields.items()
    return tuple(field.alias or name for name, field in fields)


@dataclass(frozen=True, kw_only=True)
class Log:
    """All that happened, each event once, in the order of their days."""

    answers: tuple[Answer, ...] = ()
    asks: tuple[Ask, ...] = ()
    checks: tuple[Look, ...] = ()
    terms: tuple[Term, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    notes: tuple[Note, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    figures: Figures = field(default_factory=lambda: NO_FIGURES)
    receipts: Mapping[str, tuple[Receipt, ...]] = field(default_factory=dict)
    """By campaign, of those whose kits are built: every row, since which of two counts hangs on
    the text that is sent today."""

    @cached_property
    def ended(self) -> Mapping[tuple[str, str], tuple[Term, ...]]:
        """The offices that ended, by group and role, the earliest first."""
        found: dict[tuple[str, str], list[Term]] = {}
        for term in self.terms:
            found.setdefault((term.group, term.role), []).append(term)
        return {key: tuple(sorted(terms, key=_until)) for key, terms in found.items()}


def _until(term: Term) -> date:
    return term.until


NOTHING = Log()
