"""What the records know of each window of time: what was posted, answered, done and learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kits.model.campaigns import Campaign
from kits.model.clocks import Clock
from kits.model.community import HQ, Community
from kits.model.credit_kinds import LESSON
from kits.model.credits import Deed
from kits.model.log import Receipt
from kits.model.measures import Counted, Measures, Named, Outcome, months_to, other_windows
from kits.model.offices import holders
from kits.model.periods import Window
from kits.model.runs import Run
from kits.model.standings import POSTED
from kits.schema.logs import load_receipts
from kits.source.content import Content
from kits.texts.sending import changes_for, lock, messages_for, sendings


@dataclass(slots=True)
class _Days:
    """What happened, by day of the community."""

    posted: dict[date, set[str]] = field(default_factory=dict)
    helped: dict[date, set[str]] = field(default_factory=dict)
    due: Counter[date] = field(default_factory=Counter)
    in_time: Counter[date] = field(default_factory=Counter)
    duties: Counter[date] = field(default_factory=Counter)
    by_users: Counter[date] = field(default_factory=Counter)
    honours: Counter[date] = field(default_factory=Counter)
    lessons: Counter[date] = field(default_factory=Counter)

    def counted(self, window: Window) -> Counted:
        """All of it in a window."""
        posted = _together(self.posted, window)
        helped = _together(self.helped, window)
        numbers = {
            name: sum(count for day, count in getattr(self, name).items() if window.holds(day))
            for name in ("due", "in_time", "duties", "by_users", "honours", "lessons")
        }
        return Counted(window=window, effective=posted, mobilised=helped, **numbers)


def _together(days: dict[date, set[str]], window: Window) -> int:
    return len(set[str]().union(*(those for day, those in days.items() if window.holds(day))))


def measures(community: Community, content: Content, ledger: Iterable[Deed], at: Clock) -> Measures:
    """Everything that is counted by a moment; receipts are read a campaign at a time."""
    today, days = at.today(community.zone), _Days()
    outcomes: dict[str, Outcome] = {}
    honours: Counter[str] = Counter()
    for deed in ledger:
        _credit(community, deed, days)
        honours[deed.campaign] += deed.kind != LESSON.id
    for id in content.receipts:
        run, (rows, _found) = community.runs.get(id), load_receipts(content, id)
        groups = _receive(community, rows, days)
        if run:
            _expect(community, run, rows, at, days)
            outcomes[id] = Outcome(groups=groups, honours=honours[id])
    for run in community.runs.values():
        if not run.campaign.is_unfinished and community.has_ended(run, at):
            _duties(community, run.campaign, community.last_day(run), days)
            outcomes.setdefault(run.id, Outcome(groups=0, honours=honours[run.id]))
    others = other_windows(today, community.settings.periods)
    return Measures(
        months=tuple(days.counted(window) for window in months_to(today)),
        others=tuple(Named(name, days.counted(window)) for name, window in others),
        outcomes=outcomes,
    )


def _credit(community: Community, deed: Deed, days: _Days) -> None:
    """A credit, and the user who did something for it; who only learned is none."""
    if deed.kind == LESSON.id:
        days.lessons[deed.when] += 1
        return
    days.honours[deed.when] += 1
    person = community.people.get(deed.person or "")
    if person and person.role == "user":
        days.helped.setdefault(deed.when, set()).add(person.id)


def _receive(community: Community, rows: Iterable[Receipt], days: _Days) -> int:
    """What was answered: the groups that posted, and the users who said so; how many posted."""
    every: set[str] = set()
    known: set[tuple[date, str]] = set()
    for row in rows:
        day = row.answered.astimezone(community.zone).date()
        if row.how in POSTED:
            every.add(row.group)
            days.posted.setdefault(day, set()).add(row.group)
        if (day, row.group) not in known:
            known.add((day, row.group))
            days.helped.setdefault(day, set()).update(_posters(community, row.group, day))
    return len(every)


def _posters(community: Community, id: str, day: date) -> Iterator[str]:
    """The user who led a group on a day; one without a record by their group."""
    group = community.groups.get(id)
    if group is None:
        return
    held = [one.person for one in holders(community, group, "leader", day)]
    users = [id for id in held if id in community.people and community.people[id].role == "user"]
    yield from users[:1]
    if not held and group.leader_name:
        yield f"/{id}"


def _expect(
    community: Community, run: Run, rows: Iterable[Receipt], at: Clock, days: _Days
) -> None:
    """Which answers were expected of a campaign, and which came in time."""
    within = community.settings.policy.receipt_within
    first: dict[tuple[str, str], Receipt] = {}
    for row in rows:
        known = first.get((row.group, row.message))
        if known is None or row.answered < known.answered:
            first[row.group, row.message] = row
    for group in community.groups_of(run):
        if group.kind == HQ:
            continue
        zone = community.zone_of(group)
        anchors = run.anchors(zone, community.zone, group.id)
        changes = changes_for(community, run, group)
        for message in messages_for(community, run, group):
            for sending in sendings(message, anchors) if message.report else ():
                if at.has_come(sending.at, -within) and not lock(run, sending, changes):
                    day = sending.at.astimezone(community.zone).date()
                    answer = first.get((group.id, sending.name))
                    days.due[day] += 1
                    days.in_time[day] += bool(answer and answer.answered <= sending.at + within)


def _duties(community: Community, campaign: Campaign, day: date, days: _Days) -> None:
    """The duties that somebody had, and those that were users'."""
    for duty in campaign.duties.values():
        for id in duty.people:
            person = community.people.get(id)
            days.duties[day] += 1
            days.by_users[day] += bool(person and person.role == "user")
