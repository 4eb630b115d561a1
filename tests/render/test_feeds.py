"""The feed of campaigns: what has happened, at the moment it happened, and nothing ahead of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from kits.model.artifacts import File
from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.render.feeds import feed
from kits.render.seeing import view
from tests.schema.written import campaign, load

ATOM = "{http://www.w3.org/2005/Atom}"
PEOPLE = "id,name,credit\nmira,米拉,name\nops,Ops,none\n"
GROUPS = "id,name,channels,leaders\nnorth,North,wechat,mira\n"
CHANGED = """
changes:
  - {at: 2026-12-05 09:40, what: 换了地方}
  - {at: 2027-01-02 08:00 community, what: 又换了一次}
"""


def told(now: str, more: str = "") -> tuple[list[str | None], str | None]:
    """When the feed says that a campaign was updated, and that it was itself."""
    made, _ = load(
        {
            "people/all.csv": PEOPLE,
            "groups/all.csv": GROUPS,
            "campaigns/drive.md": campaign(more, kind="gathering"),
        }
    )
    assert made is not None
    (file,) = feed(view(made, Audience.PUBLIC, Clock(datetime.fromisoformat(now))))
    assert isinstance(file, File)
    read: Any = etree.fromstring(file.content)
    entries = read.findall(f"{ATOM}entry")
    return [one.findtext(f"{ATOM}updated") for one in entries], read.findtext(f"{ATOM}updated")


@pytest.mark.parametrize(
    ("now", "when"),
    [
        ("2026-12-06T23:59:59+08:00", []),
        ("2026-12-07T00:00:00+08:00", ["2026-12-07T00:00:00+08:00"]),
        ("2026-12-07T02:00:00+08:00", ["2026-12-07T00:00:00+08:00"]),
        ("2027-06-01T00:00:00+08:00", ["2026-12-07T00:00:00+08:00"]),
    ],
)
def test_a_campaign_stands_in_it_once_it_has_begun(now: str, when: list[str]) -> None:
    updated, newest = told(now)
    assert updated == when
    assert newest == (when[0] if when else "1970-01-01T00:00:00+00:00")


@pytest.mark.parametrize(
    ("now", "when"),
    [
        ("2026-12-05T09:39:00+08:00", []),
        ("2026-12-05T09:40:00+08:00", ["2026-12-05T09:40:00+08:00"]),
        ("2026-12-09T12:00:00+08:00", ["2026-12-07T00:00:00+08:00"]),
        ("2027-02-01T00:00:00+08:00", ["2027-01-02T08:00:00+08:00"]),
    ],
)
def test_a_change_is_told_once_it_was_decided_and_never_ahead(now: str, when: list[str]) -> None:
    assert told(now, CHANGED)[0] == when
