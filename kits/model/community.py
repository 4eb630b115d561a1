"""The whole checked model, and the questions that are asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from kits.model.addresses import Addresses
from kits.model.audiences import Audience
from kits.model.badges import Badge
from kits.model.campaigns import Campaign
from kits.model.clocks import Clock
from kits.model.credit_lines import CreditRow
from kits.model.facts import Fact
from kits.model.files import Files
from kits.model.forgotten import Tombstone
from kits.model.groups import Group
from kits.model.lessons import Lesson
from kits.model.log import NOTHING, Log
from kits.model.occasions import Occasion
from kits.model.pages import OrdinaryPage
from kits.model.people import SOMEONE, Person
from kits.model.places import Passage
from kits.model.recipes import Recipe
from kits.model.runs import NO_PASSAGE, Asked, Draft, Playbook, Run
from kits.model.selectors import Traits
from kits.model.settings import Settings
from kits.model.teams import Team
from kits.model.waivers import Waiver

T = TypeVar("T")
HQ = "hq"
"""The kind of the group that holds all leaders."""


Sort = Literal[
    "group", "person", "campaign", "message", "credit", "badge", "plugin", "team", "fact"
]
ANY = "*"
"""Stands for every id, where a table could not be read."""


@dataclass(frozen=True, kw_only=True)
class Community:
    """Everything that the content says, as far as it could be read."""

    settings: Settings
    addresses: Addresses
    groups: Mapping[str, Group] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    forgotten: tuple[Tombstone, ...] = ()
    """The marks of people who were forgotten."""
    runs: Mapping[str, Run] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    """Recipes, its own and built in."""
    own_playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    """Its own alone."""
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    """By `track/stem`, in order."""
    badges: Mapping[str, Badge] = field(default_factory=dict)
    credits: tuple[CreditRow, ...] = ()
    """Those of no campaign, in the order of their table."""
    waivers: tuple[Waiver, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What may be said when something has gone wrong, in the order of its table."""
    unsaid_facts: frozenset[str] = frozenset()
    """Those among them that hold no more, or that nobody has checked yet."""
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    """The private texts to one person, the community's own or built in."""
    log: Log = NOTHING
    """What happened."""
    pages: Mapping[str, OrdinaryPage] = field(default_factory=dict)
    """By path below `content/pages`."""
    files: Files = field(default_factory=Files)
    """Every file of the content folder, by its path in the project folder."""
    host: Passage = NO_PASSAGE
    """What the site generator is told beside the content, `mkdocs.yml`: it prints it on pages."""
    unread: Mapping[Sort, frozenset[str]] = field(default_factory=dict)
    """The ids of records that are there and could not be read, or `ANY` where not even those are
    known; a message's is `campaign/message`, and a credit and a plugin have none."""
    declared: tuple[object, ...] = ()
    """What the plugins that it names declare: rules, renderers, channels, languages."""

    def of_plugins(self, kind: type[T]) -> Iterator[T]:
        """All that plugins declare of a kind, in the order in which they are named."""
        return (each for each in self.declared if isinstance(each, kind))

    def may_exist(self, sort: Sort, id: str) -> bool:
        """Whether a record that is missing here is there and could not be read.

        That is reported where it stands; whoever mentions it made no mistake.
        """
        names = {id, ANY, f"{id.partition('/')[0]}/{ANY}"}
        return not names.isdisjoint(self.unread.get(sort, ()))

    @property
    def with_tasks(self) -> tuple[Campaign | Team, ...]:
        """All that may have tasks."""
        return (*(run.campaign for run in self.runs.values()), *self.teams.values())

    @property
    def locale(self) -> str:
        """The language of files without a suffix."""
        return self.settings.locale

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the community's own days."""
        return ZoneInfo(self.settings.timezone)

    @cached_property
    def hq(self) -> Group | None:
        """The group of all leaders."""
        return next((group for group in self.groups.values() if group.kind == HQ), None)

    @cached_property
    def _groups_seen(self) -> dict[Audience, Mapping[str, Group]]:
        return {}

    def groups_seen_by(self, audience: Audience) -> Mapping[str, Group]:
        """All groups as an audience may see them, made once for each."""
        if audience not in self._groups_seen:
            seen = {id: group.seen_by(audience) for id, group in self.groups.items()}
            self._groups_seen[audience] = seen
        return self._groups_seen[audience]

    def locale_of(self, group: Group) -> str:
        """The language a group is spoken to in."""
        return group.locale or self.locale

    def zone_of(self, group: Group) -> ZoneInfo:
        """The zone of a group's days."""
        return ZoneInfo(group.timezone) if group.timezone else self.zone

    def leader_of(self, group: Group) -> str | None:
        """Whom a group's texts name: who runs it, else its contact; None if there is no one."""
        return next(iter(self.leaders_of(group)), None) or self.contact_of(group)

    def leaders_of(self, group: Group) -> tuple[str, ...]:
        """What a group calls all who run it, else the one who stands in; empty if there is no one.

        Its contact does not count: to answer questions is not to post.
        """
        locale, people = self.locale_of(group), self.people
        leaders = tuple(self.called(people[id], locale) for id in group.leaders if id in people)
        if leaders:
            return leaders
        if group.leader_name:
            return (group.in_locale(locale).leader_name or group.leader_name,)
        deputies = (self.called(people[id], locale) for id in group.deputies if id in people)
        return tuple(deputies)[:1]

    def contact_of(self, group: Group) -> str | None:
        """Whom to ask about a group: a person as the group knows them, or what stands there."""
        locale = self.locale_of(group)
        contact = group.in_locale(locale).contact
        if contact and contact in self.people:
            return self.called(self.people[contact], locale)
        return None if contact == SOMEONE else contact

    def names_someone(self, group: Group) -> bool:
        """Whether a group says who runs it, be it a person who is not known: that is told there."""
        named = {*group.leaders, *group.deputies} - {SOMEONE}
        return bool(named or group.leader_name)

    def called(self, person: Person, locale: str) -> str:
        """What a person is called by those who know them."""
        person = person.in_locale(locale)
        return person.called or person.name

    @cached_property
    def _traits(self) -> Mapping[str, Traits]:
        alike: dict[object, Mapping[str, frozenset[str]]] = {}
        return {group.id: self._traits_of(group, alike) for group in self.groups.values()}

    @cached_property
    def _listed_traits(self) -> Mapping[str, Traits]:
        """Of groups that stand in the table of a campaign."""
        return {id: replace(traits, listed=True) for id, traits in self._traits.items()}

    def _traits_of(self, group: Group, alike: dict[object, Mapping[str, frozenset[str]]]) -> Traits:
        """`alike` has the values of those before it: thousands of groups share a few."""
        locale = self.locale_of(group)
        keys = ("kind", "need", "city", "region", "country", "stage")
        told = (locale, group.tags, *(getattr(group, key) for key in keys))
        values = alike.get(told)
        if values is None:
            one = {key: frozenset({value}) for key in keys if (value := getattr(group, key))}
            spoken = frozenset({locale, locale.partition("-")[0]})
            values = {**one, "tag": frozenset(group.tags), "locale": spoken}
            alike[told] = values
        hq = group.kind == HQ
        return Traits(id=group.id, hq=hq, stage=group.stage, listed=False, values=values)

    def traits(self, group: str, run: Run | None = None) -> Traits:
        """What selectors may ask of a group, in a campaign."""
        traits = self._traits[group]
        return traits if run is None or group not in run.rows else self._listed_traits[group]

    def groups_of(self, run: Run) -> tuple[Group, ...]:
        """The groups that take part in a campaign, by id."""
        known, groups = self._taking_part.get(run.id, (None, ()))
        if known is not run:
            campaign = run.campaign
            groups = tuple(
                group
                for id, group in sorted(self.groups.items())
                if campaign.groups.matches(traits := self.traits(id, run))
                and not (campaign.excluded and campaign.excluded.matches(traits))
            )
            self._taking_part[run.id] = run, groups
        return groups

    @cached_property
    def _taking_part(self) -> dict[str, tuple[Run, tuple[Group, ...]]]:
        return {}

    @cached_property
    def looked_after(self) -> Mapping[str, tuple[str, ...]]:
        """By team, the groups that it looks after, by id; closed ones are nobody's any more."""
        there = sorted(id for id, group in self.groups.items() if group.stage != "closed")
        return {
            team.id: tuple(id for id in there if chosen.matches(self.traits(id)))
            if (chosen := team.groups)
            else ()
            for team in self.teams.values()
        }

    def changes_of_all(self, run: Run) -> frozenset[int]:
        """The places of those changes of a campaign that concern all its groups."""
        if not run.campaign.changes:
            return frozenset()
        groups = [self.traits(group.id, run) for group in self.groups_of(run)]
        return frozenset(
            place
            for place, change in enumerate(run.campaign.changes)
            if change.groups is None or (groups and all(map(change.groups.matches, groups)))
        )

    def took_part(self, run: Run) -> tuple[Group, ...]:
        """The groups of a campaign that there were before it ended, by id."""
        day = self.last_day(run)
        return tuple(g for g in self.groups_of(run) if g.founded is None or g.founded <= day)

    def faq(self, run: Run, locale: str) -> tuple[Asked, ...]:
        """The community's, the recipe's, then the campaign's questions.

        A later question of the same id takes the place of an earlier one.
        """
        records: list[Settings | Recipe | Campaign] = [self.settings, run.campaign]
        if run.playbook:
            records.insert(1, run.playbook.recipe)
        spoken = [record.in_locale(locale) for record in records]
        found = {
            question.id: Asked(record, place, question)
            for record in spoken
            for place, question in enumerate(record.faq)
        }
        return tuple(found.values())

    def facts_of(self, run: Run) -> tuple[Fact, ...]:
        """What a campaign may say: of the facts that it names, else of all, those that hold."""
        ids = run.campaign.facts or tuple(self.facts)
        return tuple(self.facts[id] for id in ids if id in self.facts.keys() - self.unsaid_facts)

    def find_lesson(self, name: str) -> Lesson | None:
        """The lesson of a name, `track/stem` or the stem alone."""
        if name in self.lessons:
            return self.lessons[name]
        return next((lesson for lesson in self.lessons.values() if lesson.stem == name), None)

    @cached_property
    def leaderships(self) -> Mapping[str, Sequence[tuple[Group, Literal["leader", "deputy"]]]]:
        """The groups that each person leads or stands in for, by person."""
        found: dict[str, list[tuple[Group, Literal["leader", "deputy"]]]] = {}
        for group in self.groups.values():
            for id in dict.fromkeys((*group.leaders, *group.deputies)):
                if id in self.people:
                    role: Literal["leader", "deputy"]
                    role = "leader" if id in group.leaders else "deputy"
                    found.setdefault(id, []).append((group, role))
        return dict(sorted(found.items()))

    def has_ended(self, run: Run, at: Clock) -> bool:
        """Whether a campaign's last day is over, in the community's zone."""
        return at.is_over(self.last_day(run), self.zone)

    def may_tell_winners(self, run: Run, at: Clock) -> bool:
        """Whether everyone may know who won: it has ended, and its `results`, if any, are out."""
        results = run.anchors(self.zone, self.zone).instant("results")
        return self.has_ended(run, at) and (results is None or at.has_come(results))

    def current(self, at: Clock) -> tuple[Run, ...]:
        """The campaigns that have kits: none unfinished, none that ended too long ago."""
        keep = self.settings.keep_kits
        return tuple(
            run
            for run in self.runs.values()
            if not run.campaign.is_unfinished
            and not at.is_over(self.last_day(run) + keep, self.zone)
        )

    def last_day(self, run: Run) -> date:
        """The last day of a campaign."""
        day = run.campaign.ends.day
        assert day is not None, "a campaign's end is read as a dated moment"
        return day
