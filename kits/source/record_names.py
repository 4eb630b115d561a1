"""What `waivers.csv` calls the records in which findings stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from kits.model.places import Place
from kits.source.content import Content
from kits.source.names import stem_and_locale
from kits.source.nodes import Facts
from kits.source.tables import Table
from kits.source.trees import CONTENT, HOST

GRAMMAR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("community.yml", ("community",)),
    ("badges.yml", ("badges/scribe", "badges")),
    ("groups/shaoxing.md", ("groups/shaoxing",)),
    ("groups/cities.csv", ("groups/shaoxing",)),
    ("people/readers.csv", ("people/cloud",)),
    ("campaigns/drive.md", ("campaigns/drive",)),
    ("campaigns/winter-night/campaign.md", ("campaigns/winter-night",)),
    ("campaigns/winter-night/messages/20-launch.md", ("campaigns/winter-night/20-launch",)),
    ("campaigns/winter-night/messages.csv", ("campaigns/winter-night/20-launch",)),
    (
        "campaigns/winter-night/groups.csv",
        ("campaigns/winter-night/groups/shaoxing", "groups/shaoxing"),
    ),
    ("campaigns/winter-night/recap.md", ("campaigns/winter-night/recap",)),
    ("recipes/walk/recipe.md", ("recipes/walk",)),
    ("recipes/walk/messages/20-launch.md", ("recipes/walk/20-launch",)),
    ("training/leaders/01-first-week.md", ("training/leaders/01-first-week",)),
    ("pages/about.md", ("pages/about",)),
    ("teams/north.md", ("teams/north",)),
    ("campaigns/winter-night/images/old.png", ("campaigns/winter-night/images/old.png",)),
)
"""By example: where a finding stands, and what that record is called, the closest name first.

A translation is called what its original is. A file that is no record is called by its path, and so
is a table whose finding stands in no row.
"""

FORMS: tuple[tuple[str, str], ...] = (
    (r"(campaigns/[^/]+)(?:/campaign)?", r"\1"),
    (r"(campaigns/[^/]+/recap)", r"\1"),
    (r"(recipes/[^/]+)/recipe", r"\1"),
    (r"((?:campaigns|recipes)/[^/]+)/messages/([^/]+)", r"\1/\2"),
    (r"((?:groups|people|teams|occasions)/[^/]+|training/[^/]+/[^/]+|pages/.+)", r"\1"),
)
"""What the record of a Markdown file is called, by the path of the file without its ending."""

Row = tuple[int, tuple[str, ...]]
Rows = Sequence[Row]
"""Of a file of many records, the line at which each begins, and what it is called."""


class RecordNames:
    """The records of a content folder by what they are called."""

    def __init__(self, content: Content) -> None:
        self._content = content

    @cached_property
    def known(self) -> frozenset[str]:
        """What every record of the folder is called."""
        inside = (name for rows in self._rows.values() for _, names in rows for name in names)
        return frozenset(inside) | {of_file(path) for path in self._content.paths}

    def at(self, place: Place) -> tuple[str, ...]:
        """What the record is called in which a place lies, the closest name first."""
        rows = self._rows.get(place.path, ())
        row = bisect_right(rows, place.line, key=itemgetter(0)) - 1
        inside = rows[row][1] if row >= 0 else ()
        if inside and place.path.endswith(".csv"):
            return inside
        return (*inside, of_file(place.path))

    @cached_property
    def _rows(self) -> Mapping[str, Rows]:
        return {path: sorted(rows) for path, rows in self._read() if rows}

    def _read(self) -> Iterator[tuple[str, Rows]]:
        content = self._content
        for folder, roster in (("groups", content.groups), ("people", content.people)):
            for table in roster.tables:
                yield table.path, list(_of_table(table, "id", f"{folder}/"))
        for id, campaign in content.campaigns.items():
            if campaign.message_table:
                table = campaign.message_table
                yield table.path, list(_of_table(table, "id", f"campaigns/{id}/"))
            if campaign.group_table:
                table = campaign.group_table
                named = _of_table(table, "group", f"campaigns/{id}/groups/", "groups/")
                yield table.path, list(named)
        if content.badges:
            items = content.badges.items
            ids = (item.text("id") if isinstance(item, Facts) else None for item in items)
            named = _named((item.here.line for item in items), ids, "badges/")
            yield content.badges_path, list(named)


def of_file(path: str) -> str:
    """What the record of a file is called, or the file itself where it is none.

    What the site generator is told is told of the community.
    """
    if path == HOST:
        return "community"
    name = path.removeprefix(f"{CONTENT}/")
    if name.endswith(".yml") and "/" not in name:
        return name.removesuffix(".yml")
    if name.endswith(".md"):
        stem, _ = stem_and_locale(name)
        for form, called in FORMS:
            if found := re.fullmatch(form, stem):
                return found.expand(called)
    return name


def _of_table(table: Table, key: str, *folders: str) -> Iterator[Row]:
    return _named(table.lines, table.texts.get(key, [""] * len(table.lines)), *folders)


def _named(lines: Iterable[int], ids: Iterable[str | None], *folders: str) -> Iterator[Row]:
    for line, id in zip(lines, ids, strict=True):
        yield line, tuple(f"{folder}{id}" for folder in folders) if id else ()
