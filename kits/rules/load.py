"""What groups and their leaders bear, over weeks: the plan, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.findings import about, say, warning
from kits.model.remedies import put
from kits.model.schedules import WEEK
from kits.model.waiting import record_of, record_of_person
from kits.rules.apart import apart
from kits.rules.days import with_holidays
from kits.rules.rule import Due, Repeated, place_of, remedy_of


def too_many_in_a_week(due: Due) -> Iterator[Repeated]:
    """A group has a calm day in each week, whatever number of campaigns it takes part in.

    A week, from Monday to Sunday, bears six days of as many posts as `posts_per_day` in the
    `policy` of community.yml: 18 unless stated. What a single day does not bear is told of that day
    alone. Weeks that are over are not told.

    Bad:
        --- community.yml
        policy: {posts_per_day: 1}
        --- campaigns/drive/messages/10-morning.md
        title: Morning
        send: [day 1 08:00, day 2 08:00, day 3 08:00, day 4 08:00, day 5 08:00, day 6 08:00]
        ---
        A page before work.
        --- campaigns/drive/messages/20-thanks.md
        title: Thanks
        send: day 7 08:00
        ---
        Thank you all.
        --- campaigns/drive/campaign.md
        starts: 2026-12-07
        ends: 2026-12-13

    Good:
        --- community.yml
        policy: {posts_per_day: 1}
        --- campaigns/drive/messages/10-morning.md
        title: Morning
        send: [day 1 08:00, day 2 08:00, day 3 08:00, day 4 08:00, day 5 08:00, day 6 08:00]
        ---
        A page before work.
        --- campaigns/drive/campaign.md
        starts: 2026-12-07
        ends: 2026-12-13
    """
    for crowd in due.load.crowds:
        run = due.community.runs[crowd.over.campaign]
        place = place_of(run, crowd.over.base, "", "send")
        usual = say("move one to another week, or leave these groups out with except")
        hint = remedy_of(run, crowd.over.base, usual)
        for group in crowd.groups:
            week = with_holidays(due.community, group, crowd.week, WEEK.days)
            facts = {"count": crowd.count, "week": week, "most": crowd.most}
            words = say(
                '"{group}" gets {count} posts in the week of {week}, and {most} is the most',
                group=group,
                **facts,
            )
            many = say(
                '"{group}" gets {count} posts in the week of {week}, and {most} is the most,'
                " as {others} more get too many",
                group=group,
                **facts,
            )
            found = warning("too-many-in-a-week", place, words, hint, many=many)
            records = (f"groups/{group}", record_of(run.id, crowd.over.base))
            yield Repeated(("too-many-in-a-week", run.id, crowd.week), about(found, *records))


def too_much_for_a_leader(due: Due) -> Iterator[Repeated]:
    """Who posts in several groups has two calm days in each week.

    Their week bears five days of as many posts as `posts_per_day` in as many groups as
    `groups_per_leader`, both in the `policy` of community.yml: 75 unless stated. Leaders have a
    life besides, and nobody pays them. Weeks that are over are not told.

    Bad:
        --- community.yml
        policy: {posts_per_day: 1, groups_per_leader: 2}
        --- people/mira.md
        name: Mira
        --- groups/lighthouse.md
        leaders: mira
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: mira
        --- campaigns/drive/messages/10-morning.md
        title: Morning
        send: [day 1 08:00, day 2 08:00, day 3 08:00, day 4 08:00, day 5 08:00, day 6 08:00]
        ---
        A page before work.
        --- campaigns/drive/campaign.md
        starts: 2026-12-07
        ends: 2026-12-13

    Good:
        --- community.yml
        policy: {posts_per_day: 1, groups_per_leader: 2}
        --- people/mira.md
        name: Mira
        --- people/noor.md
        name: Noor
        --- groups/lighthouse.md
        leaders: mira
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leaders: noor
        --- campaigns/drive/messages/10-morning.md
        title: Morning
        send: [day 1 08:00, day 2 08:00, day 3 08:00, day 4 08:00, day 5 08:00, day 6 08:00]
        ---
        A page before work.
        --- campaigns/drive/campaign.md
        starts: 2026-12-07
        ends: 2026-12-13
    """
    for burden in due.load.burdens:
        group = burden.groups[0]
        facts = {
            "person": burden.person,
            "count": burden.count,
            "groups": len(burden.groups),
            "week": burden.week.isoformat(),
            "most": burden.most,
        }
        words = say(
            '"{person}" is to post {count} texts in {groups} groups in the week of {week},'
            " and {most} is the most",
            **facts,
        )
        many = say(
            '"{person}" is to post {count} texts in {groups} groups in the week of {week},'
            " and {most} is the most, as {others} more have too many",
            **facts,
        )
        hint = say("hand one over with kits handover {group} --to PERSON", group=group)
        place = due.community.groups[group].at("leaders")
        found = warning("too-much-for-a-leader", place, words, hint, many=many)
        key = ("too-much-for-a-leader", burden.week)
        yield Repeated(key, about(found, record_of_person(burden.person), f"groups/{group}"))


def posts_at_once(due: Due) -> Iterator[Repeated]:
    """Who posts in five groups or more does it minutes apart.

    Chats take the same text in many groups at one minute for the work of a machine, and nobody
    pastes so fast. A moment of the campaign's, which its groups.csv moves for each group, sets them
    apart; of each campaign only the first such send of the week to come is told. Because the text
    is right and only the evening is full, it fails no run of `kits check --strict`.

    Bad:
        --- people/mira.md
        name: Mira
        --- groups/five.csv
        id,name,channels,leaders
        bay,Bay,wechat,mira
        cape,Cape,wechat,mira
        dune,Dune,wechat,mira
        fjord,Fjord,wechat,mira
        gulf,Gulf,wechat,mira
        --- campaigns/drive/campaign.md
        dates: {evening: 2026-12-07 20:00}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: evening
        ---
        We begin.

    Good:
        --- people/mira.md
        name: Mira
        --- groups/five.csv
        id,name,channels,leaders
        bay,Bay,wechat,mira
        cape,Cape,wechat,mira
        dune,Dune,wechat,mira
        fjord,Fjord,wechat,mira
        gulf,Gulf,wechat,mira
        --- campaigns/drive/campaign.md
        dates: {evening: 2026-12-07 20:00}
        --- campaigns/drive/groups.csv
        group,evening
        cape,2026-12-07 20:05
        dune,2026-12-07 20:10
        fjord,2026-12-07 20:15
        gulf,2026-12-07 20:20
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: evening
        ---
        We begin.
    """
    for burst in due.load.bursts:
        send = burst.send
        run = due.community.runs[send.campaign]
        facts = {
            "person": burst.person,
            "message": send.base,
            "groups": len(burst.slots),
            "at": f"{send.at:%Y-%m-%d %H:%M}",
        }
        found = warning(
            "posts-at-once",
            place_of(run, send.base, "", "send"),
            say('"{person}" is to post "{message}" in {groups} groups at {at}', **facts),
            apart(due.community, burst),
            many=say(
                '"{person}" is to post "{message}" in {groups} groups at {at},'
                " and {others} more in as many",
                **facts,
            ),
        )
        records = (record_of_person(burst.person), record_of(run.id, send.base))
        yield Repeated(("posts-at-once", run.id), about(found, *records))


def group_left_out(due: Due) -> Iterator[Repeated]:
    """Each group is posted to every few weeks, while the community runs campaigns.

    The time is `quiet_after` in the `policy` of community.yml, 21 days unless stated; a group for
    which something is planned is not told, and none where most groups have nothing. What was posted
    before kits are let go (`keep_kits`) is not known, and not told. Because it comes of the
    calendar and of nobody's mistake, it fails no run of `kits check --strict`.

    Bad:
        --- community.yml
        policy: {quiet_after: 1d}
        --- groups/cape.md
        name: Cape
        channels: wechat
        leader_name: Bo
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-11-28 08:00
        ---
        We begin.
        --- campaigns/drive/messages/20-shelf.md
        title: Shelf
        send: 2026-12-02 08:00
        except: cape
        ---
        Put a book on the shelf.

    Good:
        --- community.yml
        policy: {quiet_after: 1d}
        --- groups/cape.md
        name: Cape
        channels: wechat
        leader_name: Bo
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-11-28 08:00
        ---
        We begin.
        --- campaigns/drive/messages/20-shelf.md
        title: Shelf
        send: 2026-12-02 08:00
        ---
        Put a book on the shelf.
    """
    for id, since in due.load.left_out.items():
        place = due.community.groups[id].at()
        facts = {"group": id, "day": since.isoformat()}
        rest = put(place, "stage", "dormant")
        found = warning(
            "group-left-out",
            place,
            say('nothing was posted in "{group}" since {day}, while others had campaigns', **facts),
            say("let a campaign take it in, or {rest} where it rests", rest=rest),
            many=say(
                'nothing was posted in "{group}" since {day}, and in {others} more for long,'
                " while others had campaigns",
                **facts,
            ),
        )
        yield Repeated("group-left-out", found)
