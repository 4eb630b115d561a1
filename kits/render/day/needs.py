"""What needs a person: a sentence for each thing, which leads to where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import chain

from kits.model.addresses import Addresses
from kits.model.deadlines import SOON, fades
from kits.model.findings import Finding, Severity
from kits.model.people import SOMEONE
from kits.model.recaps import TOLD, recap_day
from kits.model.waiting import record_of
from kits.render.day.answers import ANSWERS, unheard
from kits.render.day.care import CARE
from kits.render.day.load import PLAN
from kits.render.day.need import HERE, Need, Sort, milestones_of, of_campaign
from kits.render.day.rounds import ROUNDS
from kits.render.day.situation import Situation
from kits.render.day.teams import TEAMS
from kits.render.localised import day
from kits.render.recapping import lessons_before
from kits.render.views import Shown

CHECK = "kits check"
"""Tells where it is, and what to do."""
OF_A_SORT = 5
"""Things of one sort that are told one by one."""
PROPOSALS = HERE.near(Addresses.proposals)
LANGUAGE, FACT = "missing-translation", "stale-fact"


def needs(situation: Situation, most: int = OF_A_SORT) -> Iterator[Need]:
    """All that needs a person, what waits least first; of one sort only so many."""
    for sort in SORTS:
        found = list(sort(situation))
        yield from found[:most]
        if rest := found[most:]:
            text = situation.words.ngettext("{n} more like it", "{n} more like these", len(rest))
            pages = {need.href.partition("#")[0] for need in rest}
            href = pages.pop() if len(pages) == 1 else HERE.to(Addresses.campaigns)
            yield Need(text.format(n=len(rest)), href)


def _errors(it: Situation) -> Iterator[Need]:
    found = sum(f.severity is Severity.ERROR for f in it.view.findings)
    if found:
        text = it.words.ngettext("{n} error stops the build", "{n} errors stop the build", found)
        yield Need(text.format(n=found), "findings/", CHECK)


def _drafts_that_begin(it: Situation) -> Iterator[Need]:
    for shown in it.waiting.own:
        if shown.phase == "draft" and shown.starts <= it.today + SOON and it.today <= shown.ends:
            text = it.words.gettext("{campaign} is to begin on {day}, and is a draft still")
            yield of_campaign(it, shown, text, shown.starts, command=CHECK)


def _proposals(it: Situation) -> Iterator[Need]:
    """Those of nobody yet are everybody's."""
    for shown in it.view.campaigns:
        campaign = shown.campaign
        mine = it.waiting.concerns(campaign.id) or campaign.operator == SOMEONE
        if shown.phase == "proposed" and mine:
            text = it.words.gettext(
                "{campaign} is proposed for {day} by {person}: write state: draft and what was "
                "mended, or say why not and delete it"
            )
            who = it.view.called.get(campaign.proposed_by or "", campaign.proposed_by or "?")
            yield of_campaign(
                it, shown, text, shown.starts, href=f"{PROPOSALS}#{shown.campaign.id}", person=who
            )


def _paused(it: Situation) -> Iterator[Need]:
    for shown in it.waiting.own:
        if shown.phase == "paused" and it.today <= shown.ends:
            text = it.words.gettext("{campaign} is paused: let it go on, or withdraw it")
            yield of_campaign(it, shown, text)


def _milestones(it: Situation) -> Iterator[Need]:
    for shown in it.view.campaigns:
        if late := it.waiting.late(shown):
            first = late[0]
            text = it.words.ngettext(
                "Overdue in {campaign}: {what} ({day})",
                "{n} things are overdue in {campaign}, first: {what} ({day})",
                len(late),
            )
            yield of_campaign(
                it,
                shown,
                text,
                first.due,
                href=milestones_of(shown),
                command=f"kits done {shown.campaign.id}/{first.id}",
                what=first.what,
                n=len(late),
            )


def _fading_files(it: Situation) -> Iterator[Need]:
    for (campaign, message, _name), (group, file) in sorted(it.sends.fading.items()):
        records = (record_of(campaign, message), record_of(campaign))
        mine = it.waiting.concerns(campaign) and not it.waiting.lives_with("file-expires", *records)
        if mine and fades(file, it.view.clock, it.waiting.zone):
            text = it.words.gettext("{file} in {campaign} expires on {day}, and is needed longer")
            if file.expires < it.today:
                text = it.words.gettext("{file} in {campaign} expired on {day}, and is needed")
            called = it.view.titles.get((campaign, ""), campaign)
            when = day(file.expires, it.view.locale)
            told = text.format(file=file.name, campaign=called, day=when)
            yield Need(told, it.agenda.text(group, campaign, file.text), CHECK)


def _winners(it: Situation) -> Iterator[Need]:
    for shown in it.waiting.own:
        campaign = shown.campaign
        results = (campaign.results and campaign.results.day) or shown.ends + timedelta(days=1)
        open_still = results <= it.today <= results + TOLD and campaign.state == "ready"
        nobody = campaign.awards and not any(award.winners for award in campaign.awards)
        if open_still and nobody and shown.recap is None:
            text = it.words.gettext("No winner of {campaign} is written down; results: {day}")
            yield of_campaign(it, shown, text, results)


