"""Templates run on names given in the test, and kits composed from content given as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kits.model.community import Community
from kits.model.findings import say, tidy
from kits.model.kits import Kit, KitMessage
from kits.model.places import Passage
from kits.rules.channels import usable_channels
from kits.texts.composing import Composer
from kits.texts.templates import Broken, Filled, Template, read_template
from tests.schema.written import Files, campaign, community, told

PEOPLE = """
    id,name,called,role,credit,alias
    ops,陈静,,staff,none,
    mira,林小满,小满,user,name,
    wei,王伟,,user,alias,阿伟
"""
GROUPS = """
    id,name,channels,city,timezone,locale,leaders,leader_name,members
    harbour,港湾群,wechat,上海,,,mira,,40
    library,图书馆群,wechat; qq,北京,,,,老李,120
    riverside,Riverside,line,London,Europe/London,en,,Ann,
"""
BOOKS = "campaigns/books/"
"""The campaign's folder."""


def passage(text: str) -> Passage:
    """A text that fills a file of its own."""
    return Passage(text, "m.md", tuple((line + 1, 1) for line in range(text.count("\n") + 1)))


def read(text: str) -> Template:
    """A template in which nothing is wrong."""
    template, found = read_template(passage(text), {})
    assert template is not None, told(found)
    return template


def run(text: str, names: Mapping[str, Any] | None = None, locale: str = "zh") -> Filled:
    """The tokenised text of a template."""
    filled = read(text).run(names or {}, locale, say('message "{id}"', id="20-launch"))
    assert isinstance(filled, Filled), told([filled.finding.shared(0)])
    return filled


def said(text: str, locale: str = "zh", **names: Any) -> str:
    """What a template says, its values in place, white space around it kept."""
    filled = run(text, names, locale)
    return filled.with_values(filled.markdown)


def mistakes(text: str, **names: Any) -> list[str]:
    """What is wrong with a template, or with its run."""
    template, found = read_template(passage(text), {})
    if template is not None:
        ran = template.run(names, "zh", say('message "{id}"', id="20-launch"))
        found = [ran.finding.shared(0)] if isinstance(ran, Broken) else []
    return told(found)


def message(body: str, **facts: str) -> str:
    """A message file; `as_` stands for the key `as`."""
    known = {"title": "公告", "send": "starts 08:00", **facts}
    lines = [f"{key.rstrip('_')}: {value}" for key, value in known.items() if value]
    return "\n".join(["---", *lines, "---", body])


def content(more: Files | None = None, **facts: str) -> dict[str, str | bytes]:
    """Three groups, three people and one campaign; `more` is laid over it, None takes away."""
    files: dict[str, str | bytes] = {
        "people/people.csv": PEOPLE,
        "groups/groups.csv": GROUPS,
        f"{BOOKS}campaign.md": campaign(**facts),
    }
    return {**files, **(more or {})}


class Composed:
    """A community with its composer."""

    def __init__(self, files: Files) -> None:
        self.community: Community = community(files)
        self.composer = Composer(self.community, usable_channels(self.community))

    def kit(self, group: str = "harbour", run: str = "books") -> Kit | None:
        """One kit, or None where there is none."""
        return self.composer.kit(self.community.runs[run], self.community.groups[group])

    def everything(self) -> list[str]:
        """All findings, after every kit, crew text and public answer was composed."""
        for run in self.community.runs.values():
            for group in self.community.groups.values():
                self.composer.kit(run, group)
            self.composer.crew(run)
            list(self.composer.public_answers(run, self.community.locale))
        return told(tidy(self.composer.gathered.findings()))


def kit(files: Files, group: str = "harbour") -> Kit:
    """The kit of a group in which nothing is wrong."""
    composed = Composed(files)
    made = composed.kit(group)
    assert not (found := composed.composer.gathered.findings()), told(found)
    assert made is not None
    return made


def findings(files: Files) -> list[str]:
    """What is wrong with the texts of a community."""
    return Composed(files).everything()


def sent(body: str, group: str = "harbour", more: Files | None = None, **facts: str) -> KitMessage:
    """The one message of a campaign that says this, for one group."""
    made = kit(
        content({f"{BOOKS}messages/20-launch.md": message(body), **(more or {})}, **facts), group
    )
    (only,) = made.messages
    return only


def text(body: str, group: str = "harbour", more: Files | None = None, **facts: str) -> str:
    """What a group's main channel is given of a text."""
    return next(iter(sent(body, group, more, **facts).texts.values())).text
