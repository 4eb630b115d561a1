"""Plain values as bytes, which may lie in a file: whoever writes to that must not run code here."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum, EnumType
from typing import Any
from zoneinfo import ZoneInfo

OURS = "kits."
OTHERS = frozenset({("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta")})
OTHERS |= {("datetime", "time"), ("datetime", "timezone"), ("zoneinfo", "ZoneInfo")}
OTHERS |= {("markupsafe", "Markup"), ("builtins", "set"), ("builtins", "frozenset")}

Unpackable = pickle.UnpicklingError
"""What was packed is damaged, or was not packed here."""


Classes = dict[tuple[str, str], tuple[type, Mapping[str, Any]]]
"""What was named, by module and name, and what it looked like before."""


def packed(value: object) -> bytes:
    """A value of dataclasses, tuples, texts, numbers and moments as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


_seen: Classes = {}


def unpacked(data: bytes) -> Any:
    """The value again. Raises Unpackable for anything that is no plain value of ours."""
    return _Reader(io.BytesIO(data), _seen).load()


class Stranger:
    """Reads what came from another machine, where somebody may have written it for us.

    A pickle can change a class that it names, which is told once all is read.
    """

    def __init__(self) -> None:
        self._classes: Classes = {}

    def unpacked(self, data: bytes) -> Any:
        """A value, not to be used before `hold_harmless` had its say. Raises Unpackable."""
        return _Reader(io.BytesIO(data), self._classes).load()

    def hold_harmless(self) -> None:
        """Raises Unpackable where a class is no more what it was: the process is to end then."""
        for found, before in self._classes.values():
            if vars(found) != before:
                raise Unpackable(f"{found.__name__} was changed")


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, classes: Classes) -> None:
        super().__init__(file)
        self._classes = classes

    def find_class(self, module: str, name: str) -> Any:
        known = self._classes.get((module, name))
        if known:  # very many small values are read one by one
            return known[0]
        if (module, name) == ("builtins", "getattr"):
            return _part
        if not module.startswith(OURS) and (module, name) not in OTHERS:
            raise Unpackable(f"{module}.{name} is no plain value")
        found = super().find_class(module, name)
        if not isinstance(found, type) or (
            module.startswith(OURS) and not _is_plain(found, module)
        ):
            raise Unpackable(f"{module}.{name} is no plain value")
        self._classes[module, name] = (found, dict(vars(found)))
        return found


def _is_plain(found: type, module: str) -> bool:
    """Whether it is a class of that module, which may have imported others, that only holds."""
    holds = is_dataclass(found) or issubclass(found, str | tuple | Enum)
    return found.__module__ == module and holds


def _part(owner: object, name: str) -> Any:
    """How a zone is packed, `getattr(ZoneInfo, "_unpickle")`; before Python 3.11.4 a choice too."""
    if owner is ZoneInfo and name == "_unpickle":
        return getattr(owner, name)
    if isinstance(owner, EnumType) and name in owner.__members__:
        return owner[name]
    raise Unpackable(f"{name} of {owner} is no plain value")
