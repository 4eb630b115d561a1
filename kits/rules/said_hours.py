"""What texts say from the day on which they are read, and by the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from kits.model.agenda import Agenda, Schedule, day_of
from kits.model.findings import Finding, Words, say, warning
from kits.model.messages import Message
from kits.model.sentinels import VALUE
from kits.rules.spoken import PASTED, Event, Spoken, clause, event_of, schedules_of, sentence_before
from kits.source.mentions import Mention
from kits.source.said_times import Said

NEAR = 2
"""Hours from that of the campaign to one that may be meant for it, where no word says so."""
_NO_MEETING = re.compile(
    r"^[ )]*(?:之?前|以前|起|后|之后|截止|前后|左右|多)|^ (?i:sharp)?(?i:at the latest|or so)"
)
_NOT_EXACT = re.compile(
    r"(?:截止|不晚于|最晚|最迟|约|大概|大约|差不多|过了|等到|到)[:： ]*$"
    r"|\b(?i:by|before|until|till|after|around|about|since|no later than|between|to) ?$",
    re.ASCII,
)
_AROUND = re.compile(
    r"我(?!们)|地铁|车站|班车|末班|公交|雨|天气|雪"
    r"|\b(?i:I(?:[’']ll)?|bus|train|station|rain|snow|weather)\b",
    re.ASCII,
)
"""What is not the campaign's own, though it is near its hour."""
_OUR_OWN = re.compile(rf"活动|正式|我们|\b(?i:we|campaign|it)\b|{VALUE}", re.ASCII)
"""What says that it is the campaign which begins today; a value may be its title."""


def wrong_tomorrow(spoken: Spoken) -> Iterator[Finding]:
    """What a message calls tomorrow, tonight or next Wednesday is that day when it is sent.

    `明天开始` holds on one day alone: the one before it starts, by the clock of each group. Read
    is what says that the campaign begins, meets, ends or has results, and a day with the hour of
    the campaign; and a date or weekday beside it: `明天（12月4日）`. A day that is printed is
    right whenever it is sent: `{{ here.starts | day }}`.

    Bad:
        --- campaigns/drive/messages/10-soon.md
        title: Soon
        send: starts - 2d 20:00
        ---
        Tomorrow we begin.

    Good:
        --- campaigns/drive/messages/10-soon.md
        title: Soon
        send: starts - 1d 20:00
        ---
        Tomorrow we begin.
    """
    agenda, message = spoken.agenda, spoken.message
    if agenda and message and spoken.wording.steps[0] in PASTED:
        for moment in spoken.moments:
            if found := _wrong_day(spoken, agenda, message, moment):
                yield _wrong_tomorrow(spoken, agenda, moment, *found)


def _wrong_day(
    spoken: Spoken, agenda: Agenda, message: Message, moment: Said
) -> tuple[date, Event | None] | None:
    """The day on which it is sent and wrong, and what it speaks of; None where it may be right."""
    if (moment.day and not moment.relative) or not (moment.relative or moment.weekday):
        return None
    event = None if moment.day else event_of(spoken.text, moment)
    schedules = schedules_of(spoken, agenda)
    for nth in range(len(message.send)):
        sent = [(schedule, schedule.sent(message)[nth]) for schedule in schedules]
        known = [(schedule, day_of(at)) for schedule, at in sent if at]
        if len(known) == len(sent) and all(
            _is_wrong(spoken, agenda, moment, event, *each) for each in known
        ):
            return known[0][1], event
    return None


def _is_wrong(
    spoken: Spoken,
    agenda: Agenda,
    moment: Said,
    event: Event | None,
    schedule: Schedule,
    sent: date,
) -> bool:
    """Whether it is not that day, where the text is sent on this one."""
    if moment.relative and moment.day:
        read = sent + timedelta(days=moment.relative.distance)
        days = moment.dates(agenda.begin, agenda.end)
        return bool(days) and read not in days
    if moment.relative and moment.weekday:
        read = sent + timedelta(days=moment.relative.distance)
        return read.weekday() != moment.weekday.weekday
    if agenda.run.campaign.kind == "dispatch":
        return False
    days = _days_of(spoken, agenda, moment, event, schedule, sent)
    return bool(days) and not _fits(moment, sent, days)


