"""Homes of a group and of a leader: what to send now, next and later, one tap from each text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kits.channels.channel import Channel
from kits.locale import Languages, Tongue, listed
from kits.model.addresses import Address, Addresses
from kits.model.artifacts import File
from kits.model.bundles import NO_PROFILE, Profile, Role
from kits.model.clocks import Clock
from kits.model.kits import Kit, KitGroup, LessonLink
from kits.render import home_rows
from kits.render.decks import Dealer
from kits.render.home_news import news, stops
from kits.render.home_rows import parts, rows, way
from kits.render.kit_pages import parted, with_ways
from kits.render.localised import span
from kits.render.own_badges import OwnBadges
from kits.render.phone import page, reply_words
from kits.render.words import campaign_phases


@dataclass(frozen=True, slots=True, kw_only=True)
class PastKit:
    """A campaign that ended too long ago to have a kit; its page is still there."""

    id: str
    title: str
    state: str = "ready"
    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A group that someone leads or stands in for, with its kits."""

    group: KitGroup
    role: Role
    kits: Sequence[Kit]
    past: Sequence[PastKit] = ()
    leader: str | None = None
    """Whose place a deputy takes; None where nobody leads."""
    beside: str | None = None
    """Who else leads it."""
    others: tuple[str, ...] = ()
    """Who else stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A campaign in the list of a home, with the groups whose kits are kept."""

    title: str
    days: str
    state: str | None
    """In a word, where it was stopped."""
    page: str | None
    """The way to its page, where no kit is kept."""
    kits: tuple[tuple[str, str], ...]
    """The page of each group's kit, and the group's name."""


def group_home(
    group: KitGroup,
    kits: Sequence[Kit],
    past: Sequence[PastKit],
    lessons: Sequence[LessonLink],
    channels: Mapping[str, Channel],
    languages: Languages,
    at: Clock,
    profile: Profile = NO_PROFILE,
    help: Address = Addresses.help,
    *,
    addresses: Addresses,
) -> File:
    """A group's home: what to send over all its campaigns.

    `kits` are those that are built; `past`, campaigns older than the community keeps kits;
    `lessons`, those that its leader should take; `channels` and `languages`, all of the
    community; `profile`, what is told of the group itself; `help`, leaders' help.
    """
    here = addresses.group(group.id)
    locale = languages.tongue(group.locale)
    by = way(kits, here, addresses, at, locale)
    return page(
        "group_home.html",
        here,
        locale,
        group=group,
        folder=here.name,
        finder=by.groups,
        calendar=here.near(addresses.calendar(group.id)),
        lessons=with_ways(lessons, here),
        leaders=listed(group.leaders, group.locale),
        profile=profile,
        help=here.to(help),
        **_shown(kits, past, here, by, channels, one_group=True),
    )


def leader_home(
    person: str,
    name: str,
    groups: Sequence[Led],
    channels: Mapping[str, Channel],
    at: Clock,
    *,
    locale: Tongue,
    addresses: Addresses,
    lessons: Sequence[LessonLink] = (),
    badges: OwnBadges | None = None,
    help: Address = Addresses.help,
) -> File:
    """The home of someone who leads: each message with all their groups.

    `name` is how their groups know them; `channels` are all of the community; `locale` is theirs;
    `lessons` are due; `badges` are what they earned, and what is next.
    """
    # What groups in two languages are told alike is told in the reader's.
    spoken = sorted(groups, key=lambda led: led.group.locale != locale.tag)
    kits = [kit for led in spoken for kit in led.kits]
    past = [old for led in spoken for old in led.past]
    here = addresses.leader(person)
    by = way(kits, here, addresses, at, locale)
    return page(
        "leader_home.html",
        here,
        locale,
        folder=here.name,
        name=name,
        finder=by.groups,
        groups=groups,
        ways=[
            (here.to(addresses.group(led.group.id)), here.to(addresses.calendar(led.group.id)))
            for led in groups
        ],
        lessons=with_ways(lessons, here),
        badges=badges or OwnBadges(),
        help=here.to(help),
        **_shown(kits, past, here, by, channels, one_group=len(groups) == 1),
    )


def _shown(
    kits: Sequence[Kit],
    past: Sequence[PastKit],
    here: Address,
    by: home_rows.Way,
    channels: Mapping[str, Channel],
    *,
    one_group: bool,
) -> Mapping[str, Any]:
    """What both homes show."""
    running = [kit for kit in kits if not is_over(kit, by.at)]
    ended = [kit for kit in kits if is_over(kit, by.at)]
    deck = Dealer(by, channels, here.root, one_group=one_group).deck(kits)
    dealt = {key for post in deck for key in post.keys}
    theirs = kits[0].channels if one_group and deck else ()
    sent = [
        (message, kit)
        for kit in kits
        for message in kit.messages
        if (kit.group.id, kit.campaign.id, message.id) not in dealt
        and not (message.locked and is_over(kit, by.at))
    ]
    return {
        "one_group": one_group,
        "answered": reply_words(by.locale) if any(post.answered for post in deck) else None,
        "parted": parted([post.card for post in deck]),
        "posts": {post.card.spot: post for post in deck},
        "tabs": [(id, channels[id].called(by.locale.tag)) for id in theirs if len(theirs) > 1],
        "stops": stops(running, by),
        "news": news(running, by),
        "parts": parts(rows(sent, by)),
        "campaigns": list(_listed(running, by)),
        "ended": [*_listed(ended, by), *_older(past, here, by.locale)],
    }


def is_over(kit: Kit, at: Clock) -> bool:
    """Whether the group's last day of a campaign has passed."""
    return at.is_over(kit.campaign.ends, ZoneInfo(kit.group.timezone))


def _listed(kits: Sequence[Kit], by: home_rows.Way) -> Iterator[Listed]:
    """The campaigns of these kits, the newest first."""
    found: dict[str, list[Kit]] = {}
    for kit in sorted(kits, key=lambda kit: kit.campaign.starts, reverse=True):
        found.setdefault(kit.campaign.id, []).append(kit)
    for those in found.values():
        campaign = those[0].campaign
        first = min(kit.campaign.starts for kit in those)
        last = max(kit.campaign.ends for kit in those)
        yield Listed(
            title=campaign.title,
            days=span(first, last, by.locale),
            state=_stopped(campaign.state, by.locale),
            page=None,
            kits=tuple((by.to(kit), kit.group.name) for kit in those),
        )


def _older(past: Sequence[PastKit], here: Address, locale: Tongue) -> Iterator[Listed]:
    once = {old.id: old for old in past}
    for old in sorted(once.values(), key=lambda old: old.starts, reverse=True):
        yield Listed(
            title=old.title,
            days=span(old.starts, old.ends, locale),
            state=_stopped(old.state, locale),
            page=here.to(Addresses.campaign(old.id)),
            kits=(),
        )


def _stopped(state: str, locale: Tongue) -> str | None:
    return campaign_phases(locale)[state] if state in ("paused", "withdrawn") else None
