"""The handbook's pages as a parser reads them, and the example community by the usual line."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from kits.model.audiences import Audience
from kits.model.clocks import Clock
from kits.model.community import Community
from kits.pipeline import Checked, check, load
from kits.render.handbook.example import Example, examples
from kits.render.handbook.prose import handbook_folder
from kits.render.seeing import NOTHING_ELSE, Results, view
from kits.render.views import View
from kits.source.trees import FolderTree
from tests.render import hosted
from tests.render.pages import Element

NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Singapore"))
ENGLISH: Example = examples()["en"]
CHINESE: Example = examples()["zh"]


@cache
def example() -> Checked:
    """The example community, checked as any other is."""
    checked = check(load(FolderTree(handbook_folder() / "example")), NOW)
    assert isinstance(checked, Checked)
    return checked


def seen(
    community: Community,
    audience: Audience = Audience.OPERATORS,
    results: Results = NOTHING_ELSE,
) -> View:
    return view(community, audience, Clock(NOW), results)


def rendered(body: str) -> Element:
    """A body of Markdown as HTML, with an id at each heading."""
    return hosted.rendered(body)[0]
