"""Plain values as bytes, which may lie in a file: whoever writes to that must not run code here."""

from __future__ import annotations

import io
import pickle
from typing import Any
from zoneinfo import ZoneInfo

OURS = "kits."
OTHERS = frozenset({("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta")})
OTHERS |= {("datetime", "time"), ("datetime", "timezone"), ("zoneinfo", "ZoneInfo")}
OTHERS |= {("markupsafe", "Markup"), ("builtins", "set"), ("builtins", "frozenset")}

Unpackable = pickle.UnpicklingError
"""What was packed is damaged, or was not packed here."""


def packed(value: object) -> bytes:
    """A value of dataclasses, tuples, texts, numbers and moments as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """The value again. Raises Unpackable for anything that is no plain value of ours."""
    return _Reader(io.BytesIO(data)).load()


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _part
        if not module.startswith(OURS) and (module, name) not in OTHERS:
            raise Unpackable(f"{module}.{name} is no plain value")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise Unpackable(f"{module}.{name} is no plain value")
        return found


def _part(owner: object, name: str) -> Any:
    """How a zone is packed: `getattr(ZoneInfo, "_unpickle")`."""
    if owner is ZoneInfo and name == "_unpickle":
        return getattr(owner, name)
    raise Unpackable(f"{name} of {owner} is no plain value")
