"""Views: the community as one audience may see it. What it may not see is not in reach.

A view is closed: a renderer asks it for all that it shows, and is given nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kits.channels.channel import Channel
from kits.chats.expected import Expected
from kits.locale import Languages, Tongue
from kits.model.addresses import Addresses
from kits.model.audiences import Audience
from kits.model.badges import Badge
from kits.model.campaigns import Campaign
from kits.model.clocks import Clock
from kits.model.core import Core
from kits.model.credits import Deed
from kits.model.deadlines import EndingLink, Untaken
from kits.model.earning import Awarded
from kits.model.faces import Face
from kits.model.file_refs import Room
from kits.model.files import Files
from kits.model.findings import Finding
from kits.model.groups import Group
from kits.model.headquarters import Seated
from kits.model.kits import KitMessage
from kits.model.ladder import Climber
from kits.model.lessons import Lesson
from kits.model.load import NO_LOAD, Load
from kits.model.log import NOTHING, Log
from kits.model.measures import NO_MEASURES, Measures
from kits.model.outreach import NO_OUTREACH, Outreach
from kits.model.pages import OrdinaryPage
from kits.model.recaps import Recap
from kits.model.runs import Draft
from kits.model.settings import Settings
from kits.model.showcases import Showcase
from kits.model.standings import Standing
from kits.model.stops import Stop
from kits.model.teams import Team
from kits.model.waivers import Waived
from kits.texts.occasions import Said
from kits.texts.proposing import Proposal

Answers = Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]
"""By campaign and locale, the questions whose answers print no group's value, with these."""

Beside = Callable[["View"], Iterable[tuple[str, str]]]
"""Files by their names, each with what the link to it says."""

