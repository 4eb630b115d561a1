"""What needs a person: a sentence for each thing, which leads to where it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from kits.model.campaigns import Milestone
from kits.model.community import HQ
from kits.model.findings import Finding, Severity
from kits.model.recaps import TOLD, recap_day
from kits.render.day.situation import Situation
from kits.render.phone import day
from kits.render.recapping import lessons_before
from kits.render.views import Shown

SOON = timedelta(days=7)
"""How long before its last day something is told of."""
OF_A_SORT = 5
"""Things of one sort that are told one by one."""
LANGUAGE = "missing-translation"
TOLD_HERE = ("group-without-leader", "link-expires-early", "recap-due", LANGUAGE)
"""Rules of whose findings the day has a sentence of its own."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do."""

    text: str
    href: str
    """From `ops/`."""


def needs(situation: Situation) -> Iterator[Need]:
    """All that needs a person, what waits least first; of one sort only so many."""
    for sort in SORTS:
        found = list(sort(situation))
        yield from found[:OF_A_SORT]
        more = len(found) - OF_A_SORT
        if more > 0:
            text = situation.words.ngettext("{n} more like it", "{n} more like these", more)
            yield Need(text.format(n=more), "../campaigns/")


def page_of(campaign: str) -> str:
    """The page of a campaign, from `ops/`."""
    return f"../campaigns/{quote(campaign)}/"


def milestones_of(shown: Shown) -> str:
    """Where the milestones of a campaign stand, from `ops/`; a draft has no page for its crew."""
    page = page_of(shown.campaign.id)
    return page if shown.phase == "draft" else f"{page}crew/#milestones"


def _errors(it: Situation) -> Iterator[Need]:
    found = sum(f.severity is Severity.ERROR for f in it.view.findings)
    if found:
        text = it.words.ngettext("{n} error stops the build", "{n} errors stop the build", found)
        yield Need(text.format(n=found), "findings/")


