"""Campaigns that get into each other's way in the groups that take part in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kits.model.clocks import Clock
from kits.model.community import Community
from kits.model.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two campaigns that run on the same days in the same groups."""

    earlier: str
    later: str
    """The one that is to give way, since it starts later."""
    until: date
    """The last day of the earlier one."""
    groups: tuple[str, ...]


Days = tuple[date, date]


def collisions(community: Community, at: Clock) -> Iterator[Collision]:
    """Each two contests or gatherings that collide from today on; standing posts never do."""
    runs = [
        run
        for run in community.runs.values()
        if run.campaign.kind != "dispatch"
        and run.campaign.state == "ready"
        and not at.is_over(community.last_day(run), community.zone)
    ]
    known: dict[str, Mapping[str, Days]] = {}
    for one, other in combinations(sorted(runs, key=_gives_way), 2):
        if not _meet(_reach(community, one), _reach(community, other)):
            continue
        here, there = (known.setdefault(run.id, _days(community, run)) for run in (one, other))
        groups = tuple(id for id, days in here.items() if id in there and _meet(days, there[id]))
        if groups:
            last = max(here[id][1] for id in groups)
            yield Collision(earlier=one.id, later=other.id, until=last, groups=groups)


def foremost(found: Iterable[Collision]) -> Iterable[Collision]:
    """Of each campaign that gives way the one that it is to wait for longest."""
    return {one.later: one for one in sorted(found, key=lambda one: one.until)}.values()


def _gives_way(run: Run) -> tuple[date, str]:
    return _own(run)[0], run.id


def _own(run: Run) -> Days:
    first, last = run.campaign.starts.day, run.campaign.ends.day
    assert first, "the days of a campaign are read as dated moments"
    assert last, "the days of a campaign are read as dated moments"
    return first, last


def _reach(community: Community, run: Run) -> Days:
    """From the first day of any of its groups to the last of any."""
    rows = [_of_group(community, run, id) for id in run.rows if id in community.groups]
    return (
        min(days[0] for days in (_own(run), *rows)),
        max(days[1] for days in (_own(run), *rows)),
    )


def _days(community: Community, run: Run) -> Mapping[str, Days]:
    """The days on which it runs in each of its groups."""
    own = _own(run)
    return {
        group.id: _of_group(community, run, group.id) if group.id in run.rows else own
        for group in community.groups_of(run)
    }


def _of_group(community: Community, run: Run, group: str) -> Days:
    row, own = run.rows[group], _own(run)
    first = row.starts.day if row.starts and row.starts.day else own[0]
    last = row.ends.day if row.ends and row.ends.day else own[1]
    return first, max(first, last)


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
