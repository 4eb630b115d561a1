"""What a group's row says of days and places, against what the campaign says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from kits.model.campaigns import Row
from kits.model.community import HQ, Community
from kits.model.findings import Finding, about, say, warning
from kits.model.moments import Anchors, UnreadableMoment
from kits.model.runs import Run
from kits.rules.rule import Repeated


def group_without_place(community: Community) -> Iterator[Repeated]:
    """A gathering has a place for every group that it invites.

    It is the campaign's `place`, or one for each group in `groups.csv`. A draft may still be
    looking.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive/campaign.md
        kind: gathering
        groups: [lighthouse, harbour]
        plan_b: The library.
        --- campaigns/drive/groups.csv
        group,place
        harbour,The pier
        lighthouse,

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        --- campaigns/drive/campaign.md
        kind: gathering
        groups: [lighthouse, harbour]
        plan_b: The library.
        --- campaigns/drive/groups.csv
        group,place
        harbour,The pier
        lighthouse,The lamp room
    """
    for run in community.runs.values():
        campaign = run.campaign
        if campaign.kind != "gathering" or campaign.is_unfinished or campaign.place:
            continue
        if not any(row.place for row in run.rows.values()):
            continue  # which is a missing element
        groups = [group.id for group in community.groups_of(run) if group.kind != HQ]
        for id in groups:
            if id not in run.rows or not run.rows[id].place:
                told = about(_nowhere(run, id), f"groups/{id}")
                yield Repeated(("group-without-place", run.id), told)


def _nowhere(run: Run, group: str) -> Finding:
    row = run.rows.get(group)
    words = say('group "{id}" has no place to meet', id=group)
    many = say('group "{id}" and {others} more have no place to meet', id=group)
    hint = say("fill in the column place in groups.csv, or give the campaign a place")
    place = row.at() if row else run.campaign.at("groups")
    return warning("group-without-place", place, words, hint, many=many)


def odd_moment(community: Community) -> Iterator[Finding]:
    """A group's own moments fall on its days of the campaign, in the order of the campaign's.

    A row that moves the doors to another day moves `starts` and `ends` with them; else the
    messages that hang on these go out on the wrong day.

    Bad:
        --- campaigns/drive/campaign.md
        starts: 2026-12-19
        ends: 2026-12-19
        results: 2026-12-21
        dates: {doors: 2026-12-19 19:00}
        --- campaigns/drive/groups.csv
        group,doors
        lighthouse,2026-12-18 19:00

    Good:
        --- campaigns/drive/campaign.md
        starts: 2026-12-19
        ends: 2026-12-19
        results: 2026-12-21
        dates: {doors: 2026-12-19 19:00}
        --- campaigns/drive/groups.csv
        group,starts,ends,doors
        lighthouse,2026-12-18,2026-12-18,2026-12-18 19:00
    """
    for run in community.runs.values():
        for id, row in run.rows.items():
            group = community.groups.get(id)
            if group and row.dates:
                zone = community.zone_of(group)
                theirs = run.anchors(zone, community.zone)
                mine = run.anchors(zone, community.zone, id)
                try:
                    yield from _odd(run, row, mine, theirs)
                except UnreadableMoment:
                    continue  # which is a finding of its own


def _odd(run: Run, row: Row, mine: Anchors, theirs: Anchors) -> Iterator[Finding]:
    outside = {name for name in row.dates if _is_on(name, theirs) and not _is_on(name, mine)}
    for name in sorted(outside):
        yield warning(
            "odd-moment",
            row.at("dates", name),
            say(
                '"{name}" of "{group}" is on {day}, when the campaign is not on there',
                name=name,
                group=row.group,
                day=_day(mine.local(name)),
            ),
            say("correct the day, or give the group its own starts and ends"),
        )
    ordered = sorted(
        (at, name)
        for name in run.campaign.dates
        if isinstance(at := theirs.local(name), datetime) and name not in outside
    )
    for (_, earlier), (_, later) in pairwise(ordered):
        before, after = mine.local(earlier), mine.local(later)
        if isinstance(before, datetime) and isinstance(after, datetime) and after < before:
            yield warning(
                "odd-moment",
                row.at("dates", later if later in row.dates else earlier),
                say(
                    '"{later}" of "{group}" ({after}) comes before "{earlier}" ({before})',
                    later=later,
                    group=row.group,
                    after=f"{after:%Y-%m-%d %H:%M}",
                    earlier=earlier,
                    before=f"{before:%Y-%m-%d %H:%M}",
                ),
                say("correct one of the two"),
            )


def _is_on(name: str, anchors: Anchors) -> bool:
    """Whether a moment is on one of the days of the campaign."""
    day, first, last = (_day(anchors.local(each)) for each in (name, "starts", "ends"))
    return day is not None and first is not None and last is not None and first <= day <= last


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
