"""What is written for somebody has somebody to reach."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import HQ, Community
from kits.model.findings import Finding, say, warning
from kits.model.messages import Message
from kits.model.runs import Run
from kits.model.shouts import SHOUT
from kits.model.teamwork import reached
from kits.rules.rule import place_of
from kits.texts.sending import is_for, takes_part


def empty_community(community: Community) -> Iterator[Finding]:
    """A community has a group, and a campaign that is announced in it.

    Bad:
        --- community.yml
        name: Bookfolk

    Good:
        --- community.yml
        name: Bookfolk
        --- groups/lighthouse.md
        name: Lighthouse
        channels: wechat
        leader_name: Ada
    """
    unread = community.unread
    if not community.groups and not unread.get("group"):
        yield warning(
            "empty-community",
            community.settings.at(),
            say("there is no group yet, so nobody gets a kit"),
            say('run "kits new group" with the id that it will have'),
        )
    if not (community.runs or community.drafts or unread.get("campaign")):
        yield warning(
            "empty-community",
            community.settings.at(),
            say("there is no campaign yet, so there is nothing to announce"),
            say('run "kits new campaign" with the id that it will have'),
        )


def unused_row(community: Community) -> Iterator[Finding]:
    """A row of `groups.csv` is of a group that takes part in the campaign.

    The HQ group may have a row too, for the messages that it gets.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive/campaign.md
        groups: lighthouse
        --- campaigns/drive/groups.csv
        group,place
        harbour,The pier

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive/campaign.md
        groups: [lighthouse, harbour]
        --- campaigns/drive/groups.csv
        group,place
        harbour,The pier
    """
    for run in community.runs.values():
        if any(
            term.kind == "id" and term.id not in community.groups
            for term in run.campaign.groups.terms
        ):
            continue  # the unknown group, which is reported, may be the one of the row
        for id, row in run.rows.items():
            group = community.groups.get(id)
            if group and group.kind != HQ and not takes_part(community, run, group):
                yield warning(
                    "unused-row",
                    row.at("group"),
                    say('group "{id}" does not take part, so its row is not used', id=id),
                    say("add the group to the groups of the campaign, or take the row out"),
                )


def missing_hq(community: Community) -> Iterator[Finding]:
    """Messages to the HQ group have an HQ group to go to: one of `kind: hq`.

    Those of a built-in recipe wait until there is one.

    Bad:
        --- campaigns/drive/messages/05-heads-up.md
        title: Heads-up
        send: starts - 2d 20:00
        to: hq
        ---
        In two days we begin.

    Good:
        --- groups/helm.md
        name: Helm
        channels: wechat
        leader_name: Bo
        kind: hq
        --- campaigns/drive/messages/05-heads-up.md
        title: Heads-up
        send: starts - 2d 20:00
        to: hq
        ---
        In two days we begin.
    """
    if community.hq or community.unread.get("group"):
        return
    for run in community.runs.values():
        message = next((each for each in _own(run) if each.to == "hq"), None)
        if message:
            yield warning(
                "missing-hq",
                message.at("to"),
                say('"{id}" goes to the HQ group, and there is none', id=message.id),
                say('give the group of all leaders the kind "hq", or send it to somebody else'),
            )


def missing_team(community: Community) -> Iterator[Finding]:
    """Messages to teams have a team to go to: one at work that looks after a group they are for.

    Bad:
        --- teams/north.md
        name: North
        kind: squad
        groups: [{stage: dormant}]
        --- groups/asleep.md
        name: Asleep
        channels: wechat
        leader_name: Bo
        stage: dormant
        --- campaigns/drive/messages/05-month.md
        title: This month
        send: starts - 2d 20:00
        to: teams
        ---
        Dear {{ team.name }}, in two days we begin.

    Good:
        --- teams/north.md
        name: North
        kind: squad
        groups: all
        --- campaigns/drive/messages/05-month.md
        title: This month
        send: starts - 2d 20:00
        to: teams
        ---
        Dear {{ team.name }}, in two days we begin.
    """
    for run in community.runs.values():
        told = [message for message in run.messages.values() if message.to == "teams"]
        if not told or community.unread.get("group") or community.unread.get("team"):
            continue
        there = [each for _team, groups in reached(community, run) for each in groups]
        traits = [community.traits(group.id, run) for group in there]
        for message in told:
            if not any(is_for(message, each) for each in traits):
                yield warning(
                    "missing-team",
                    place_of(run, message.id, community.locale, "to"),
                    say('"{id}" goes to teams, and none looks after a group of it', id=message.id),
                    say("add those groups to a team in content/teams, or send it to somebody else"),
                )


def unheard_shout_out(community: Community) -> Iterator[Finding]:
    """A shout-out stands in a campaign in which groups hear of badges: a contest or a gathering.

    Standing posts are no occasion to thank anybody, so in a campaign of `kind: dispatch` it would
    reach no one.

    Bad:
        --- campaigns/drive/campaign.md
        kind: dispatch
        --- campaigns/drive/messages/shout-out.md
        title: Thanks
        send: starts 12:00
        ---
        {% for one in honours %}Thank you, {{ one.name }}! {% endfor %}

    Good:
        --- campaigns/drive/campaign.md
        kind: contest
        --- campaigns/drive/messages/shout-out.md
        title: Thanks
        send: starts 12:00
        ---
        {% for one in honours %}Thank you, {{ one.name }}! {% endfor %}
    """
    for run in community.runs.values():
        message = run.own.get(SHOUT)
        if message and run.campaign.kind == "dispatch" and "honours" in message.text:
            words = say('"{id}" reaches nobody: in a dispatch nobody is thanked', id=SHOUT)
            hint = say("move the file to the messages of a contest or gathering, or delete it")
            yield warning("unheard-shout-out", message.at("title"), words, hint)


def _own(run: Run) -> Iterator[Message]:
    """The messages that the community wrote itself."""
    is_built_in = run.playbook is not None and run.playbook.built_in
    for message in run.messages.values():
        if message.id in run.own or not is_built_in:
            yield message
