"""Pages of which there are thousands: a template is run once a kind, and its values filled in.

A template is run on values that note what it does with them. A text that it only prints becomes a
blank; whatever else it asks (how many are there, which is it, is it empty) is part of the key under
which the page is kept. So pages of one key differ in their texts alone, and are joined from parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, is_dataclass
from itertools import repeat
from threading import Lock
from typing import Any, NoReturn, Self

from markupsafe import Markup, escape

from kits.model.sentinels import BLANK_CLOSE, BLANK_OPEN

MOST = 512
"""Kinds of a page that are kept of one template."""
_BLANK = re.compile(f"{BLANK_OPEN}([0-9]+){BLANK_CLOSE}")
_SPECIAL = re.compile("[&<>\"']")
_TEXT, _MARKUP, _RECORD = object(), object(), object()
"""In a key: here a text is printed, what follows is HTML, here a record begins."""


class Alike:
    """A record that is the same on thousands of pages: it is printed, and is part of the key."""

    __slots__ = ()


Render = Callable[[Mapping[str, Any]], str]
Path = tuple[Hashable, ...]
"""The steps from the values of a page to one of them."""


class Prototypes:
    """The pages of one template: each is what `render` gives for its values."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._use = _Use()
        self._kept: dict[Hashable, _Prototype] = {}
        self._lock = Lock()

    def page(self, values: Mapping[str, Any]) -> str:
        """The page with these values."""
        with self._lock:
            key, printed = _read(values, self._use)
            prototype = self._kept.get(key)
            if prototype is None:
                prototype = self._rendered(values)
                key, printed = _read(values, self._use)
                if len(self._kept) < MOST:
                    self._kept[key] = prototype
        return prototype.filled(printed)

    def _rendered(self, values: Mapping[str, Any]) -> _Prototype:
        """The prototype of such pages; rendered again where more is asked than was known."""
        while True:
            blanks = _Blanks()
            known = self._use.size
            try:
                html = self._render(_watching(values, self._use, blanks))
            except _Asked:
                self._kept.clear()
                continue
            if self._use.size != known:
                self._kept.clear()  # what they were kept under tells too little now
            places = {path: place for place, path in enumerate(_printed(values, self._use))}
            return _Prototype.of(html, [places[path] for path in blanks.paths])


@dataclass(frozen=True, slots=True)
class _Prototype:
    """A page with blanks."""

    parts: tuple[str, ...]
    """What stands before each blank, and behind the last one."""
    places: tuple[int, ...]
    """Which of the printed texts goes into each blank."""

    @classmethod
    def of(cls, html: str, places: Sequence[int]) -> Self:
        """The prototype of a page in which a blank's number is that of its place."""
        pieces = _BLANK.split(html)
        return cls(tuple(pieces[::2]), tuple(places[int(number)] for number in pieces[1::2]))

    def filled(self, printed: Sequence[str]) -> str:
        """The page with these texts."""
        page = [""] * (2 * len(self.parts) - 1)
        page[::2] = self.parts
        page[1::2] = [printed[place] for place in self.places]
        return "".join(page)


@dataclass(slots=True)
class _Use:
    """What a template does with a value: what it reads of it, and whether it asks which it is."""

    parts: dict[str, _Use] = field(default_factory=dict)
    """Of a record, by the name of the field."""
    items: _Use | None = None
    """Of a list or mapping, what is done with any of its items."""
    is_asked: bool = False

    @property
    def size(self) -> int:
        """How much is known; it only grows."""
        of_items = self.items.size if self.items else 0
        return 1 + self.is_asked + of_items + sum(use.size for use in self.parts.values())

    def of_part(self, name: str) -> _Use:
        """The use of a field."""
        if name not in self.parts:
            self.parts[name] = _Use()
        return self.parts[name]

    def of_item(self) -> _Use:
        """The use of any item."""
        if self.items is None:
            self.items = _Use()
        return self.items


class _Asked(Exception):
    """A template asks for a text itself, and does not only print it."""


@dataclass(slots=True)
class _Blanks:
    """The blanks of one page, by their number."""

    paths: list[Path] = field(default_factory=list)

    def blank(self, path: Path) -> str:
        """The text that stands for that of a place."""
        self.paths.append(path)
        return f"{BLANK_OPEN}{len(self.paths) - 1}{BLANK_CLOSE}"