def _drafts_that_begin(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        if shown.phase == "draft" and shown.starts <= it.today + SOON and it.today <= shown.ends:
            text = it.words.gettext("{campaign} is to begin on {day}, and is a draft still")
            yield _of_campaign(it, shown, text, shown.starts)


def _paused(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        if shown.phase == "paused" and it.today <= shown.ends:
            text = it.words.gettext("{campaign} is paused: let it go on, or withdraw it")
            yield _of_campaign(it, shown, text)


def _milestones(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        late = [step for step in shown.campaign.milestones if _is_late(step, shown, it.today)]
        late.sort(key=lambda step: step.due or date.max)
        if late and shown.phase != "withdrawn" and shown.recap is None:
            text = it.words.ngettext(
                "A milestone of {campaign} is overdue: {what} ({day})",
                "{n} milestones of {campaign} are overdue, first: {what} ({day})",
                len(late),
            )
            told = _of_campaign(it, shown, text, late[0].due, what=late[0].what, n=len(late))
            yield Need(told.text, milestones_of(shown))


def _is_late(step: Milestone, shown: Shown, today: date) -> bool:
    if step.due is None or step.done is not None:
        return False
    return step.due < today <= max(shown.ends, step.due) + TOLD


def _fading_files(it: Situation) -> Iterator[Need]:
    for (campaign, _message, _name), file in sorted(it.agenda.fading.items()):
        if file.expires <= it.today + SOON and it.today <= file.ends:
            text = it.words.gettext("{file} in {campaign} expires on {day}, and is needed longer")
            if file.expires < it.today:
                text = it.words.gettext("{file} in {campaign} expired on {day}, and is needed")
            called = it.view.titles.get((campaign, ""), campaign)
            when = day(file.expires, it.view.locale)
            told = text.format(file=file.name, campaign=called, day=when)
            yield Need(told, f"../{file.text}")


def _winners(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        campaign = shown.campaign
        results = (campaign.results and campaign.results.day) or shown.ends + timedelta(days=1)
        open_still = results <= it.today <= results + TOLD and campaign.state == "ready"
        nobody = campaign.awards and not any(award.winners for award in campaign.awards)
        if open_still and nobody and shown.recap is None:
            text = it.words.gettext("No winner of {campaign} is written down; results: {day}")
            yield _of_campaign(it, shown, text, results)


def _recaps(it: Situation) -> Iterator[Need]:
    for shown, due in recaps_due(it):
        if due < it.today:
            text = it.words.gettext("{campaign} ended on {day}, and has no recap")
            told = _of_campaign(it, shown, text, shown.ends)
            yield Need(told.text, "recaps/")


def recaps_due(it: Situation) -> Iterator[tuple[Shown, date]]:
    """The campaigns that are to have a recap, with the day by which, the first due first."""
    within = it.view.settings.policy.recap_within
    found = [
        (shown, due)
        for shown in it.view.campaigns
        if shown.recap is None
        and (due := recap_day(shown.campaign, shown.ends, within, it.view.clock, it.agenda.zone))
        and not it.lives_with("recap-due", f"campaigns/{shown.campaign.id}")
    ]
    yield from sorted(found, key=lambda each: (each[1], each[0].campaign.id))


def _links(it: Situation) -> Iterator[Need]:
    until = it.today + SOON
    found = [
        (group.link_expires, group)
        for group in it.view.groups
        if group.is_awake and group.link and group.link_expires and group.link_expires <= until
    ]
    if found:
        first, group = min(found, key=lambda each: (each[0], each[1].id))
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
        yield Need(told, f"../g/{quote(group.id)}/" if len(found) == 1 else "coverage/")


def _unled(it: Situation) -> Iterator[Need]:
    found = sum(
        group.is_awake
        and not it.view.led.get(group.id)
        and not it.lives_with("group-without-leader", f"groups/{group.id}")
        for group in it.view.groups
    )
    if found:
        text = it.words.ngettext("{n} group has no leader", "{n} groups have no leader", found)
        yield Need(text.format(n=found), "coverage/")


def _unvisited(it: Situation) -> Iterator[Need]:
    """Groups that were not looked into for too long; of a community that notes it at all."""
    every = it.view.settings.policy.inspect_every
    asked = [group for group in it.view.groups if group.is_awake and group.kind != HQ]
    noted = any(group.last_checked for group in asked)
    found = sum((group.last_checked or date.min) + every < it.today for group in asked)
    if noted and found:
        text = it.words.ngettext(
            "Nobody has looked into {n} group for {days} days",
            "Nobody has looked into {n} groups for {days} days",
            found,
        )
        yield Need(text.format(n=found, days=every.days), "coverage/")


def _languages(it: Situation) -> Iterator[Need]:
    found = sum(finding.rule == LANGUAGE for finding in _standing(it))
    if found:
        text = it.words.ngettext(
            "{n} text lacks a language of its groups",
            "{n} texts lack a language of their groups",
            found,
        )
        yield Need(text.format(n=found), "findings/")


def _others(it: Situation) -> Iterator[Need]:
    found = sum(
        finding.rule not in TOLD_HERE and finding.severity is Severity.WARNING
        for finding in _standing(it)
    )
    if found:
        text = it.words.ngettext("{n} warning is open", "{n} warnings are open", found)
        yield Need(text.format(n=found), "findings/")


def _standing(it: Situation) -> Iterator[Finding]:
    """What was found, but in unfinished work."""
    return (finding for finding in it.view.findings if not finding.of_draft)


def _lessons(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        coming = shown.phase in ("ahead", "draft") and it.today <= shown.ends
        before = lessons_before(it.view, shown) if coming else None
        left = sum(one.is_open for one in before[1]) if before else 0
        if left:
            text = it.words.ngettext(
                "{campaign} has not answered {n} thing that its last round learned",
                "{campaign} has not answered {n} things that its last round learned",
                left,
            )
            yield Need(_of_campaign(it, shown, text, n=left).text, "recaps/")


def _shout_outs(it: Situation) -> Iterator[Need]:
    found = len(it.view.proposals)
    if found:
        text = it.words.ngettext(
            "{n} campaign could tell its groups of new badges",
            "{n} campaigns could tell their groups of new badges",
            found,
        )
        yield Need(text.format(n=found), "shout-outs/")


def _of_campaign(
    it: Situation, shown: Shown, text: str, on: date | None = None, **facts: object
) -> Need:
    when = day(on, it.view.locale) if on else ""
    told = text.format(campaign=shown.campaign.title, day=when, **facts)
    return Need(told, page_of(shown.campaign.id))


Sort = Callable[[Situation], Iterator[Need]]
SORTS: tuple[Sort, ...] = (
    _errors,
    _drafts_that_begin,
    _paused,
    _milestones,
    _fading_files,
    _winners,
    _recaps,
    _links,
    _unled,
    _unvisited,
    _languages,
    _others,
    _lessons,
    _shout_outs,
)
"""Everything that may need a person, what waits least first."""
