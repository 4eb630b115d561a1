"""Groups and people, one a row of a table or one a file; facts, and the credits of no campaign."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from kits.model.credit_lines import CreditRow
from kits.model.facts import Fact
from kits.model.findings import Finding, say
from kits.model.groups import Group
from kits.model.people import SOMEONE, Person
from kits.model.records import Record
from kits.model.teams import Team
from kits.schema import mistakes
from kits.schema.columns import read_whole_rows
from kits.schema.labels import label
from kits.schema.reading import (
    Register,
    bodies,
    read_record,
    with_body,
    with_id,
)
from kits.source.content import Roster
from kits.source.nodes import Facts
from kits.source.shelf import Versions
from kits.source.tables import Table

R = TypeVar("R", bound=Record)


def load_groups(roster: Roster, findings: list[Finding]) -> dict[str, Group]:
    """All groups by id, sorted."""
    return _load(Group, "group", roster, None, ("vars", "links"), findings)


def load_people(roster: Roster, findings: list[Finding]) -> dict[str, Person]:
    """All people by id, sorted; nobody is called `someone`."""
    people = _load(Person, "person", roster, "story", (), findings)
    if SOMEONE in people:
        findings.append(
            mistakes.bad_slug(
                people[SOMEONE].at("id"),
                say('"{id}" stands for people who were removed', id=SOMEONE),
                say("give the person an id of their own"),
            )
        )
        del people[SOMEONE]
    return people


def load_teams(files: Mapping[str, Versions], findings: list[Finding]) -> dict[str, Team]:
    """All teams by id, sorted."""
    return _load(Team, "team", Roster((), files), None, (), findings)


def load_facts(table: Table | None, findings: list[Finding]) -> dict[str, Fact]:
    """What `facts.csv` says, by id, in its order."""
    register = Register(findings)
    found: dict[str, Fact] = {}
    rows = table.rows if table else ()
    for at, id, fact in read_whole_rows(Fact, table, partial(label, "fact"), findings):
        if register.claims(id, rows, at) and fact is not None:
            found[id] = fact
    return found


def load_credits(table: Table | None, findings: list[Finding]) -> tuple[CreditRow, ...]:
    """The credits of `credits.csv`, in its order."""
    read = read_whole_rows(CreditRow, table, lambda _: say("this row"), findings)
    return tuple(record for _, _, record in read if record is not None)


def _load(
    cls: type[R],
    kind: str,
    roster: Roster,
    body: str | None,
    nested: tuple[str, ...],
    findings: list[Finding],
) -> dict[str, R]:
    register = Register(findings)
    found: dict[str, R] = {}
    for table in roster.tables:
        for at, id, record in read_whole_rows(cls, table, partial(label, kind), findings, nested):
            if register.claims(id, table.rows, at) and record is not None:
                found[id] = record
    for stem, versions in roster.files.items():
        if versions.base is None:
            continue
        facts: Facts | None = with_body(versions.base, body, findings)
        facts = with_id(facts, stem, versions.base.path, findings) if facts else None
        if facts is None:
            continue
        spoken = bodies(versions, body, findings)
        record = read_record(cls, facts, label(kind, stem), findings, spoken)
        if register.claims(stem, (facts,)) and record is not None:
            found[stem] = record
    return {id: found[id] for id in sorted(found)}