def _recaps(it: Situation) -> Iterator[Need]:
    for shown, due in recaps_due(it):
        if due < it.today:
            text = it.words.gettext("{campaign} ended on {day}, and has no recap")
            command = f"kits new recap {shown.campaign.id}"
            yield of_campaign(it, shown, text, shown.ends, href="recaps/", command=command)


def recaps_due(it: Situation) -> Iterator[tuple[Shown, date]]:
    """The campaigns that are to have a recap, with the day by which, the first due first."""
    within = it.view.settings.policy.recap_within
    found = [
        (shown, due)
        for shown in it.waiting.minding("recap-due")
        if shown.recap is None
        and (due := recap_day(shown.campaign, shown.ends, within, it.view.clock, it.waiting.zone))
    ]
    yield from sorted(found, key=lambda each: (each[1], each[0].campaign.id))


def _languages(it: Situation) -> Iterator[Need]:
    found = sum(finding.rule == LANGUAGE for finding in _standing(it))
    if found:
        text = it.words.ngettext(
            "{n} text lacks a language of its groups",
            "{n} texts lack a language of their groups",
            found,
        )
        yield Need(text.format(n=found), "findings/", CHECK)


def _facts(it: Situation) -> Iterator[Need]:
    found = sum(finding.rule == FACT for finding in _standing(it))
    if found:
        text = it.words.ngettext(
            "{n} fact is to be looked up again", "{n} facts are to be looked up again", found
        )
        yield Need(text.format(n=found), "findings/", CHECK)


def _others(it: Situation) -> Iterator[Need]:
    found = sum(
        finding.rule not in TOLD_HERE and finding.severity is Severity.WARNING
        for finding in _standing(it)
    )
    if found:
        text = it.words.ngettext("{n} warning is open", "{n} warnings are open", found)
        yield Need(text.format(n=found), "findings/", CHECK)


def _standing(it: Situation) -> Iterator[Finding]:
    """What was found, but in unfinished work; it is nobody's own."""
    found = it.view.findings if it.waiting.person is None else ()
    return (finding for finding in found if not finding.of_draft)


def _lessons(it: Situation) -> Iterator[Need]:
    for shown in it.waiting.minding("not-heeded"):
        coming = shown.phase in ("ahead", "draft") and it.today <= shown.ends
        before = lessons_before(it.view, shown) if coming else None
        left = sum(one.is_open for one in before[1]) if before else 0
        if left:
            text = it.words.ngettext(
                "{campaign} has not answered {n} thing that its last round learned",
                "{campaign} has not answered {n} things that its last round learned",
                left,
            )
            yield of_campaign(it, shown, text, href="recaps/", command=CHECK, n=left)


def _untaken(it: Situation) -> Iterator[Need]:
    titles = {lesson.id: lesson.title for lesson in it.view.lessons}
    for one in it.view.untaken:
        if it.waiting.lives_with("lesson-not-taken", record_of(one.campaign)):
            continue
        mine = {
            person: groups
            for person, groups in one.people.items()
            if it.waiting.concerns(one.campaign, *map(it.waiting.owner_of, groups))
        }
        text = it.words.ngettext(
            "{n} leader has not taken “{lesson}”, which {campaign} asks for",
            "{n} leaders have not taken “{lesson}”, which {campaign} asks for",
            len(mine),
        )
        campaign = it.view.titles[one.campaign, ""]
        told = text.format(n=len(mine), lesson=titles[one.lesson], campaign=campaign)
        if mine:
            href = HERE.to(Addresses.lesson(*one.lesson.split("/")))
            groups = tuple(dict.fromkeys(chain.from_iterable(mine.values())))
            yield Need(told, href, f"kits finished LINE --person {next(iter(mine))}", groups)


def _shout_outs(it: Situation) -> Iterator[Need]:
    found = [one.campaign for one in it.view.proposals if it.waiting.concerns(one.campaign)]
    if found:
        text = it.words.ngettext(
            "{n} campaign could tell its groups of new badges",
            "{n} campaigns could tell their groups of new badges",
            len(found),
        )
        command = f"kits new message {found[0]} shout-out"
        yield Need(text.format(n=len(found)), "shout-outs/", command)


SORTS: Mapping[Sort, tuple[str, ...]] = {
    _errors: (),
    **ANSWERS,
    _proposals: ("unanswered-proposal",),
    _drafts_that_begin: (),
    _paused: (),
    unheard: (),
    _milestones: ("milestone-overdue",),
    _fading_files: ("file-expires",),
    _winners: (),
    _recaps: ("recap-due",),
    **ROUNDS,
    **PLAN,
    **CARE,
    **TEAMS,
    _facts: (FACT,),
    _languages: (LANGUAGE,),
    _others: (),
    _lessons: ("not-heeded",),
    _untaken: ("lesson-not-taken",),
    _shout_outs: (),
}
"""Everything that may need a person, what waits least first, each with the rules that find it.

No rule finds what somebody decided or has yet to decide (a draft, a pause, who won), an offer, or
that nothing was read yet; and what counts findings is none itself."""
TOLD_HERE = frozenset(chain.from_iterable(SORTS.values()))
