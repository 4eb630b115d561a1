"""What waits for an operator, besides silence: notes, asks, steps and looks that are overdue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta, tzinfo
from typing import Literal, NamedTuple

from kits.model.campaigns import Campaign
from kits.model.clocks import Clock
from kits.model.community import HQ
from kits.model.groups import Group
from kits.model.log import Answer, Ask, Log, Receipt
from kits.model.recaps import TOLD
from kits.model.standings import POSTED
from kits.model.teams import Team

WEEK = timedelta(days=7)
"""In which a group may hear of an answer in its kits."""


class Note(NamedTuple):
    """A note on a receipt, and the campaign of which it speaks."""

    campaign: str
    receipt: Receipt


class Step(NamedTuple):
    """A milestone or a task of a campaign, or a task of a team."""

    listed: Literal["milestones", "tasks"]
    place: int
    """Among those, the first being 0."""
    id: str
    """What a command names it by: its id; of a milestone without one `m1`, `m2`, … by place."""
    what: str
    owners: tuple[str, ...]
    due: date | None
    done: date | None


def record_of(campaign: str, message: str = "") -> str:
    """What waivers call a campaign, or a message of it."""
    return f"campaigns/{campaign}/{message}".rstrip("/")


def record_of_person(id: str) -> str:
    """What waivers call a person."""
    return f"people/{id}"


def open_notes(log: Log, zone: tzinfo) -> Iterator[Note]:
    """The last note of each receipt that nobody has answered since, the oldest first.

    Who cannot post asks for a hand without a word as well, until it is posted all the same.
    """
    answers: dict[tuple[str, str], list[Answer]] = {}
    for answer in log.answers:
        answers.setdefault((answer.group, answer.message), []).append(answer)
    found: dict[tuple[str, str, str], Receipt] = {}
    for campaign, rows in log.receipts.items():
        calls = [row for row in rows if row.note or row.how == "cannot"]
        posted = {(row.group, row.message) for row in rows if row.how in POSTED} if calls else ()
        for row in calls:
            key = (campaign, row.group, row.message)
            is_over = not row.note and key[1:] in posted
            if not is_over and (key not in found or found[key].answered <= row.answered):
                found[key] = row
    for (campaign, group, message), row in sorted(
        found.items(), key=lambda each: each[1].answered.timestamp()
    ):
        told = (
            *answers.get((group, message), ()),
            *answers.get((group, f"{campaign}/{message}"), ()),
        )
        written = row.answered.astimezone(zone)
        if not any(_is_since(answer, written.date(), f"{written:%H:%M}") for answer in told):
            yield Note(campaign, row)


def _is_since(answer: Answer, day: date, hour: str) -> bool:
    """Whether something was done about a note after it was written, or on its day."""
    assert answer.day.day is not None, "the day of an event is read as a dated moment"
    if answer.day.day != day or answer.day.hour is None:
        return answer.day.day >= day
    return f"{answer.day.hour:%H:%M}" >= hour


def met_by_work(campaigns: Iterable[Campaign], teams: Iterable[Team]) -> frozenset[str]:
    """The asks that changes of campaigns answer, and tasks that are done, by id."""
    told = [campaign for campaign in campaigns if not campaign.is_unfinished]
    changes = (change.answers for one in told for change in one.changes)
    owners: list[Campaign | Team] = [*told, *teams]
    tasks = (task.answers for one in owners for task in one.tasks if task.done)
    return frozenset(id for answers in (*changes, *tasks) for id in answers)


def open_asks(log: Log, met: Collection[str]) -> Iterator[Ask]:
    """What was asked of the operators and has no answer, the oldest first; `met` has one."""
    return (ask for ask in log.asks if not (ask.answer or ask.told or ask.id in met))


def untold_asks(log: Log, met: Collection[str], at: Clock, zone: tzinfo) -> Iterator[Ask]:
    """What a group asked for a week ago and was not told yet, though there is an answer."""
    for ask in log.asks:
        if ask.group and not ask.told and (ask.answer or ask.id in met):
            assert ask.day.day is not None, "the day of an event is read as a dated moment"
            if at.is_over(ask.day.day + WEEK, zone):
                yield ask


def steps_of(campaign: Campaign) -> tuple[Step, ...]:
    """The milestones of a campaign, then its tasks."""
    milestones = (
        Step(
            "milestones",
            place,
            one.id or f"m{place + 1}",
            one.what,
            (one.owner,) if one.owner else (),
            one.due,
            one.done,
        )
        for place, one in enumerate(campaign.milestones)
    )
    return (*milestones, *tasks_of(campaign))


def tasks_of(owner: Campaign | Team) -> tuple[Step, ...]:
    """The tasks of a campaign or of a team."""
    return tuple(
        Step("tasks", place, one.id, one.what, one.taken_by, one.until, one.done)
        for place, one in enumerate(owner.tasks)
    )


def late_tasks(team: Team, at: Clock, zone: tzinfo) -> list[Step]:
    """The tasks of a team that are overdue, the first due first; later nobody remembers."""
    return _late(tasks_of(team), None, at, zone) if team.is_active else []


def late_steps(campaign: Campaign, ends: date, at: Clock, zone: tzinfo) -> list[Step]:
    """The milestones and tasks that are overdue, the first due first; later nobody remembers."""
    if campaign.is_stopped or campaign.state == "proposed":
        return []
    return _late(steps_of(campaign), ends, at, zone)


def _late(steps: Iterable[Step], ends: date | None, at: Clock, zone: tzinfo) -> list[Step]:
    late = [
        step
        for step in steps
        if (due := step.due)
        and step.done is None
        and at.is_over(due, zone)
        and not at.is_over(max(ends or due, due) + TOLD, zone)
    ]
    return sorted(late, key=lambda step: step.due or date.max)


def last_looks(groups: Iterable[Group], log: Log) -> Mapping[str, date | None]:
    """When an operator last looked into each group: the newer of its record and the log."""
    noted = {look.group: look.day.day for look in log.checks}
    return {
        group.id: max(filter(None, (group.last_checked, noted.get(group.id))), default=None)
        for group in groups
    }


def unvisited(
    groups: Iterable[Group], log: Log, every: timedelta, at: Clock, zone: tzinfo
) -> list[tuple[str, date | None]]:
    """The groups that were not looked into for too long, those longest ago first.

    Nothing of a community that notes no look at all.
    """
    asked = [group for group in groups if group.is_awake and group.kind != HQ]
    looks = last_looks(asked, log)
    late = [(id, day) for id, day in looks.items() if not day or at.is_over(day + every, zone)]
    return sorted(late, key=lambda each: each[1] or date.min) if any(looks.values()) else []
