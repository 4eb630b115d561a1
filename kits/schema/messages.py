"""Messages: one a file, or one a row of `messages.csv`."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.findings import Finding, Words, say
from kits.model.messages import Message
from kits.model.moments import UnreadableMoment, read_point
from kits.model.places import Passage
from kits.model.remedies import fill
from kits.schema import mistakes, row_mistakes
from kits.schema.chosen import with_traits
from kits.schema.labels import label
from kits.schema.reading import (
    Register,
    bodies,
    read_record,
    row_facts,
    rows_of,
    with_body,
    with_id,
)
from kits.source.nodes import Entry, Facts, Listing, Node, Scalar
from kits.source.shelf import Versions
from kits.source.tables import Table, split_cell


def load_messages(
    files: Mapping[str, Versions], table: Table | None, findings: list[Finding]
) -> dict[str, Message]:
    """The messages of a campaign or recipe, by id, sorted."""
    register = Register(findings)
    found: dict[str, Message] = {}
    for stem, versions in files.items():
        if versions.base is None:
            continue
        facts = with_id(
            with_body(versions.base, "text", findings), stem, versions.base.path, findings
        )
        if facts is None:
            continue
        spoken = bodies(versions, "text", findings)
        message = _message(facts, label("message", stem), findings, spoken)
        if register.claims(stem, (facts,)) and message is not None:
            found[stem] = message
    rows = table.rows if table else ()
    for at in rows_of(table, "id", findings):
        row = rows[at]
        id = row.text("id") or ""
        facts = _timed(row_facts(with_traits(row, Message, findings), Message), findings)
        message = _message(facts, label("message", id), findings, {})
        if register.claims(id, rows, at) and message is not None:
            found[id] = message
    return dict(sorted(found.items()))


def _message(
    facts: Facts, called: Words, findings: list[Finding], spoken: Mapping[str, Facts]
) -> Message | None:
    if facts.text("skip") == "true":
        facts = _silent(facts)
        return read_record(Message, facts, called, findings, spoken)
    message = read_record(Message, facts, called, findings, spoken)
    if facts.text("text") is not None:
        return message
    if facts.get("text") is None:
        hint = say("write the text that is pasted, below the facts")
        if facts.here.path.endswith(".csv"):
            hint = fill(facts.here, "text", say("the text that is pasted"))
        findings.append(mistakes.missing_element(facts.here, called, "text", hint))
    return None


def _silent(facts: Facts) -> Facts:
    """A message that only drops the recipe's needs neither title nor time."""
    at = facts.place("skip")
    nothing: dict[str, Node] = {
        "title": Scalar(facts.text("id"), False, at),
        "send": Listing((), at),
    }
    for key, value in nothing.items():
        if facts.get(key) is None:
            facts = facts.with_entry(key, value)
    return facts


def _timed(row: Facts, findings: list[Finding]) -> Facts:
    """A row whose `date` and `time` are its `send`; several dates repeat the message."""
    date, time = row.get("date"), row.get("time")
    rest = row.without("date", "time")
    if not isinstance(date, Scalar):
        if isinstance(time, Scalar):
            findings.append(row_mistakes.half_a_time(time.here, "time", "send" in row.entries))
            return Facts({"send": Entry(time, Listing((), time.here)), **rest.entries}, row.at)
        return rest
    if "send" in row.entries:
        findings.append(row_mistakes.half_a_time(date.here, "date", True))
        return rest
    hour = time if isinstance(time, Scalar) else None
    days = (day for day in split_cell(date).items if isinstance(day, Scalar))
    moments = tuple(_joined(day, hour) for day in days)
    return rest.with_entry("send", Listing(moments, date.here), row.entries["date"].key)


def _joined(day: Scalar, hour: Scalar | None) -> Scalar:
    """A day with its hour, at the place of the one that is in doubt."""
    if hour is None:
        return day
    try:
        doubted = day if read_point(day.text or "").hour else hour
    except UnreadableMoment:
        return day
    where, width = doubted.source, doubted.here.width
    text = f"{day.text} {hour.text}"
    return Scalar(text, False, Passage(text, where.path, where.starts), width)
