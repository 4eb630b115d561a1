"""What a campaign is made of, each element declared once; the practices call them so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from kits.model.findings import Words, say

Asked = Literal["always", "organised", "advised", "judged", "place", "outside"]


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a campaign, by its key among the facts."""

    key: str
    asked: Asked | None = None
    """Of whom: every campaign; contests and gatherings; those again, which are poor and not wrong
    without it; contests alone; a gathering that says no places; who meets outside, a gathering or a
    contest with a place. None of nobody."""
    advice: Words | None = None
    """What to do where it lacks; of prose, that follows from its heading."""
    _: KW_ONLY
    heading: Words | None = None
    """What prose is headed, below the facts and on the campaign's page."""
    chinese: tuple[str, ...] = ()
    """Headings of prose in Chinese, the one to write first."""
    page: int = 0
    """Which of the texts on the campaign's page it is; 0 of what is no text."""

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings that name it."""
        return (self.heading.template, *self.chinese) if self.heading else ()

    def headed(self, language: str | None) -> str:
        """The heading to write in a language."""
        return self.headings[(language or "").lower().startswith("zh")]


ELEMENTS = (
    Element("title", "always", say("write title: and what the campaign is called")),
    Element(
        "operator",
        "always",
        say("write operator: and the id of the accountable staff from content/people"),
    ),
    Element(
        "announcer",
        "always",
        say(
            "write announcer: and the id of the user from content/people whose byline it bears, "
            "or leader"
        ),
    ),
    Element("starts", "always", say("write starts: and its first day, such as 2026-12-07")),
    Element("ends", "always", say("write ends: and its last day, such as 2026-12-13")),
    Element("groups", "always", say("write groups: all, or which groups take part")),
    Element(
        "banner",
        "advised",
        say("write banner: and a picture beside the campaign, such as images/banner.png"),
    ),
    Element(
        "introduction",
        "advised",
        say("write two or three sentences below the facts that say what it is"),
    ),
    Element("theme", "organised", heading=say("Theme"), chinese=("主题", "活动主题"), page=1),
    Element("rules", "organised", heading=say("Rules"), chinese=("活动规则", "规则"), page=3),
    Element("judging", "judged", heading=say("Judging"), chinese=("评选", "评选规则"), page=6),
    Element("notes", "organised", heading=say("Notes"), chinese=("注意事项",), page=7),
    Element("brief", "organised", say("write brief: with background: and goal: below it")),
    Element(
        "crew",
        "organised",
        say(
            "write crew: [one-id, another-id], at least two users from content/people who "
            "organise it"
        ),
    ),
    Element("duties", "organised"),
    Element(
        "awards",
        "judged",
        say("write awards: with name:, criteria:, settlement: and why: for each"),
    ),
    Element("entries", heading=say("Entries"), chinese=("作品", "作品要求"), page=5),
    Element(
        "participants",
        heading=say("Who can join"),
        chinese=("参加对象", "参与对象", "谁能参加"),
        page=2,
    ),
    Element(
        "guidance",
        heading=say("How to take part"),
        chinese=("指引", "参与方式", "怎么参加"),
        page=4,
    ),
    Element("promotion", heading=say("Promotion"), chinese=("宣传", "推广", "活动推广"), page=8),
    Element("faq", "organised", heading=Words("FAQ", {}), chinese=("常见问题",)),
    Element("plan_b", "outside", heading=say("Plan B"), chinese=("备选方案", "应急方案"), page=9),
    Element("place", "place", say("write place:, or a place column in groups.csv")),
    Element("proposed_by", advice=say("write proposed_by: and the id of who proposes it")),
)
"""In the order in which they are asked for and told in the handbook."""

PROPOSED = ("title", "brief", "starts", "groups", "proposed_by")
"""What is asked of a campaign that is only proposed."""

PROSE = {element.key: element for element in ELEMENTS if element.heading}
"""Those that may be written as sections below the facts."""

TEXTS = tuple(element.key for element in ELEMENTS if element.page)
"""Those that are a text, or a list of them."""


def asked_of(*whom: Asked) -> Iterator[str]:
    """The elements that are asked of any of these."""
    return (element.key for element in ELEMENTS if element.asked in whom)
