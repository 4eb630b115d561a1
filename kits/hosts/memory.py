"""Bundles of earlier builds, kept with the files that came of them, as long as they are right."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kits.groups import Kept, Made
from kits.hosts.phones import Phones
from kits.hosts.site import NOTHING
from kits.hosts.spares import Marks
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
    "files text, share blob, rest blob)",
)

UNREADABLE = (sqlite3.Error, OSError, Unpackable, AttributeError, EOFError, TypeError, ValueError)


class Memory:
    """What an earlier build of the same trees made of each group.

    A bundle is taken from it when its digest is the same, its time has not passed, and its files
    stand in the tree as that build left them, which `ctime` tells on this machine alone: what came
    with somebody's content is never believed.
    """

    def __init__(self, place: Path, project: Path, phones: Phones, program: bytes) -> None:
        """`place` is its file, `program` tells what code is run."""
        self._place = place
        self._project = project
        self.tree = phones.tree
        """Its name."""
        self._phones = phones
        self._program = program
        self._texts: dict[int, SetText] = {}
        self._rows: dict[str, _Row] = {}
        self._rests: dict[bytes, Kept] = {}
        """What groups have alike: of ten thousand there are some dozens."""
        if place.exists():
            try:
                with closing(sqlite3.connect(place)) as base:
                    texts = dict(base.execute("select id, text from texts"))
                    self._texts = {id: unpacked(text) for id, text in texts.items()}
                    for id, *row in base.execute("select * from bundles"):
                        self._rows[id] = _Row(*row)
            except UNREADABLE:
                self._rows.clear()
                with suppress(OSError):
                    place.unlink()

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
        paths = row.files.split("\n") if row.files else []
        if _standing(paths, row.share, self._phones.stands) != row.stands:
            return None
        try:
            rest = self._rests.get(row.rest)
            if rest is None:
                rest = self._rests[row.rest] = unpacked(row.rest)
            kept = rest._replace(share=row.share, recalled=True)
        except UNREADABLE:
            return None
        self._phones.recall(kept.written, paths)
        return kept

    def texts(self) -> Mapping[int, SetText]:
        """The texts that kept bundles were set in."""
        return self._texts

    def keep(self, build: Made, marks: Marks) -> None:
        """Notes what a build made; `marks` tell how it stands in the tree."""
        new = [
            (id, *_row(key, kept, marks))
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
                base.executemany("insert or replace into bundles values (?, ?, ?, ?, ?, ?, ?)", new)


class _Row(NamedTuple):
    key: bytes
    until: str
    stands: bytes
    files: str
    """Its paths, a line each."""
    share: bytes
    rest: bytes


def _row(key: bytes, kept: Kept, marks: Marks) -> _Row:
    paths = list(kept.written.report.sizes)
    alike = kept._replace(share=b"", written=kept.written._replace(report=NOTHING))
    return _Row(
        key=key,
        until=kept.good_until.isoformat(),
        stands=_standing(paths, kept.share, marks),
        files="\n".join(paths),
        share=kept.share,
        rest=packed(alike),
    )


def _standing(paths: Iterable[str], share: bytes, marks: Marks) -> bytes:
    """How the files of a bundle stand in the tree, and its share; nothing where one lacks."""
    found = sha256(share)
    for path in paths:
        mark = marks.get(path)
        if mark is None:
            return b""
        found.update(repr((path, mark[:3])).encode())  # a link moves the fourth on
    return found.digest()
