"""What the rows of `content/log/` name is there, and could have happened.

What happened makes no kit wrong, so these are warnings; and it outlives what it was about: of
campaigns that are over or gone nothing is asked.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from kits.model.clocks import DAY, Clock
from kits.model.community import Community
from kits.model.findings import say, warning
from kits.model.log import FIGURES, KINDS, RECEIPTS, Answer, Nudge
from kits.model.moments import Point
from kits.model.nearest import nearest
from kits.model.places import Place
from kits.model.records import Record
from kits.model.runs import Run
from kits.rules.rule import Due, Repeated


def unknown_group(community: Community) -> Iterator[Repeated]:
    """Whichever group an event names stands in the roster of groups.

    A group that is no more keeps its row there, with `stage: closed`.

    Bad:
        --- log/terms/2026.csv
        group,person,role,until,why
        habour,Mo,owner,2026-11-30,A lost phone
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada

    Good:
        --- log/terms/2026.csv
        group,person,role,until,why
        harbour,Mo,owner,2026-11-30,A lost phone
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
    """
    known = community.groups
    for row, id in _naming(community, "group", known):
        words = say('no group is called "{id}"', id=id)
        many = say('no group is called "{id}" (and {others} more rows)', id=id)
        near = nearest(id, known)
        hint = say('did you mean "{near}"?', near=near)
        if not near:
            hint = say("write the id of a group in content/groups, or add it there")
        found = warning("unknown-group", row.at("group"), words, hint, many=many)
        yield Repeated(("unknown-group", id), found)


def unknown_team(community: Community) -> Iterator[Repeated]:
    """Whichever team an event names has a file in `content/teams`.

    A team that is no more keeps its file there, with `state: dissolved`.

    Bad:
        --- log/assessments/2026-11.csv
        month,team,feedback
        2026-11,nroth,You were there every evening.
        --- teams/north.md
        name: North
        kind: squad

    Good:
        --- log/assessments/2026-11.csv
        month,team,feedback
        2026-11,north,You were there every evening.
        --- teams/north.md
        name: North
        kind: squad
    """
    known = community.teams
    for row, id in _naming(community, "team", known):
        words = say('no team is called "{id}"', id=id)
        many = say('no team is called "{id}" (and {others} more rows)', id=id)
        near = nearest(id, known)
        hint = say('did you mean "{near}"?', near=near)
        if not near:
            hint = say("write the id of a file in content/teams, or add it there")
        found = warning("unknown-team", row.at("team"), words, hint, many=many)
        yield Repeated(("unknown-team", id), found)


def _naming(
    community: Community, sort: Literal["group", "team"], known: Container[str]
) -> Iterator[tuple[Record, str]]:
    """The rows that name one that is not known, each with what they name."""
    for _, row in _events(community):
        id = getattr(row, sort, None)
        if id and id not in known and not community.may_exist(sort, id):
            yield row, id
    figures = community.log.figures
    named = (id for id in figures.first(sort) if id and id not in known)
    unknown = {id for id in named if not community.may_exist(sort, id)}
    for figure in figures.having(sort, unknown) if unknown else ():
        yield figure, getattr(figure, sort)


def unknown_message(community: Community) -> Iterator[Repeated]:
    """An answer or a nudge is about a message of its campaign.

    A message that is sent on several days is named with its day, `38-evening@2026-11-23`, so that
    another one beside it moves nothing. Outside of `receipts` its campaign stands before it, as in
    `drive/20-launch`.

    Bad:
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how
        lighthouse,20-lanch,2026-12-01T08:03:00+08:00,seen
        --- campaigns/drive/messages/20-launch.md
        title: Launch
        ---
        We begin.

    Good:
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how
        lighthouse,20-launch,2026-12-01T08:03:00+08:00,seen
        --- campaigns/drive/messages/20-launch.md
        title: Launch
        ---
        We begin.
    """
    for campaign, row in _events(community):
        said = getattr(row, "message", "")
        before, _, name = said.rpartition("/")
        run = community.runs.get(campaign or before)
        if run and not community.may_exist("message", f"{run.id}/{_base(name)}"):
            yield from _unknown_message(run, row, name)


def _unknown_message(run: Run, row: Record, name: str) -> Iterator[Repeated]:
    message = run.messages.get(_base(name))
    has_day = message is not None and len(message.send) > 1
    if message and has_day == ("@" in name):
        return
    words = say('campaign "{run}" has no message "{name}"', run=run.id, name=name)
    many = say(
        'campaign "{run}" has no message "{name}" (and {others} more rows)', run=run.id, name=name
    )
    near = nearest(_base(name), run.messages)
    hint = say("write the id of one of its messages")
    if message:
        hint = say("name it by its day, as in {name}@2026-12-07", name=message.id)
        if not has_day:
            hint = say('write "{name}": it is sent once', name=message.id)
    elif near:
        hint = say('did you mean "{near}"?', near=near)
    found = warning("unknown-message", row.at("message"), words, hint, many=many)
    yield Repeated(("unknown-message", run.id, name), found)


def _base(name: str) -> str:
    return name.partition("@")[0]


def unknown_campaign(community: Community) -> Iterator[Repeated]:
    """A folder of receipts is called as its campaign.

    Whatever is nearly called so was meant; of other folders the campaign may be gone.

    Bad:
        --- log/receipts/drvie/2026-12-01.csv
        group,message,at,how

    Good:
        --- log/receipts/drive/2026-12-01.csv
        group,message,at,how
    """
    known = {*community.runs, *community.drafts}
    start = f"content/log/{RECEIPTS}/"
    folders: dict[str, Place] = {}
    for path in sorted(community.files):
        if path.startswith(start):
            folders.setdefault(path.removeprefix(start).partition("/")[0], Place(path))
    named = [*folders.items(), *_named_campaigns(community)]
    for id, place in named:
        near = None if id in known or community.may_exist("campaign", id) else nearest(id, known)
        if near:
            words = say('no campaign is called "{id}"', id=id)
            many = say('no campaign is called "{id}" (and {others} more rows)', id=id)
            hint = say('did you mean "{near}"?', near=near)
            found = warning("unknown-campaign", place, words, hint, many=many)
            yield Repeated(("unknown-campaign", id), found)


def _named_campaigns(community: Community) -> Iterator[tuple[str, Place]]:
    """The campaigns that stand before a message."""
    rows: tuple[Answer | Nudge, ...] = (*community.log.answers, *community.log.nudges)
    for row in rows:
        campaign = row.message.rpartition("/")[0]
        if campaign:
            yield campaign, row.at("message")
    figures = community.log.figures
    for id, at in figures.first("campaign").items():
        if id and id not in community.runs:
            yield id, figures[at].at("campaign")


def note_of_nobody(community: Community) -> Iterator[Repeated]:
    """A note says of whom it is: a `person` of the roster, or a `name` with the `group` of theirs.

    Nobody is forgotten by a name alone, since names are shared.

    Bad:
        --- log/notes/2026-12.csv
        name,day,axis,what
        Noor,2026-12-01,speaks,Answers whoever is new

    Good:
        --- log/notes/2026-12.csv
        name,group,day,axis,what
        Noor,harbour,2026-12-01,speaks,Answers whoever is new
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
    """
    for note in community.log.notes:
        if note.person and note.name:
            facts = {"person": note.person, "name": note.name}
            words = say('a note is of "{person}" and of "{name}" at once', **facts)
            hint = say("write the person alone, who is on the roster")
            at = note.at("name")
            yield Repeated(at, warning("note-of-nobody", at, words, hint))
        elif not note.person and not (note.name and note.group):
            words = say("a note does not say of whom it is")
            many = say("a note does not say of whom it is (and {others} more rows)")
            hint = say("write the id of a person, or a name and the id of their group")
            key = ("note-of-nobody", note.at("name").path)
            yield Repeated(key, warning("note-of-nobody", note.at("name"), words, hint, many=many))


def future_event(due: Due) -> Iterator[Repeated]:
    """What happened did not happen in days to come.

    A clock that is a little ahead is forgiven: tomorrow may be today elsewhere.

    Bad:
        --- log/terms/2026.csv
        group,person,role,until,why
        harbour,Mo,owner,2027-11-30,A lost phone
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada

    Good:
        --- log/terms/2026.csv
        group,person,role,until,why
        harbour,Mo,owner,2026-11-30,A lost phone
        --- groups/harbour.md
        name: Harbour
        leader_name: Ada
    """
    for rows, moment in _by_table(due.community):
        for row in rows:
            said = getattr(row, moment)
            if said and not _has_come(said, due.community, due.at):
                at = row.at(type(row).model_fields[moment].alias or moment)
                words = say("what stands here is still to come")
                many = say("what stands here is still to come (and {others} more rows)")
                hint = say("write the day on which it was")
                key = ("future-event", at.path.rpartition("/")[0])
                yield Repeated(key, warning("future-event", at, words, hint, many=many))


def _has_come(value: Point | date, community: Community, at: Clock) -> bool:
    """Whether a moment of an event is past, or nearly."""
    if isinstance(value, datetime):
        return at.has_come(value, DAY)
    day = value.day if isinstance(value, Point) else value
    return day is None or at.has_begun(day - DAY, community.zone)


def _by_table(community: Community) -> Iterator[tuple[Sequence[Record], str]]:
    """The events by their kind, receipts by their campaign, with the field that says when.

    Of figures one for each day.
    """
    for kind, declared in KINDS.items():
        held = getattr(community.log, kind)
        if kind == FIGURES:
            held = [held[at] for at in held.first(declared.moment).values()]
        for rows in held.values() if kind == RECEIPTS else [held]:
            yield rows, declared.moment


def _events(community: Community) -> Iterator[tuple[str, Record]]:
    """Every event but figures, with its campaign where the folder says it."""
    for kind in (kind for kind in KINDS if kind != FIGURES):
        held = getattr(community.log, kind)
        for campaign, rows in held.items() if kind == RECEIPTS else [("", held)]:
            for row in rows:
                yield campaign, row
