"""What tells one edition of this package from another, so that nothing outlives its code."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

MAKERS = ("Pillow", "resvg-py", "segno")


@cache
def edition() -> bytes:
    """A digest of this package's code and fonts, and of the libraries that draw."""
    found = sha256(" ".join(f"{name} {version(name)}" for name in MAKERS).encode())
    for folder in (files(__package__), files(__package__) / "fonts"):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".ttf", ".json")):
                found.update(sha256(file.read_bytes()).digest())
    return found.digest()


def identity(work: object) -> bytes:
    """What a work depends on besides its sources: what it says of itself, and the edition.

    A frozen dataclass says its name and all its fields, in order.
    """
    return edition() + repr(work).encode()