def _fits(moment: Said, sent: date, days: frozenset[date]) -> bool:
    """Whether any of the days is the one that is said on the day it is sent."""
    if moment.relative:
        return sent + timedelta(days=moment.relative.distance) in days
    assert moment.weekday
    weekday, rel = moment.weekday.weekday, moment.weekday.parts.get("rel", "").lower()
    fitting = {day for day in days if day.weekday() == weekday}
    monday = sent - timedelta(days=sent.weekday())
    weeks = {(day - monday).days // 7 for day in fitting}
    if rel in ("下", "下个"):
        return 1 in weeks
    if rel == "next":
        return 1 in weeks or any(0 < (day - sent).days <= 7 for day in fitting)
    if rel in ("本", "这", "这个", "this"):
        return 0 in weeks or any(0 <= (day - sent).days <= 7 for day in fitting)
    return rel not in ("", "coming") or bool(fitting)


def _days_of(
    spoken: Spoken,
    agenda: Agenda,
    moment: Said,
    event: Event | None,
    schedule: Schedule,
    sent: date,
) -> frozenset[date]:
    """The days of what is spoken of; none where that may be anything."""
    names = frozenset(agenda.run.campaign.dates)
    if not schedule.is_local:
        return frozenset()
    if event == "begin":
        is_ours = moment.relative is None or moment.relative.distance > 0
        before, behind = clause(spoken.text, moment.start, moment.end)
        if sent >= schedule.begin or not (is_ours or _OUR_OWN.search(before + behind)):
            return frozenset()
        return schedule.days("starts", *names)
    if event == "end":
        return schedule.days("ends", *names) | {day_of(post) for post in agenda.posts
                                                if day_of(post) > schedule.end}  # fmt: skip
    if event == "results":
        return schedule.days("results", *names) if schedule.days("results") else frozenset()
    is_hour = event is None and not moment.hours.isdisjoint(at.time() for at in agenda.hours)
    is_pasted = spoken.message and spoken.message.to == "groups"
    if not is_pasted or not agenda.hours or not (event == "meet" or is_hour):
        return frozenset()
    span = (schedule.end - schedule.begin).days + 1
    own = {schedule.begin + timedelta(days=at) for at in range(span)}
    others = agenda.days if event is None else frozenset[date]()
    return schedule.days("results", *names) | own | others


def _wrong_tomorrow(
    spoken: Spoken, agenda: Agenda, moment: Said, sent: date, event: Event | None
) -> Finding:
    word = moment.relative or moment.weekday
    assert word
    is_split = moment.relative and moment.hour and moment.hour.start == word.end
    end = word.end + bool(is_split and spoken.text[word.end] in "晚早")
    other = moment.relative and (moment.day or moment.weekday)
    facts = {
        "word": spoken.text[word.start : end],
        "sent": sent.isoformat(),
        "campaign": agenda.run.id,
        "day": spoken.text[other.start : other.end] if other else "",
    }
    if other:
        words = say('"{word}" is not "{day}" where this is sent on {sent}', **facts)
        hint = say("leave one of the two out, or send it on the day before", **facts)
    else:
        words = _not_then(event, facts)
        name = {"end": "here.ends", "results": "here.results"}.get(event or "", "here.starts")
        hint = say("print the day in its place: {{{{ {name} | day }}}}", name=name)
    return warning("wrong-tomorrow", spoken.place(word.start, end), words, hint)


def _not_then(event: Event | None, facts: Mapping[str, str]) -> Words:
    """What the day is not."""
    if event == "begin":
        return say('"{word}" is not when "{campaign}" begins where this is sent on {sent}', **facts)
    if event == "end":
        return say('"{word}" is not when "{campaign}" ends where this is sent on {sent}', **facts)
    if event == "results":
        return say(
            '"{word}" is not when "{campaign}" has its results where this is sent on {sent}',
            **facts,
        )
    return say('"{word}" is no day of "{campaign}" where this is sent on {sent}', **facts)


def wrong_hour(spoken: Spoken) -> Iterator[Finding]:
    """An hour that a text names is the one of the campaign, or of a group's row.

    Where `starts` or a moment of `dates` has an hour, an hour with a word such as 见, 开始 or
    `see you`, and one that stands beside that day and is near, is compared with those of all
    groups that get the text. An hour by which something is to be done is another matter.

    Bad:
        --- campaigns/drive/campaign.md
        starts: 2026-12-01 19:00
        --- campaigns/drive/messages/10-soon.md
        title: Soon
        send: starts - 1d 20:00
        ---
        See you tomorrow at 8pm.

    Good:
        --- campaigns/drive/campaign.md
        starts: 2026-12-01 19:00
        --- campaigns/drive/messages/10-soon.md
        title: Soon
        send: starts - 1d 20:00
        ---
        See you tomorrow at 7pm.
    """
    agenda, message = spoken.of_campaign, spoken.message
    if agenda is None or not agenda.hours:
        return
    if message and (message.to != "groups" or spoken.wording.steps[0] not in PASTED):
        return
    for moment in spoken.moments:
        if moment.hour and moment.hours and _is_exact(spoken.text, moment):
            hours = _hours_of(spoken, agenda, moment)
            if hours and not moment.hours & {hour.time() for hour in hours}:
                yield _wrong_hour(spoken, agenda, moment.hour, hours)


def _is_exact(text: str, moment: Said) -> bool:
    """Whether something is at that hour, not until or about then."""
    before, behind = clause(text, moment.start, moment.end)
    return not (_NOT_EXACT.search(before) or _NO_MEETING.search(behind))


def _hours_of(spoken: Spoken, agenda: Agenda, moment: Said) -> frozenset[datetime]:
    """The hours that it may be; none where it may be of anything."""
    schedules = schedules_of(spoken, agenda)
    event = event_of(spoken.text, moment)
    named = {
        at
        for each in schedules
        for name, at in each.moments.items()
        if isinstance(at, datetime) and (event != "end" or name == "ends")
    }
    is_near = any(abs(hour.hour - at.hour) <= NEAR for hour in moment.hours for at in named)
    if event == "other" or (event is None and not is_near):
        return frozenset()
    around = (
        sentence_before(spoken.text, moment.start),
        clause(spoken.text, moment.start, moment.end)[1],
    )
    if event is None and any(map(_AROUND.search, around)):
        return frozenset()
    if moment.day is None and moment.relative is None and moment.weekday is None:
        return frozenset(named) if event in ("begin", "meet") else frozenset()
    days = set(moment.dates(agenda.begin, agenda.end))
    if moment.relative and spoken.message:
        every = (schedule.sent(spoken.message) for schedule in schedules)
        sent = (at for times in every for at in times if at)
        days |= {day_of(at) + timedelta(days=moment.relative.distance) for at in sent}
    if moment.weekday and not days:
        days = {day_of(at) for at in named if at.weekday() == moment.weekday.weekday}
    on_these = frozenset(at for at in named if day_of(at) in days)
    others = agenda.posts if event in ("end", "results") else agenda.sends
    return on_these and on_these | {at for at in others if day_of(at) in days}


def _wrong_hour(
    spoken: Spoken, agenda: Agenda, hour: Mention, hours: frozenset[datetime]
) -> Finding:
    known = sorted({f"{at:%H:%M}" for at in hours & agenda.hours})
    shown = ", ".join(known[:3]) + (" …" if len(known) > 3 else "")
    facts = {"hour": spoken.text[hour.start : hour.end].strip(), "campaign": agenda.run.id,
             "hours": shown}  # fmt: skip
    names = [
        name
        for schedule in agenda.schedules
        for name, at in sorted(schedule.moments.items(), key=lambda each: each[0] != "starts")
        if at in hours
    ]
    return warning(
        "wrong-hour",
        spoken.place(hour.start, hour.end),
        say('"{hour}" is no hour of "{campaign}", which says {hours}', **facts),
        say("print it in its place: {{{{ here.{name} | time }}}}", name=names[0])
        if spoken.wording.templated
        else say("write the hour that is meant, or leave it to the messages, which print it"),
    )
