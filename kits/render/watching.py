"""Values that note what a template does with them, and print a blank for a text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, NoReturn, Self

from markupsafe import Markup

from kits.model.sentinels import BLANK_CLOSE, BLANK_OPEN

BLANK = re.compile(f"{BLANK_OPEN}([0-9]+){BLANK_CLOSE}")


class Alike:
    """A record that is the same on thousands of pages: it is printed, and is part of the key."""

    __slots__ = ()


Path = tuple[Hashable, ...]
"""The steps from the values of a page to one of them."""


@dataclass(slots=True)
class Use:
    """What a template does with a value: what it reads of it, and whether it asks which it is."""

    parts: dict[str, Use] = field(default_factory=dict)
    """Of a record, by the name of the field."""
    items: Use | None = None
    """Of a list or mapping, what is done with any of its items."""
    is_asked: bool = False

    @property
    def size(self) -> int:
        """How much is known; it only grows."""
        of_items = self.items.size if self.items else 0
        return 1 + self.is_asked + of_items + sum(use.size for use in self.parts.values())

    def of_part(self, name: str) -> Use:
        """The use of a field."""
        if name not in self.parts:
            self.parts[name] = Use()
        return self.parts[name]

    def of_item(self) -> Use:
        """The use of any item."""
        if self.items is None:
            self.items = Use()
        return self.items


class Asked(Exception):
    """A template asks for a text itself, and does not only print it."""


@dataclass(slots=True)
class Blanks:
    """The blanks of one page, by their number."""

    paths: list[Path] = field(default_factory=list)

    def blank(self, path: Path) -> str:
        """The text that stands for that of a place."""
        self.paths.append(path)
        return f"{BLANK_OPEN}{len(self.paths) - 1}{BLANK_CLOSE}"


def watching(values: Mapping[str, Any], use: Use, blanks: Blanks) -> dict[str, Any]:
    """The values of a page, which note what a template does with them."""
    return {
        name: _watched(value, use.of_part(name), blanks, (name,)) for name, value in values.items()
    }


def _watched(value: Any, use: Use, blanks: Blanks, path: Path) -> Any:
    if isinstance(value, str):
        if use.is_asked or not value:
            return value
        blank = _MarkupBlank if isinstance(value, Markup) else _Blank
        return blank.of(blanks.blank(path), use)
    if isinstance(value, Mapping):
        return _WatchedMapping(value, use, blanks, path)
    if isinstance(value, tuple | list):
        return _WatchedList(value, use, blanks, path)
    if is_dataclass(value) and not isinstance(value, Alike):
        return _WatchedRecord(value, use, blanks, path)
    return value


class _Watched:
    """A value with something in it."""

    def __init__(self, value: Any, use: Use, blanks: Blanks, path: Path) -> None:
        self._value, self._use, self._blanks, self._path = value, use, blanks, path

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        self._use.is_asked = True
        if isinstance(other, _Watched):
            other._use.is_asked = True
            other = other._value
        return bool(self._value == other)

    __hash__ = None  # type: ignore[assignment]  # a template that looks one up fails in its tests

    def _item(self, name: Hashable, item: Any) -> Any:
        return _watched(item, self._use.of_item(), self._blanks, (*self._path, name))


class _WatchedRecord(_Watched):
    def __getattr__(self, name: str) -> Any:
        inside = getattr(self._value, name)
        return _watched(inside, self._use.of_part(name), self._blanks, (*self._path, name))


class _WatchedList(_Watched):
    def __len__(self) -> int:
        return len(self._value)

    def __iter__(self) -> Iterator[Any]:
        return (self._item(place, item) for place, item in enumerate(self._value))

    def __getitem__(self, place: int) -> Any:
        return self._item(range(len(self._value))[place], self._value[place])

    def __contains__(self, item: object) -> bool:
        self._use.of_item().is_asked = True
        return item in self._value


class _WatchedMapping(_Watched):
    def __len__(self) -> int:
        return len(self._value)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._value)

    def __contains__(self, name: object) -> bool:
        return name in self._value

    def __getitem__(self, name: Hashable) -> Any:
        return self._item(name, self._value[name])

    def get(self, name: Hashable, otherwise: Any = None) -> Any:
        return self[name] if name in self._value else otherwise

    def items(self) -> Iterator[tuple[Hashable, Any]]:
        return ((name, self[name]) for name in self._value)

    def values(self) -> Iterator[Any]:
        return (self[name] for name in self._value)


class _Asking:
    """A text in whose place a blank is printed; it is never empty. More may not be asked of it."""

    _use: Use

    @classmethod
    def of(cls, blank: str, use: Use) -> Self:
        made = cls(blank)  # type: ignore[call-arg]  # a string, below
        made._use = use
        return made

    def __bool__(self) -> bool:
        return True

    def _ask(self, *_: Any, **__: Any) -> NoReturn:
        self._use.is_asked = True
        raise Asked


_ALLOWED = {*dir(object), *dir(_Asking), "__add__", "__html__"} - {
    *("__eq__", "__ge__", "__gt__", "__hash__", "__le__", "__lt__", "__ne__")
}
"""What printing needs of a text, and what says nothing of it."""


class _Blank(_Asking, str):
    pass


class _MarkupBlank(_Asking, Markup):
    pass


for _blank in (_Blank, _MarkupBlank):
    for _name in {*dir(Markup)} - _ALLOWED:
        setattr(_blank, _name, _Asking._ask)
