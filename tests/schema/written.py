"""Content stated as text by path, and what the schema makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from kits.model.community import Community
from kits.model.findings import Finding, tidy
from kits.schema.built_in import built_in
from kits.schema.loading import load_community
from kits.source.content import read_content
from tests.source.shown import MemoryTree

Files = Mapping[str, str | bytes]
"""By path below `content/`; the indentation that all lines share is not a part of the text."""

COMMUNITY = "name: Bookfolk\nlocale: zh\ntimezone: Asia/Shanghai\n"
DISPATCH = {
    "title": "Posts of the month",
    "operator": "ops",
    "announcer": "mira",
    "starts": "2026-12-07",
    "ends": "2026-12-13",
    "groups": "all",
    "kind": "dispatch",
    "state": "ready",
}
"""The facts of a campaign that needs no more than what is starred."""
MESSAGE = "---\ntitle: Launch\nsend: starts 08:00\n---\nWe begin.\n"


def campaign(more: str = "", **facts: str) -> str:
    """A dispatch with other facts (an empty one is left out), and more below them."""
    lines = [f"{key}: {value}" for key, value in {**DISPATCH, **facts}.items() if value]
    return "\n".join(["---", *lines, *filter(None, [dedent(more).strip("\n")]), "---", ""])


def load(written: Files) -> tuple[Community | None, list[Finding]]:
    """The community of some files, a `community.yml` among them if need be, and all findings."""
    content, found = read_content(tree(written))
    community, more = load_community(content, built_in())
    return community, tidy([*found, *more])


def community(written: Files) -> Community:
    """The community of files in which nothing is wrong."""
    made, found = load(written)
    assert not found, told(found)
    assert made is not None
    return made


def findings(written: Files) -> list[str]:
    """Every part of every finding, one a line."""
    return told(load(written)[1])


def told(found: list[Finding]) -> list[str]:
    """Every part of findings; paths without `content/`, which all share."""
    return [
        f"{f.place.path.removeprefix('content/')}:{f.place.line}:{f.place.column}+{f.place.width} "
        f"{f.severity}[{f.rule}]: {f.message} = {f.hint}"
        for f in found
    ]


def tree(written: Files) -> MemoryTree:
    """The files as `kits.source` reads them."""
    return MemoryTree(
        {
            f"content/{path}": text if isinstance(text, bytes) else dedent(text).strip("\n") + "\n"
            for path, text in {"community.yml": COMMUNITY, **written}.items()
        }
    )
