"""The rows of a table as records: each text of a column is validated once, however many say it.

A row of which anything is not plainly right (a mistake, a comment, a language, an unknown key, a
long text) is read by itself, as a file is, so that its findings are those of any record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from kits.model.findings import Finding, Words
from kits.model.places import Origin, Tree
from kits.model.records import Record
from kits.model.values import Line
from kits.schema.languages import split_languages
from kits.schema.reading import read_record, row_facts, whole_rows
from kits.schema.shapes import shapes
from kits.source.comments import OPENING
from kits.source.costs import SHORT
from kits.source.nodes import Entry, Facts, Scalar
from kits.source.tables import Table, split_text

R = TypeVar("R", bound=Record)
FactsOf = Callable[[Facts], Facts]
"""Makes facts of a row; where a cell goes follows from its column alone."""
LINES = (Line, Line | None)
"""Types that take a text as it is, of which there are more than of all others."""
Text = str | tuple[str, ...]
"""What a row says of a field: the text of a cell, or those of several."""
_UNFIT: Any = object()
"""Stands for what only the row, read by itself, can tell."""


def read_whole_rows(
    cls: type[R],
    table: Table | None,
    called: Callable[[str], Words],
    findings: list[Finding],
    nested: tuple[str, ...] = (),
) -> Iterator[tuple[int, str, R | None]]:
    """The rows of a table that has each column a record must have, as `read_rows` gives them."""
    if table is not None:
        rows = whole_rows(table, cls, findings)
        facts_of = partial(row_facts, cls=cls, nested=nested)
        yield from read_rows(cls, table, rows, facts_of, called, findings)


def read_rows(
    cls: type[R],
    table: Table,
    rows: Sequence[int],
    facts_of: FactsOf,
    called: Callable[[str], Words],
    findings: list[Finding],
) -> Iterator[tuple[int, str, R | None]]:
    """Each of these rows with what tells it apart, and its record, which is None after a finding.

    `called` names it in findings.
    """
    key = next(field.alias or name for name, field in cls.model_fields.items())
    made = _records(cls, table, facts_of) if rows else []
    ids = table.texts.get(key) or [""] * len(table.rows)
    for at in rows:
        record = made[at]
        if record is None:
            record = read_record(cls, facts_of(table.rows[at]), called(ids[at]), findings)
        yield at, ids[at], record


def read_columns(
    cls: type[Record], table: Table, called: Words, findings: list[Finding]
) -> tuple[Sequence[int], dict[str, list[Any]]]:
    """Which rows of a table could be read, and their values by field, without a record of each."""
    rows = whole_rows(table, cls, findings)
    if not rows:
        return (), {name: [] for name in cls.model_fields}
    facts_of = partial(row_facts, cls=cls)
    values, unfit = _values(cls, table, facts_of)
    for name in cls.model_fields.keys() - values.keys():
        values[name] = [_default(cls, name)] * len(table.rows)
    lost: set[int] = set()
    for at in sorted(unfit.intersection(rows)):
        record = read_record(cls, facts_of(table.rows[at]), called, findings)
        if record is None:
            lost.add(at)
        for name, value in (record.__dict__ if record else {}).items():
            values[name][at] = value
    if not lost and len(rows) == len(table.rows):
        return rows, values
    kept = [at for at in rows if at not in lost]
    return kept, {name: [those[at] for at in kept] for name, those in values.items()}


class RowOrigin(Origin):
    """Where a row came from: its facts get their places when one of them is asked for."""

    __slots__ = ("_at", "_of")

    is_plain = True

    def __init__(self, of: Callable[[int], Tree], at: int) -> None:
        self._of = of
        self._at = at

    @property
    def tree(self) -> Tree:
        """The facts of the row."""
        return self._of(self._at)

    def __reduce__(self) -> tuple[type[Origin], tuple[Tree]]:
        return Origin, (self.tree,)


def _records(cls: type[R], table: Table, facts_of: FactsOf) -> list[R | None]:
    """The record of each row; None where it has to be read by itself."""
    values, unfit = _values(cls, table, facts_of)
    facts = {name: _default(cls, name) for name in cls.model_fields}
    if any(value is _UNFIT and name not in values for name, value in facts.items()):
        return [None] * len(table.rows)
    records: list[R | None] = []
    tree_of, names = cache(lambda at: facts_of(table.rows[at])), tuple(values)
    for at, row in enumerate(zip(*values.values(), strict=True)):
        if at in unfit:
            records.append(None)
        else:
            own = facts.copy()
            own.update(zip(names, row, strict=True))
            records.append(cls.of(own, RowOrigin(tree_of, at)))
    return records


def _values(
    cls: type[Record], table: Table, facts_of: FactsOf
) -> tuple[dict[str, list[Any]], set[int]]:
    """The values of fields, each by row, and the rows of which not all is told by them."""
    texts = table.texts
    fields = {field.alias or name: name for name, field in cls.model_fields.items()}
    found: dict[str, list[Any]] = {}
    columns: set[str] = set()
    for key, entry in _goals(cls, table, facts_of).entries.items():
        goal = entry.value
        if key not in fields:
            continue
        if isinstance(goal, Scalar) and goal.text:
            listed = shapes(cls)[key].many and not shapes(cls)[key].text
            columns.add(goal.text)
            found[fields[key]] = _read(
                cls, fields[key], texts[goal.text], "", split_text if listed else str
            )
        elif isinstance(goal, Facts):
            block = {name: goal.text(name) or "" for name in goal.entries}
            columns.update(block.values())
            rows = list(zip(*(texts[column] for column in block.values()), strict=True))
            found[fields[key]] = _read(
                cls, fields[key], rows, ("",) * len(block), _block_of(tuple(block))
            )
    unfit: set[int] = set()
    for those in found.values():
        if id(_UNFIT) in map(id, those):  # many times quicker, and hardly ever so
            unfit.update(at for at, value in enumerate(those) if value is _UNFIT)
    for column, those in texts.items():
        if column not in columns:
            unfit.update(at for at, text in enumerate(those) if text)
        elif OPENING in "\n".join(said := {*those}) or max(map(len, said)) >= SHORT:
            unfit.update(at for at, text in enumerate(those) if not _is_plain(text))
    return found, unfit


def _is_plain(text: str) -> bool:
    return len(text) < SHORT and OPENING not in text


def _goals(cls: type[Record], table: Table, facts_of: FactsOf) -> Facts:
    """Where the columns of a table go in a record: the facts of a row that tells their names."""
    names = {column.text: Entry(column, column) for column in table.columns if column.text}
    row = Facts(names, table.columns[0].here)
    return split_languages(facts_of(row), cls)[0]


def _read(
    cls: type[Record], name: str, said: Sequence[Text], nothing: Text, given: Callable[[Any], Any]
) -> list[Any]:
    """The values of a field by row; `nothing` is an empty cell, `given` what a file would say."""
    if cls.model_fields[name].rebuild_annotation() in LINES:
        default = _default(cls, name)
        return [each or default for each in said]
    distinct = dict.fromkeys(said)
    distinct.pop(nothing, None)
    read = _validated(cls, name, [*map(given, distinct)])
    values = {nothing: _default(cls, name), **dict(zip(distinct, read, strict=True))}
    return list(map(values.__getitem__, said))


def _validated(cls: type[Record], name: str, written: list[Any]) -> list[Any]:
    """What was written as values, in its order."""
    reader = _reader(cls, name)
    try:
        return reader.validate_python(written)
    except ValidationError as failure:
        mistakes = failure.errors(include_url=False, include_context=False, include_input=False)
    wrong = {mistake["loc"][0] for mistake in mistakes}
    right = [value for at, value in enumerate(written) if at not in wrong]
    values = iter(reader.validate_python(right))
    return [_UNFIT if at in wrong else next(values) for at in range(len(written))]


def _block_of(names: Sequence[str]) -> Callable[[Sequence[str]], Mapping[str, str]]:
    return lambda texts: {name: text for name, text in zip(names, texts, strict=True) if text}


def _default(cls: type[Record], name: str) -> Any:
    field = cls.model_fields[name]
    return _UNFIT if field.is_required() else field.get_default(call_default_factory=True)


@cache
def _reader(cls: type[Record], name: str) -> TypeAdapter[list[Any]]:
    """Reads values of a field as its record does; no field depends on another."""
    return TypeAdapter(list[cls.model_fields[name].rebuild_annotation()])  # type: ignore[arg-type,misc]
