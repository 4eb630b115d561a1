"""The days that texts name in words: their weekdays, and whether the campaign knows of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kits.model.agenda import Agenda
from kits.model.findings import Finding, error, say, warning
from kits.model.runs import Run
from kits.rules.spoken import Spoken, is_of_an_earlier_post, is_of_another_time
from kits.source.mentions import Mention
from kits.source.said_times import Said, nearest, said

HALF_A_YEAR = 183
LEAP_YEAR = date(2028, 1, 1), date(2028, 12, 31)
"""A year that has every day."""


def wrong_weekday(spoken: Spoken) -> Iterator[Finding]:
    """A weekday beside a date is that date's.

    `12月4日（周五）` and `Friday, 4 December` are two ways to say one day; where they differ,
    half of the readers come on the wrong one. A date without a year is the nearest to the
    campaign; on a page, every year of the campaigns is tried. What a tag prints is right by
    itself: `{{ here.starts | day }}` names both.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-01
        rules: Bring the books until Saturday, 4 December.

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        rules: Bring the books until Friday, 4 December.
    """
    for moment in spoken.moments:
        if moment.weekday and moment.day:
            days = _days(spoken, moment)
            is_wrong = moment.weekday.weekday not in {day.weekday() for day in days}
            is_other = is_of_another_time(spoken.text, moment) or spoken.is_copied(moment.start)
            if days and is_wrong and not is_other:
                yield _wrong_weekday(spoken, moment, moment.weekday, days)


def _days(spoken: Spoken, moment: Said) -> frozenset[date]:
    """What days a date may be; of a text of no campaign, in any year in which there was one."""
    if spoken.agenda:
        spans = [(spoken.agenda.begin, spoken.agenda.end)]
    elif moment.day and moment.day.number("year"):
        spans = [(date(2000, 1, 1), date(2000, 1, 1))]
    else:
        starts = [run.campaign.starts.day for run in spoken.community.runs.values()]
        years = sorted(day.year for day in starts if day)
        reach = range(years[0] - 1, years[-1] + 2) if years else ()
        spans = [(date(year, 1, 1), date(year, 12, 31)) for year in reach]
    return frozenset(day for span in spans for day in moment.among(*span))


def _wrong_weekday(
    spoken: Spoken, moment: Said, weekday: Mention, days: frozenset[date]
) -> Finding:
    assert moment.day
    if spoken.agenda and moment.day.number("year") is None:
        days = nearest(days, spoken.agenda.begin, spoken.agenda.end)
    right = tuple(dict.fromkeys(_written(day.weekday(), weekday.text) for day in sorted(days)))
    start = moment.day.start
    facts = {
        "day": spoken.text[start : moment.day.end],
        "years": tuple(str(year) for year in sorted({day.year for day in days})),
        "right": " / ".join(right),
        "weekday": weekday.text,
    }
    at = weekday.start + weekday.whole.rindex(weekday.text)
    return error(
        "wrong-weekday",
        spoken.place(at, at + len(weekday.text)),
        say('"{day}" in {years} is "{right}", not "{weekday}"', **facts),
        say('write "{right}", or the day that is meant', **facts),
    )


def _written(weekday: int, like: str) -> str:
    """The name of a weekday as another one is written: `周五`, `Fri`, `FRIDAY`."""
    if not like.isascii():
        sunday = "天" if like[-1] == "天" or like[:-1] == "礼拜" else "日"
        return like[:-1] + ("一二三四五六" + sunday)[weekday]
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    name = names[weekday] if like.lower().endswith("day") else names[weekday][:3]
    return name.upper() if like.isupper() else name.lower() if like.islower() else name


def foreign_day(spoken: Spoken) -> Iterator[Finding]:
    """A day that a campaign's text names is a day of the campaign, or one that it knows of.

    It knows of the days from its first to its last, of each group's; of `results`, `dates`,
    milestones, the checklist, of when its messages are sent, and of what its changes tell.
    Another day is a slip, or one that stands nowhere but in this text: written once under
    `dates`, it can be printed everywhere, and moves when the campaign is copied.

    Bad:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        rules: Bring the books until 17 December.

    Good:
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        rules: Bring the books until 7 December.
    """
    if agenda := spoken.of_campaign:
        for moment in spoken.moments:
            if moment.day and _is_impossible(moment, moment.day):
                yield _impossible_day(spoken, moment.day)
            elif moment.day and _is_foreign(spoken, agenda, moment, moment.day):
                yield _foreign_day(spoken, agenda, moment, moment.day)


def _is_impossible(moment: Said, day: Mention) -> bool:
    """Whether no year has it; one in Chinese numbers may be of the moon's calendar."""
    if day.kind != "day" or not day.parts["day"].isascii() or (moment.month or 99) > 12:
        return False
    return not moment.dates(*LEAP_YEAR)


def _impossible_day(spoken: Spoken, day: Mention) -> Finding:
    return warning(
        "foreign-day",
        spoken.place(day.start, day.end),
        say('"{day}" is no day of the calendar', day=spoken.text[day.start : day.end]),
        say("write the day that is meant"),
    )


def _is_foreign(spoken: Spoken, agenda: Agenda, moment: Said, day: Mention) -> bool:
    days = moment.dates(agenda.begin, agenda.end)
    if day.kind != "day" or not days:
        return False
    if days & agenda.days or any(agenda.begin <= each <= agenda.end for each in days):
        return False
    if moment.weekday and moment.weekday.weekday not in {each.weekday() for each in days}:
        return False  # told already
    if day.number("year") and min(days).toordinal() not in _season(agenda):
        return False
    if is_of_another_time(spoken.text, moment) or is_of_an_earlier_post(spoken.text, moment):
        return False
    if days & _told_by_changes(agenda):
        return False
    return not (days & _of_others(spoken, agenda.run) or spoken.is_copied(day.start))


def _season(agenda: Agenda) -> range:
    """Half a year around the campaign; a day of another year was written on purpose."""
    return range(agenda.begin.toordinal() - HALF_A_YEAR, agenda.end.toordinal() + HALF_A_YEAR)


def _told_by_changes(agenda: Agenda) -> frozenset[date]:
    """The days that the campaign's changes name: what is new is said there first."""
    campaign = agenda.run.campaign
    return frozenset(
        day
        for version in (campaign, *campaign.translations.values())
        for change in version.changes
        for moment in said(change.what)
        for day in moment.dates(agenda.begin, agenda.end)
    )


def _of_others(spoken: Spoken, run: Run) -> frozenset[date]:
    """The days of other campaigns, which a text may announce; not those of its original."""
    others = (
        other.campaign
        for id, other in spoken.community.runs.items()
        if id not in (run.id, run.campaign.forked_from)
    )
    points = (
        point
        for other in others
        for point in (other.starts, other.ends, other.results, *other.dates.values())
    )
    return frozenset(point.day for point in points if point and point.day)


def _foreign_day(spoken: Spoken, agenda: Agenda, moment: Said, day: Mention) -> Finding:
    nearest = min(moment.dates(agenda.begin, agenda.end))
    facts = {
        "day": spoken.text[day.start : day.end],
        "campaign": agenda.run.id,
        "starts": agenda.begin.isoformat(),
        "ends": agenda.end.isoformat(),
        "iso": nearest.isoformat(),
    }
    return warning(
        "foreign-day",
        spoken.place(day.start, day.end),
        say(
            '"{day}" is no day of "{campaign}", {starts} to {ends}, and none of its dates',
            **facts,
        ),
        say("write the day that is meant, or add this one to dates, such as other: {iso}", **facts),
    )
