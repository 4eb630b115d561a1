"""The group finder: by name, city, pinyin, initials or id, for ten thousand groups on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import File
from kits.render.phone import page
from kits.render.sounds import keys, sound

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
    """Groups of a region stand together; those without one, by city."""

    @property
    def heading(self) -> str:
        """What it stands under, or nothing."""
        return self.region or self.city or ""

    @property
    def beside(self) -> str:
        """What stands beside its name: the city, unless heading or name say it, and the id."""
        known = not self.city or self.city in self.name or self.city == self.heading
        return self.id if known else f"{self.city} · {self.id}"


def finder(
    groups: Sequence[FinderEntry], *, locale: Tongue, addresses: Addresses
) -> Iterator[File]:
    """The finder, its index, and the plain list for all.

    Up to `FULL` groups stand on the finder itself; more, on pages `list-1.html` and so on.
    (No group's home can bear such a name: homes are folders.)
    """
    listed = sorted(groups, key=_order)
    here = Addresses.finder
    yield File(path=here.beside("groups.json").path, content=_index(listed))
    if len(listed) <= FULL:
        yield page("finder.html", here, locale, parts=_parts(listed, locale, addresses), lists=())
        return
    pages = [listed[at : at + FULL] for at in range(0, len(listed), FULL)]
    names = [f"list-{n}.html" for n, _ in enumerate(pages, 1)]
    lists = [(name, *_ends(those)) for name, those in zip(names, pages, strict=True)]
    yield page("finder.html", here, locale, parts=(), lists=lists)
    for n, those in enumerate(pages):
        yield page(
            "finder_list.html",
            here.beside(names[n]),
            locale,
            parts=_parts(those, locale, addresses),
            ends=_ends(those),
            before=names[n - 1] if n else None,
            after=names[n + 1] if n + 1 < len(names) else None,
        )


def _index(groups: Sequence[FinderEntry]) -> bytes:
    """What is searched, as JSON: for each region its name, what it sounds like, and its groups.

    Of a group its id, name, city, and what it sounds like.
    """
    parts = [
        [region, keys(region), [_row(group) for group in those]]
        for region, those in groupby(groups, key=lambda group: group.region or "")
    ]
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{written}\n".encode()


def _row(group: FinderEntry) -> list[str]:
    city = group.city or ""
    return [group.id, group.name, city, *keys(city, group.name)]


def _order(group: FinderEntry) -> tuple[bool, str, str, str, str, str]:
    """By heading, city and name as they are said, 2 before 10; groups without a heading last."""
    counted = NUMBER.sub(lambda number: number[0].zfill(9), sound(group.name).pinyin)
    heading, city = group.heading, sound(group.city or "").pinyin
    return (not heading, sound(heading).pinyin, heading, city, counted, group.id)


def _parts(
    groups: Sequence[FinderEntry], locale: Tongue, addresses: Addresses
) -> list[tuple[str, list[tuple[str, FinderEntry]]]]:
    """The groups by what they stand under, each with the way to its home."""
    elsewhere = catalogue(locale).gettext("Without a city")
    by_heading = groupby(groups, key=lambda group: group.heading or elsewhere)
    return [
        (heading, [(Addresses.finder.near(addresses.group(one.id)), one) for one in those])
        for heading, those in by_heading
    ]


def _ends(groups: Sequence[FinderEntry]) -> tuple[str, str]:
    """What the first and last group of a page are found under."""
    return _end(groups[0]), _end(groups[-1])


def _end(group: FinderEntry) -> str:
    within = group.city if group.region else None
    return " · ".join(filter(None, (group.heading, within))) or group.name
