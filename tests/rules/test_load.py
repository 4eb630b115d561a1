"""What groups and leaders bear: counted over all campaigns, told only while it can be mended."""

from __future__ import annotations

import pytest

from tests.rules.harness import hints_of, told

FIVE = """
--- people/mira.md
name: Mira
--- groups/five.csv
id,name,channels,leaders
bay,Bay,wechat,mira
cape,Cape,wechat,mira
dune,Dune,wechat,mira
fjord,Fjord,wechat,mira
gulf,Gulf,wechat,mira
"""
DAILY = """
--- campaigns/drive/campaign.md
starts: 2026-12-07
ends: 2026-12-13
--- campaigns/drive/messages/10-morning.md
title: Morning
send: [day 1 08:00, day 2 08:00, day 3 08:00, day 4 08:00, day 5 08:00, day 6 08:00, day 7 08:00]
--- campaigns/drive/messages/20-evening.md
title: Evening
send: [day 1 20:00, day 2 20:00, day 3 20:00, day 4 20:00, day 5 20:00, day 6 20:00]
"""
NEWS = """
--- campaigns/news/campaign.md
title: News
kind: dispatch
starts: 2026-12-07
ends: 2026-12-13
--- campaigns/news/messages/10-noon.md
title: Noon
send: [day 1 12:00, day 2 12:00, day 3 12:00, day 4 12:00, day 5 12:00, day 6 12:00{}]
---
News.
"""
TOLD = (
    'warning[too-many-in-a-week] "lighthouse" gets 19 posts in the week of 2026-12-07,'
    " and 18 is the most"
)


def test_a_week_is_that_of_all_campaigns_and_has_a_calm_day() -> None:
    (line,) = told(DAILY + NEWS.format(""))
    assert line == f"campaigns/drive/messages/10-morning.md:3:7-97 {TOLD}"
    fewer = DAILY.replace(", day 7 08:00", "")
    assert told(fewer + NEWS.format("")) == []


def test_what_a_day_does_not_bear_is_told_of_that_day_alone() -> None:
    hours = ", ".join(f"day 1 {hour:02}:00" for hour in range(8, 22))
    flood = f"""
--- campaigns/drive/campaign.md
starts: 2026-12-07
ends: 2026-12-13
--- campaigns/drive/messages/10-flood.md
title: Flood
send: [{hours}]
"""
    (line,) = told(flood + NEWS.format(""))
    assert "[too-many-posts]" in line


def test_what_is_left_of_full_days_is_too_much_for_a_week() -> None:
    one_more = NEWS.format(", day 1 13:00, day 7 12:00, day 7 13:00")
    lines = told(DAILY + one_more)
    assert sorted(line.partition("] ")[2] for line in lines) == [
        '"lighthouse" gets 22 posts in the week of 2026-12-07, and 18 is the most',
        '"lighthouse" gets 4 posts on 2026-12-07, and 3 is the most',
    ]


def test_a_week_that_is_over_is_not_told() -> None:
    past = (DAILY + NEWS.format("")).replace("2026-12-07", "2026-11-23")
    assert told(past.replace("2026-12-13", "2026-11-29")) == []


def test_groups_that_get_too_much_are_one_finding_and_one_of_them_can_be_waived() -> None:
    more = """
--- groups/all.csv
id,name,channels,leader_name,country
bay,Bay,wechat,Ada,JP
cape,Cape,wechat,Bo,
"""
    (line,) = told(DAILY + NEWS.format("") + more)
    assert '"bay" gets 19 posts in the week of 2026-12-07, and 18 is the most' in line
    assert line.endswith("as 2 more get too many")
    waived = "--- waivers.csv\nrecord,rule,reason\ngroups/{},too-many-in-a-week,They asked.\n"
    (line,) = told(DAILY + NEWS.format("") + more + waived.format("bay"))
    assert '"cape" gets 19 posts' in line


