"""The group finder: by name, city, pinyin, initials or id, for ten thousand groups on a phone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category

from pypinyin import lazy_pinyin

from kits.locale import catalogue
from kits.model.artifacts import File
from kits.render.phone import page

FULL = 300
"""Groups on one page of the plain list; more are spread over several pages."""

NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderEntry:
    """A group as the finder lists it; never its people or links."""

    id: str
    name: str
    city: str | None = None
    region: str | None = None
    """Where a group without a city belongs."""

    @property
    def place(self) -> str:
        """The heading that it stands under, or nothing."""
        return self.city or self.region or ""


def finder(groups: Sequence[FinderEntry], *, locale: str) -> Iterator[File]:
    """The finder `g/index.html`, its index `g/groups.json`, and the plain list for all.

    Up to `FULL` groups stand on the finder itself; more, on pages `g/list-1.html` and so on, by
    city. (No group's home can bear such a name: homes are folders.)
    """
    listed = sorted(groups, key=_order)
    yield File(path="g/groups.json", content=_index(listed))
    if len(listed) <= FULL:
        yield page("finder.html", "g/index.html", locale, places=_places(listed, locale), lists=())
        return
    pages = [listed[at : at + FULL] for at in range(0, len(listed), FULL)]
    names = [f"list-{n}.html" for n, _ in enumerate(pages, 1)]
    lists = [(name, *_ends(those)) for name, those in zip(names, pages, strict=True)]
    yield page("finder.html", "g/index.html", locale, places=(), lists=lists)
    for n, those in enumerate(pages):
        yield page(
            "finder_list.html",
            f"g/{names[n]}",
            locale,
            places=_places(those, locale),
            ends=_ends(those),
            before=names[n - 1] if n else None,
            after=names[n + 1] if n + 1 < len(names) else None,
        )


def _index(groups: Sequence[FinderEntry]) -> bytes:
    """For each group its id, name, place, and what it sounds like, as JSON."""
    rows = [[g.id, g.name, g.place, *_keys(g)] for g in groups]
    written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{written}\n".encode()


def _keys(group: FinderEntry) -> list[str]:
    """Initials and, where it differs from what is written, pinyin of place and name."""
    place, name = _sound(group.place), _sound(group.name)
    spoken = place.pinyin + name.pinyin
    initials = " ".join(filter(None, (place.initials, name.initials)))
    return [initials] if spoken == place.written + name.written else [initials, spoken]


def _order(group: FinderEntry) -> tuple[bool, str, str, str, str]:
    """By place and name as they are said, 2 before 10; groups without a place last."""
    counted = NUMBER.sub(lambda number: number[0].zfill(9), _sound(group.name).pinyin)
    return (not group.place, _sound(group.place).pinyin, group.place, counted, group.id)


class _Sound(NamedTuple):
    """A text without case, marks and spaces (as the script compares), its pinyin and initials."""

    written: str
    pinyin: str
    initials: str


@lru_cache(maxsize=65536)
def _sound(text: str) -> _Sound:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if category(c)[0] != "M")
    words = [word for part in lazy_pinyin(bare.lower()) for word in part.split()]
    return _Sound(
        written="".join(bare.lower().split()),
        pinyin="".join(words),
        initials="".join(word if word.isdigit() else word[0] for word in words),
    )


def _places(groups: Sequence[FinderEntry], locale: str) -> list[tuple[str, list[FinderEntry]]]:
    elsewhere = catalogue(locale).gettext("Without a city")
    by_place = groupby(groups, key=lambda group: group.place or elsewhere)
    return [(place, list(those)) for place, those in by_place]


def _ends(groups: Sequence[FinderEntry]) -> tuple[str, str]:
    """What the first and last group of a page are found under."""
    first, last = groups[0], groups[-1]
    return first.place or first.name, last.place or last.name
