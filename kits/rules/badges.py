"""Badges can be earned."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.badges import BadgeRule
from kits.model.community import Community
from kits.model.credit_kinds import KINDS, UNNAMED, kind_of
from kits.model.credit_lines import CreditLine
from kits.model.findings import Finding, error, say, warning
from kits.model.nearest import nearest

GIVEN = tuple(kind.id for kind in KINDS)
"""Kinds of credit that records give; others are named in `credits`."""


def unknown_credit(community: Community) -> Iterator[Finding]:
    """A badge counts a kind of credit that can be earned.

    These are `duty`, `announce`, `host`, `lead`, `mentor`, `assess`, `win`, `praise`, `lesson`, and
    the kinds that campaigns, recaps and `credits.csv` use.

    Bad:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Led a group
          rule: {credit: leed}

    Good:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Led a group
          rule: {credit: lead}
    """
    unread = community.unread
    if community.drafts or unread.get("campaign") or unread.get("credit"):
        return  # what could not be read may use the kind
    known = (*GIVEN, *sorted(_used(community) - {*GIVEN}))
    for badge in community.badges.values():
        for place, rule in enumerate(badge.rule):
            kind = rule.credit
            if kind is not None and kind not in known:
                near = nearest(kind, known)
                hint = say("use one of {known}", known=known)
                if near:
                    hint = say('did you mean "{near}"?', near=near)
                words = say('no credit is of the kind "{kind}"', kind=kind)
                yield error("unknown-credit", badge.at("rule", place, "credit"), words, hint)


def unearnable_badge(community: Community) -> Iterator[Finding]:
    """A badge asks for nothing that its kind of credit never has.

    Only a credit of the kind `duty` is for a duty. Those of the kinds `duty`, `announce`, `mentor`,
    `praise` and `lesson` are for no group, and a lesson is for no campaign. An office is held `for`
    so long and nothing else; whoever asks for credits as well writes both as a list.

    Bad:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Announced in three groups
          rule: {credit: announce, groups: 3}

    Good:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Announced three campaigns
          rule: {credit: announce, campaigns: 3}

    Bad:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Stood in for a year and hosted
          rule: {office: deputy, for: 365d, credit: host}

    Good:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Stood in for a year and hosted
          rule: [{office: deputy, for: 365d}, {credit: host}]
    """
    for badge in community.badges.values():
        for place, rule in enumerate(badge.rule):
            what = (
                say("an office")
                if rule.office
                else say('a credit of the kind "{kind}"', kind=rule.credit)
            )
            for key in _never(rule):
                words = say(
                    'nobody can earn "{badge}": {what} has no {key}',
                    badge=badge.id,
                    what=what,
                    key=key,
                )
                at = badge.at("rule", place, key, key=True)
                hint = say("leave {key}: out, or count another kind of credit", key=key)
                if rule.office or rule.for_:
                    hint = say(
                        "leave {key}: out, or write a list of an office and a credit", key=key
                    )
                yield error("unearnable-badge", at, words, hint)


def _never(rule: BadgeRule) -> Iterator[str]:
    """The keys of a rule that ask for what its office, or its kind of credit, never has."""
    kind = kind_of(rule.credit or "")
    is_office = bool(rule.office)
    asked = (
        ("credit", is_office and rule.credit is not None),
        ("duty", rule.duty is not None and (is_office or kind.names != "duty")),
        ("at_least", is_office and rule.at_least != 1),
        ("groups", bool(rule.groups) and (is_office or not kind.has_group)),
        ("campaigns", bool(rule.campaigns) and (is_office or not kind.has_campaign)),
        ("within", is_office and rule.within is not None),
        ("for", not is_office and rule.for_ is not None),
    )
    return (key for key, is_never in asked if is_never)


def unusable_icon(community: Community) -> Iterator[Finding]:
    """The icon of a badge is one sign, such as an emoji.

    It stands in a medallion that is drawn for each badge, also where no picture can go with it: in
    a credential and on a leader's phone. Without an icon a lamp stands there.

    Bad:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Led a group
          icon: images/lantern.png
          rule: {credit: lead}

    Good:
        --- badges.yml
        - id: lantern
          name: Lantern
          for: Led a group
          icon: 🏮
          rule: {credit: lead}
    """
    for badge in community.badges.values():
        if badge.icon and not badge.sign:
            yield warning(
                "unusable-icon",
                badge.at("icon"),
                say('"{icon}" is no single sign, so it is not shown', icon=badge.icon),
                say("write an emoji such as 🏮, or take it out"),
            )


def _used(community: Community) -> set[str]:
    """The kinds in `credits` of campaigns and recaps, and in `credits.csv`, and those of tasks."""
    tasks = (task for record in community.with_tasks for task in record.tasks)
    lines = written_credits(community)
    return {line.kind or UNNAMED.id for line in lines} | {task.credit for task in tasks}


def written_credits(community: Community) -> Iterator[CreditLine]:
    """All that was written down as a credit: in campaigns, recaps and `credits.csv`."""
    yield from community.credits
    for run in community.runs.values():
        yield from run.campaign.credits
        yield from run.recap.credits if run.recap else ()
