"""What tells one edition of this package from another, so that nothing outlives its code."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import ClassVar

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


@cache
def code(*modules: str) -> bytes:
    """A digest of modules that draw, so that nothing they made outlives them."""
    sources = ((files("kits.render") / f"{module}.py").read_bytes() for module in modules)
    return sha256(b"".join(sources)).digest()


class Drawn:
    """A work that depends on nothing but its sources, its fields and what draws it.

    It is a frozen dataclass, which says its name and all its fields, in order.
    """

    __slots__ = ()
    modules: ClassVar[tuple[str, ...]] = ()
    """What draws it besides this package."""

    @property
    def sources(self) -> tuple[str, ...]:
        """No file."""
        return ()

    @property
    def identity(self) -> bytes:
        """All that it says, and what draws it."""
        return edition() + code(*self.modules) + repr(self).encode()
