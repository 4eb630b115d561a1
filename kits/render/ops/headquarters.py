"""The HQ group's page: who belongs there, what it is told today, and what a deputy needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from kits.locale import Tongue, catalogue
from kits.model.addresses import Addresses
from kits.model.artifacts import Artifact
from kits.model.bundles import Share
from kits.model.community import HQ
from kits.model.groups import Group
from kits.model.headquarters import Seated
from kits.model.standings import Standing
from kits.render.cards import anchor
from kits.render.handbook.handover import HANDOVER
from kits.render.handbook.prose import page_of
from kits.render.localised import clock
from kits.render.ops.layout import operators_page
from kits.render.sheets import fill
from kits.render.views import View

HERE = Addresses.operations / "hq"
RECENT = timedelta(days=2)
"""For how long the numbers of a message are still of interest: an evening's are known next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message to the HQ group that is sent today."""

    clock: str
    title: str
    way: str
    """To its text."""
    is_over: bool


def hq_page(view: View, shares: Iterable[Share]) -> Iterator[Artifact]:
    """What concerns the group of all leaders."""
    _ = catalogue(view.locale).gettext
    hq = next((group for group in view.groups if group.kind == HQ), None)
    share = next((each for each in shares if hq and each.group == hq.id), None)
    running = [one for one in view.campaigns if one.phase in ("running", "ahead", "paused")]
    body = fill(
        "ops/hq.html",
        view.locale,
        here=HERE,
        addresses=view.addresses,
        hq=hq,
        way=hq and view.addresses.group(hq.id),
        rows=list(_rows(view)),
        invitations=[
            (one, _invitation(view, hq, one)) for one in view.hq if hq and one.is_in is False
        ],
        is_known=not any(one.person and one.is_in is None for one in view.hq),
        names={group.id: group.name for group in view.groups},
        due=list(_due(view, share)) if share else [],
        numbers=numbers(view),
        running=running,
        called=view.called,
        handover=page_of(view, HANDOVER),
        commands=_commands(view.locale),
        folders=_folders(view.locale),
    )
    yield operators_page(HERE, _("HQ group"), body, view.locale, scripts=["copying"])


def _rows(view: View) -> Iterator[tuple[str, list[Seated], int]]:
    """Those of each office, and how many of them are missing."""
    _ = catalogue(view.locale).gettext
    seats = {
        "operator": _("Operators"),
        "leader": _("Leaders"),
        "deputy": _("Deputies"),
        None: _("No longer in an office"),
    }
    for seat, title in seats.items():
        those = [one for one in view.hq if one.seat == seat]
        yield title, those, sum(one.is_in is False for one in those)


def _invitation(view: View, hq: Group, one: Seated) -> str:
    """A private text to somebody who is missing."""
    _ = catalogue(view.tongue(one.locale)).gettext
    text = _("Hi {name}, all who run a group meet in “{hq}”: each text is there first.").format(
        name=one.name, hq=hq.in_locale(one.locale).name
    )
    asked = _("Tell me when it suits you, and I will let you in.")
    return f"{text}\n{hq.link or hq.join or asked}"


def _due(view: View, share: Share) -> Iterator[Due]:
    """Today's messages to the HQ group, in the order of their hours."""
    zone = ZoneInfo(share.zone)
    for send in sorted(share.sends, key=lambda send: send.at):
        at = send.at.astimezone(zone)
        if at.date() == view.today and not send.stopped:
            yield Due(
                clock=clock(at),
                title=send.title,
                way=f"{HERE.to(view.addresses.kit(share.group, send.campaign))}#{anchor(send.id)}",
                is_over=view.clock.has_come(send.at),
            )


def numbers(view: View) -> str:
    """How far the messages of today and yesterday have come: numbers, and nobody's name."""
    words = catalogue(view.locale)
    recent: dict[tuple[str, str], list[Standing]] = {}
    for each in view.standings:
        if view.clock.has_come(each.send.at) and not view.clock.has_come(each.send.at, -RECENT):
            recent.setdefault((each.send.campaign, each.send.name), []).append(each)
    lines = []
    for those in sorted(recent.values(), key=lambda those: those[0].send.at):
        states = [each.state for each in those]
        expected = len(states) - states.count("stopped") - states.count("nobody")
        waiting = states.count("due") + states.count("silent")
        if expected:
            send = those[0].send
            title = view.titles.get((send.campaign, send.base), send.title)
            line = words.ngettext(
                "“{title}”: {posted} of {n} group has posted",
                "“{title}”: {posted} of {n} groups have posted",
                expected,
            ).format(title=title, posted=states.count("posted"), n=expected)
            if waiting:
                line += words.gettext(", {n} still to answer").format(n=waiting)
            lines.append(line)
    return "\n".join(lines)


def _commands(locale: Tongue) -> list[tuple[str, str]]:
    _ = catalogue(locale).gettext
    return [
        ("kits today", _("what is sent, and what waits for somebody")),
        ("kits receipts -", _("reads the answers that you paste from the HQ group")),
        ("kits show CAMPAIGN GROUP", _("exactly the text that a leader pastes")),
        ("kits handover GROUP --to PERSON", _("a group changes hands")),
        ("kits check", _("what is wrong, where, and what to do")),
        ("kits build", _("the sites, anew")),
    ]


def _folders(locale: Tongue) -> list[tuple[str, str]]:
    _ = catalogue(locale).gettext
    return [
        ("content/campaigns/", _("what runs, with its messages")),
        ("content/groups/", _("the groups, with whoever leads them")),
        ("content/people/", _("the people")),
        ("content/log/", _("what happened; files are only added")),
        ("content/community.yml", _("the settings")),
    ]
