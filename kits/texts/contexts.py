"""The names that one kit's templates run on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from kits.model.addresses import Address, Addresses
from kits.model.campaign_parts import Brief
from kits.model.campaigns import LEADER, Campaign
from kits.model.community import Community
from kits.model.elements import TEXTS
from kits.model.facts import Fact
from kits.model.findings import Words, say
from kits.model.groups import Group
from kits.model.moments import Anchors
from kits.model.people import SOMEONE
from kits.model.places import Place
from kits.model.reading.links import is_link
from kits.model.runs import Run
from kits.model.teams import Team
from kits.texts.awards import award_fields
from kits.texts.letters import Letter
from kits.texts.links import tagged
from kits.texts.names import (
    CAMPAIGN_FIELDS,
    FACT_FIELDS,
    GROUP_FIELDS,
    TEAM_FIELDS,
    Absent,
    Empty,
    Fields,
    Nobody,
    Prose,
    Several,
    Url,
)
from kits.texts.shouting import Shouting


@dataclass(frozen=True, slots=True)
class Names:
    """What templates may say in one language."""

    values: Mapping[str, Any]
    locale: str
    told: Fields
    """The campaign with its winners."""

    def of(self, letter: Letter, channel: str, *, tells_winners: bool) -> dict[str, Any]:
        """The names in a message; `channel` is the main one, for what is the same in all."""
        campaign = {"campaign": self.told} if tells_winners else {}
        return {**self.values, **campaign, "message": letter.fields, "channel": channel}


class Naming:
    """The names of every kit; what is the same for many groups is made once."""

    def __init__(self, community: Community, shouting: Shouting | None = None) -> None:
        self._community = community
        self._shouting = shouting or Shouting()
        self._communities: dict[str, Fields] = {}
        self._campaigns: dict[tuple[str, str, str, bool], Fields] = {}

    def of_group(self, run: Run, group: Group, anchors: Anchors, tag: str) -> Names:
        """The names for what is said to one group; `tag` is added to its link."""
        community = self._community
        locale = community.locale_of(group)
        zone = community.zone_of(group)
        leader = community.leader_of(group)
        here = here_fields(run, group, anchors, tag, locale)
        values = {
            "community": self._about_community(locale),
            "campaign": self._about_campaign(run, zone, locale, with_winners=False),
            "group": group_fields(community, group, locale),
            "leader": leader or _nobody(community, group, "leader"),
            "announcer": _announcer(community, run.campaign, locale, _byline(community, group)),
            "here": here,
            "honours": self._shouting.honours(community, run, group, locale),
            "link": here.get("link"),
        }
        told = self._about_campaign(run, zone, locale, with_winners=True)
        return Names(values, locale, told)

    def of_crew(self, run: Run, locale: str) -> Names:
        """The names for what is said to the crew and to winners, and to everyone."""
        community = self._community
        link = run.campaign.link
        values = {
            "community": self._about_community(locale),
            "campaign": self._about_campaign(run, community.zone, locale, with_winners=False),
            "announcer": _announcer(
                community, run.campaign, locale, _lacks(run.campaign, "announcer")
            ),
            "link": Url(link) if link else _lacks(run.campaign, "link"),
        }
        told = self._about_campaign(run, community.zone, locale, with_winners=True)
        return Names(values, locale, told)

    def of_team(self, names: Names, team: Team, groups: Sequence[Group]) -> Names:
        """The names for what is said to a team: those of all others, and its own."""
        own = {"team": team_fields(self._community, team, groups, names.locale)}
        return replace(names, values={**names.values, **own})

    def _about_community(self, locale: str) -> Fields:
        if locale not in self._communities:
            self._communities[locale] = community_fields(self._community, locale)
        return self._communities[locale]

    def _about_campaign(
        self, run: Run, zone: ZoneInfo, locale: str, *, with_winners: bool
    ) -> Fields:
        key = (run.id, zone.key, locale, with_winners)
        if key not in self._campaigns:
            anchors = run.anchors(zone, self._community.zone)
            self._campaigns[key] = campaign_fields(
                self._community, run, anchors, locale, with_winners=with_winners
            )
        return self._campaigns[key]


def community_fields(community: Community, locale: str) -> Fields:
    """What templates see of the community."""
    settings = community.settings.in_locale(locale)
    values = {
        "name": settings.name,
        "about": settings.about,
        "values": Prose(settings.values),
        "page": _page(settings.urls.public, Addresses.home),
        "welcome_back": settings.welcome_back,
    }
    return Fields(say("the community"), values, settings.at)


def campaign_fields(
    community: Community, run: Run, anchors: Anchors, locale: str, *, with_winners: bool
) -> Fields:
    """What templates see of a campaign: only what leaders may see."""
    campaign = run.campaign.in_locale(locale)
    record = say('campaign "{id}"', id=campaign.id)
    is_public = not campaign.confidential and campaign.kind != "dispatch"
    site = community.settings.urls.public if is_public else None
    page = Addresses.campaign(campaign.id).in_locale(run.campaign.spoken(locale))
    values: dict[str, Any] = {
        "page": _page(site, page),
        "starts": anchors.local("starts"),
        "ends": anchors.local("ends"),
        "results": anchors.local("results"),
        "dates": Fields(
            record,
            {name: anchors.local(name) for name in campaign.dates},
            lambda name: campaign.at("dates", name),
            under="dates",
        ),
        "brief": Fields(
            record,
            {name: getattr(campaign.brief, name, None) for name in Brief.model_fields},
            lambda name: campaign.at("brief", name),
            under="brief",
        ),
        "vars": _below(record, "vars", campaign.vars, campaign.at),
        "awards": award_fields(community, run, locale, with_winners=with_winners),
        "facts": tuple(_fact(fact.in_locale(locale)) for fact in community.facts_of(run)),
        "changed": "" if campaign.changed is None else campaign.changes[campaign.changed].what,
    }
    for name in CAMPAIGN_FIELDS:
        if name not in values:
            value = getattr(campaign, name)
            values[name] = Prose(value) if name in TEXTS else value
    return Fields(record, values, campaign.at)


def group_fields(community: Community, group: Group, locale: str) -> Fields:
    """What templates see of a group."""
    group = group.in_locale(locale)
    record = say('group "{id}"', id=group.id)
    values: dict[str, Any] = {
        "locale": locale,
        "timezone": group.timezone or community.settings.timezone,
        "link": Url(group.link) if group.link else "",
        "tags": Several(group.tags),
        "website": Url(group.website) if group.website else "",
        "contact": community.contact_of(group),
        "links": _below(record, "links", group.links, group.at),
        "page": _page(community.settings.urls.leaders, community.addresses.group(group.id)),
        "vars": _below(record, "vars", group.vars, group.at),
    }
    for name in GROUP_FIELDS:
        if name not in values:
            values[name] = getattr(group, name)
    return Fields(record, values, group.at)


def team_fields(community: Community, team: Team, groups: Sequence[Group], locale: str) -> Fields:
    """What templates see of a team: no more than its page tells leaders."""
    team, people = team.in_locale(locale), community.people
    values: dict[str, Any] = {
        "groups": Several(group.in_locale(locale).name for group in groups),
        "lead": Several(community.called(people[id], locale) for id in team.lead if id in people),
        "page": _page(community.settings.urls.leaders, Addresses.team(team.id)),
    }
    for name in TEAM_FIELDS:
        if name not in values:
            values[name] = getattr(team, name)
    return Fields(say('team "{id}"', id=team.id), values, team.at)


def here_fields(run: Run, group: Group, anchors: Anchors, tag: str, locale: str) -> Fields:
    """What is the group's own in the campaign, falling back to the campaign's."""
    campaign = run.campaign.in_locale(locale)
    row = run.rows.get(group.id)
    row = row.in_locale(locale) if row else None
    link = (row and row.link) or campaign.link
    values: dict[str, Any] = {
        **dict.fromkeys(run.columns, ""),
        **{name: anchors.local(name) for name in ("starts", "ends", "results")},
        **{name: anchors.local(name) for name in campaign.dates},
        "place": (row and row.place) or campaign.place,
        "link": Url(tagged(link, tag)) if link else "",
        **(row.columns if row else {}),
    }
    record = say('group "{id}"', id=group.id)
    return Fields(record, values, _row_places(run, group.id), open=True, complete=True)


def _fact(fact: Fact) -> Fields:
    values = {name: getattr(fact, name) for name in FACT_FIELDS}
    values["source"] = Url(fact.source) if is_link(fact.source) else fact.source
    return Fields(say('fact "{id}"', id=fact.id), values, fact.at)


def _below(record: Words, key: str, values: Mapping[str, Any], at: Callable[..., Place]) -> Fields:
    """What an operator wrote below a key, by names of their own."""
    return Fields(record, values, lambda name: at(key, name), open=True, under=key)


def _page(site: str | None, page: Address) -> Url | Absent:
    """The address of a page of one of our sites; without the site's, nothing."""
    return Url(page.at(site)) if site else Absent("page")


