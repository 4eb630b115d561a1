from tests.rules.harness import told

CAMPAIGN = """
        --- campaigns/drive/campaign.md
        starts: 2026-12-19
        ends: 2026-12-19
        results: 2026-12-21
        dates: {doors: 2026-12-19 19:00, home: 2026-12-19 21:00, closing: 2026-12-17}
        --- campaigns/drive/groups.csv
"""


def row(header: str, cells: str) -> list[str]:
    """What is told of one row."""
    return told(f"{CAMPAIGN}        group,{header}\n        lighthouse,{cells}\n        ")


def test_another_day_needs_days_of_its_own() -> None:
    assert row("doors,home", "2026-12-18 19:00,2026-12-18 21:00") == [
        'campaigns/drive/groups.csv:2:12-27 warning[odd-moment] "doors" of "lighthouse" is on 2026-12-18, when the campaign is not on there',
        'campaigns/drive/groups.csv:2:29-44 warning[odd-moment] "home" of "lighthouse" is on 2026-12-18, when the campaign is not on there',
    ]
    assert row("starts,ends,doors,home", "2026-12-18,2026-12-18,19:00,21:00") == []


def test_moments_keep_the_order_of_the_campaign() -> None:
    assert row("doors,home", "19:00,18:30") == [
        'campaigns/drive/groups.csv:2:18-22 warning[odd-moment] "home" of "lighthouse" (2026-12-19 18:30) comes before "doors" (2026-12-19 19:00)',
    ]
    assert row("doors", "22:00") == [
        'campaigns/drive/groups.csv:2:12-16 warning[odd-moment] "home" of "lighthouse" (2026-12-19 21:00) comes before "doors" (2026-12-19 22:00)',
    ]


def test_a_moment_that_lies_outside_in_every_city_may_lie_anywhere() -> None:
    assert row("closing", "2026-12-10") == []


def test_groups_without_a_place_are_told_together_where_the_first_has_its_row() -> None:
    gathering = """
        --- groups/all.csv
        id,name,channels,leader_name,kind
        helm,Helm,wechat,Ada,hq
        hill,Hill,wechat,Bo,
        quay,Quay,wechat,Cy,
        --- campaigns/drive/campaign.md
        kind: gathering
        groups: all
        plan_b: The library.%s
        --- campaigns/drive/groups.csv
        group,place,host
        lighthouse,The lamp room,Ada
        """
    assert told(gathering % "") == [
        'campaigns/drive/campaign.md:3:9-11 warning[group-without-place] group "hill" and 1 more have no place to meet',
    ]
    assert told(gathering % "\n        place: The pier") == []
    assert told((gathering % "") + "hill,,Bo\n") == [
        'campaigns/drive/groups.csv:3:1-4 warning[group-without-place] group "hill" and 1 more have no place to meet',
    ]
