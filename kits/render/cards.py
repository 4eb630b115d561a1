"""One message as a card on a phone, every word made ready, so that templates only place it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import groupby
from urllib.parse import quote

from kits.locale import catalogue
from kits.model.kits import Attachment, Kit, KitMessage, Text
from kits.render.phone import clock, day, moment, phase_words
from kits.render.timeline import Phase, phases

IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The text of one channel, with its button."""

    channel: str
    name: str
    """Of the channel."""
    copy: str
    """What the button says."""
    text: Text
    size: str
    """The length, beside what the channel takes."""
    long: bool
    """Whether it is longer than the channel takes well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file to send along, or a card to forward."""

    href: str | None
    name: str
    image: bool
    caption: str | None
    expires: str | None
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message with its phase at the moment of the build."""

    id: str
    title: str
    phase: Phase
    label: str
    sent: str
    """Its moment in ISO 8601, with the group's offset."""
    day: str
    clock: str
    until: str | None
    expired: str | None
    """What to say once it has expired."""
    how: str
    kind: str
    stopped: str | None
    """Why it can no longer be copied; it has no panels then."""
    note: str | None
    report: str | None
    only: str | None
    """The channels it goes to, where they are not all of the group's."""
    panels: tuple[Panel, ...]
    enclosed: tuple[Enclosed, ...]


def cards(
    messages: Sequence[KitMessage],
    group_channels: Sequence[str],
    names: Mapping[str, str],
    now: datetime,
    *,
    locale: str,
    root: str,
) -> tuple[Card, ...]:
    """A card for each message, in the same order; `root` leads to the root of the tree."""
    return tuple(
        _card(message, phase, group_channels, names, now, locale=locale, root=root)
        for message, phase in zip(messages, phases(messages, now), strict=True)
    )


def days(listed: Sequence[Card]) -> list[tuple[str, list[Card]]]:
    """The cards under the day on which they are sent."""
    return [(name, list(those)) for name, those in groupby(listed, key=lambda card: card.day)]


def anchor(message: str) -> str:
    """Where a message stands on its kit's page."""
    return f"m-{message}"


def versions(message: KitMessage) -> str:
    """The version of each of a message's texts, as the script compares them with copies made."""
    return " ".join(f"{channel}:{text.version}" for channel, text in message.texts.items())


def memory(kit: Kit) -> str:
    """The name under which a device remembers what was copied from a kit."""
    return f"{kit.group.id}/{kit.campaign.id}"


@cache
def kind_word(kind: str, locale: str) -> str:
    """How a message is posted, in words."""
    _ = catalogue(locale).gettext
    return {
        "message": _("Post as a message"),
        "announcement": _("Post as the group announcement"),
        "moments": _("Post in your Moments"),
        "private": _("Send in private chats"),
        "chain": _("Start a sign-up chain"),
    }[kind]


@cache
def lock_word(lock: str, locale: str) -> str:
    """Why a message was stopped, in words."""
    _ = catalogue(locale).gettext
    return {
        "replaced": _("Replaced: please post the correction instead."),
        "paused": _("The campaign is paused: please do not post this for now."),
        "withdrawn": _("The campaign was withdrawn: please do not post this."),
    }[lock]


@cache
def stop_words(state: str, locale: str) -> str | None:
    """What a page says before everything else while its campaign is stopped."""
    _ = catalogue(locale).gettext
    return {
        "paused": _("This campaign is paused. Please post nothing of it for now."),
        "withdrawn": _("This campaign was withdrawn. Please post nothing more of it."),
    }.get(state)


def _card(
    message: KitMessage,
    phase: Phase,
    group_channels: Sequence[str],
    names: Mapping[str, str],
    now: datetime,
    *,
    locale: str,
    root: str,
) -> Card:
    several = len(group_channels) > 1
    stopped = lock_word(message.locked, locale) if message.locked else None
    expired = _expired(message.until, locale) if message.until and not stopped else None
    live = stopped is None and phase != "expired"
    return Card(
        id=message.id,
        title=message.title,
        phase=phase,
        label=phase_words(locale)[phase],
        sent=message.send_at.isoformat(),
        day=day(message.send_at.date(), locale),
        clock=clock(message.send_at),
        until=message.until.isoformat() if message.until and not stopped else None,
        expired=expired,
        how=kind_word(message.kind, locale),
        kind=message.kind,
        stopped=stopped,
        note=message.note,
        report=message.report if live else None,
        only=_only(message, group_channels, names, locale),
        panels=tuple(_panels(message, names, several, locale)) if live else (),
        enclosed=tuple(_enclosed(a, now.date(), locale, root) for a in message.attachments)
        if live
        else (),
    )


def _panels(
    message: KitMessage, names: Mapping[str, str], several: bool, locale: str
) -> Iterator[Panel]:
    for channel, text in message.texts.items():
        name = names.get(channel, channel)
        yield Panel(
            channel=channel,
            name=name,
            copy=_copy_words(name if several else None, locale),
            text=text,
            size=_size(text.length, text.unit, text.limit or text.advised, locale),
            long=text.advised is not None and text.length > text.advised,
        )


def _enclosed(attachment: Attachment, today: date, locale: str, root: str) -> Enclosed:
    expires = attachment.expires
    return Enclosed(
        href=None if attachment.path is None else root + quote(attachment.path),
        name=attachment.name,
        image=attachment.path is not None and attachment.path.lower().endswith(IMAGES),
        caption=attachment.caption,
        expires=_valid_until(expires, locale) if expires else None,
        gone=expires is not None and expires < today,
    )


def _only(
    message: KitMessage, group_channels: Sequence[str], names: Mapping[str, str], locale: str
) -> str | None:
    if all(channel in message.texts for channel in group_channels):
        return None
    _ = catalogue(locale).gettext
    channels = _(", ").join(names.get(channel, channel) for channel in message.texts)
    return _("Only for {channels}").format(channels=channels)


@cache
def _copy_words(channel: str | None, locale: str) -> str:
    _ = catalogue(locale).gettext
    return _("Copy for {channel}").format(channel=channel) if channel else _("Copy")


@lru_cache(maxsize=8192)
def _size(length: int, unit: str, most: int | None, locale: str) -> str:
    """`214 / 2000 characters`; what only programmers tell apart is called characters."""
    words = catalogue(locale)
    number = f"{length} / {most}" if most else str(length)
    count = most or length
    known = {
        "bytes": words.ngettext("{n} byte", "{n} bytes", count),
        "bytes a line": words.ngettext("{n} byte a line", "{n} bytes a line", count),
        "parts": words.ngettext("{n} part", "{n} parts", count),
    }
    characters = words.ngettext("{n} character", "{n} characters", count)
    return known.get(unit, characters).format(n=number)


@cache
def _valid_until(expires: date, locale: str) -> str:
    return catalogue(locale).gettext("valid until {day}").format(day=day(expires, locale))


def _expired(until: datetime, locale: str) -> str:
    sentence = catalogue(locale).gettext("Expired on {time}: please do not post this any more.")
    return sentence.format(time=moment(until, locale))