def _row_places(run: Run, group: str) -> Callable[[str], Place]:
    row = run.rows.get(group)
    if row:
        return lambda name: row.at()
    return lambda name: run.campaign.at("link" if name == "link" else "groups", key=True)


def _byline(community: Community, group: Group) -> str | Empty:
    """The group's own leader as announcer; whoever is only asked about it agreed to no byline."""
    leader = next(iter(community.leaders_of(group)), None)
    return leader or _nobody(community, group, "announcer")


def _announcer(
    community: Community, campaign: Campaign, locale: str, leader: str | Empty
) -> str | Empty:
    if campaign.announcer in (LEADER, SOMEONE):
        return leader
    person = community.people.get(campaign.announcer)
    if person and person.credit == "alias" and person.alias:
        return person.alias
    if person and person.credit == "name":
        return person.in_locale(locale).name
    return _lacks(campaign, "announcer")


def _nobody(community: Community, group: Group, field: str) -> Empty:
    """No one to name; nothing at all where a person is named who is not known, which is told."""
    if community.names_someone(group):
        return Absent(field)
    return Nobody(say('group "{id}"', id=group.id), field, group.at)


def _lacks(campaign: Campaign, field: str) -> Empty:
    record = say('campaign "{id}"', id=campaign.id)
    return Empty(record, field, lambda: campaign.at(field, key=True))
