"""Ordinary pages of the public site, written by operators for the host to render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kits.model.places import Origin, Passage


@dataclass(frozen=True, kw_only=True)
class OrdinaryPage:
    """A page of `content/pages`."""

    path: str
    """Below `content/pages`, such as `about.md`."""
    title: str | None
    """From its facts, else its first heading."""
    meta: Mapping[str, Any]
    """The host's own frontmatter (`hide`, `search`), as it was written."""
    body: Passage = field(compare=False)
    origin: Origin = field(default_factory=Origin, compare=False)
    """Of its facts."""
    translations: Mapping[str, OrdinaryPage] = field(default_factory=dict)
    """By locale."""
