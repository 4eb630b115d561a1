"""The names that one kit's templates run on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kits.model.campaigns import LEADER, Campaign
from kits.model.community import Community, Run
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.moments import Anchors
from kits.model.places import Place
from kits.model.records import Record
from kits.texts.links import joined, tagged
from kits.texts.names import CAMPAIGN_FIELDS, GROUP_FIELDS, Empty, Fields, Several, Url

LISTED_TEXTS = frozenset(
    {"theme", "rules", "judging", "notes", "entries", "participants", "guidance", "promotion",
     "plan_b"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """What the templates of one group's kit may say, before the message and channel are known."""

    values: Mapping[str, Any]
    locale: str

    def of(self, message: Message, channel: str = "") -> dict[str, Any]:
        """The names of one message, in one channel."""
        fields = Fields(
            f'message "{message.id}"', {"id": message.id, "title": message.title}, message.at
        )
        return {**self.values, "message": fields, "channel": channel}


def group_names(community: Community, run: Run, group: Group, tag: str) -> Names:
    """The names for what is said to one group."""
    locale = community.locale_of(group)
    anchors = run.anchors(community.zone_of(group), community.zone, group.id)
    leader = community.leader_of(group)
    at_row = group.at()
    here = here_fields(run, group, anchors, tag, locale)
    values = {
        "community": community_fields(community, locale),
        "campaign": campaign_fields(
            community, run, anchors_of_campaign(community, run, group), locale
        ),
        "group": group_fields(community, group, locale),
        "leader": leader or Empty(f'group "{group.id}"', "leader", lambda: at_row),
        "announcer": _announcer(community, run.campaign, group, leader),
        "here": here,
        "link": here.get("link"),
    }
    return Names(values, locale)


def crew_names(community: Community, run: Run) -> Names:
    """The names for what is said to the crew and to winners."""
    anchors = run.anchors(community.zone, community.zone)
    link = run.campaign.link
    values = {
        "community": community_fields(community, community.locale),
        "campaign": campaign_fields(community, run, anchors, community.locale),
        "announcer": _announcer(community, run.campaign, None, None),
        "link": Url(link) if link else _lacks(run.campaign, "campaign", "link"),
    }
    return Names(values, community.locale)


def anchors_of_campaign(community: Community, run: Run, group: Group) -> Anchors:
    """The campaign's own moments in the group's zone, whatever the group's row says."""
    return run.anchors(community.zone_of(group), community.zone)


def community_fields(community: Community, locale: str) -> Fields:
    """What templates see of the community."""
    settings = community.settings.in_locale(locale)
    site = settings.urls.public
    values = {
        "name": settings.name,
        "about": settings.about,
        "values": Several(settings.values),
        "page": Url(joined(site, "")) if site else "",
    }
    return Fields("the community", values, settings.at)


def campaign_fields(community: Community, run: Run, anchors: Anchors, locale: str) -> Fields:
    """What templates see of a campaign: only what leaders may see."""
    campaign = run.campaign.in_locale(locale)
    record = f'campaign "{campaign.id}"'
    site = community.settings.urls.public
    values: dict[str, Any] = {
        "page": Url(joined(site, f"campaigns/{campaign.id}/")) if site else "",
        "starts": anchors.local("starts"),
        "ends": anchors.local("ends"),
        "results": anchors.local("results"),
        "dates": Fields(
            record,
            {name: anchors.local(name) for name in campaign.dates},
            lambda name: campaign.at("dates", name),
        ),
        "vars": Fields(record, campaign.vars, lambda name: campaign.at("vars", name), open=True),
    }
    for name in CAMPAIGN_FIELDS:
        if name not in values:
            value = getattr(campaign, name)
            values[name] = Several(value) if name in LISTED_TEXTS else value
    return Fields(record, values, campaign.at)


def group_fields(community: Community, group: Group, locale: str) -> Fields:
    """What templates see of a group."""
    group = group.in_locale(locale)
    record = f'group "{group.id}"'
    site = community.settings.urls.leaders
    values: dict[str, Any] = {
        "locale": locale,
        "timezone": group.timezone or community.settings.timezone,
        "link": Url(group.link) if group.link else "",
        "members": "" if group.members is None else str(group.members),
        "tags": Several(group.tags),
        "page": Url(joined(site, f"g/{group.id}/")) if site else "",
        "vars": Fields(record, group.vars, lambda name: group.at("vars", name), open=True),
    }
    for name in GROUP_FIELDS:
        if name not in values:
            values[name] = getattr(group, name)
    return Fields(record, values, group.at)


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
    return Fields(f'group "{group.id}"', values, _row_places(run, group.id), open=True)


def _row_places(run: Run, group: str) -> Any:
    row = run.rows.get(group)

    def place(name: str) -> Place:
        return (
            row.at() if row else run.campaign.at("link" if name == "link" else "groups", key=True)
        )

    return place


def _announcer(
    community: Community, campaign: Campaign, group: Group | None, leader: str | None
) -> str | Empty:
    if campaign.announcer == LEADER:
        return leader or _lacks(campaign, "campaign", "announcer")
    person = community.people.get(campaign.announcer)
    if person is None:
        return _lacks(campaign, "campaign", "announcer")
    if person.credit == "alias" and person.alias:
        return person.alias
    if person.credit == "name":
        locale = community.locale_of(group) if group else community.locale
        return person.in_locale(locale).name
    return _lacks(campaign, "campaign", "announcer")


def _lacks(record: Record, kind: str, field: str) -> Empty:
    place = record.at(field, key=True)
    return Empty(f'{kind} "{getattr(record, "id", "")}"', field, lambda: place)
