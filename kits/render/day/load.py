"""What needs a person in the plan: weeks too full, leaders with too much, groups left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kits.model.collisions import foremost
from kits.model.waiting import record_of, record_of_person
from kits.render.day.need import HERE, Need, Sort, page_of
from kits.render.day.situation import Situation
from kits.render.localised import day


def _collisions(it: Situation) -> Iterator[Need]:
    for one in foremost(it.view.load.collisions):
        records = [record_of(id) for id in (one.earlier, one.later)]
        let_be = it.waiting.lives_with("campaigns-collide", *records)
        groups = _minded(it, "campaigns-collide", one.groups)
        if groups and not let_be and any(map(it.waiting.concerns, (one.earlier, one.later))):
            text = it.words.ngettext(
                "{later} begins before {earlier} is over, in {n} group",
                "{later} begins before {earlier} is over, in {n} groups",
                len(groups),
            )
            titles = {
                name: it.view.titles.get((id, ""), id)
                for name, id in (("earlier", one.earlier), ("later", one.later))
            }
            told = text.format(n=len(groups), **titles)
            yield Need(told, page_of(one.later), groups=groups)


def _crowds(it: Situation) -> Iterator[Need]:
    weeks: dict[date, list[str]] = {}
    for one in it.view.load.crowds:
        message = record_of(one.over.campaign, one.over.base)
        if not it.waiting.lives_with("too-many-in-a-week", message, record_of(one.over.campaign)):
            weeks.setdefault(one.week, []).extend(one.groups)
    for week, ids in sorted(weeks.items()):
        if groups := _minded(it, "too-many-in-a-week", ids):
            text = it.words.ngettext(
                "{n} group gets too many posts in the week of {day}",
                "{n} groups get too many posts in the week of {day}",
                len(groups),
            )
            when = day(week, it.view.locale)
            href = f"calendar/#{_week_id(week)}"
            yield Need(text.format(n=len(groups), day=when), href, groups=groups)


def _burdens(it: Situation) -> Iterator[Need]:
    for one in it.view.load.burdens:
        records = (record_of_person(one.person), f"groups/{one.groups[0]}")
        if not it.waiting.lives_with("too-much-for-a-leader", *records) and _minded(
            it, "too-much-for-a-leader", one.groups
        ):
            text = it.words.gettext("{person} is to post {n} texts in the week of {day}")
            told = text.format(
                person=it.view.called.get(one.person, one.person),
                n=one.count,
                day=day(one.week, it.view.locale),
            )
            command = f"kits handover {one.groups[0]} --to PERSON"
            yield Need(told, f"calendar/#{_week_id(one.week)}", command, one.groups)


def _bursts(it: Situation) -> Iterator[Need]:
    for one in it.view.load.bursts:
        record = record_of(one.send.campaign, one.send.base)
        records = (record_of_person(one.person), record, record_of(one.send.campaign))
        groups = tuple(group for group, _at in one.slots)
        let_be = it.waiting.lives_with("posts-at-once", *records)
        if not let_be and it.waiting.concerns(one.send.campaign):
            text = it.words.gettext(
                "{person} is to post {title} in {n} groups at one minute: {day}, {time}"
            )
            at = one.send.at
            told = text.format(
                person=it.view.called.get(one.person, one.person),
                title=it.title_of(one.send.campaign, one.send.base, one.send.title),
                n=len(groups),
                day=day(at.date(), it.view.locale),
                time=f"{at:%H:%M}",
            )
            yield Need(told, "findings/", "kits check", groups)


def _left_out(it: Situation) -> Iterator[Need]:
    if groups := _minded(it, "group-left-out", it.view.load.left_out):
        since = it.view.load.left_out[groups[0]]
        text = it.words.ngettext(
            "Nothing was posted in {group} since {day}, while others had campaigns",
            "Nothing was posted in {n} groups while others had campaigns, {group} since {day}",
            len(groups),
        )
        name, when = it.waiting.groups[groups[0]].name, day(since, it.view.locale)
        told = text.format(group=name, day=when, n=len(groups))
        href = HERE.to(it.view.addresses.group(groups[0])) if len(groups) == 1 else "coverage/"
        yield Need(told, href, groups=groups)


def _minded(it: Situation, rule: str, groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(id for id in groups if it.waiting.minds(rule, id))


def _week_id(monday: date) -> str:
    year, week, _weekday = monday.isocalendar()
    return f"{year}-W{week:02}"


PLAN: Mapping[Sort, tuple[str, ...]] = {
    _collisions: ("campaigns-collide",),
    _crowds: ("too-many-in-a-week",),
    _burdens: ("too-much-for-a-leader",),
    _bursts: ("posts-at-once",),
    _left_out: ("group-left-out",),
}
"""Each with the rules that find it."""
