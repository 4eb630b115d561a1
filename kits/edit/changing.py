"""Records on their way to other words: single values put in, replaced and taken out, by place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from kits.model.groups import Group
from kits.model.people import Person
from kits.model.places import Place
from kits.model.records import Record
from kits.source.edits import Edit, Original, taken_out
from kits.source.fact_edits import FactsText, replaced
from kits.source.nodes import Scalar
from kits.source.table_edits import TableText
from kits.source.trees import FileTree


@dataclass(kw_only=True)
class Changes:
    """Changes of the files of a tree, which are made all at once."""

    tree: FileTree
    files: dict[str, bytes | None] = field(default_factory=dict)
    """What becomes of files, by path; None for one that is removed."""
    _texts: dict[str, Original] = field(default_factory=dict)
    _edits: dict[str, list[Edit]] = field(default_factory=dict)
    _gone: dict[str, list[Scalar]] = field(default_factory=dict)
    """By document, values that are taken out."""

    def make(self) -> None:
        """Makes all of them; `files` has what comes of it."""
        for path, values in self._gone.items():
            text = self.text(path)
            assert isinstance(text, FactsText), "the values stand among facts"
            self._edit(path, *text.without(values))
        for path, edits in self._edits.items():
            self.files.setdefault(path, self.text(path).edited(edits))

    def give(self, record: Group | Person, key: str, value: str) -> None:
        """Gives a record a value for a key that has none there, or another."""
        place = record.at("id")
        text = self.text(place.path)
        if isinstance(text, TableText):
            row, _ = text.cell_at(place)
            self._edit(place.path, *text.changed({(row, key): value}))
        elif isinstance(text, FactsText):
            self._edit(place.path, text.put(key, value, after=[*text.facts.entries][-1]))

    def take_out(self, record: Record, key: str, ids: Collection[str]) -> None:
        """Takes ids out of a list of a record."""
        listed: tuple[str, ...] = getattr(record, key)
        places = [record.at(key, number) for number in range(len(listed))]
        gone = [id in ids for id in listed]
        if not any(gone):
            return
        if places[0].path.endswith(".csv"):
            text = self.text(places[0].path)
            self._edit(text.path, *taken_out([text.stretch(place) for place in places], gone))
            return
        for place, is_gone in zip(places, gone, strict=True):
            if is_gone:
                self.drop(place)

    def drop(self, place: Place) -> None:
        """Takes a value out, with its key where it has one to itself."""
        if leaf := self._leaf(place):
            self._gone.setdefault(place.path, []).append(leaf)
        else:
            self._edit(place.path, Edit(self.text(place.path).stretch(place), ""))

    def put(self, place: Place, old: str, new: str) -> bool:
        """Puts a word in the place of another; False where that stands elsewhere."""
        if not self.stands(place, old):
            return False
        text, leaf = self.text(place.path), self._leaf(place)
        span = text.stretch(replace(place, width=len(old)))
        self._edit(place.path, replaced(text, leaf, new) if leaf else Edit(span, new))
        return True

    def stands(self, place: Place, word: str) -> bool:
        """Whether a word is written at a place, and not merely inherited there."""
        text, leaf = self.text(place.path), self._leaf(place)
        return leaf.text == word if leaf else text.text.startswith(word, text.offset(place))

    def without_rows(self, path: str, key: str, value: str) -> list[Place]:
        """Takes the rows out of a table that hold a value under a key; where they stood."""
        table = self.text(path)
        assert isinstance(table, TableText), "the table was read before"
        gone = [number for number, row in enumerate(table.rows) if row.text(key) == value]
        self._edit(path, *table.without(gone))
        return [table.rows[number].place(key) for number in gone]

    def text(self, path: str) -> Original:
        """A file as it stands."""
        if path not in self._texts:
            data = self.tree.read(path)
            kind = TableText if path.endswith(".csv") else FactsText
            self._texts[path] = kind.read(path, data) or Original(path, data)
        return self._texts[path]

    def _leaf(self, place: Place) -> Scalar | None:
        """The value that stands at a place among the facts of a document."""
        text = self.text(place.path)
        return text.leaf_at(place) if isinstance(text, FactsText) else None

    def _edit(self, path: str, *edits: Edit) -> None:
        if edits:
            self._edits.setdefault(path, []).extend(edits)
