"""The page that a leader opens: the text that is due, its copy button, below it all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kits.channels.channel import Channel
from kits.locale import Languages, Tongue, catalogue
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import File
from kits.model.clocks import Clock
from kits.model.kits import Answer, Kit, LessonLink
from kits.render.cards import Card, anchor, cards, memory, stop_words, telling_words
from kits.render.checklists import checklist
from kits.render.extras.handing_out import handed_out
from kits.render.extras.one_file import Alone, Apart
from kits.render.localised import moment, span
from kits.render.phone import page, reply_words
from kits.render.timeline import Phase, asked_until

RANKS: Mapping[Phase, int] = MappingProxyType({"due": 0, "held": 1, "left": 3})
"""The phases that ask for something now; before the last comes a correction for a later hour."""
AHEAD = ("next", "later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change as the page tells it."""

    at: str
    """In ISO 8601, with the group's offset."""
    when: str
    what: str
    why: str | None
    replaced: tuple[tuple[str, str], ...]
    """Anchor and title of each message that no longer holds."""
    answer: Answer | None
    """What to tell members, where it mends a flaw."""
    asked: bool
    """Whether that is for those who ask, since there is a correction to post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """The cards of a page by what is to do; the script (arranging.js) parts them the same way."""

    lead: Card | None
    """What to send now, which is open; it is the first of these."""
    now: Sequence[Card]
    """What is due and what is left out; where nothing is due, what comes next."""
    ahead: Sequence[Card]
    past: Sequence[Card]
    """The newest first."""
    locked: Sequence[Card]


def kit_page(
    kit: Kit,
    channels: Mapping[str, Channel],
    languages: Languages,
    at: Clock,
    help: Address = Addresses.help,
    *,
    addresses: Addresses,
    alone: Alone | None = None,
) -> File:
    """The kit's page; `alone`, as one that has all inside and may leave its tree.

    `channels` and `languages` are all of the community, `help` is leaders' help. The page is whole
    without its style and script: all texts stand in it, and the phases of its messages are those at
    the moment.
    """
    locale = languages.tongue(kit.group.locale)
    group = addresses.group(kit.group.id)
    here = addresses.kit(kit.group.id, kit.campaign.id)
    if alone:
        here = Apart(here.path, alone.site)
    ends = asked_until(kit)
    over = at.has_come(ends)
    waiting = asked(kit)
    telling = bool(waiting) and is_stopped(kit)
    names = {id: channels[id].called(locale.tag) for id in kit.channels}
    listed = cards(
        kit.messages,
        kit.channels,
        channels,
        at,
        locale=locale,
        root=here.to(Addresses.home),
        links=kit.group.links,
        asked=waiting,
    )
    if alone and alone.is_short:
        listed = tuple(map(_short, listed))
    return page(
        "kit.html",
        here,
        locale,
        alone=alone,
        kit=kit,
        own=here.to(here),
        plain=here.near(here.beside("kit.txt")),
        folder=group.name,
        home=here.near(group),
        calendar=here.near(addresses.calendar(kit.group.id)),
        lessons=with_ways(kit.lessons, here),
        memory=memory(kit),
        span=span(kit.campaign.starts, kit.campaign.ends, locale),
        stopped=(telling_words if telling and not over else stop_words)(kit.campaign.state, locale),
        telling=telling,
        parted=parted(listed),
        changes=tuple(_changes(kit, {card.id: card for card in listed}, locale)),
        beside=tuple(_beside(kit, locale)),
        lacks=() if over else tuple(_lacks(kit, at)),
        tabs=tuple(names.items()) if len(names) > 1 else (),
        ends=ends.isoformat(),
        over=over,
        checklist=tuple(checklist(kit, locale)),
        reports=any(message.report for message in kit.messages),
        answered=reply_words(locale) if any(card.reply for card in listed) else None,
        takes_part=any(message.to == "groups" for message in kit.messages),
        names=names,
        help=here.to(help),
        handed=None if alone else handed_out(kit),
        file=f"{kit.campaign.id}-{kit.group.id}",
    )


def _short(card: Card) -> Card:
    """A card without what shows how its texts will look."""
    return replace(card, panels=tuple(replace(panel, look=None) for panel in card.panels))


def with_ways(lessons: Sequence[LessonLink], here: Address) -> list[tuple[str, LessonLink]]:
    """Lessons with the way to each from a page."""
    return [(here.to(Addresses.lesson(one.track, one.lesson)), one) for one in lessons]


def is_stopped(kit: Kit) -> bool:
    """Whether nothing of a campaign is posted but that it was stopped."""
    return kit.campaign.state in ("paused", "withdrawn")


def asked(kit: Kit) -> dict[str, datetime]:
    """The corrections of a kit, each with the moment until which it waits to be posted.

    Of a campaign that was stopped, what says so.
    """
    held = {message.id for message in kit.messages if message.locked is None}
    until = asked_until(kit)
    if is_stopped(kit):
        return dict.fromkeys(held, until)
    return {notice.message: until for notice in kit.notices if notice.message in held}


def parted(listed: Sequence[Card]) -> Parted:
    """The cards, in the order of time, by what is to do."""
    now = sorted(filter(_asks, listed), key=_rank)
    lead = next((card for card in now if card.phase != "left"), None)
    if lead is None:
        now += [card for card in listed if card.phase == "next"]
    return Parted(
        lead=lead,
        now=now,
        ahead=[card for card in listed if card.phase in AHEAD and card not in now],
        past=[card for card in reversed(listed) if card.phase in ("done", "expired")],
        locked=[card for card in listed if card.phase == "locked"],
    )


def _asks(card: Card) -> bool:
    return card.phase in RANKS or (card.asked is not None and card.phase in AHEAD)


def _rank(card: Card) -> tuple[int, bool]:
    """What is due comes first, and a correction before the rest; what is left out comes last."""
    return (RANKS.get(card.phase, 2), card.asked is None)


def _beside(kit: Kit, locale: Tongue) -> Iterator[tuple[str, str, tuple[Answer, ...]]]:
    """What stands beside the messages, where there is any: its heading and the anchor of it."""
    _ = catalogue(locale).gettext
    if kit.beside.flaws:
        yield _("What is not right yet"), "flaws", kit.beside.flaws
    if kit.beside.asked:
        yield _("What your group asked for"), "asked", kit.beside.asked


def _lacks(kit: Kit, at: Clock) -> Iterator[Answer]:
    """What still wants somebody, as long as the campaign goes on."""
    zone = ZoneInfo(kit.group.timezone)
    for one in () if is_stopped(kit) else kit.beside.lacks:
        if one.until is None or not at.is_over(one.until, zone):
            yield one


def _changes(kit: Kit, by_id: Mapping[str, Card], locale: Tongue) -> Iterator[Change]:
    mended = {one.id: one for one in kit.beside.mended if one.texts}
    for notice in kit.notices:
        yield Change(
            at=notice.at.isoformat(),
            when=moment(notice.at, locale),
            what=notice.what,
            why=notice.why,
            replaced=tuple((anchor(id), by_id[id].title) for id in notice.replaces if id in by_id),
            answer=mended.get(notice.fixes or ""),
            asked=notice.message is not None,
        )
