"""Texts to one person: what an operator copies and sends in private, each where it is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from kits.model.addresses import Address, Addresses
from kits.model.community import HQ, Community, Run
from kits.model.findings import say
from kits.model.groups import Group
from kits.model.posters import Poster
from kits.model.standings import Standing
from kits.texts.composing import Composer, asked_by_leaders
from kits.texts.contexts import campaign_fields, community_fields, group_fields
from kits.texts.letters import of_occasion
from kits.texts.names import Absent, Fields, Url
from kits.texts.press import Source

MOST = 300
"""Groups of a message whose leaders are written to: of more, none is asked one by one."""


class Occurrence(NamedTuple):
    """When a text is needed: on which occasion, for which group, about what."""

    occasion: str
    group: str
    campaign: str = ""
    message: str = ""
    """What receipts call it."""


Said = Mapping[Occurrence, str]
"""Each text as it is pasted."""


class Occasions:
    """Makes the texts to one person, each in their language, for the main channel of the group."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._community = composer.community

    def said(self, standings: Iterable[Standing]) -> Said:
        """The texts that the state of things asks for."""
        nudges = ((self._of(each), self.nudge(each)) for each in self._late(standings))
        unled = (
            group
            for group in self._community.groups.values()
            if _wants_leader(self._community, group)
        )
        invites = ((Occurrence("invite", group.id), self.text("invite", group)) for group in unled)
        mended = (self._mended(run) for run in self._community.runs.values())
        found = (*nudges, *invites, *filter(None, mended))
        return {key: text for key, text in found if text}

    def _mended(self, run: Run) -> tuple[Occurrence, str | None] | None:
        """What whoever proposed a campaign is told of what staff changed, and why."""
        community, campaign = self._community, run.campaign
        person = community.people.get(campaign.proposed_by or "")
        if not campaign.mended or person is None:
            return None
        led = [group for group, _role in community.leaderships.get(person.id, ())]
        home = [community.groups[id] for id in person.groups if id in community.groups]
        group = next(iter((*led, *home, *community.groups.values())), None)
        if group is None:
            return None
        spoken = person.locale or community.locale_of(group)
        poster = Poster(community.called(person, spoken), "contact", person.id)
        text = self.text("mended", group, poster, run)
        return Occurrence("mended", group.id, run.id), text

    def _late(self, standings: Iterable[Standing]) -> Iterator[Standing]:
        """The silent groups of campaigns of which any answer came, of each message so many."""
        told: Counter[tuple[str, str]] = Counter()
        for standing in standings:
            message = (standing.send.campaign, standing.send.name)
            is_heard = standing.send.campaign in self._community.log.receipts
            if standing.state == "silent" and is_heard and told[message] < MOST:
                told[message] += 1
                yield standing

    def nudge(self, standing: Standing) -> str | None:
        """A kind word to whoever posts in a group, about a text without an answer."""
        community, send = self._community, standing.send
        run = community.runs[send.campaign]
        group = community.groups[standing.group]
        title = run.messages[send.base].in_locale(self._locale(group, standing.poster)).title
        message = {"id": send.id, "title": title}
        return self.text("nudge", group, standing.poster, run, message)

    def text(
        self,
        id: str,
        group: Group,
        person: Poster | None = None,
        run: Run | None = None,
        message: Mapping[str, str] | None = None,
    ) -> str | None:
        """The text of an occasion, as it is pasted; None after a finding."""
        community, press = self._community, self._composer.press
        locale = self._locale(group, person)
        occasion = community.occasions[id].in_locale(locale)
        label = say('occasion "{id}"', id=id)
        source = Source(occasion.passage("text"), label, refused=of_occasion(id))
        channels = tuple(channel for channel in group.channels if channel in press.channels)
        names = self._names(locale, group, person, run, message)
        prints = press.texts(source, names, locale, channels[:1])
        return next((text.text for text in prints.texts.values()), None)

    def _locale(self, group: Group, person: Poster | None) -> str:
        """The language of whoever is written to, else of their group."""
        record = self._community.people.get(person.person or "") if person else None
        return (record and record.locale) or self._community.locale_of(group)

    def _names(
        self,
        locale: str,
        group: Group,
        person: Poster | None,
        run: Run | None,
        message: Mapping[str, str] | None,
    ) -> dict[str, Any]:
        community = self._community
        about: dict[str, Any] = {name: Absent(name) for name in ("campaign", "message", "mended")}
        if run:
            anchors = run.anchors(community.zone_of(group), community.zone, group.id)
            about["campaign"] = campaign_fields(community, run, anchors, locale, with_winners=False)
            about["mended"] = _changed(run, locale)
        if message:
            about["message"] = Fields(say("the message"), message, lambda _: group.at())
        return {
            **about,
            "community": community_fields(community, locale),
            "group": group_fields(community, group, locale),
            "person": _person(person, group) if person else Absent("person"),
            "operator": self._operator(run, locale) or Absent("operator"),
            "link": self._link(group, run, person),
        }

    def _operator(self, run: Run | None, locale: str) -> str | None:
        """Who writes: the campaign's operator, else whom leaders ask."""
        person = self._community.people.get(run.campaign.operator) if run else None
        return (
            self._community.called(person, locale) if person else asked_by_leaders(self._community)
        )

    def _link(self, group: Group, run: Run | None, person: Poster | None) -> Url | Absent:
        """The page that it is about: the kit, the group's home, or what leaders do."""
        site, addresses = self._community.settings.urls.leaders, self._community.addresses
        page: Address = Addresses.help
        if person and (run is None or not run.campaign.is_unfinished):
            page = addresses.kit(group.id, run.id) if run else addresses.group(group.id)
        return Url(page.at(site)) if site else Absent("link")

    @staticmethod
    def _of(standing: Standing) -> Occurrence:
        return Occurrence("nudge", standing.group, standing.send.campaign, standing.send.name)


def _changed(run: Run, locale: str) -> tuple[Fields, ...]:
    """What staff changed in a proposal, as templates see it."""
    campaign = run.campaign.in_locale(locale)
    return tuple(
        Fields(
            say('what was mended in "{id}"', id=run.id),
            {"what": one.what, "why": one.why},
            partial(campaign.at, "mended", place),
        )
        for place, one in enumerate(campaign.mended)
    )


def _person(person: Poster, group: Group) -> Fields:
    facts = {"name": person.name, "called": person.name}
    return Fields(say("the person"), facts, lambda _: group.at())


def _wants_leader(community: Community, group: Group) -> bool:
    return group.is_awake and group.kind != HQ and not community.leaders_of(group)
