"""Badges can be earned."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, error, say
from kits.model.nearest import nearest

EARNED = ("duty", "announce", "host", "win", "praise", "lesson", "mentor", "lead", "assess")
"""Kinds of credit that records give; others are named in `credits`."""
UNNAMED = "deed"
"""The kind of a credit that names none."""


def unknown_credit(community: Community) -> Iterator[Finding]:
    """A badge counts a kind of credit that can be earned.

    These are `duty`, `announce`, `host`, `win`, `praise`, `lesson`, `mentor`, `lead`, `assess`, and
    the kinds that campaigns and recaps use in their `credits`.

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
    if community.drafts or community.unread.get("campaign"):
        return  # a campaign that could not be read may use the kind
    known = (*EARNED, *sorted(_used(community) - {*EARNED}))
    for badge in community.badges.values():
        kind = badge.rule.credit
        if kind not in known:
            near = nearest(kind, known)
            hint = say("use one of {known}", known=known)
            if near:
                hint = say('did you mean "{near}"?', near=near)
            words = say('no credit is of the kind "{kind}"', kind=kind)
            yield error("unknown-credit", badge.at("rule", "credit"), words, hint)


def _used(community: Community) -> set[str]:
    """The kinds in `credits` of campaigns and recaps."""
    return {
        line.kind or UNNAMED
        for run in community.runs.values()
        for line in (*run.campaign.credits, *(run.recap.credits if run.recap else ()))
    }
