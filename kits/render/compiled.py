"""The package's templates as they are compiled, kept where Python keeps its modules."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

ROOM = Path(__file__).parent


class Compiled(FileSystemBytecodeCache):
    """Nothing is compiled again that was: from this source, by this Jinja, with these options.

    What is kept is believed as modules are, beside which it lies: nobody's content does.
    """

    def __init__(self, options: Mapping[str, object]) -> None:
        super().__init__(str(ROOM / "__pycache__"), "template-%s")
        self._options = repr(options)

    def get_source_checksum(self, source: str) -> str:
        """What tells the source, and the code that compiles it, from others."""
        return super().get_source_checksum(repr((source, self._options, _code())))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What a template is kept under: once for each options."""
        return super().get_cache_key(name + self._options, filename)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, where modules may be kept."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


@cache
def _code() -> int:
    """When Jinja or this room, whose filters see to what is constant, was changed last."""
    paths = (Path(str(jinja2.__file__)), *(path for path in ROOM.iterdir() if path.suffix == ".py"))
    return max(os.stat(path).st_mtime_ns for path in paths)
