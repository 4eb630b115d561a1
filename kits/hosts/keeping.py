"""What was costly to make, kept from one build to the next by all that it depends on."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

SEAL = 32
"""Bytes before the content: its SHA-256, so that what was damaged is found out and made again."""


class Kept:
    """A folder of results by key. Where nothing can be written, nothing is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def find(self, key: str) -> bytes | None:
        """The whole result under a key; None where there is none."""
        self._asked.add(key)
        try:
            sealed = (self._folder / key).read_bytes()
        except OSError:
            return None
        content = sealed[SEAL:]
        return content if sha256(content).digest() == sealed[:SEAL] else None

    def keep(self, key: str, content: bytes) -> None:
        """Puts a result there at one stroke, so that several builds may share the folder."""
        under_way = self._folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            under_way.write_bytes(sha256(content).digest() + content)
            under_way.replace(self._folder / key)

    def tidy(self) -> None:
        """Removes what nobody asked for, so that the folder is never larger than what is shown."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._asked:
                    with suppress(OSError):
                        path.unlink()
