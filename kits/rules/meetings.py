"""When people meet, they are free."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from kits.model.community import Community
from kits.model.findings import about, say, warning
from kits.model.moments import UnreadableMoment
from kits.model.places import Place
from kits.model.runs import Run
from kits.model.waiting import record_of
from kits.rules.rule import Due, Repeated
from kits.texts.holidays import is_worked

EVENING = time(18)
"""From when on whoever works can come."""
SATURDAY = 5


def meeting_on_working_day(due: Due) -> Iterator[Repeated]:
    """Nobody is asked to a gathering on a weekend on which their country works.

    Some countries make up for a holiday on a Saturday or Sunday before or after it. From 18:00 on
    whoever works can come. The `country` of the group says whose days count, by its code (`CN`) or
    its name; days that are over are not told.

    Bad:
        --- groups/lighthouse.md
        country: RU
        --- campaigns/drive.md
        kind: gathering
        starts: 2027-02-20 14:00
        ends: 2027-02-20
        place: The hall
        plan_b: The school.

    Good:
        --- groups/lighthouse.md
        country: RU
        --- campaigns/drive.md
        kind: gathering
        starts: 2027-02-20 19:00
        ends: 2027-02-20
        place: The hall
        plan_b: The school.
    """
    community = due.community
    for run in community.runs.values():
        campaign = run.campaign
        if campaign.kind != "gathering" or campaign.state != "ready":
            continue
        for (key, place), (at, groups) in _weekends(community, run).items():
            ahead = not due.at.is_over(at, community.zone)
            country = next(
                (c for c in groups if ahead and is_worked(c, at, community.locale)), None
            )
            if country:
                yield _of(run, key, place, at, groups[country], country)


Weekends = dict[tuple[str, Place], tuple[date, dict[str, str]]]


def _weekends(community: Community, run: Run) -> Weekends:
    """The weekend days by where they are written, each with a group of each country."""
    found: Weekends = {}
    usual = _meeting(community, run, "")
    moved = {id: _meeting(community, run, id) for id in run.rows if id in community.groups}
    if not any((usual, *moved.values())):
        return found
    for group in community.groups_of(run):
        meeting = moved.get(group.id, usual)
        if meeting and group.country:
            key, place, day = meeting
            countries = found.setdefault((key, place), (day, {}))[1]
            countries.setdefault(group.country, group.id)
    return found


def _meeting(community: Community, run: Run, group: str) -> tuple[str, Place, date] | None:
    """Where it is written, and when: a weekend day, unless people meet in the evening."""
    zone = community.zone_of(community.groups[group]) if group else community.zone
    anchors, row, campaign = (
        run.anchors(zone, community.zone, group),
        run.rows.get(group),
        run.campaign,
    )
    key = "doors" if "doors" in anchors.points else "starts"
    try:
        at = anchors.local(key)
    except UnreadableMoment:
        return None
    day = at.date() if isinstance(at, datetime) else at
    is_late = isinstance(at, datetime) and at.time() >= EVENING
    if day is None or day.weekday() < SATURDAY or is_late:
        return None
    if row and (key in row.dates or (key == "starts" and row.starts)):
        return key, row.at(*(("dates", key) if key == "doors" else (key,))), day
    return key, campaign.at(*(("dates", key) if key == "doors" else (key,))), day


def _of(run: Run, key: str, place: Place, at: date, group: str, country: str) -> Repeated:
    found = warning(
        "meeting-on-working-day",
        place,
        say(
            '"{group}" meets on {day}, a weekend on which people work in {country}',
            group=group,
            day=at.isoformat(),
            country=country,
        ),
        say("choose another day, or an hour from 18:00 on"),
    )
    return Repeated((found.rule, place), about(found, f"groups/{group}", record_of(run.id)))
