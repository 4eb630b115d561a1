"""The community that a command works on, as far as it can be read."""

from __future__ import annotations

from kits.cli.project import Project, fail
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.pipeline import load
from kits.receiving import with_receipts


def read(project: Project) -> Community:
    """The community as far as it can be read; ends the command where it cannot."""
    return _readable(load(project.tree()).community)


def read_with_receipts(project: Project) -> Community:
    """The same, with what came back of the campaigns that have kits."""
    loaded = load(project.tree())
    community = _readable(loaded.community)
    return with_receipts(community, loaded.content, Clock(project.now))[0]


def _readable(community: Community | None) -> Community:
    if community is None:
        fail("content/community.yml cannot be read", "see what is wrong with kits check", status=1)
    return community
