"""Messages: one a file, or one a row of `messages.csv`."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.findings import Finding, say
from kits.model.messages import Message
from kits.model.places import Passage
from kits.schema import mistakes
from kits.schema.reading import Register, bodies, read_record, row_facts, with_body, with_id
from kits.source.content import Versions
from kits.source.nodes import Entry, Node, Scalar, Sequence
from kits.source.nodes import Mapping as Located
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
        facts = with_id(with_body(versions.base, "text"), stem, versions.base.path, findings)
        if facts is None:
            continue
        spoken = bodies(versions, "text")
        message = _message(facts, f'message "{stem}"', findings, spoken)
        if message is not None and register.claims(stem, facts.place("id")):
            found[stem] = message
    for row in table.rows if table else ():
        id = row.text("id") or ""
        facts = _timed(row_facts(row, Message), findings)
        message = _message(facts, f'message "{id}"' if id else "this message", findings, {})
        if message is not None and register.claims(id, row.place("id")):
            found[id] = message
    return dict(sorted(found.items()))


def _message(
    facts: Located, label: str, findings: list[Finding], spoken: Mapping[str, Located]
) -> Message | None:
    if facts.text("skip") == "true":
        facts = _silent(facts)
    elif facts.get("text") is None:
        hint = say("write the text that is pasted below the facts")
        findings.append(mistakes.missing_element(facts.here, label, "text", hint))
        return None
    return read_record(Message, facts, label, findings, spoken)


def _silent(facts: Located) -> Located:
    """A message that only drops the recipe's needs neither title nor time."""
    at = facts.place("skip")
    nothing: dict[str, Node] = {
        "title": Scalar("", False, Passage("", at.path, ((at.line, at.column),))),
        "send": Sequence((), at),
    }
    for key, value in nothing.items():
        if facts.get(key) is None:
            facts = facts.with_entry(key, value)
    return facts


def _timed(row: Located, findings: list[Finding]) -> Located:
    """A row whose `date` and `time` are its `send`; several dates repeat the message."""
    date, time = row.get("date"), row.get("time")
    if date is None and time is None:
        return row
    known = ("send", "date", "time")
    if date is None or row.get("send") is not None:
        key = "time" if date is None else "date"
        findings.append(mistakes.unknown_key(row.place(key, key=True), key, known))
        return row.without("date", "time")
    hour = time.text if isinstance(time, Scalar) else None
    days = split_cell(date).items if isinstance(date, Scalar) else ()
    moments = tuple(_joined(day, hour) for day in days if isinstance(day, Scalar))
    entries = {k: e for k, e in row.entries.items() if k not in ("date", "time")}
    entries["send"] = Entry(row.entries["date"].key, Sequence(moments, date.here))
    return Located(entries, row.at)


def _joined(day: Scalar, hour: str | None) -> Scalar:
    text = f"{day.text} {hour}" if hour else (day.text or "")
    return Scalar(text, False, Passage(text, day.source.path, day.source.starts), day.here.width)
