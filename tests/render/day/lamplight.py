"""A small reading community with groups in two zones, and its operators' day at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kits.model.artifacts import Page
from kits.model.audiences import Audience
from kits.model.bundles import Share
from kits.pipeline import Checked, check, load
from kits.render.day.needs import needs
from kits.render.day.page import day_page
from kits.render.day.situation import Situation
from kits.render.sends import Sends
from kits.render.views import View
from kits.texts.proposing import Proposal
from tests.render.pages import Element, read_html
from tests.schema.written import Files, campaign, told, tree

NOW = datetime.fromisoformat("2026-12-09T12:00:00+08:00")
SETTINGS = "name: Lamplight Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n"
PEOPLE = "id,name,credit,role\nops,Ines,,staff\nmira,Mira,name,user\nnoor,Noor,none,user\n"
GROUPS = """
    id,name,channels,timezone,leaders,members,last_checked
    shanghai,Shanghai by Lamplight,wechat,,mira,20,2026-12-05
    beijing,Beijing by Lamplight,wechat,,mira,20,2026-12-05
    london,London by Lamplight,whatsapp,Europe/London,noor,20,2026-12-05
    """
MESSAGES = """
    id,title,send,text
    10-chapter,Chapter three,2026-12-09 07:40,Tonight we read chapter three.
    20-evening,A word in the evening,2026-12-09 21:40,What stayed with you?
    30-next,Chapter four,2026-12-11 07:40,We go on.
    """
RIVER = {"title": "Seven days by the river", "starts": "2026-12-07", "ends": "2026-12-13"}
FILES: Files = {
    "community.yml": SETTINGS,
    "people/all.csv": PEOPLE,
    "groups/all.csv": GROUPS,
    "campaigns/river/campaign.md": campaign(**RIVER),
    "campaigns/river/messages.csv": MESSAGES,
}


def checked(more: Files | None = None, now: datetime = NOW) -> Checked:
    """The community with other files beside its own, or in their place."""
    made = check(load(tree({**FILES, **(more or {})})), now)
    assert isinstance(made, Checked)
    assert not made.has_errors, told(list(made.findings))
    return made


def standing(more: Files | None = None, now: datetime = NOW, asked: int = 0) -> Situation:
    """What its operators find."""
    made = checked(more, now)
    proposals = tuple(Proposal(campaign=f"c{number}", texts=()) for number in range(asked))
    view = replace(made.view(Audience.OPERATORS), proposals=proposals)
    return Situation.of(view, Sends.of(made.shares))


def waiting(more: Files | None = None, now: datetime = NOW, asked: int = 0) -> list[str]:
    """What needs a person: each sentence with where it leads."""
    return [f"{need.text} -> {need.href}" for need in needs(standing(more, now, asked))]


def artifact(view: View, shares: Iterable[Share]) -> Page:
    """The page of the day."""
    (page,) = (made for made in day_page(view, Sends.of(shares)) if isinstance(made, Page))
    return page


def opened(more: Files | None = None, now: datetime = NOW) -> Element:
    """The page of the day, as a parser reads it."""
    made = checked(more, now)
    page = artifact(made.view(Audience.OPERATORS), made.shares)
    return read_html(f"<main>{page.body}</main>")
