"""People, for operators alone: whom to ask for what, and to whom a private word is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.candidates import Candidate, Evidence
from kits.model.caring import Care
from kits.model.cohorts import FEWEST, Cohort
from kits.model.groups import Group
from kits.model.recruiting import Match, Near, Wanted
from kits.model.teams import Team
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View
from kits.render.words import deed_words
from kits.texts.occasions import EACH, Occurrence

HERE = Addresses.outreach
FEW = 8
"""Words of one sort that stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """Somebody who might be asked for one thing."""

    name: str
    spot: str
    """Where what speaks for them stands."""
    why: str
    said_yes: bool
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What wants somebody."""

    title: str
    href: str
    what: str
    those: list[Suggested]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody with what speaks for asking them."""

    spot: str
    name: str
    groups: list[str]
    skills: str
    state: str
    evidence: list[tuple[str, str, date, str | None]]
    """On which axis, what, when, and who saw it."""
    command: str
    """What notes their answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A private word to somebody."""

    name: str
    about: str
    since: date | None
    is_due: bool
    text: str | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What operators see, with what is asked of it for each person."""

    view: View
    groups: Mapping[str, Group]
    spots: Mapping[str, str]
    """Where each candidate stands on the page."""

    def named(self, group: str) -> str:
        """What a group is called."""
        known = self.groups.get(group)
        return known.name if known else group


def people_page(view: View) -> Iterator[Artifact]:
    """Openings with whom to ask, everyone of whom something is known, and words of care."""
    _, reach = catalogue(view.locale).gettext, view.outreach
    it = Spoken(
        view,
        {group.id: group for group in view.groups},
        {one.whom.key: f"who-{n}" for n, one in enumerate(reach.candidates, start=1)},
    )
    openings = [_of_group(it, match) for match in reach.matches]
    tasks = [_of_task(it, wanted) for wanted in reach.wanted]
    noted = [_known(it, one) for one in reach.candidates if one.is_noted]
    recorded = [one for one in reach.candidates if not one.is_noted]
    body = fill(
        "ops/people.html",
        view.locale,
        here=HERE,
        openings=[one for one in openings if one.those],
        bare=[one for one in openings if not one.those],
        further=reach.further,
        tasks=tasks,
        pass_on=HERE.to(Addresses.tasks),
        noted=noted,
        recorded=[_known(it, one) for one in recorded[:EACH]],
        more=max(len(recorded) - EACH, 0),
        words=list(_words(it)),
        few=FEW,
        cohorts=[_cohort(view, one) for one in reach.cohorts],
        fewest=FEWEST,
        ledger=HERE.near(Addresses.operations / "ledger"),
    )
    yield operators_page(
        HERE, _("People to ask and care for"), body, view.locale, scripts=("copying",)
    )


def _of_group(it: Spoken, match: Match) -> Opening:
    _ = catalogue(it.view.locale).gettext
    group = it.groups[match.gap.group]
    offices = {"leader": _("wants a leader"), "deputy": _("wants a deputy")}
    return Opening(
        title=group.name,
        href=HERE.to(it.view.addresses.group(group.id)),
        what=offices[match.gap.office],
        those=[
            _suggested(it, one, _near(it.view, near), Occurrence("invite", group.id))
            for one, near in match.candidates
        ],
    )


def _near(view: View, near: Near) -> str:
    _ = catalogue(view.locale).gettext
    return {
        "group": _("of the same group"),
        "city": _("of the same city"),
        "region": _("of the same region"),
        "locale": _("of the same language"),
    }[near]


def _of_task(it: Spoken, wanted: Wanted) -> Opening:
    task, _ = wanted.task, catalogue(it.view.locale).gettext
    why = _("can do it: {skill}").format(skill=task.needs) if task.needs else _("is interested")
    key = Occurrence("invite", "", wanted.of, task.id)
    where = wanted.workplace
    is_team = isinstance(where, Team)
    page = Addresses.team(where.id) if is_team else Addresses.campaign(where.id)
    return Opening(
        title=task.what,
        href=HERE.to(page),
        what=where.name if isinstance(where, Team) else it.view.titles[where.id, ""],
        those=[_suggested(it, one, why, key) for one in wanted.candidates],
    )


def _suggested(it: Spoken, one: Candidate, why: str, key: Occurrence) -> Suggested:
    return Suggested(
        name=one.name,
        spot=it.spots[one.whom.key],
        why=why,
        said_yes=one.asked == "yes",
        text=it.view.said.get(key._replace(person=one.whom.key)),
    )


def _known(it: Spoken, one: Candidate) -> Known:
    view = it.view
    whom = one.whom.words
    return Known(
        spot=it.spots[one.whom.key],
        name=one.name,
        groups=[it.named(id) for id in one.groups],
        skills=", ".join(one.skills),
        state=_state(view, one),
        evidence=[
            (_axis(view, each.axis), _told(view, each), each.day, _seen_by(view, each))
            for each in one.evidence
        ],
        command=f"kits note {whom} --answer asked"
        if one.is_noted
        else f"kits note {whom} --axis speaks --what …",
    )


def _state(view: View, one: Candidate) -> str:
    _ = catalogue(view.locale).gettext
    if one.asked == "later" and one.ask_again and not one.is_due:
        return _("not before {day}").format(day=one.ask_again.isoformat())
    return {
        "new": _("runs a group already") if one.in_office else "",
        "asked": _("was asked"),
        "yes": _("said yes"),
        "no": _("said no"),
        "later": _("to be asked again") if one.is_due else _("said later"),
    }[one.asked]


def _axis(view: View, axis: str) -> str:
    _ = catalogue(view.locale).gettext
    return {
        "speaks": _("speaks up"),
        "uses": _("uses it much"),
        "interested": _("is interested"),
        "loyal": _("has stayed"),
    }[axis]


def _told(view: View, one: Evidence) -> str:
    words = catalogue(view.locale)
    if one.deed:
        told = deed_words(one.deed, view.locale)
        title = view.titles.get((one.deed.campaign, ""))
        return words.gettext("{name}: {words}").format(name=title, words=told) if title else told
    if one.came_to:
        return words.gettext("came to “{campaign}”").format(campaign=view.titles[one.came_to, ""])
    if one.campaigns:
        text = "helped in {n} campaign within a year", "helped in {n} campaigns within a year"
        return words.ngettext(*text, one.campaigns).format(n=one.campaigns)
    return one.what


def _seen_by(view: View, one: Evidence) -> str | None:
    return view.called.get(one.seen_by, one.seen_by) if one.seen_by else None


def _words(it: Spoken) -> Iterator[tuple[str, str, list[Word], int]]:
    """The sorts of words, each with its spot, those it is due to, and how many more."""
    _, every = catalogue(it.view.locale).gettext, it.view.outreach.cares
    sorts = {
        "welcome": _("Who joined lately"),
        "thank": _("Who stepped down lately"),
        "recall": _("Who rests"),
        "hello": _("Who has left"),
        "unthanked": _("Who helped, and heard no thanks for long"),
    }
    for spot, title in sorts.items():
        those = [one for one in every if _sort(one) == spot]
        if those:
            told = [_word(it, one) for one in those[:EACH]]
            yield spot, title, told, max(len(those) - EACH, 0)


def _sort(one: Care) -> str:
    return "unthanked" if one.campaign else one.occasion


def _word(it: Spoken, one: Care) -> Word:
    view = it.view
    about = view.titles[one.campaign, ""] if one.campaign else it.named(one.group or "")
    key = Occurrence(one.occasion, one.group or "", one.campaign, person=one.person)
    return Word(
        name=view.called.get(one.person, one.person),
        about=about,
        since=one.since,
        is_due=one.is_due,
        text=view.said.get(key),
    )


def _cohort(view: View, one: Cohort) -> tuple[str, int, int, int]:
    """When they joined, how many, and how many of them, and of a hundred, are active."""
    _ = catalogue(view.locale).gettext
    text = _("{year}, quarter {quarter}")
    ends = [text.format(year=year, quarter=quarter) for year, quarter in (one.first, one.last)]
    told = " – ".join(dict.fromkeys(ends))
    return told, one.joined, one.active, 100 * one.active // one.joined
