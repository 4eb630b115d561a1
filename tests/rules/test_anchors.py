from kits.pipeline import load
from kits.rules.anchors import unknown_anchor, unreadable_time
from tests.rules.harness import Example, completed


def lines(text: str) -> list[str]:
    """What the two rules find, without what composing finds."""
    example = Example("", True, tuple(text.strip().split("\n")))
    community = load(completed(example.fragment(), "")).community
    assert community is not None
    return [
        f"{found.place.path}:{found.place.column} {found.rule}: {found.message}"
        for rule in (unknown_anchor, unreadable_time)
        for found in rule(community)
    ]


def test_what_a_recipe_needs_is_told_once_at_the_campaign() -> None:
    assert lines(
        """
--- campaigns/drive/campaign.md
recipe: gathering
place: Hall
plan_b: none
"""
    ) == [
        'content/campaigns/drive/campaign.md:9 unknown-anchor: recipe "gathering" needs the moment "doors", and the campaign has none'
    ]


def test_a_moment_that_every_row_gives_need_not_be_the_campaigns() -> None:
    given = """
--- campaigns/drive/campaign.md
groups: all
--- campaigns/drive/messages/10-results.md
title: Results
send: results 20:00
--- campaigns/drive/groups.csv
group,results
"""
    assert lines(f"{given}lighthouse,2026-12-09") == []
    assert lines(given) == [
        'content/campaigns/drive/messages/10-results.md:7 unknown-anchor: "results" is no moment of this campaign'
    ]


def test_a_row_that_loses_the_hour_is_told_once() -> None:
    assert lines(
        """
--- campaigns/drive/campaign.md
dates: {doors: 2026-12-01 19:00}
--- campaigns/drive/messages/10-in.md
title: In
send: [doors - 2h, doors]
--- campaigns/drive/messages/20-still.md
title: Still
send: doors 08:00
--- campaigns/drive/groups.csv
group,doors
lighthouse,2026-12-02
"""
    ) == [
        'content/campaigns/drive/groups.csv:12 unreadable-time: "doors" has no hour here, and message "10-in" is sent at "doors - 2h"'
    ]


def test_the_checklist_needs_no_hours() -> None:
    assert (
        lines(
            """
--- campaigns/drive.md
checklist: [{id: a, when: starts - 2d, do: Ask}]
"""
        )
        == []
    )
