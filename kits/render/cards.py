"""One message as a card on a phone, every word made ready, so that templates only place it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from kits.channels.channel import Channel
from kits.locale import Tongue, catalogue
from kits.model.clocks import Clock
from kits.model.files import Size
from kits.model.kits import Attachment, Kit, KitMessage, Reply
from kits.render.localised import clock, day, moment
from kits.render.panels import NO_LINKS, Panel, panels
from kits.render.timeline import Phase, day_ends, label, next_time, phase, quiet_words

HIGHEST = 384
"""CSS pixels of a picture on a card: with its caption, it fits on a phone."""
NONE_ASKED: Mapping[str, datetime] = MappingProxyType({})
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file to send along, or a card to forward."""

    href: str | None
    """The way there, if there is one."""
    path: str | None
    """Where it stands in the tree, as an address has it."""
    name: str
    image: bool
    size: Size | None
    """As large as it is shown at most, in CSS pixels."""
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
    quiet: str | None
    """The quiet hours that hold it back, with the zone whose clock they go by."""
    day_ends: str | None
    """When the day is over that its text speaks of."""
    asked: str | None
    """Until when it is asked for, of a correction."""
    expired: str | None
    """What to say once it has expired."""
    how: str
    kind: str
    stopped: str | None
    """Why it can no longer be copied; it has no panels then."""
    correction: str | None
    """The id of the message to post instead, where it was replaced."""
    note: str | None
    report: str | None
    reply: Reply | None
    """What to answer in its stead, where that is expected."""
    only: str | None
    """The channels it goes to, where they are not all of the group's."""
    panels: tuple[Panel, ...]
    enclosed: tuple[Enclosed, ...]
    spot: str
    """What its anchors end with: its id, on the page of its kit."""
    kit: str | None = None
    """Where a device remembers its copies, on a page of several kits."""
    group: str | None = None
    """Who gets it, on a page of several groups: one of them, or how many."""
    clock_of: str | None = None
    """Whose clock its moment goes by, on a page of several zones."""


def cards(
    messages: Sequence[KitMessage],
    group_channels: Sequence[str],
    channels: Mapping[str, Channel],
    at: Clock,
    *,
    locale: Tongue,
    root: str,
    links: Mapping[str, str] = NO_LINKS,
    asked: Mapping[str, datetime] = NONE_ASKED,
) -> tuple[Card, ...]:
    """A card for each message, in the same order.

    `root` leads to the root of the tree, and is empty where nothing does.

    `channels` are all of the community, `links` are the addresses of the group in its channels,
    `asked` gives for the id of a correction until when it waits to be posted.
    """
    upcoming = next_time(messages, at)
    made = _Cards(group_channels, channels, links, at, locale, root)
    return tuple(made.card(message, upcoming, asked.get(message.id)) for message in messages)


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
def kind_word(kind: str, locale: Tongue) -> str:
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
def lock_word(lock: str, locale: Tongue) -> str:
    """Why a message was stopped, in words."""
    _ = catalogue(locale).gettext
    return {
        "replaced": _("Replaced: please post the correction instead."),
        "paused": _("The campaign is paused: please do not post this for now."),
        "withdrawn": _("The campaign was withdrawn: please do not post this."),
    }[lock]


def answer_lines(message: KitMessage, locale: Tongue) -> Iterator[str]:
    """What to answer in the HQ group, and what to say with it, where no button copies it."""
    _ = catalogue(locale).gettext
    if said := message.reply.posted if message.reply else message.report:
        yield _("Then answer in the HQ group: {answer}").format(answer=said)
    if message.reply and message.reply.question:
        yield _("And say with it: {question}").format(question=message.reply.question)


@cache
def telling_words(state: str, locale: Tongue) -> str | None:
    """The same, where one text is there to tell the group of it."""
    _ = catalogue(locale).gettext
    return {
        "paused": _("This campaign is paused. Please post the text below, and nothing else of it."),
        "withdrawn": _(
            "This campaign was withdrawn. Please post the text below, and nothing more."
        ),
    }.get(state)


