"""Stamped pages that wait for their prototypes to be rendered."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from kits.model.artifacts import Stamped

HELD = 64 << 20
"""Bytes kept in memory; what is more waits on disk."""


class Waiting:
    """Pages in the order they came, however many; a context, since they may lie in a file."""

    def __init__(self, scratch: Path, held: int = HELD) -> None:
        self._file = tempfile.SpooledTemporaryFile[bytes](max_size=held, dir=str(scratch))
        self._count = 0

    def add(self, page: Stamped) -> None:
        """Lets one more page wait."""
        facts = (page.kind, page.locale, page.path, dict(page.values))
        pickle.dump(facts, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def release(self) -> Iterator[Stamped]:
        """Every page, in the order they came."""
        self._file.seek(0)
        for _ in range(self._count):
            kind, locale, path, values = pickle.load(self._file)
            yield Stamped(kind=kind, locale=locale, path=path, values=values)
