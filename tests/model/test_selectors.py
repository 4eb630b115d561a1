from __future__ import annotations

import pytest

from tests.schema.written import campaign, community

GROUPS = """\
id,name,channels,kind,need,city,region,country,locale,stage,tags
hq,总群,wechat,hq,,上海,,,,,
shanghai,上海,wechat,city,读书,上海,华东,CN,,,new；big
beijing,北京,wechat,city,见面,北京,华北,CN,,model,
berlin,Berlin,signal,city,读书,Berlin,,DE,de,recruiting,
taipei,台北,line,city,读书,台北,,TW,zh-TW,seeding,
nanjing,南京,wechat,city,读书,南京,华东,CN,,dormant,
old,旧群,wechat,city,,,,,,closed,
"""


def chosen(groups: str, **facts: str) -> set[str]:
    """The groups that take part in a campaign for `groups`."""
    made = community(
        {
            "groups/all.csv": GROUPS,
            "campaigns/drive/campaign.md": campaign(groups=groups, **facts),
            "campaigns/drive/groups.csv": "group,place\nshanghai,书店\nnanjing,\nhq,\n",
        }
    )
    return {group.id for group in made.groups_of(made.runs["drive"])}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("all", {"shanghai", "beijing", "berlin", "taipei"}),
        ("listed", {"shanghai", "nanjing", "hq"}),
        ("old", {"old"}),
        ("hq", {"hq"}),
        ("[old, hq, shanghai]", {"old", "hq", "shanghai"}),
        ("{city: 上海}", {"shanghai"}),
        ("{tag: new}", {"shanghai"}),
        ("{tag: [big, small]}", {"shanghai"}),
        ("{region: 华东}", {"shanghai", "nanjing"}),
        ("{region: 华东, stage: running}", {"shanghai"}),
        ("{need: 读书, country: [DE, TW]}", {"berlin", "taipei"}),
        ("{stage: [dormant, closed]}", {"nanjing", "old"}),
        ("{locale: zh}", {"shanghai", "beijing", "taipei", "nanjing", "old"}),
        ("{locale: zh-TW}", {"taipei"}),
        ("[{country: DE}, beijing]", {"berlin", "beijing"}),
        ("{city: Paris}", set()),
        ("{kind: hq}", set()),
    ],
)
def test_groups(groups: str, expected: set[str]) -> None:
    assert chosen(groups) == expected


@pytest.mark.parametrize(
    ("groups", "excluded", "expected"),
    [
        ("all", "{country: CN}", {"berlin", "taipei"}),
        ("all", "[{need: 读书}, beijing]", set()),
        ("all", "listed", {"beijing", "berlin", "taipei"}),
        ("[shanghai, old]", "all", {"old"}),
    ],
)
def test_except(groups: str, excluded: str, expected: set[str]) -> None:
    assert chosen(groups, **{"except": excluded}) == expected
