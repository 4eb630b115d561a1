"""What is declared in several places, and added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from typing import Any, Self


class PluginFailed(Exception):
    """Code of a plugin did not do what it declares; the text says where, and what went wrong."""


class Declared:
    """A dataclass of tuples; the built-in one is the first, and plugins add theirs."""

    def __add__(self, other: Self) -> Self:
        """Each tuple of this one, then that of the other."""
        both = zip(self.named(), other.named(), strict=True)
        return type(self)(**{name: (*here, *there) for (name, here), (_, there) in both})

    def named(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Each tuple with its name."""
        for field in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            yield field.name, getattr(self, field.name)

    @property
    def every(self) -> tuple[Any, ...]:
        """All that is in any of them."""
        return tuple(chain.from_iterable(items for _, items in self.named()))
