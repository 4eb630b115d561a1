"""Bundles of earlier builds, kept with the files that came of them, as long as they are right."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kits.groups import Kept, Made
from kits.hosts.phones import Phones
from kits.hosts.standing import identity
from kits.model.clocks import Clock
from kits.model.packing import Unpackable, packed, unpacked
from kits.source.trees import FolderTree
from kits.texts.inputs import LOG, ROSTERS
from kits.texts.press import SetText

TEXTS = (".csv", ".md", ".yml")
WORD = re.compile(rb"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like."""
LAYOUT = (
    "create table if not exists texts (id integer primary key, text blob)",
    "create table if not exists bundles (id text primary key, key blob, until text, stands blob, "
    "share blob, rest blob)",
)


UNREADABLE = (sqlite3.Error, OSError, Unpackable, AttributeError, EOFError, TypeError, ValueError)


class Memory:
    """What an earlier build of the same trees made of each group.

    A bundle is taken from it when its digest is the same, its time has not passed, and its files
    stand in the tree as that build left them, which `ctime` tells on this machine alone: what came
    with somebody's content is never believed.
    """

    def __init__(
        self, place: Path, project: Path, tree: Path, phones: Phones, program: bytes
    ) -> None:
        """`place` is its file, `tree` the tree as it stands, `program` tells what code is run."""
        self._place = place
        self._project = project
        self._tree = os.fspath(tree)
        self._phones = phones
        self._program = program
        self._texts: dict[int, SetText] = {}
        self._rows: dict[str, _Row] = {}
        if place.exists():
            with suppress(*UNREADABLE), closing(sqlite3.connect(place)) as base:
                texts = dict(base.execute("select id, text from texts"))
                self._texts = {id: unpacked(text) for id, text in texts.items()}
                for id, *row in base.execute("select * from bundles"):
                    self._rows[id] = _Row(*row)

    def beside(self) -> tuple[bytes, set[str]]:
        """A digest of the program and of all files but rosters, and the words in those files."""
        found, words = sha256(self._program), set[str]()
        tree = FolderTree(self._project)
        for path in tree.paths():
            if path.startswith(LOG):  # files are added there all day
                continue
            found.update(repr(path).encode())
            if ROSTERS.fullmatch(path):
                continue
            if path.endswith(TEXTS):
                data = tree.read(path)
                words.update(word.decode() for word in WORD.findall(data))
            else:
                data = repr(identity(os.fspath(self._project / path))).encode()
            found.update(sha256(data).digest())
        return found.digest(), words

    def recall(self, group: str, key: bytes, at: Clock) -> Kept | None:
        """What was made of a group, and stands; its files are taken over."""
        row = self._rows.get(group)
        if row is None or row.key != key or at.has_come(datetime.fromisoformat(row.until)):
            return None
        try:
            kept: Kept = unpacked(row.rest)._replace(share=row.share, recalled=True)
        except UNREADABLE:
            return None
        if self._stands(kept) != row.stands:
            return None
        self._phones.recall(kept.written)
        return kept

    def texts(self) -> Mapping[int, SetText]:
        """The texts that kept bundles were set in."""
        return self._texts

    def keep(self, build: Made) -> None:
        """Notes what a build made; it stands in the tree."""
        new = [
            (id, key, kept.good_until.isoformat(), self._stands(kept), kept.share, _rest(kept))
            for id, (key, kept) in build.bundles.items()
            if not kept.recalled
        ]
        gone = [(id,) for id in self._rows.keys() - build.bundles.keys()]
        with suppress(sqlite3.Error, OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._place)) as base, base:
                for statement in LAYOUT:
                    base.execute(statement)
                base.execute("delete from texts")
                base.executemany(
                    "insert into texts values (?, ?)",
                    ((id, packed(text)) for id, text in build.texts.items()),
                )
                base.executemany("delete from bundles where id = ?", gone)
                base.executemany("insert or replace into bundles values (?, ?, ?, ?, ?, ?)", new)

    def _stands(self, kept: Kept) -> bytes:
        """How the files of a bundle stand in the tree, and its share; nothing where one lacks."""
        found = sha256(kept.share)
        try:
            for path in kept.written.report.sizes:
                known = os.lstat(f"{self._tree}/{path}")
                found.update(repr((path, known.st_ino, known.st_size, known.st_mtime_ns)).encode())
        except OSError:
            return b""
        return found.digest()


class _Row(NamedTuple):
    key: bytes
    until: str
    stands: bytes
    share: bytes
    rest: bytes


def _rest(kept: Kept) -> bytes:
    report = kept.written.report._replace(kept=[])  # all of it stands once it is recalled
    return packed(kept._replace(share=b"", written=kept.written._replace(report=report)))
