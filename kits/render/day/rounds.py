"""What needs a person in the groups as they are: links, leaders, looks, groups gone quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.render.day.need import HERE, Need, Sort
from kits.render.day.situation import Situation
from kits.render.localised import day


def _links(it: Situation) -> Iterator[Need]:
    found = [
        one
        for one in it.view.ending_links
        if it.waiting.minds("link-expires-early" if one.campaign else "link-expires", one.group)
    ]
    if found:
        first, group = found[0].day, it.waiting.groups[found[0].group]
        text = it.words.ngettext(
            "The link into {group} expires on {day}",
            "The links into {n} groups expire soon, first that of {group} ({day})",
            len(found),
        )
        if first < it.today:
            text = it.words.ngettext(
                "The link into {group} expired on {day}",
                "The links into {n} groups have expired or will, first that of {group} ({day})",
                len(found),
            )
        when = day(first, it.view.locale)
        told = text.format(group=group.name, day=when, n=len(found))
        href = HERE.to(it.view.addresses.group(group.id)) if len(found) == 1 else "coverage/"
        yield Need(told, href, "kits check", tuple(one.group for one in found))


def _unled(it: Situation) -> Iterator[Need]:
    found = tuple(
        group.id
        for group in it.view.groups
        if group.is_awake
        and not it.view.led.get(group.id)
        and it.waiting.minds("group-without-leader", group.id)
    )
    if found:
        text = it.words.ngettext("{n} group has no leader", "{n} groups have no leader", len(found))
        command = f"kits handover {found[0]} --to PERSON"
        yield Need(text.format(n=len(found)), "coverage/", command, found)


def _unvisited(it: Situation) -> Iterator[Need]:
    found, days = it.waiting.unvisited, it.view.settings.policy.inspect_every.days
    if found:
        text = it.words.ngettext(
            "Nobody has looked into {n} group for {days} days",
            "Nobody has looked into {n} groups for {days} days",
            len(found),
        )
        told = text.format(n=len(found), days=days)
        yield Need(told, "coverage/", f"kits checked {found[0]}", found)


def _quiet(it: Situation) -> Iterator[Need]:
    for id, since in it.waiting.quiet.items():
        text = it.words.gettext("Nothing was heard of {group} since {day}")
        when = day(since.astimezone(it.waiting.zone).date(), it.view.locale)
        told = text.format(group=it.waiting.groups[id].name, day=when)
        yield Need(told, HERE.to(it.view.addresses.group(id)), f"kits checked {id}", (id,))


ROUNDS: Mapping[Sort, tuple[str, ...]] = {
    _links: ("link-expires", "link-expires-early"),
    _unled: ("group-without-leader",),
    _quiet: ("quiet-group",),
    _unvisited: ("not-looked-at",),
}
"""Each with the rules that find it."""
