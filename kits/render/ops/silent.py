"""The silent list: by message, the groups without an answer, each with a kind word to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kits.locale import catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.deadlines import SOON
from kits.model.silence import IN_A_ROW, Silence
from kits.model.standings import Standing
from kits.render.cards import anchor
from kits.render.day.answers import spot_of
from kits.render.handbook.layout import EVENING
from kits.render.handbook.prose import page_of
from kits.render.localised import moment
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View
from kits.render.waiting import Waiting
from kits.texts.occasions import MOST, Occurrence

HERE = Addresses.silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """One group that has not answered, in words."""

    id: str
    name: str
    href: str
    """The way to the text."""
    leader: str
    deputy: str | None
    owner: str | None
    times: int
    """Of how many messages in a row it answered none; 0 where that is usual."""
    nudged: date | None
    nudge: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A message with its silent groups."""

    spot: str
    title: str
    campaign: str
    of: str
    """What the campaign is called."""
    name: str
    when: str
    posted: int
    expected: int
    for_hq: str
    """What the HQ group may be told: numbers, and nobody's name."""
    groups: list[Silent]
    more: int


def silent_page(view: View) -> Iterator[Artifact]:
    """All messages that are overdue; those of which nothing came back at all as one line each."""
    it, _ = Waiting(view=view), catalogue(view.locale).gettext
    heard = [one for one in it.silences if one.is_heard]
    recent = {one.name for one in heard if not view.clock.has_come(one.at, -SOON)}
    unheard: dict[str, list[Late]] = {}
    for one in it.silences:
        if not one.is_heard:
            unheard.setdefault(one.campaign, []).append(_late(it, one))
    body = fill(
        "ops/silent.html",
        view.locale,
        here=HERE,
        handbook=page_of(view, EVENING),
        late=[_late(it, one) for one in heard if one.name in recent],
        earlier=[_late(it, one) for one in heard if one.name not in recent],
        unheard=[(id, spot_of(id), view.titles[id, ""], those) for id, those in unheard.items()],
        again=sorted(
            {
                (it.groups[each.group].name, HERE.to(view.addresses.group(each.group)))
                for one in heard
                for each in one.silent
                if it.runs.get(each.group, 0) >= IN_A_ROW
            }
        ),
        within=round(view.settings.policy.receipt_within.total_seconds() / 3600),
    )
    yield operators_page(HERE, _("Silent groups"), body, view.locale, scripts=("copying",))


def _late(it: Waiting, one: Silence) -> Late:
    view, words = it.view, catalogue(it.view.locale)
    text = words.ngettext(
        "{n} of {all} group has posted “{message}”; thank you",
        "{n} of {all} groups have posted “{message}”; thank you",
        one.expected,
    )
    title = view.titles.get((one.campaign, one.message), one.title)
    return Late(
        spot=spot_of(one.campaign, one.name),
        title=title,
        campaign=one.campaign,
        of=view.titles[one.campaign, ""],
        name=one.name,
        when=moment(one.at.astimezone(it.zone), view.locale),
        posted=one.posted,
        expected=one.expected,
        for_hq=text.format(n=one.posted, all=one.expected, message=title),
        groups=[_silent(it, one, each) for each in one.silent[:MOST]],
        more=max(len(one.silent) - MOST, 0),
    )


def _silent(it: Waiting, one: Silence, each: Standing) -> Silent:
    group, view = it.groups[each.group], it.view
    assert each.poster is not None, "a group with nobody to post is never silent"
    page = HERE.to(view.addresses.kit(group.id, one.campaign))
    times = it.runs.get(group.id, 0)
    given = (
        it.nudged.get((group.id, one.name)),
        it.nudged.get((group.id, f"{one.campaign}/{one.name}")),
    )
    return Silent(
        id=group.id,
        name=group.name,
        href=f"{page}#{anchor(each.send.id)}",
        leader=each.poster.name,
        deputy=each.poster.deputy,
        owner=view.called.get(group.owner or "", group.owner),
        times=times if times >= IN_A_ROW else 0,
        nudged=max(filter(None, given), default=None),
        nudge=view.said.get(Occurrence("nudge", group.id, one.campaign, one.name)),
    )