Titles = Mapping[tuple[str, str], str]
"""What messages are called, by campaign and id; with `""`, what the campaign is."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A campaign as one audience may see it."""

    campaign: Campaign
    """Only with the fields that the audience may see."""
    room: Room
    """The files that its texts may show."""
    banner: str | None
    """Its picture, by the way there from `campaigns/`."""
    byline: str | None
    phase: str
    """`ahead`, `running`, `ended`, `paused`, `withdrawn`, `draft` or `proposed`."""
    starts: date
    ends: date
    answers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By locale, questions with their answers."""
    recap: Recap | None = None
    unnamed: int = 0
    """How many people helped in it and wished to stay unnamed, where the public may know of it."""
    stops: tuple[Stop, ...] = ()
    """The cities in which groups take part in it."""


@dataclass(frozen=True, kw_only=True)
class ShownTeam:
    """A team as leaders and operators may see it."""

    team: Team
    """Only with the fields that the audience may see."""
    groups: tuple[str, ...]
    """The ids of those that it looks after, but for closed ones."""
    texts: Mapping[str, tuple[KitMessage, ...]]
    """By campaign, the texts to it, as long as kits of that are built."""
    is_of_staff: bool
    """Whether all who lead it are paid for it, and so have targets."""


@dataclass(frozen=True, kw_only=True)
class Honour:
    """One credit as the public may see it: by someone with a face, or by a name given for it."""

    deed: Deed
    """Without any person's id, and with the group only of those who are named in full: whoever
    chose an alias could be known by it."""
    face: Face | None
    name: str
    title: str
    """Of the campaign; empty where it was for none."""


@dataclass(frozen=True, kw_only=True)
class View:
    """What a renderer is given."""

    audience: Audience
    settings: Settings
    languages: Languages
    """Those of the package and of the community's plugins."""
    locale: Tongue
    campaigns: tuple[Shown, ...]
    """The newest first."""
    honours: tuple[Honour, ...]
    """The newest first."""
    unnamed: int
    """How many people helped and wished to stay unnamed."""
    pages: Mapping[str, OrdinaryPage]
    clock: Clock
    """The moment of the build, by the community's clock."""
    channels: Mapping[str, Channel]
    """As the community has them."""
    addresses: Addresses
    files: Files
    """Those that lie beside what the audience may see; the texts in reach say which are shown."""
    badges: tuple[Badge, ...] = ()
    """In the order of their file."""
    awarded: tuple[Awarded, ...] = ()
    """Badges of people on the wall, the newest first."""
    honoured: Mapping[str, Group] = field(default_factory=dict)
    """The groups that honours name, by id, as the public may see them."""
    models: tuple[Showcase, ...] = ()
    """The groups that others may begin one like."""
    groups: tuple[Group, ...] = ()
    """For leaders and operators."""
    lessons: tuple[Lesson, ...] = ()
    """For leaders and operators, in order."""
    teams: tuple[ShownTeam, ...] = ()
    """For leaders and operators."""
    names: Mapping[str, str] = field(default_factory=dict)
    """For leaders and operators: what leaders, deputies, crews, and those who lead a team or have
    a role there are called, by id."""
    taught: tuple[tuple[Face, Face], ...] = ()
    """For leaders and operators: who was taught by whom, where both are named in full."""
    crews: Mapping[str, tuple[KitMessage, ...]] = field(default_factory=dict)
    """For leaders and operators: by campaign, the texts to its crew and winners."""
    drafts: tuple[Draft, ...] = ()
    """For operators."""
    ledger: tuple[Deed, ...] = ()
    """For operators: every credit with its evidence and its witnesses, the newest first."""
    awaited: tuple[Deed, ...] = ()
    """For operators: what was won and is told to nobody else before the results."""
    called: Mapping[str, str] = field(default_factory=dict)
    """For operators: what everyone is called, by id."""
    staff: frozenset[str] = frozenset()
    """For operators: the ids of those who are paid for this."""
    led: Mapping[str, str] = field(default_factory=dict)
    """For leaders and operators: who leads each group, empty where nobody does."""
    titles: Titles = field(default_factory=dict)
    """For operators."""
    proposals: tuple[Proposal, ...] = ()
    """For operators: what groups may be told of badges, once an operator says so."""
    findings: tuple[Finding, ...] = ()
    """For operators: all of them, sorted."""
    waived: tuple[Waived, ...] = ()
    """For operators: every waiver with the findings that it silences."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """For operators: the handbook page of every rule, by its id."""
    hq: tuple[Seated, ...] = ()
    """For operators: who belongs into the HQ group, by office."""
    climbers: tuple[Climber, ...] = ()
    """For operators: who stands where on the ladder, the nearest to their next step first."""
    core: Core | None = None
    """For operators: how many carry the community."""
    log: Log = NOTHING
    """For operators: what happened."""
    standings: tuple[Standing, ...] = ()
    """For operators: how each message stands in each group that is to answer, by group."""
    load: Load = NO_LOAD
    """For operators: what groups and leaders bear from today on."""
    expected: Expected | None = None
    """For operators: what a chat is matched with."""
    ending_links: tuple[EndingLink, ...] = ()
    """For operators: the ways into groups that are not good for long."""
    untaken: tuple[Untaken, ...] = ()
    """For operators: the lessons that leaders lack."""
    said: Said = field(default_factory=dict)
    """For operators: the texts to one person that this asks for."""
    outreach: Outreach = NO_OUTREACH
    """For operators: whom to ask for what, and whom to write to."""
    measures: Measures = NO_MEASURES
    """For operators: what came of it all, window by window."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the names of environment variables, what plugins asked for and the build was given."""
    beside_certificates: tuple[Beside, ...] = ()
    """Which files stand beside each certificate."""

    @property
    def now(self) -> datetime:
        """The moment of the build, by the community's clock."""
        return self.clock.moment

    @property
    def today(self) -> date:
        """The day it is, by the community's clock."""
        return self.clock.today()

    def tongue(self, locale: str) -> Tongue:
        """A locale, as it is told in the community's languages."""
        return self.languages.tongue(locale)

    def translated(self, locale: str) -> str | None:
        """A language, where it is not the community's."""
        return None if locale == self.locale.tag else locale

    @property
    def faces(self) -> tuple[Face, ...]:
        """Everyone on the wall, by name."""
        found = {honour.face.slug: honour.face for honour in self.honours if honour.face}
        return tuple(sorted(found.values(), key=lambda face: (face.name, face.slug)))
