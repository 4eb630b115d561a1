"""What came back and needs a person, and what did not come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from kits.model.cells import plain
from kits.model.deadlines import SOON
from kits.model.silence import IN_A_ROW, Silence
from kits.render.day.need import HERE, Need, Sort, progress_of
from kits.render.day.situation import Situation
from kits.render.localised import day

RECEIPTS = "kits receipts FILE"


def spot_of(campaign: str, name: str = "") -> str:
    """Where a campaign, or one of its messages, stands on the silent list."""
    return f"s-{campaign}" + f"-{name}" * bool(name)


def _silent(it: Situation) -> Iterator[Need]:
    for one in it.waiting.silences:
        if one.is_heard and _is_recent(it, one):
            n = len(one.silent)
            text = it.words.gettext("{group} has not answered {message} ({campaign})")
            if n > 1:
                text = it.words.ngettext(
                    "{n} group has not answered {message} ({campaign})",
                    "{n} groups have not answered {message} ({campaign})",
                    n,
                )
            told = text.format(
                n=n,
                group=it.waiting.groups[one.silent[0].group].name,
                message=it.title_of(one.campaign, one.message, one.title),
                campaign=it.view.titles[one.campaign, ""],
            )
            href = f"silent/#{quote(spot_of(one.campaign, one.name))}"
            yield Need(told, href, RECEIPTS, tuple(each.group for each in one.silent))


def unheard(it: Situation) -> Iterator[Need]:
    """Campaigns of which no receipt was read: nobody can tell who is silent, so one line does."""
    found: dict[str, list[Silence]] = {}
    for one in it.waiting.silences:
        if not one.is_heard and _is_recent(it, one):
            found.setdefault(one.campaign, []).append(one)
    for campaign, those in found.items():
        groups = tuple(sorted({each.group for one in those for each in one.silent}))
        text = it.words.ngettext(
            "No receipt of {campaign} has been read; {n} group was to answer",
            "No receipt of {campaign} has been read; {n} groups were to answer",
            len(groups),
        )
        told = text.format(n=len(groups), campaign=it.view.titles[campaign, ""])
        yield Need(told, f"silent/#{quote(spot_of(campaign))}", RECEIPTS, groups)


def _is_recent(it: Situation, one: Silence) -> bool:
    """Whether it was sent within a week: of what is longer ago the silent list tells alone."""
    return not it.view.clock.has_come(one.at, -SOON)


def _silent_again(it: Situation) -> Iterator[Need]:
    """Groups of which several messages in a row have no answer: something else is the matter."""
    again = {
        each.group
        for one in it.waiting.silences
        for each in one.silent
        if it.waiting.runs.get(each.group, 0) >= IN_A_ROW and each.group not in it.waiting.quiet
    }
    for id in sorted(again):
        n = it.waiting.runs[id]
        text = it.words.ngettext(
            "{group} has not answered {n} message in a row: ask how they are",
            "{group} has not answered {n} messages in a row: ask how they are",
            n,
        )
        told = text.format(group=it.waiting.groups[id].name, n=n)
        yield Need(told, "silent/#again", f"kits checked {id}", (id,))


def _notes(it: Situation) -> Iterator[Need]:
    for campaign, receipt in it.waiting.notes:
        text = it.words.gettext("{group} on {message}: “{note}”")
        if receipt.how == "cannot":
            text = it.words.gettext("{group} cannot post {message}: “{note}”")
        base = receipt.message.partition("@")[0]
        group = it.waiting.groups.get(receipt.group)
        told = text.format(
            group=group.name if group else receipt.group,
            message=it.title_of(campaign, base, receipt.message),
            note=plain(receipt.note or "…"),
        )
        command = f"kits answered {receipt.group} {campaign}/{receipt.message} …"
        href = f"{progress_of(campaign)}#notes"
        yield Need(told, href, command, (receipt.group,))


def _asks(it: Situation) -> Iterator[Need]:
    for ask in it.waiting.asks:
        asked = ask.group or ask.team or "—"
        text = it.words.gettext("{who} asked on {day}: {what}")
        group = it.waiting.groups.get(ask.group or "")
        assert ask.day.day is not None, "the day of an event is read as a dated moment"
        told = text.format(
            who=group.name if group else asked,
            day=day(ask.day.day, it.view.locale),
            what=plain(ask.what),
        )
        href = HERE.to(it.view.addresses.group(group.id)) if group else "./"
        yield Need(told, href, f"kits answered {ask.id} …", (group.id,) if group else ())


def _untold(it: Situation) -> Iterator[Need]:
    for ask in it.waiting.untold:
        text = it.words.gettext("{who} was not told yet what became of: {what}")
        group = it.waiting.groups.get(ask.group or "")
        told = text.format(who=group.name if group else ask.group, what=plain(ask.what))
        href = HERE.to(it.view.addresses.group(group.id)) if group else "./"
        yield Need(told, href, f"kits answered {ask.id} --told", (group.id,) if group else ())


ANSWERS: Mapping[Sort, tuple[str, ...]] = {
    _silent: ("silent-group",),
    _notes: ("unanswered-note",),
    _asks: ("unanswered-ask",),
    _untold: ("untold-answer",),
    _silent_again: ("silent-group",),
}
"""Each with the rules that find it."""
