"""The day tells what groups and leaders bear, less what the community lives with."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.render.day.lamplight import GROUPS, RIVER, opened, waiting
from tests.render.pages import words
from tests.schema.written import Files, campaign

SETTINGS = "name: Lamplight Readers\nlocale: en\ntimezone: Asia/Shanghai\nshout_outs: off\n"
DAILY: Files = {
    "community.yml": f"{SETTINGS}policy: {{posts_per_day: 1}}\n",
    "campaigns/river/messages.csv": "id,title,send,text\n"
    "10-chapter,Chapter,"
    + ";".join(f"day {n} 08:00" for n in range(1, 8))
    + ",Tonight we read on.\n",
}
SWAP: Files = {
    "campaigns/swap/campaign.md": campaign(
        "theme: Swap.\nrules: One each.\nnotes: Rain.\njudging: None.\n"
        "brief: {background: Full, goal: Empty}\ncrew: [mira, noor]\n"
        "duties: {copywriting: mira, promotion: mira, intake: noor, judging: mira, awarding: noor,"
        " resources: mira}\nfaq: [{id: late, q: 'Later?', a: Yes}]\nawards: [{name: A card}]\n"
        "skip: all\n",
        kind="contest",
        title="Swap",
        starts="2026-12-10",
        ends="2026-12-20",
    )
}
WAIVER = "record,rule,reason\n{},{},They asked.\n"


def told(more: Files, now: datetime | None = None) -> list[str]:
    return [
        line
        for line in (waiting(more, now) if now else waiting(more))
        if " -> " in line and "are open" not in line
    ]


def test_a_week_that_is_too_full_leads_to_the_calendar() -> None:
    assert told(DAILY) == [
        "3 groups get too many posts in the week of Mon 7 Dec -> calendar/#2026-W50"
    ]
    waived = {**DAILY, "waivers.csv": WAIVER.format("groups/london", "too-many-in-a-week")}
    assert told(waived)[0].startswith("2 groups get too many posts")
    message = {
        **DAILY,
        "waivers.csv": WAIVER.format("campaigns/river/10-chapter", "too-many-in-a-week"),
    }
    assert told(message) == []


@pytest.mark.parametrize(
    ("kind", "told_of"),
    [
        (
            "contest",
            "Swap begins before Seven days by the river is over, in 3 groups -> ../campaigns/swap/",
        )
    ],
)
def test_campaigns_that_collide_lead_to_the_later_one(kind: str, told_of: str) -> None:
    river = SWAP["campaigns/swap/campaign.md"].replace("title: Swap", f"title: {RIVER['title']}")
    river = river.replace("2026-12-10", RIVER["starts"]).replace("2026-12-20", RIVER["ends"])
    files = {**SWAP, "campaigns/river/campaign.md": river}
    assert told(files) == [told_of]
    for record in ("campaigns/swap", "campaigns/river"):
        waived = {**files, "waivers.csv": WAIVER.format(record, "campaigns-collide")}
        assert told(waived) == []


def test_a_group_that_is_left_out_leads_to_its_home() -> None:
    files = {
        "community.yml": f"{SETTINGS}policy: {{quiet_after: 1d}}\n",
        "groups/more.csv": "id,name,channels,leaders,last_checked\nharbin,Harbin,qq,noor,2026-12-08\n",
        "campaigns/river/campaign.md": campaign(
            "except: harbin", **{**RIVER, "starts": "2026-12-05"}
        ),
        "campaigns/river/messages.csv": "id,title,send,text\n"
        "10-a,A,2026-12-05 08:00;2026-12-09 08:00;2026-12-12 08:00,x\n",
    }
    assert told(files) == [
        "Nothing was posted in Harbin since Sat 5 Dec, while others had campaigns -> ../g/harbin/"
    ]


def test_the_week_names_holidays_of_the_countries_of_groups() -> None:
    groups = GROUPS.replace("last_checked", "last_checked,country").replace(
        "london,London by Lamplight,whatsapp,Europe/London,noor,20,2026-12-05",
        "london,London by Lamplight,whatsapp,Europe/London,noor,20,2026-12-05,GB",
    )
    read = opened({"groups/all.csv": groups}, datetime.fromisoformat("2026-12-22T12:00:00+08:00"))
    assert [words(each) for each in read.xpath("//p[span[@class='kits-off']]")] == [
        "Fri 25 Dec Christmas Day",
        "Sat 26 Dec Boxing Day",
        "Mon 28 Dec Boxing Day (observed)",
    ]
