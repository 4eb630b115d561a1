"""Where a file belongs that stands beside its folder."""

from __future__ import annotations

import re

from kits.model.community import Community
from kits.model.file_refs import CONTENT
from kits.model.findings import Words, say

ALIKE = {"markdown": "md", "mdown": "md", "mkd": "md", "md": "md", "yaml": "yml", "csv": "csv"}
"""Endings that other programs give to what we read, in any case."""
HOMES: tuple[tuple[str, str], ...] = (
    (r"(campaigns/[^/]+)/.+/((?:campaign|recap)(?:\.[\w-]+)?\.md)", r"\1/\2"),
    (r"(campaigns/[^/]+)/.+/((?:groups|messages)\.csv)", r"\1/\2"),
    (r"(recipes/[^/]+)/.+/(recipe(?:\.[\w-]+)?\.md)", r"\1/\2"),
    (r"((?:campaigns|recipes)/[^/]+)/(?:.+/)?([^/]+\.md)", r"\1/messages/\2"),
    (r"recipes/([^/.]+)((?:\.[\w-]+)?\.md)", r"recipes/\1/recipe\2"),
    (r"(groups|people)/.+/([^/]+)", r"\1/\2"),
    (r"(training/[^/]+)/.+/([^/]+\.md)", r"\1/\2"),
    (r"training/([^/]+\.md)", r"training/leaders/\1"),
    (r"(groups|people)\.csv", r"\1/\1.csv"),
)
"""Where a file stands by mistake, and where it belongs; the first that fits counts."""


def home_of(path: str, community: Community) -> Words | None:
    """The hint that says where a file belongs; None of what may be anything."""
    stem, _, ending = path.rpartition(".")
    right = ALIKE.get(ending.lower())
    if right is None:
        return None
    if ending != right:
        return _unless_taken(
            f"{stem}.{right}", say('rename it to "{path}"', path=f"{stem}.{right}"), community
        )
    name = path.removeprefix(f"{CONTENT}/")
    if found := re.fullmatch(r"campaigns/(messages/[^/]+\.md|(?:groups|messages)\.csv)", name):
        return say('move it to "{path}" in the folder of its campaign', path=found[1])
    for form, home in HOMES:
        if found := re.fullmatch(form, name):
            to = f"{CONTENT}/{found.expand(home)}"
            return _unless_taken(to, say('move it to "{path}"', path=to), community)
    return None


def _unless_taken(path: str, hint: Words, community: Community) -> Words | None:
    return None if path in community.files else hint
