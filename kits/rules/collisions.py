"""Campaigns do not get into each other's way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from kits.model.bundles import Send
from kits.model.collisions import foremost
from kits.model.findings import about, say, warning
from kits.model.schedules import Schedule
from kits.model.waiting import record_of
from kits.rules.days import with_holidays
from kits.rules.rule import Due, Repeated, place_of, remedy_of

HOUR = timedelta(hours=1)


def campaigns_collide(due: Due) -> Iterator[Repeated]:
    """A group takes part in one contest or gathering at a time.

    Members cannot read along twice in a week, and leaders post for both. Standing posts
    (`kind: dispatch`) get into nobody's way. Days of groups.csv count for their groups; what is
    over or stopped is not told, and a draft not before it is ready.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        --- campaigns/swap.md
        title: Swap
        starts: 2026-12-06
        ends: 2026-12-06

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        --- campaigns/swap.md
        title: Swap
        starts: 2026-12-08
        ends: 2026-12-08
    """
    for one in foremost(due.load.collisions):
        later = due.community.runs[one.later].campaign
        facts = {"later": one.later, "earlier": one.earlier, "day": one.until.isoformat()}
        words = say(
            '"{later}" begins in "{group}" before "{earlier}" is over, which lasts until {day}',
            group=one.groups[0],
            **facts,
        )
        many = say(
            '"{later}" begins in "{group}" and {others} more before "{earlier}" is over,'
            " which lasts until {day}",
            group=one.groups[0],
            **facts,
        )
        hint = say("let it start after {day}, or leave these groups out with except", **facts)
        found = warning("campaigns-collide", later.at("starts"), words, hint, many=many)
        for group in one.groups:
            records = (f"groups/{group}", record_of(one.earlier))
            yield Repeated(("campaigns-collide", one.earlier, one.later), about(found, *records))


def announcements_at_once(due: Due) -> Iterator[Repeated]:
    """Two campaigns are not announced in a group within an hour.

    The second announcement takes the place of the first in the head of the chat. Where two contests
    or gatherings collide as a whole, that alone is told.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: ends 20:00
        as: announcement
        ---
        We begin.
        --- campaigns/news/campaign.md
        title: News
        kind: dispatch
        --- campaigns/news/messages/10-hours.md
        title: Hours
        send: ends 20:30
        as: announcement
        ---
        The library opens at nine.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: ends 20:00
        as: announcement
        ---
        We begin.
        --- campaigns/news/campaign.md
        title: News
        kind: dispatch
        --- campaigns/news/messages/10-hours.md
        title: Hours
        send: ends 12:00
        as: announcement
        ---
        The library opens at nine.
    """
    told = {frozenset((one.earlier, one.later)) for one in due.load.collisions}
    for schedule in due.load.schedules:
        for first, second in _pairs(due, schedule):
            if frozenset((first.campaign, second.campaign)) in told:
                continue
            run = due.community.runs[second.campaign]
            place = place_of(run, second.base, "", "send")
            hint = remedy_of(run, second.base, say("send it an hour later, or on another day"))
            facts = {
                "first": f"{first.campaign}/{first.base}",
                "second": f"{second.campaign}/{second.base}",
                "hour": f"{second.at:%H:%M}",
            }
            for group in schedule.groups:
                day = with_holidays(due.community, group, second.at.date())
                words = say(
                    '"{first}" and "{second}" are both announced in "{group}"'
                    " about {hour} on {day}",
                    group=group,
                    day=day,
                    **facts,
                )
                many = say(
                    '"{first}" and "{second}" are both announced in "{group}" and {others} more'
                    " about {hour} on {day}",
                    group=group,
                    day=day,
                    **facts,
                )
                found = warning("announcements-at-once", place, words, hint, many=many)
                records = (f"groups/{group}", record_of(run.id, second.base))
                key = ("announcements-at-once", facts["first"], facts["second"])
                yield Repeated(key, about(found, *records))


def _pairs(due: Due, schedule: Schedule) -> Iterator[tuple[Send, Send]]:
    """Announcements of two campaigns within an hour, from now on."""
    runs = due.community.runs
    announced = [
        send
        for send in schedule.sends
        if not send.stopped
        and (message := runs[send.campaign].messages.get(send.base))
        and message.way == "announcement"
    ]
    for first, second in pairwise(announced):
        is_near = second.at.timestamp() - first.at.timestamp() < HOUR.total_seconds()
        if is_near and first.campaign != second.campaign and not due.at.has_come(second.at):
            yield first, second