def test_a_post_that_was_replaced_after_its_hour_counts_beside_its_correction() -> None:
    posts = """
--- community.yml
policy: {posts_per_day: 2}
--- campaigns/drive/campaign.md
changes: [{at: 2026-12-03 %s, what: The link, replaces: 10-launch, message: 30-mended}]
--- campaigns/drive/messages/10-launch.md
title: Launch
send: day 3 08:00
--- campaigns/drive/messages/20-noon.md
title: Noon
send: day 3 12:00
--- campaigns/drive/messages/30-mended.md
title: Mended
send: day 3 12:30
"""
    (line,) = told(posts % "10:00")
    assert line.endswith('"lighthouse" gets 3 posts on 2026-12-03, and 2 is the most')
    assert told(posts % "07:50") == []


def test_a_day_off_is_named() -> None:
    posts = """
--- groups/lighthouse.md
country: CN
--- community.yml
policy: {posts_per_day: 1}
--- campaigns/drive/campaign.md
starts: 2027-01-01
ends: 2027-01-01
--- campaigns/drive/messages/10-launch.md
title: Launch
send: [day 1 08:00, day 1 12:00]
"""
    (line,) = told(posts)
    assert line.endswith('"lighthouse" gets 2 posts on 2027-01-01 (元旦), and 1 is the most')


def test_a_leader_has_two_calm_days_and_who_leads_too_many_is_not_told_twice() -> None:
    small = "--- community.yml\npolicy: {posts_per_day: 2, groups_per_leader: %d}\n"
    (line,) = [line for line in told(DAILY + FIVE + small % 5) if "for-a-leader" in line]
    assert line.startswith("groups/five.csv:2:16-19 warning[too-much-for-a-leader]")
    assert line.endswith(
        '"mira" is to post 65 texts in 5 groups in the week of 2026-12-07, and 50 is the most'
    )
    assert not [line for line in told(DAILY + FIVE + small % 4) if "for-a-leader" in line]


def test_who_posts_in_five_groups_at_one_minute_is_given_slots() -> None:
    launch = """
--- campaigns/drive/campaign.md
dates: {evening: 2026-12-04 20:00}
--- campaigns/drive/messages/10-launch.md
title: Launch
send: evening
"""
    assert told(FIVE + launch) == [
        "campaigns/drive/messages/10-launch.md:3:7-13 warning[posts-at-once] "
        '"mira" is to post "10-launch" in 5 groups at 2026-12-04 20:00'
    ]
    four = FIVE.replace("gulf,Gulf,wechat,mira\n", "")
    assert told(four + launch) == []
    assert told(FIVE + launch.replace("12-04", "12-20")) == [], "it is told in the week before"


@pytest.mark.parametrize(
    ("hour", "first", "last"), [("20:00", "20:05", "20:20"), ("22:25", "22:05", "22:20")]
)
def test_slots_stay_out_of_the_quiet_hours(hour: str, first: str, last: str) -> None:
    launch = f"""
--- campaigns/drive/campaign.md
dates: {{evening: 2026-12-04 {hour}}}
--- campaigns/drive/messages/10-launch.md
title: Launch
send: evening
"""
    (hint,) = hints_of(FIVE + launch, "posts-at-once")
    slots = hint.partition('"evening", ')[2].split(", ")
    assert (slots[0][-5:], slots[-1][-5:]) == (first, last)


