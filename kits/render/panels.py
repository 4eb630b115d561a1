"""The text of one channel as a card shows it: how it will look, how long it is, where it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from markupsafe import Markup

from kits.channels.channel import Channel
from kits.channels.previews import preview
from kits.locale import Tongue, catalogue
from kits.model.kits import KitMessage, Text
from kits.render.sanitising import styled
from kits.render.watching import Alike

NO_LINKS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Button(Alike):
    """What is done with the texts of one channel that are posted alike, in whatever group."""

    channel: str
    name: str
    """Of the channel."""
    copy: str
    """What the button says."""
    after: str
    """What to do once it is copied."""
    share: str | None
    """The link that hands it on, with blanks that the script fills."""
    handed: str
    """What that link says."""
    opened: str
    """What a link to the group says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The text of one channel, with its button."""

    button: Button
    text: Text
    size: str
    """The length, beside what the channel takes."""
    long: bool
    """Whether it is longer than the channel takes well."""
    look: Markup | None
    """How the channel will show it, where that is not how it is pasted."""
    opens: str | None = None
    """The address of the group in this channel."""


def panels(
    message: KitMessage,
    channels: Mapping[str, Channel],
    locale: Tongue,
    *,
    several: bool,
    links: Mapping[str, str] = NO_LINKS,
) -> Iterator[Panel]:
    """A panel for each channel that a message goes to; `several` if a page has more than one.

    `channels` are all of the community, `links` the addresses of the group in its channels.
    """
    for id, text in message.texts.items():
        channel = channels[id]
        names = (channel.called(locale.tag), channel.placed(locale.tag))
        yield Panel(
            button=_button(id, *names, channel.share, message.kind, locale, several=several),
            text=text,
            size=_size(text.length, text.unit, text.limit or text.advised, locale),
            long=text.advised is not None and text.length > text.advised,
            look=_look(text, channel),
            opens=links.get(id),
        )


@cache
def _button(
    channel: str,
    name: str,
    place: str | None,
    share: str | None,
    kind: str,
    locale: Tongue,
    *,
    several: bool,
) -> Button:
    """`place` is where texts go, where the channel is no app."""
    _ = catalogue(locale).gettext
    return Button(
        channel=channel,
        name=name,
        copy=_("Copy for {channel}").format(channel=name) if several else _("Copy"),
        after=_after_words(kind, name, place, locale),
        share=share,
        handed=_("Open in {channel}").format(channel=name),
        opened=_("Open its page") if place else _("Open the group"),
    )


def _look(text: Text, channel: Channel) -> Markup | None:
    html = preview(text.text, channel.dialect, html=text.html)
    if html is None:
        return None
    return styled(html) if text.html else Markup(html)


def _after_words(kind: str, channel: str, place: str | None, locale: Tongue) -> str:
    """What comes next, by hand: in the app that the channel is, or where else its texts go."""
    _ = catalogue(locale).gettext
    if place:
        return _("Now paste it into {place}.").format(place=place)
    sentence = {
        "announcement": _("Now open {channel} and paste it as the group announcement."),
        "moments": _("Now open {channel} and paste it into a new Moment."),
        "private": _("Now open {channel} and paste it into each private chat."),
        "chain": _("Now open {channel}, start a sign-up chain and paste it there."),
    }.get(kind) or _("Now open {channel} and paste it.")
    return sentence.format(channel=channel)


@lru_cache(maxsize=8192)
def _size(length: int, unit: str, most: int | None, locale: Tongue) -> str:
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
