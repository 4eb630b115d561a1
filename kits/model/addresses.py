"""Where everything stands in a tree: what pages link to, and what is written, asks here.

Nothing else knows a folder of a tree. A group's and a leader's may bear another name than their id,
which nobody guesses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar, Self

OURS = (
    *("assets", "badges", "campaigns", "edit", "g", "help", "l", "lineage", "media", "ops"),
    *("people", "search", "t", "tasks", "training", "wall"),
)
"""What stands at the top of our trees besides the home and what operators write."""
MANY = ("g", "l", "t")
"""Folders of which every one is a group's, a person's or a team's."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page or a file of a tree."""

    path: str
    """From the root of the tree; of a page, that of its folder: `people/mira/`, `wall.json`."""

    @classmethod
    def of(cls, source: str) -> Self:
        """The page of a Markdown file in the stage: `people/` for `people.md`."""
        at = PurePosixPath(source)
        if at.suffix != ".md":
            raise ValueError(f'"{source}" is a page, so its name ends in ".md"')
        folder = at.parent if at.stem.lower() in ("index", "readme") else at.with_suffix("")
        return cls("" if folder == PurePosixPath() else f"{folder}/")

    def __truediv__(self, step: object) -> Address:
        """A page below this one."""
        return Address(f"{self.path}{step}/")

    def beside(self, name: str) -> Address:
        """What stands in the folder of this page."""
        return Address(self.path + name)

    def in_locale(self, code: str | None) -> Address:
        """The page in another language than the community's, if any: in a folder inside."""
        return self / code if code else self

    @property
    def folder(self) -> str:
        """The folder that a page is, as a path."""
        return self.path.rstrip("/")

    @property
    def file(self) -> str:
        """The file that is written."""
        return self.path if self.path and not self.path.endswith("/") else f"{self.path}index.html"

    @property
    def source(self) -> Address:
        """The Markdown file of a page in a stage, from which links in Markdown lead."""
        return self.beside("index.md")

    @property
    def name(self) -> str:
        """The last step of the path."""
        return posixpath.basename(self.folder)

    @property
    def root(self) -> str:
        """What leads from here to the root of the tree."""
        return "../" * self.path.count("/")

    def to(self, there: Address) -> str:
        """The way there by the root of the tree, the same from all pages that lie as deep."""
        return self.root + there.path

    def near(self, there: Address) -> str:
        """The shortest way there."""
        above, steps = self.path.split("/")[:-1], there.path.split("/")
        shared = len(posixpath.commonprefix([above, steps[:-1]]))
        return "../" * (len(above) - shared) + "/".join(steps[shared:]) or "./"

    def within(self, page: Address) -> str:
        """The way here from a page above."""
        return self.path.removeprefix(page.path)

    def at(self, site: str) -> str:
        """The whole address, on a site that stands at an address."""
        return f"{site.rstrip('/')}/{self.path}"


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """The addresses of one community."""

    group_folders: Mapping[str, str] | None = None
    """What the folder of every group is called, by id; without it, as its id."""
    leader_folders: Mapping[str, str] | None = None
    """What that of everyone who leads is called, by the id of the person; without it, as that."""
    help: Address = Address("help/")
    """Leaders' help."""

    home: ClassVar[Address] = Address("")
    feed: ClassVar[Address] = Address("feed.xml")
    worker: ClassVar[Address] = Address("sw.js")
    finder: ClassVar[Address] = Address("g/")
    leaders: ClassVar[Address] = Address("l/")
    campaigns: ClassVar[Address] = Address("campaigns/")
    people: ClassVar[Address] = Address("people/")
    wall: ClassVar[Address] = Address("wall/")
    wall_data: ClassVar[Address] = Address("wall.json")
    wall_feed: ClassVar[Address] = Address("wall.xml")
    badges: ClassVar[Address] = Address("badges/")
    tasks: ClassVar[Address] = Address("tasks/")
    teams: ClassVar[Address] = Address("t/")
    lineage: ClassVar[Address] = Address("lineage/")
    training: ClassVar[Address] = Address("training/")
    operations: ClassVar[Address] = Address("ops/")
    assessments: ClassVar[Address] = operations / "teams"
    recaps: ClassVar[Address] = operations / "recaps"
    handbook: ClassVar[Address] = operations / "handbook"
    progress: ClassVar[Address] = operations / "progress"
    silent: ClassVar[Address] = operations / "silent"
    proposals: ClassVar[Address] = operations / "proposals"
    outreach: ClassVar[Address] = operations / "people"
    media: ClassVar[Address] = Address("media/images/")
    """Pictures that all records share."""
    assets: ClassVar[Address] = Address("assets/kits/")

    @classmethod
    def among(cls, pages: Iterable[str]) -> Self:
        """Those of a community with pages of its own at these paths: help moves aside for them."""
        taken = {path.partition("/")[0].removesuffix(".md").casefold() for path in pages}
        return cls(help=Address("help-for-leaders/")) if cls.help.folder in taken else cls()

    def group(self, id: str) -> Address:
        """The home of a group."""
        return self.finder / (id if self.group_folders is None else self.group_folders[id])

    def calendar(self, group: str) -> Address:
        """The calendar of a group."""
        return self.group(group).beside("calendar.ics")

    def kit(self, group: str, campaign: str) -> Address:
        """What a group gets for a campaign."""
        return self.group(group) / campaign

    def leader(self, person: str) -> Address:
        """The home of someone who leads."""
        return self.leaders / (
            person if self.leader_folders is None else self.leader_folders[person]
        )

    @classmethod
    def team(cls, id: str) -> Address:
        """The page of a team."""
        return cls.teams / id

    @classmethod
    def campaign(cls, id: str) -> Address:
        """A campaign's page for everyone."""
        return cls.campaigns / id

    @classmethod
    def crew(cls, campaign: str) -> Address:
        """The page of a campaign's crew."""
        return cls.campaign(campaign) / "crew"

    @classmethod
    def thanks(cls, campaign: str) -> Address:
        """The page that says thank you after a campaign."""
        return cls.campaign(campaign) / "thanks"

    @classmethod
    def person(cls, slug: str) -> Address:
        """Somebody's page on the wall."""
        return cls.people / slug

    @classmethod
    def face(cls, slug: str) -> Address:
        """Somebody's portrait."""
        return cls.person(slug).beside("face.webp")

    @classmethod
    def card(cls, slug: str) -> Address:
        """The picture of themselves that somebody may send on."""
        return cls.person(slug).beside("card.png")

    @classmethod
    def badge(cls, id: str) -> Address:
        """The page of a badge."""
        return cls.badges / id

    @classmethod
    def award(cls, slug: str, badge: str) -> Address:
        """The certificate of somebody's badge."""
        return cls.person(slug) / "badges" / badge

    @classmethod
    def lesson(cls, track: str, name: str) -> Address:
        """A lesson."""
        return cls.training / track / name

    @classmethod
    def asset(cls, name: str) -> Address:
        """A script, style or picture of our own."""
        return cls.assets.beside(name)
