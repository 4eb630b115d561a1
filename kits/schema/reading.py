"""What all record loaders share: one base mapping and its versions become one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kits.model.findings import Finding, Words, say
from kits.model.messages import Message
from kits.model.places import Passage, Place
from kits.model.reading.slugs import LONGEST_ID, SLUG, slug_of, too_long
from kits.model.records import Record
from kits.schema import mistakes, row_mistakes
from kits.schema.languages import laid_over, split_languages
from kits.schema.meant import lacking_columns
from kits.schema.shapes import Shape, shapes
from kits.schema.validation import load
from kits.source.comments import uncommented
from kits.source.documents import Document
from kits.source.nodes import Entry, Facts, Node, Scalar
from kits.source.section_mistakes import prose_given_twice
from kits.source.shelf import Versions
from kits.source.tables import Table, split_cell

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Register:
    """Records by id, in the order of reading; an id that comes twice is a finding."""

    findings: list[Finding]
    key: str = "id"
    mistake: Callable[[Place, str, Place], Finding] = mistakes.duplicate_id
    taken: dict[str, tuple[Sequence[Facts], int]] = field(default_factory=dict)
    """Where each stands: which of some mappings holds it."""

    def claims(self, id: str, mappings: Sequence[Facts], at: int = 0) -> bool:
        """Whether the id of one of these is free; it is taken from now on.

        What is no id is nobody's.
        """
        here = mappings, at
        before = self.taken.setdefault(id, here)
        if before is here or not SLUG.fullmatch(id):
            return True
        place, first = (each[row].place(self.key) for each, row in (here, before))
        self.findings.append(self.mistake(place, id, first))
        return False


def read_record(
    cls: type[R],
    base: Facts,
    label: Words,
    findings: list[Finding],
    translations: Mapping[str, Facts] | None = None,
) -> R | None:
    """The record of a mapping with its versions in other languages; None after a finding.

    A mistake in the base is reported once, not again for each language. Comments are no part of a
    record, but for a message, which is pasted as it stands.
    """
    if cls is not Message:
        base = uncommented(base)
        translations = {at: uncommented(one) for at, one in (translations or {}).items()}
    plain, versions, problems = split_languages(base, cls)
    findings.extend(problems)
    record, problems = load(cls, plain, label)
    findings.extend(problems)
    spoken: dict[str, R] = {}
    for locale in sorted({*versions, *(translations or {})}):
        whole = versions.get(locale, plain)
        if translations and locale in translations:
            whole, problems = laid_over(whole, translations[locale], cls)
            findings.extend(problems)
        if record is not None:
            version, problems = load(cls, whole, label)
            findings.extend(problems)
            if version is not None:
                spoken[locale] = version
    return record.with_translations(spoken) if record else None


def with_body(document: Document, key: str | None, findings: list[Finding]) -> Facts:
    """The facts of a document with its body under a key, where the body says anything.

    Without a key, what stands below the facts would be lost: that is a finding.
    """
    facts, body = document.facts, document.body
    if not body.text:
        return facts
    at = body.place(1, 1, len(body.text.partition("\n")[0]))
    if key is None:
        findings.append(row_mistakes.text_below_facts(at))
        return facts
    if facts.text(key):
        findings.append(prose_given_twice(at, key, facts.place(key, key=True)))
    return facts.with_entry(key, Scalar(body.text, False, body))


def bodies(versions: Versions, key: str | None, findings: list[Finding]) -> dict[str, Facts]:
    """The translations of a document, each with its body."""
    documents = versions.translations.items()
    return {locale: with_body(document, key, findings) for locale, document in documents}


def with_id(facts: Facts, id: str, path: str, findings: list[Finding]) -> Facts | None:
    """The facts with the id that their file or folder names; None where that name is no id."""
    if not is_id(id, path, findings):
        return None
    return with_own_id(facts, id, path, findings)


def is_id(name: str, path: str, findings: list[Finding]) -> bool:
    """Whether the name of a file, or of a folder it stands in, is an id."""
    if SLUG.fullmatch(name):
        if len(name) > LONGEST_ID:
            findings.append(mistakes.bad_slug(Place(path), *too_long(name)))
        return len(name) <= LONGEST_ID
    near = slug_of(name)
    of_folder = f"/{name}/" in path
    words = (
        say('the name of this folder, "{id}", is not an id', id=name)
        if of_folder
        else say('the name of this file, "{id}", is not an id', id=name)
    )
    hint = say('rename it to "{slug}"', slug=near) if near else say("rename it, like shanghai-03")
    findings.append(mistakes.bad_slug(Place(path), words, hint))
    return False


def with_own_id(facts: Facts, id: str, path: str, findings: list[Finding]) -> Facts:
    """The facts with an id that follows from where they stand; another one is a finding."""
    given = facts.get("id")
    if given is not None and facts.text("id") != id:
        findings.append(
            mistakes.bad_slug(
                given.here,
                say('the id of a file is its name, "{id}"', id=id),
                say("take the id out, or rename the file"),
            )
        )
    return facts.with_entry("id", Scalar(id, False, Passage(id, path, ((1, 1),)), 1))


def rows_of(table: Table | None, key: str, findings: list[Finding]) -> Sequence[int]:
    """The rows of a table; none where it lacks the column of their ids, which is one finding."""
    if table is None or not table.rows:
        return ()
    if key in table.texts:
        return _keyed(table, (key,), findings)
    at = table.columns[0].here if table.columns else Place(table.path)
    findings.append(row_mistakes.missing_column(at, key))
    return ()


def whole_rows(table: Table, cls: type[Record], findings: list[Finding]) -> Sequence[int]:
    """The rows of a table; none where it lacks a column that each must have, which is told once."""
    if not table.rows:
        return ()
    lacking = lacking_columns(table, cls)
    if not lacking:
        required = (f.alias or name for name, f in cls.model_fields.items() if f.is_required())
        return _keyed(table, tuple(required), findings)
    meant = [column.here for column in table.columns if column.text in lacking.values()]
    at = next(iter([*meant, *(column.here for column in table.columns)]), Place(table.path))
    findings.append(row_mistakes.missing_columns(at, lacking))
    return ()


def _keyed(table: Table, required: tuple[str, ...], findings: list[Finding]) -> Sequence[int]:
    """The rows without those that only go on with the one above, as merged cells are saved.

    A single row that lacks nothing but what tells it apart is kept: that was forgotten.
    """
    key, *others = required
    bare = [at for at, text in enumerate(table.texts[key]) if at and not text]
    if not bare or (len(bare) == 1 and all(table.texts[other][bare[0]] for other in others)):
        return range(len(table.rows))
    findings.append(row_mistakes.merged_cells(table.rows[bare[0]].here, key, len(bare) - 1))
    return [at for at, text in enumerate(table.texts[key]) if text or not at]


def row_facts(row: Facts, cls: type[Record], nested: tuple[str, ...] = ()) -> Facts:
    """A row of a table as facts: lists split, and `vars.host` as `host` inside `vars`."""
    known = shapes(cls)
    entries: dict[str, Entry] = {}
    blocks: dict[str, dict[str, Entry]] = {}
    for key, entry in row.entries.items():
        head, dot, rest = key.partition(".")
        if dot and head in nested:
            blocks.setdefault(head, {})[rest] = entry
        else:
            shape = known.get(head)
            entries[key] = Entry(entry.key, _cell(entry.value, shape))
    for head, block in blocks.items():
        first = next(iter(block.values()))
        entries[head] = Entry(first.key, Facts(block, first.value.here))
    return Facts(entries, row.at)


def _cell(value: Node, shape: Shape | None) -> Node:
    if shape and shape.many and not shape.text and isinstance(value, Scalar):
        items = split_cell(value)
        return items if len(items.items) != 1 else items.items[0]
    return value
