"""The files of a tree, taken off by kind and read as they are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from kits.model.files import Kind, Size
from kits.model.findings import Finding, say
from kits.model.forgotten import Tombstone, tombstones
from kits.model.places import Place
from kits.source.comments import without_comments
from kits.source.conflicts import unmerged
from kits.source.decoding import FORBIDDEN, STAND_IN, read_text
from kits.source.documents import Document, read_document, read_facts
from kits.source.drawings import harmless
from kits.source.fact_mistakes import facts_without_keys
from kits.source.file_mistakes import (
    CLOSED,
    OPEN_UP,
    no_list,
    symlink,
    translation_without_base,
    unknown_language,
    unreadable_name,
    unreadable_text,
)
from kits.source.looks import kind_of, size_of
from kits.source.names import mistaken_locale, stem_and_locale
from kits.source.nodes import Facts, Listing
from kits.source.sections import fold_prose
from kits.source.tables import Table, read_table
from kits.source.trees import FileTree

T = TypeVar("T")
LONGEST_NAME = 240
"""Bytes of the name of a file or folder; no disk takes more than 255, and pages add to it."""
_LOST: tuple[None, list[Finding]] = (None, [])
"""What is read of a file that is not there any more, or on a disk that fails."""


@dataclass(frozen=True, slots=True)
class Versions:
    """A `<stem>.md` and the `<stem>.<locale>.md` beside it."""

    base: Document | None
    """None where it is missing or could not be read, which is reported already."""
    translations: Mapping[str, Document]
    """By locale, `en` or `zh-TW`."""


class Shelf:
    """Files below a folder; what is taken off is remembered, and so is what could not be read."""

    def __init__(self, tree: FileTree, prefix: str) -> None:
        """The files of the tree whose path begins with `prefix`."""
        self.findings: list[Finding] = []
        self.taken: set[str] = set()
        self.unread: set[str] = set()
        self._tree = tree
        self._prefix = prefix
        self._kinds: dict[str, Kind] = {}
        self._sizes: dict[str, Size | None] = {}
        for path in tree.links():
            self.findings.append(symlink(Place(FORBIDDEN.sub(STAND_IN, path))))
        self.paths = frozenset(self._named_well(path) for path in tree.paths()) - {""}
        self._markdown = [
            (path, *stem_and_locale(path.removeprefix(prefix)))
            for path in sorted(self.paths)
            if path.endswith(".md") and path.startswith(prefix)
        ]

    def path(self, name: str) -> str:
        """The path in the project folder of a file below the prefix."""
        return self._prefix + name

    def versions(self, pattern: str, *, fold: bool = False) -> dict[tuple[str, ...], Versions]:
        """The documents whose stem matches, by the groups of the pattern.

        `fold` makes facts of the sections that are elements of a campaign.
        """
        bases: dict[tuple[str, ...], Document | None] = {}
        translations: dict[tuple[str, ...], dict[str, Document]] = {}
        for path, stem, locale in self._markdown:
            found = re.fullmatch(pattern, stem)
            if found is None or self._in_unknown_language(path, stem, locale):
                continue
            document = self._document(path, fold)
            key = found.groups()
            if locale is None:
                bases[key] = document
                continue
            others = translations.setdefault(key, {})
            if document is not None:
                others[locale] = document
            base = self.path(f"{stem}.md")
            if base not in self.paths:
                self.findings.append(translation_without_base(Place(path), base))
        keys = sorted({*bases, *translations})
        return {key: Versions(bases.get(key), translations.get(key, {})) for key in keys}

    def _in_unknown_language(self, path: str, stem: str, locale: str | None) -> bool:
        """Whether a file is a translation whose language is misspelt, which is a finding."""
        meant = mistaken_locale(stem) if locale is None else None
        if meant is None or self.path(f"{meant[0]}.md") not in self.paths:
            return False
        base, near = meant
        if near is None and base.startswith("pages/"):
            return False  # an ordinary page may be called node.js.md
        code = stem.removeprefix(f"{base}.")
        name = f"{base}.{near}.md".rpartition("/")[2] if near else None
        self.findings.append(unknown_language(Place(path), code, name))
        self.taken.add(path)
        self.unread.add(path)
        return True

    def tables(self, pattern: str, chinese: bool) -> dict[tuple[str, ...], Table | None]:
        """The tables whose path without `.csv` matches, by the groups of the pattern."""
        tables: dict[tuple[str, ...], Table | None] = {}
        for path, key in self._matching(pattern):
            data = self._take(path)
            table, findings = read_table(path, data, chinese) if data is not None else _LOST
            tables[key] = self._kept(path, table, findings)
        return tables

    def later(self, pattern: str) -> dict[tuple[str, ...], str]:
        """The paths of tables that are read when they are wanted, by the groups of the pattern."""
        found = {key: path for path, key in self._matching(pattern)}
        self.taken.update(found.values())
        return found

    def table(self, path: str, chinese: bool) -> tuple[Table | None, list[Finding]]:
        """One of those tables, with what keeps any of it from being read."""
        try:
            return read_table(path, self._tree.read(path), chinese)
        except OSError:
            return None, [unreadable_text(Place(path), CLOSED, OPEN_UP)]

    def _matching(self, pattern: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The tables whose path without `.csv` matches, with the groups of the pattern."""
        for path in sorted(self.paths):
            found = re.fullmatch(pattern + r"\.csv", path.removeprefix(self._prefix))
            if found and path.startswith(self._prefix):
                yield path, found.groups()

    def mapping(self, name: str) -> Facts | None:
        """The keys of a YAML file; None where it is missing or could not be read."""
        node = self._facts(name)
        if isinstance(node, Listing):
            self._kept(self.path(name), None, [facts_without_keys(node.here)])
            return None
        return node

    def sequence(self, name: str) -> Listing | None:
        """The list of a YAML file; None where it is missing, empty or could not be read."""
        node = self._facts(name)
        if isinstance(node, Facts) and node.entries:
            self._kept(self.path(name), None, [no_list(node.here)])
        return node if isinstance(node, Listing) else None

    def tombstones(self, path: str) -> tuple[Tombstone, ...]:
        """The marks of forgotten people in a file of such; none where it is missing."""
        if path not in self.paths:
            return ()
        data = self._take(path)
        text, findings = read_text(path, data) if data is not None else _LOST
        if conflict := unmerged(path, text or ""):
            text, findings = None, conflict
        self._kept(path, text, findings)
        return tuple(tombstones(text or "", path))

    def _named_well(self, path: str) -> str:
        """The path, or nothing where it cannot be written down."""
        if FORBIDDEN.search(path) is None and "\n" not in path and "\r" not in path:
            longest = max(path.split("/"), key=lambda name: len(name.encode()))
            if len(longest.encode()) <= LONGEST_NAME:
                return path
            words = say(
                'the name "{start}…" has {count} bytes, and may have at most {most}',
                start=longest[:20],
                count=len(longest.encode()),
                most=LONGEST_NAME,
            )
            self.findings.append(unreadable_name(Place(path), words))
            return ""
        shown = re.sub(r"[\n\r]", STAND_IN, FORBIDDEN.sub(STAND_IN, path))
        self.findings.append(unreadable_name(Place(shown)))
        return ""

    def look(self, path: str) -> Kind:
        """What is in a file that is no record; each is looked into once."""
        if path not in self._kinds:
            try:
                self._kinds[path] = kind_of(path, self._tree.read(path))
            except OSError:
                self._kinds[path] = Kind.BROKEN
        return self._kinds[path]

    def size(self, path: str) -> Size | None:
        """How large a picture is; None for what is none, or tells no size."""
        if path not in self._sizes:
            try:
                self._sizes[path] = size_of(path, self._tree.read(path))
            except OSError:
                self._sizes[path] = None
        return self._sizes[path]

    def drawn(self, path: str) -> str:
        """A drawing as it is published; nothing for what is none."""
        try:
            return (harmless(self._tree.read(path)) or b"").decode()
        except OSError:
            return ""

    def _take(self, path: str) -> bytes | None:
        """The bytes of a file; None where the disk does not give them, which is a finding."""
        self.taken.add(path)
        try:
            return self._tree.read(path)
        except OSError:
            self.findings.append(unreadable_text(Place(path), CLOSED, OPEN_UP))
            return None

    def _kept(self, path: str, read: T | None, findings: list[Finding]) -> T | None:
        self.findings.extend(findings)
        if read is None:
            self.unread.add(path)
        return read

    def _document(self, path: str, fold: bool) -> Document | None:
        data = self._take(path)
        document, findings = read_document(path, data) if data is not None else _LOST
        if document is not None and fold:
            document = replace(document, body=without_comments(document.body))
            document, more = fold_prose(document)
            findings.extend(more)
        return self._kept(path, document, findings)

    def _facts(self, name: str) -> Facts | Listing | None:
        path = self.path(name)
        if path not in self.paths:
            return None
        data = self._take(path)
        node, findings = read_facts(path, data) if data is not None else _LOST
        self._kept(path, node, findings)
        return node
