"""Pages of which there are thousands: a template is run once a kind, and its values filled in.

A template is run on values that note what it does with them. A text that it only prints becomes a
blank; whatever else it asks (how many are there, which is it, is it empty) is part of the key under
which the page is kept. So pages of one key differ in their texts alone, and are joined from parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, is_dataclass
from itertools import repeat
from threading import Lock
from typing import Any, Self

from markupsafe import Markup, escape

from kits.render.watching import BLANK, Alike, Asked, Blanks, Path, Use, watching

MOST = 512
"""Kinds of a page that are kept of one template."""
_SPECIAL = re.compile("[&<>\"']")
_TEXT, _MARKUP, _RECORD = object(), object(), object()
"""In a key: here a text is printed, what follows is HTML, here a record begins."""

Render = Callable[[Mapping[str, Any]], str]


class Prototypes:
    """The pages of one template: each is what `render` gives for its values."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._use = Use()
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
            blanks = Blanks()
            known = self._use.size
            try:
                html = self._render(watching(values, self._use, blanks))
            except Asked:
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
        pieces = BLANK.split(html)
        return cls(tuple(pieces[::2]), tuple(places[int(number)] for number in pieces[1::2]))

    def filled(self, printed: Sequence[str]) -> str:
        """The page with these texts."""
        page = [""] * (2 * len(self.parts) - 1)
        page[::2] = self.parts
        page[1::2] = [printed[place] for place in self.places]
        return "".join(page)


def _read(values: Mapping[str, Any], use: Use) -> tuple[Hashable, list[str]]:
    """The key of a page with these values, and the texts that are printed on it."""
    key: list[Hashable] = []
    printed: list[str] = []
    _read_all(values.values(), [use.of_part(name) for name in values], key, printed)
    return tuple(key), printed


def _read_all(
    values: Iterable[Any], uses: Iterable[Use], key: list[Hashable], printed: list[str]
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


def _read_text(value: str, use: Use, key: list[Hashable], printed: list[str]) -> None:
    if value and not use.is_asked:
        key.append(_TEXT)
        printed.append(value if isinstance(value, Markup) else escape(value))
    else:
        key.append(value)


def _read_html(value: Markup, use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(_MARKUP)
    _read_text(value, use, key, printed)


def _read_record(value: Any, use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(_RECORD)
    inside = [getattr(value, name, None) for name in use.parts]
    _read_all(inside, use.parts.values(), key, printed)


def _read_list(value: Sequence[Any], use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(len(value))
    if use.items is not None:
        _read_all(value, repeat(use.items), key, printed)


def _read_mapping(
    value: Mapping[Hashable, Any], use: Use, key: list[Hashable], printed: list[str]
) -> None:
    key.append(tuple(value))
    if use.items is not None:
        _read_all(value.values(), repeat(use.items), key, printed)


def _read_set(value: Set[Hashable], use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(frozenset(value))


def _read_alike(value: Alike, use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(value)


def _read_fact(value: Any, use: Use, key: list[Hashable], printed: list[str]) -> None:
    key.append(repr(value))  # since 1 and True, or one instant in two zones, are equal


Reader = Callable[[Any, Use, list[Hashable], list[str]], None]
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


def _printed(values: Mapping[str, Any], use: Use) -> Iterator[Path]:
    """Where these texts stand, in the order in which they are read."""
    for name, value in values.items():
        yield from _printed_in(value, use.of_part(name), (name,))


def _printed_in(value: Any, use: Use, path: Path) -> Iterator[Path]:
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
