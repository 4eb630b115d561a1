"""What is due to come back from groups, and to be looked after by operators; it fails nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kits.model.community import Community
from kits.model.findings import Finding, about, say, warning
from kits.model.records import Record
from kits.model.silence import silences
from kits.model.waiting import (
    Step,
    late_steps,
    late_tasks,
    met_by_work,
    open_asks,
    open_notes,
    record_of,
    untold_asks,
    unvisited,
)
from kits.rules.rule import Due, Repeated, place_of

DAY = {"milestones": "due", "tasks": "until"}
"""The key of the day by which each is done."""


def silent_group(due: Due) -> Iterator[Repeated]:
    """A group answers a message that has a `report`, once it is posted.

    An answer is overdue when `receipt_within` in the `policy` of community.yml has passed, 12 hours
    unless stated. Whom to ask, with a kind word to copy, stands on `ops/silent/`. A group that has
    nobody to post is never silent; one that is quiet for long is told as that; and until a first
    receipt of a campaign is read, nobody can tell who is. Because it comes of the calendar and of
    nobody's mistake, it fails no run of `kits check --strict`.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-12-01 08:00
        report: posted
        ---
        We begin.
        --- campaigns/drive/messages/20-shelf.md
        title: Shelf
        send: 2026-12-01 09:00
        report: posted
        ---
        Put a book on the shelf.
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how
        lighthouse,10-launch,2026-12-01T08:05+08:00,seen

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-12-01 08:00
        report: posted
        ---
        We begin.
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how
        lighthouse,10-launch,2026-12-01T08:05+08:00,seen
    """
    community, quiet = due.community, due.quiet
    for silence in silences(due.standings, community.log):
        if not silence.is_heard:
            continue
        run = community.runs[silence.campaign]
        place = place_of(run, silence.message, community.locale)
        for one in silence.silent:
            if one.group not in quiet:
                facts = {"group": one.group, "message": f"{run.id}/{silence.name}"}
                found = warning(
                    "silent-group",
                    place,
                    say('"{group}" has not answered "{message}"', **facts),
                    say("read what came back with kits receipts FILE, and nudge from ops/silent/"),
                    many=say('"{group}" and {others} more have not answered "{message}"', **facts),
                )
                yield _of(found, one.group, record_of(run.id, silence.message), silence.name)


def quiet_group(due: Due) -> Iterator[Repeated]:
    """From each group something is heard within weeks, while there is something to answer.

    The time is `quiet_after` in the `policy` of community.yml, 21 days unless stated.

    Bad:
        --- community.yml
        policy: {quiet_after: 1d}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-11-30 08:00
        report: posted
        ---
        We begin.
        --- campaigns/drive/messages/20-shelf.md
        title: Shelf
        send: 2026-12-01 08:00
        report: posted
        ---
        Put a book on the shelf.
        --- log/receipts/drive/2026-11-30.csv
        group,message,at,how
        lighthouse,10-launch,2026-11-30T08:05+08:00,seen

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-11-30 08:00
        report: posted
        ---
        We begin.
        --- log/receipts/drive/2026-11-30.csv
        group,message,at,how
        lighthouse,10-launch,2026-11-30T08:05+08:00,seen
    """
    for group, since in due.quiet.items():
        day = since.astimezone(due.community.zone).date().isoformat()
        found = warning(
            "quiet-group",
            due.community.groups[group].at(),
            say('nothing was heard of "{group}" since {day}', group=group, day=day),
            say("ask its leader how they are, and write kits checked {group}", group=group),
            many=say(
                'nothing was heard of "{group}" since {day}, and of {others} more for long',
                group=group,
                day=day,
            ),
        )
        yield Repeated("quiet-group", found)


def unanswered_note(due: Due) -> Iterator[Repeated]:
    """A note that came with a receipt is answered.

    What was done about it stands in `log/answers/`, with the group, the message and the day.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-12-01 08:00
        report: posted
        ---
        We begin.
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how,note
        lighthouse,10-launch,2026-12-01T08:05+08:00,seen,The link is dead.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: 2026-12-01 08:00
        report: posted
        ---
        We begin.
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how,note
        lighthouse,10-launch,2026-12-01T08:05+08:00,seen,The link is dead.
        --- log/answers/2026-12-02.csv
        group,message,day,what
        lighthouse,drive/10-launch,2026-12-02,A new link is out.
    """
    for campaign, row in open_notes(due.community.log, due.community.zone):
        message = f"{campaign}/{row.message}"
        facts = {"group": row.group, "message": message}
        found = warning(
            "unanswered-note",
            row.at("note"),
            say('a note of "{group}" on "{message}" has no answer', **facts),
            say("note what was done with kits answered {group} {message} TEXT", **facts),
            many=say('notes of "{group}" and {others} more on "{message}" have no answer', **facts),
        )
        base = row.message.partition("@")[0]
        known = base in due.community.runs[campaign].messages
        yield _of(found, row.group, record_of(campaign, base if known else ""), row.message)


def unanswered_ask(due: Due) -> Iterator[Repeated]:
    """What a group asks of the operators gets an answer, be it no.

    Bad:
        --- log/asks/2026-12-01.csv
        id,day,what,group
        chairs,2026-12-01,Could we borrow chairs?,lighthouse

    Good:
        --- log/asks/2026-12-01.csv
        id,day,what,group,answer
        chairs,2026-12-01,Could we borrow chairs?,lighthouse,"Yes, twenty."
    """
    for ask in open_asks(due.community.log, _met(due.community)):
        found = warning(
            "unanswered-ask",
            ask.at("what"),
            say('"{id}", which was asked for, has no answer', id=ask.id),
            say("answer it with kits answered {id} TEXT", id=ask.id),
            many=say('"{id}" and {others} more, which were asked for, have no answer', id=ask.id),
        )
        yield _of(found, ask.group, "", "")


def untold_answer(due: Due) -> Iterator[Repeated]:
    """A group that asked for something is told the answer, and that it was is noted.

    The answer stands in the group's kits, to be copied, until `told` has a day; it is asked for a
    week after the group asked.

    Bad:
        --- log/asks/2026-12-01.csv
        id,day,what,group,answer
        chairs,2026-11-20,Could we borrow chairs?,lighthouse,"Yes, twenty."

    Good:
        --- log/asks/2026-12-01.csv
        id,day,what,group,answer,told
        chairs,2026-11-20,Could we borrow chairs?,lighthouse,"Yes, twenty.",2026-12-02
    """
    community = due.community
    for ask in untold_asks(community.log, _met(community), due.at, community.zone):
        facts = {"id": ask.id, "group": ask.group}
        found = warning(
            "untold-answer",
            ask.at("answer"),
            say('"{group}" was not told yet what became of "{id}"', **facts),
            say("once it was told, write kits answered {id} --told", **facts),
            many=say('"{group}" was not told yet what became of "{id}" ({others} more)', **facts),
        )
        yield _of(found, ask.group, "", "")


def milestone_overdue(due: Due) -> Iterator[Repeated]:
    """A milestone is done by its day, a task by its last.

    `done` says since when it is, and `kits done CAMPAIGN/ITEM` writes it; of a task of a team it is
    `kits done teams/TEAM/TASK`.

    Bad:
        --- campaigns/drive.md
        milestones: [{id: posters, what: Posters hang in the shops, due: 2026-12-01}]

    Good:
        --- campaigns/drive.md
        milestones: [{id: posters, what: Posters hang, due: 2026-12-01, done: 2026-11-30}]
    """
    community = due.community
    for run in community.runs.values():
        late = late_steps(run.campaign, community.last_day(run), due.at, community.zone)
        if run.recap is None and run.id not in community.drafts:
            yield from _overdue(run.campaign, run.id, late)
    for team in community.teams.values():
        late = late_tasks(team, due.at, community.zone)
        yield from _overdue(team, f"teams/{team.id}", late)


def _overdue(record: Record, called: str, late: Iterable[Step]) -> Iterator[Repeated]:
    for step in late:
        facts = {"item": f"{called}/{step.id}", "day": str(step.due)}
        found = warning(
            "milestone-overdue",
            record.at(step.listed, step.place, DAY[step.listed]),
            say('"{item}" was to be done by {day}', **facts),
            say("once it is done write kits done {item}, or move its day", **facts),
            many=say('"{item}" was to be done by {day}, and {others} more', **facts),
        )
        yield Repeated(("milestone-overdue", called), found)


def not_looked_at(due: Due) -> Iterator[Repeated]:
    """An operator looks into each group now and then.

    How often is `inspect_every` in the `policy` of community.yml, 14 days unless stated. The newer
    of `last_checked` and `log/checks/` counts; a community that notes neither is not asked.

    Bad:
        --- groups/lighthouse.md
        last_checked: 2026-11-01

    Good:
        --- groups/lighthouse.md
        last_checked: 2026-11-01
        --- log/checks/2026-11-30.csv
        group,day
        lighthouse,2026-11-30
    """
    community = due.community
    every = community.settings.policy.inspect_every
    groups = community.groups.values()
    for id, _day in unvisited(groups, community.log, every, due.at, community.zone):
        facts = {"group": id, "days": every.days}
        found = warning(
            "not-looked-at",
            community.groups[id].at("last_checked"),
            say('nobody has looked into "{group}" for {days} days', **facts),
            say("look how it is, and write kits checked {group}", **facts),
            many=say('nobody has looked into "{group}" and {others} more for {days} days', **facts),
        )
        yield Repeated("not-looked-at", found)


def _met(community: Community) -> frozenset[str]:
    campaigns = (run.campaign for run in community.runs.values())
    return met_by_work(campaigns, community.teams.values())


def _of(finding: Finding, group: str | None, message: str, name: str) -> Repeated:
    """One of the findings about a message, of which those of all groups are one."""
    records = [f"groups/{group}"] if group else []
    return Repeated(
        (finding.rule, message, name), about(finding, *records, *filter(None, [message]))
    )
