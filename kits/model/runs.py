"""A campaign with everything that stands beside it, and a recipe with its messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from kits.model.campaigns import Campaign, Row
from kits.model.file_refs import CAMPAIGNS, Room, room_of
from kits.model.messages import Message
from kits.model.moments import Anchors, Point
from kits.model.places import Passage, Place
from kits.model.recaps import Recap
from kits.model.recipes import Check, Recipe
from kits.model.settings import Question, Settings

STOPS = frozenset({"paused", "withdrawn", "hq-paused", "hq-withdrawn"})
"""Messages that say a campaign was stopped; they are sent while it is so, and else never."""


@dataclass(frozen=True, kw_only=True)
class Playbook:
    """A recipe with its messages, by id."""

    recipe: Recipe
    messages: Mapping[str, Message]
    built_in: bool = False


@dataclass(frozen=True, kw_only=True)
class Run:
    """A campaign with everything that stands beside it."""

    campaign: Campaign
    folder: str
    """In the project folder; attachments and images are found from here."""
    playbook: Playbook | None = None
    own: Mapping[str, Message] = field(default_factory=dict)
    """The campaign's own messages, by id."""
    rows: Mapping[str, Row] = field(default_factory=dict)
    """Its `groups.csv`, by group."""
    columns: frozenset[str] = frozenset()
    """The operator's columns of `groups.csv`."""
    recap: Recap | None = None
    stop: Mapping[str, Message] = field(default_factory=dict)
    """The messages that say it was stopped, by id; its own of these ids take their place."""

    @property
    def id(self) -> str:
        """The campaign's id."""
        return self.campaign.id

    @property
    def room(self) -> Room:
        """The files that it may show and send."""
        single = self.folder == CAMPAIGNS
        return room_of(f"{self.folder}/{self.id}.md" if single else f"{self.folder}/campaign.md")

    @cached_property
    def messages(self) -> Mapping[str, Message]:
        """The recipe's messages and the campaign's, which replace those of the same id."""
        skip = self.campaign.skip
        recipe = self.playbook.messages if self.playbook and "all" not in skip else {}
        built_in = {**recipe, **self.stop}
        taken = {id: message for id, message in built_in.items() if id not in skip}
        merged = {**taken, **self.own}
        silent = STOPS - self.stop.keys()
        return {id: merged[id] for id in sorted(merged.keys() - silent) if not merged[id].skip}

    def tells_stop(self, message: str) -> bool:
        """Whether a message says that the campaign was stopped."""
        return message in self.stop

    @cached_property
    def missing_moments(self) -> frozenset[str]:
        """The moments that its recipe's messages hang on, and that it does not have."""
        given = {"starts", "ends", *self.campaign.dates}
        if self.campaign.results:
            given.add("results")
        times = (
            when
            for message in self.messages.values()
            if message.id not in self.own
            for when in (*message.send, *([message.until] if message.until else []))
        )
        return frozenset(when.anchor for when in times if when.point is None) - given

    def checklist(self, locale: str) -> tuple[Check, ...]:
        """The recipe's lines and the campaign's, which replace those of the same id."""
        recipe = self.playbook.recipe.in_locale(locale).checklist if self.playbook else ()
        lines = {line.id: line for line in (*recipe, *self.campaign.in_locale(locale).checklist)}
        return tuple(lines.values())

    def anchors(self, group_zone: ZoneInfo, community_zone: ZoneInfo, group: str = "") -> Anchors:
        """The campaign's named moments, as the group's row moves them."""
        campaign, row = self.campaign, self.rows.get(group)
        points: dict[str, Point] = {**campaign.dates}
        for name in ("starts", "ends", "results"):
            point = (row and getattr(row, name)) or getattr(campaign, name)
            if point:
                points[name] = point
        if row:
            points.update(row.dates)
        return Anchors(points, group_zone, community_zone)


@dataclass(frozen=True)
class Asked:
    """A question, with the record that holds it and its place in that record's `faq`."""

    record: Settings | Recipe | Campaign
    place: int
    question: Question


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A campaign that lacks what every one must have; operators alone see it, and what it lacks.

    Its record holds stand-ins for that, for checks alone.
    """

    id: str
    title: str | None
    place: Place
    lacks: tuple[str, ...]


NO_PASSAGE = Passage("")