def test_a_group_is_left_out_only_where_most_have_posts_and_nothing_is_planned() -> None:
    groups = """
--- community.yml
policy: {quiet_after: 3d}
--- groups/all.csv
id,name,channels,leader_name,stage,founded
cape,Cape,wechat,Bo,%s,%s
--- campaigns/drive/campaign.md
starts: 2026-11-24
--- campaigns/drive/messages/10-launch.md
title: Launch
send: 2026-11-24 08:00
--- campaigns/drive/messages/20-shelf.md
title: Shelf
send: [2026-12-01 08:00%s]
except: cape
"""
    assert told(groups % ("", "", "")) == [
        'groups/all.csv:2:1-4 warning[group-left-out] nothing was posted in "cape" since '
        "2026-11-24, while others had campaigns"
    ]
    assert told(groups % ("dormant", "", "")) == []
    assert told(groups % ("", "2026-12-01", "")) == []
    planned = groups + "--- campaigns/drive/messages/30-all.md\ntitle: All\nsend: ends 20:00\n"
    assert told(planned % ("", "", "")) == []


def test_where_most_groups_have_nothing_the_community_rests() -> None:
    rest = """
--- community.yml
policy: {quiet_after: 3d}
--- campaigns/drive/campaign.md
starts: 2026-11-24
--- campaigns/drive/messages/10-launch.md
title: Launch
send: 2026-11-24 08:00
"""
    assert told(rest) == []


OTHER = """
--- campaigns/drive/campaign.md
dates: {{{slot}}}
--- campaigns/drive/messages/10-launch.md
title: Launch
send: {send}
"""
ROWS = """--- campaigns/drive/groups.csv
group,slot
cape,2026-12-04 20:05
dune,2026-12-04 20:10
fjord,2026-12-04 20:15
gulf,2026-12-04 20:20
"""


@pytest.mark.parametrize(
    ("send", "written"),
    [
        ("day 4 20:00", "slot"),
        ("[day 4 20:00, day 5 20:00, day 5 12:30]", "[slot, slot + 1d - 7h - 30m, slot + 1d]"),
        ("[2026-12-03 20:00, day 4 20:00]", "[slot, slot + 1d]"),
    ],
)
def test_whoever_writes_the_slots_that_are_proposed_is_done(send: str, written: str) -> None:
    text = FIVE + OTHER.format(slot="half: 2026-12-04", send=send)
    (hint,) = hints_of(text, "posts-at-once")
    at = send.strip("[").replace("day 4", "2026-12-04").partition(",")[0]
    day = at[:10]
    assert hint == (
        f'write dates: {{slot: {at}}} in the campaign, of "10-launch" write send: '
        f"{written}, and in groups.csv "
        f'beside the campaign, in the column "slot", cape {day} 20:05, dune {day} 20:10, '
        f"fjord {day} 20:15, gulf {day} 20:20"
    )
    done = OTHER.format(
        slot=f"slot: {at}", send=hint.partition("send: ")[2].partition(", and in")[0]
    )
    assert told(FIVE + done + ROWS.replace("2026-12-04", day)) == []


def test_in_a_table_slots_take_the_place_of_date_and_hour() -> None:
    table = """
--- campaigns/drive/campaign.md
starts: 2026-12-01
--- campaigns/drive/messages.csv
id,title,date,time,text
10-launch,Launch,2026-12-04;2026-12-05,20:00,We begin.
"""
    (hint,) = hints_of(FIVE + table, "posts-at-once")
    assert (
        'of "10-launch" write "slot; slot + 1d" in the column "send" in place of date and time,'
        in hint
    )
    done = table.replace("starts: 2026-12-01", "dates: {slot: 2026-12-04 20:00}").replace(
        "date,time,text\n10-launch,Launch,2026-12-04;2026-12-05,20:00,",
        "send,text\n10-launch,Launch,slot; slot + 1d,",
    )
    assert told(FIVE + done + ROWS) == []


def test_a_moment_that_a_text_tells_is_not_moved() -> None:
    told_by = """
--- campaigns/drive/campaign.md
dates: {doors: 2026-12-04 20:00}
--- campaigns/drive/messages/10-launch.md
title: Launch
send: doors
---
The doors open at {{ here.doors | time }}.
"""
    (hint,) = hints_of(FIVE + told_by, "posts-at-once")
    assert hint.startswith("write dates: {slot: 2026-12-04 20:00} in the campaign, ")