@cache
def only_words(state: str, locale: Tongue) -> str | None:
    """The same where texts of other campaigns stand too, and this one may be posted already."""
    _ = catalogue(locale).gettext
    return {
        "paused": _(
            "This campaign is paused. Of its texts, please post only the one that says so."
        ),
        "withdrawn": _(
            "This campaign was withdrawn. Of its texts, please post only the one that says so."
        ),
    }.get(state)


@cache
def stop_words(state: str, locale: Tongue) -> str | None:
    """What a page says before everything else while its campaign is stopped."""
    _ = catalogue(locale).gettext
    return {
        "paused": _("This campaign is paused. Please post nothing of it for now."),
        "withdrawn": _("This campaign was withdrawn. Please post nothing more of it."),
    }.get(state)


@dataclass(frozen=True, slots=True)
class _Cards:
    """What all cards of a page have in common."""

    group_channels: Sequence[str]
    channels: Mapping[str, Channel]
    links: Mapping[str, str]
    at: Clock
    locale: Tongue
    root: str

    def card(self, message: KitMessage, upcoming: datetime | None, asked: datetime | None) -> Card:
        locale = self.locale
        now = phase(message, self.at, upcoming, asked)
        day_over = day_ends(message)
        stopped = self.stopped(message)
        until = message.until if not stopped else None
        live = stopped is None and now != "expired"
        several = len(self.group_channels) > 1
        made = panels(message, self.channels, locale, several=several, links=self.links)
        return Card(
            id=message.id,
            title=message.title,
            phase=now,
            label=label(message, now, self.at, locale, asked),
            sent=message.send_at.isoformat(),
            day=day(message.send_at.date(), locale),
            clock=clock(message.send_at),
            until=until.isoformat() if until else None,
            quiet=quiet_words(message),
            day_ends=day_over.isoformat() if day_over else None,
            asked=asked.isoformat() if asked else None,
            expired=_expired(until, locale) if until else None,
            how=kind_word(message.kind, locale),
            kind=message.kind,
            stopped=stopped,
            correction=message.instead,
            note=message.note,
            report=message.report if live and not message.reply else None,
            reply=message.reply if live else None,
            only=self.only(message),
            panels=tuple(made) if live else (),
            enclosed=tuple(map(self.enclosed, message.attachments)) if live else (),
            spot=message.id,
        )

    def stopped(self, message: KitMessage) -> str | None:
        """Why a message can no longer be copied; of one that nothing corrects, only that."""
        if message.locked == "replaced" and message.instead is None:
            return catalogue(self.locale).gettext("No longer holds: please do not post this.")
        return lock_word(message.locked, self.locale) if message.locked else None

    def enclosed(self, attachment: Attachment) -> Enclosed:
        expires = attachment.expires
        path = None if attachment.path is None else quote(attachment.path)
        return Enclosed(
            href=self.root and path and self.root + path,
            path=path,
            name=attachment.name,
            image=path is not None and path.lower().endswith(IMAGES),
            size=_fitted(attachment.size) if attachment.size else None,
            caption=attachment.caption,
            expires=_valid_until(expires, self.locale) if expires else None,
            gone=expires is not None and self.at.is_over(expires),
        )

    def only(self, message: KitMessage) -> str | None:
        """The channels that a message goes to, where they are not all of the group's."""
        if all(channel in message.texts for channel in self.group_channels):
            return None
        _ = catalogue(self.locale).gettext
        channels = _(", ").join(self.channels[id].called(self.locale.tag) for id in message.texts)
        return _("Only for {channels}").format(channels=channels)


def _fitted(size: Size) -> Size:
    """The size at which a picture stands on a card, however large it is."""
    width, height = size
    shown = min(height, HIGHEST)
    return max(1, round(width * shown / height)), shown


@cache
def _valid_until(expires: date, locale: Tongue) -> str:
    return catalogue(locale).gettext("valid until {day}").format(day=day(expires, locale))


def _expired(until: datetime, locale: Tongue) -> str:
    sentence = catalogue(locale).gettext("Expired on {time}: please do not post this any more.")
    return sentence.format(time=moment(until, locale))
