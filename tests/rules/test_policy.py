from tests.rules.harness import told

POSTS = """
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-03
        groups: all
        --- campaigns/drive/messages/10-a.md
        title: A
        send: [day 1 08:00, day 2 08:00]
        --- campaigns/drive/messages/20-b.md
        title: B
        send: day 2 12:00
"""


def test_night_is_by_the_clock_of_the_group() -> None:
    assert told(
        """
        --- community.yml
        timezone: Asia/Shanghai
        --- groups/all.csv
        id,name,channels,leader_name,timezone
        far,Far,wechat,Ada,America/Vancouver
        farther,Farther,wechat,Bo,America/Vancouver
        --- campaigns/drive/campaign.md
        groups: all
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 20:00
        --- campaigns/drive/messages/20-call.md
        title: Call
        send: 2026-12-02 20:00 community
        """
    ) == [
        'campaigns/drive/messages/20-call.md:3:7-32 warning[in-quiet-hours] "20-call" is sent at 04:00 in "far", in the quiet hours, as in 1 more',
    ]


def test_the_edges_of_the_night() -> None:
    sends = """
        --- campaigns/drive/messages/10-a.md
        title: A
        send: [day 1 07:30, day 1 22:29, day %d %s]
        """
    assert told(sends % (2, "07:30")) == []
    for hour in ("22:30", "07:29", "00:00"):
        (line,) = told(sends % (2, hour))
        assert line.endswith(f'"10-a" is sent at {hour} in "lighthouse", in the quiet hours')


def test_posts_of_all_campaigns_count_and_what_stands_elsewhere_does_not() -> None:
    second = """
        --- community.yml
        policy: {posts_per_day: 2}
        --- campaigns/walk/campaign.md
        kind: dispatch
        starts: 2026-12-02
        ends: 2026-12-02
        groups: all
        --- campaigns/walk/messages/10-c.md
        title: C
        send: starts 20:00
        as: %s
        ---
        Come along.
        """
    lines = told(POSTS + second % "message")
    assert [line.split("] ")[1] for line in lines if "too-many-posts" in line] == [
        '"lighthouse" gets 3 posts on 2026-12-02, and 2 is the most'
    ]
    assert [line for line in told(POSTS + second % "moments") if "too-many-posts" in line] == []


def test_a_deputy_is_asked_for_by_size_where_a_group_is_awake() -> None:
    assert told(
        """
        --- groups/all.csv
        id,name,channels,leader_name,members,stage,kind
        a,A,wechat,Ada,39,,
        b,B,wechat,Ada,40,,
        c,C,wechat,Ada,400,dormant,
        d,D,wechat,Ada,400,,hq
        """
    ) == [
        'groups/all.csv:3:16-17 warning[group-without-deputy] group "b" has 40 members and no deputy, which 40 ask for',
    ]


def test_hours_that_are_quiet_may_lie_within_a_day() -> None:
    noon = """
        --- community.yml
        policy: {quiet_hours: 12:00-14:00}
        --- campaigns/drive/messages/10-a.md
        title: A
        send: [day 1 11:59, day 1 14:00, day 1 23:00, day 2 %s]
        """
    assert told(noon % "09:00") == []
    assert len(told(noon % "12:00")) == len(told(noon % "13:59")) == 1


def test_a_message_to_the_crew_goes_to_no_group() -> None:
    assert told(
        """
        --- campaigns/drive/messages/02-brief.md
        title: Brief
        to: crew
        send: starts - 3d 23:00
        """
    ) == [
        'campaigns/drive/messages/02-brief.md:4:7-23 warning[in-quiet-hours] "02-brief" is sent at 23:00, in the quiet hours',
    ]


def test_what_a_built_in_recipe_sends_is_told_where_it_was_chosen() -> None:
    found = told(
        """
        --- community.yml
        policy: {quiet_hours: 17:00-08:00}
        --- campaigns/drive/campaign.md
        recipe: small
        """
    )
    nudge = [line for line in found if '"40-nudge"' in line]
    assert nudge == [
        'campaigns/drive/campaign.md:2:9-13 warning[in-quiet-hours] "40-nudge" is sent at 18:30 in "lighthouse", in the quiet hours',
    ]


def test_groups_that_are_flooded_alike_are_told_once() -> None:
    assert told(
        """
        --- community.yml
        policy: {posts_per_day: 1}
        --- groups/all.csv
        id,name,channels,leader_name
        far,Far,wechat,Ada
        near,Near,wechat,Bo
        """
        + POSTS
    ) == [
        'campaigns/drive/messages/20-b.md:3:7-17 warning[too-many-posts] "far" and 2 more get 2 posts on 2026-12-02, and 1 is the most',
    ]
