"""Ids lead somewhere: what one record names, another is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kits.model.awards import nobody_known
from kits.model.community import Community
from kits.model.findings import Finding, Words, error, say
from kits.model.forgotten import find_tombstone
from kits.model.nearest import nearest
from kits.model.people import SOMEONE
from kits.model.places import Place
from kits.rules.mentions import (
    Mention,
    choices,
    groups_mentioned,
    people_mentioned,
    teams_mentioned,
)

SELECTOR_WORDS = ("all", "listed")


def unknown_person(community: Community) -> Iterator[Finding]:
    """Whoever is named by an id stands in the roster of people.

    `someone` stands for a person who was removed, and may be named anywhere.

    Bad:
        --- people/mira.md
        name: Mira
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: mria

    Good:
        --- people/mira.md
        name: Mira
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: mira
    """
    known = community.people
    for mention in people_mentioned(community):
        id = mention.id
        if not (id == SOMEONE or id in known or community.may_exist("person", id)):
            words = say('no person is called "{id}"', id=id)
            hint = say("write the id of someone in content/people, or add them there")
            if "winners" in mention.steps:
                hint = nobody_known(id)
            if find_tombstone(id, community.forgotten):
                hint = say(
                    'they asked to be forgotten: "kits forget {id}" takes them out again', id=id
                )
            yield unknown("unknown-person", mention.place, words, id, known, hint)


def unknown_group(community: Community) -> Iterator[Finding]:
    """Whichever group is named by an id stands in the roster of groups.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive.md
        groups:
          - harbuor

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive.md
        groups:
          - harbour
    """
    for mention in groups_mentioned(community):
        yield from _unknown_group(community, mention, ())
    for choice in choices(community):
        for place, term in enumerate(choice.selector.terms):
            if term.kind == "id":
                mention = Mention(term.id, choice.record, (*choice.steps, place))
                yield from _unknown_group(community, mention, SELECTOR_WORDS)


def _unknown_group(
    community: Community, mention: Mention, others: Collection[str]
) -> Iterator[Finding]:
    id, known = mention.id, community.groups
    if not (id in known or community.may_exist("group", id)):
        words = say('no group is called "{id}"', id=id)
        hint = say("write the id of a group in content/groups, or add it there")
        yield unknown("unknown-group", mention.place, words, id, (*known, *others), hint)


def unknown_team(community: Community) -> Iterator[Finding]:
    """A team that another belongs to, or that its people went to, has a file in `content/teams`.

    Bad:
        --- teams/north.md
        name: North
        kind: zone
        state: dissolved
        into: soth
        --- teams/south.md
        name: South
        kind: squad

    Good:
        --- teams/north.md
        name: North
        kind: zone
        state: dissolved
        into: south
        --- teams/south.md
        name: South
        kind: squad
    """
    known = community.teams
    for mention in teams_mentioned(community):
        id = mention.id
        if not (id in known or community.may_exist("team", id)):
            words = say('no team is called "{id}"', id=id)
            hint = say("write the id of a file in content/teams, or add it there")
            yield unknown("unknown-team", mention.place, words, id, known, hint)


def unknown_recipe(community: Community) -> Iterator[Finding]:
    """A campaign follows a recipe that is built in, or is the community's own.

    Bad:
        --- campaigns/drive.md
        recipe: smal

    Good:
        --- campaigns/drive.md
        recipe: small
    """
    for run in community.runs.values():
        id = run.campaign.recipe
        if id and not (run.playbook or is_file(community, f"recipes/{id}/recipe.md")):
            words = say('no recipe is called "{id}"', id=id)
            hint = say("use one of {known}", known=tuple(community.playbooks))
            at = run.campaign.at("recipe")
            yield unknown("unknown-recipe", at, words, id, community.playbooks, hint)


def unknown_campaign(community: Community) -> Iterator[Finding]:
    """A campaign that another was copied from, or that a group was opened for, exists.

    Bad:
        --- campaigns/drive.md
        title: Book drive
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        origin: drvie

    Good:
        --- campaigns/drive.md
        title: Book drive
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        origin: drive
    """
    known = {*community.runs, *community.drafts}
    mentions = [
        *(Mention(g.origin, g, ("origin",)) for g in community.groups.values() if g.origin),
        *(
            Mention(run.campaign.forked_from, run.campaign, ("forked_from",))
            for run in community.runs.values()
            if run.campaign.forked_from
        ),
    ]
    for mention in mentions:
        id = mention.id
        if not (id in known or community.may_exist("campaign", id)):
            words = say('no campaign is called "{id}"', id=id)
            hint = say("write the id of a campaign in content/campaigns, or take it out")
            yield unknown("unknown-campaign", mention.place, words, id, known, hint)


def unknown(
    rule: str, place: Place, words: Words, id: str, known: Collection[str], hint: Words
) -> Finding:
    """The finding of an id that is none; its hint is the nearest, else the one given."""
    near = nearest(id, known)
    return error(rule, place, words, say('did you mean "{near}"?', near=near) if near else hint)


def is_file(community: Community, path: str) -> bool:
    """Whether there is such a file; what is wrong inside it is reported where it is read."""
    return f"content/{path}" in community.files