def _read(values: Mapping[str, Any], use: _Use) -> tuple[Hashable, list[str]]:
    """The key of a page with these values, and the texts that are printed on it."""
    key: list[Hashable] = []
    printed: list[str] = []
    _read_all(values.values(), [use.of_part(name) for name in values], key, printed)
    return tuple(key), printed


def _read_all(
    values: Iterable[Any], uses: Iterable[_Use], key: list[Hashable], printed: list[str]
) -> None:
    # Most of what a page costs is spent here, so what is most of it is told apart first.
    for value, use in zip(values, uses, strict=False):
        if value is None:
            key.append(None)
        elif value.__class__ is str and not use.is_asked:
            if value:
                key.append(_TEXT)
                printed.append(escape(value) if _SPECIAL.search(value) else value)
            else:
                key.append(value)
        else:
            if use.is_asked:
                key.append(repr(value))
            kind = value.__class__
            (_READERS.get(kind) or _reader_of(kind))(value, use, key, printed)


def _read_text(value: str, use: _Use, key: list[Hashable], printed: list[str]) -> None:
    if value and not use.is_asked:
        key.append(_TEXT)
        printed.append(value if isinstance(value, Markup) else escape(value))
    else:
        key.append(value)


def _read_html(value: Markup, use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(_MARKUP)
    _read_text(value, use, key, printed)


def _read_record(value: Any, use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(_RECORD)
    inside = [getattr(value, name, None) for name in use.parts]
    _read_all(inside, use.parts.values(), key, printed)


def _read_list(value: Sequence[Any], use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(len(value))
    if use.items is not None:
        _read_all(value, repeat(use.items), key, printed)


def _read_mapping(
    value: Mapping[Hashable, Any], use: _Use, key: list[Hashable], printed: list[str]
) -> None:
    key.append(tuple(value))
    if use.items is not None:
        _read_all(value.values(), repeat(use.items), key, printed)


def _read_set(value: Set[Hashable], use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(frozenset(value))


def _read_alike(value: Alike, use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(value)


def _read_fact(value: Any, use: _Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(repr(value))  # since 1 and True, or one instant in two zones, are equal


Reader = Callable[[Any, _Use, list[Hashable], list[str]], None]
_READERS: dict[type, Reader] = {}
_READER_OF: tuple[tuple[Reader, type | tuple[type, ...]], ...] = (
    (_read_html, Markup),
    (_read_text, str),
    (_read_mapping, Mapping),
    (_read_list, (tuple, list)),
    (_read_set, Set),
    (_read_alike, Alike),
)


def _reader_of(kind: type) -> Reader:
    """How values of a type are read."""
    found = (reader for reader, parents in _READER_OF if issubclass(kind, parents))
    _READERS[kind] = next(found, _read_record if is_dataclass(kind) else _read_fact)
    return _READERS[kind]


def _printed(values: Mapping[str, Any], use: _Use) -> Iterator[Path]:
    """Where these texts stand, in the order in which they are read."""
    for name, value in values.items():
        yield from _printed_in(value, use.of_part(name), (name,))


def _printed_in(value: Any, use: _Use, path: Path) -> Iterator[Path]:
    if isinstance(value, str):
        if value and not use.is_asked:
            yield path
    elif isinstance(value, Mapping | tuple | list):
        if use.items is not None:
            for name, item in value.items() if isinstance(value, Mapping) else enumerate(value):
                yield from _printed_in(item, use.items, (*path, name))
    elif is_dataclass(value) and not isinstance(value, Alike):
        for name, part in use.parts.items():
            yield from _printed_in(getattr(value, name, None), part, (*path, name))


def _watching(values: Mapping[str, Any], use: _Use, blanks: _Blanks) -> dict[str, Any]:
    """The values of a page, which note what a template does with them."""
    return {
        name: _watched(value, use.of_part(name), blanks, (name,)) for name, value in values.items()
    }


def _watched(value: Any, use: _Use, blanks: _Blanks, path: Path) -> Any:
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

    def __init__(self, value: Any, use: _Use, blanks: _Blanks, path: Path) -> None:
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

    _use: _Use

    @classmethod
    def of(cls, blank: str, use: _Use) -> Self:
        made = cls(blank)  # type: ignore[call-arg]  # a string, below
        made._use = use
        return made

    def __bool__(self) -> bool:
        return True

    def _ask(self, *_: Any, **__: Any) -> NoReturn:
        self._use.is_asked = True
        raise _Asked


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
