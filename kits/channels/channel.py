"""Channels as data: where a text is pasted, with its dialect, limits and their sources."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from kits.channels.articles import PAGES
from kits.channels.dialects import DIALECTS
from kits.channels.dialects.base import Writer
from kits.channels.pages import PageWriter
from kits.channels.units import UNITS, Unit
from kits.channels.ways import Ways, is_chinese
from kits.model.nearest import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much of a text, or of what goes with it, a channel takes."""

    unit: Unit
    limit: int | None = None
    """More than this cannot be sent."""
    advised: int | None = None
    """More than this is sent, but reads or splits badly."""
    of: Literal["text", "html", "title"] = "text"
    """What it counts."""


@dataclass(frozen=True, kw_only=True)
class Channel(Ways):
    """One place to paste into: all that is known of it hangs here."""

    id: str
    name: str
    name_zh: str | None = None
    """Its name in Chinese, where that differs."""
    known_as: tuple[str, ...] = ()
    """What else people call it, in any script."""
    place: str | None = None
    """Where its texts go, of a channel that is no app to be opened: `your forum`."""
    place_zh: str | None = None
    """That in Chinese."""
    dialect: type[Writer]
    """Which marks work there: how they are written, escaped and shown."""
    unit: Unit
    """What its length counts."""
    limit: int | None = None
    """More than this cannot be sent."""
    advised: int | None = None
    """More than this is sent, but reads or splits badly."""
    source: str
    """Where the limit is stated."""
    date: date | None = None
    """When it was read there; None where a community states it."""
    also: tuple[Limit, ...] = ()
    """Its other limits, each with a unit of its own."""
    caption: int | None = None
    """More than this cannot stand beside a file, so that it is sent before or after it."""
    splits: bool = False
    """A text over the limit may be pasted in several numbered parts, if its message allows it."""
    html: type[PageWriter] | None = None
    """How the HTML is written that is pasted beside the text, where a client takes it."""
    share: str | None = None
    """A link that opens it with the text: with {text}, and {url} or {subject} of it, as blanks."""
    titled: bool = False
    """A text has a title of its own, which a message gives as its `subject`."""
    calls: tuple[str, ...] = ()
    """What calls everybody there although it is pasted."""
    usual: str | None = None
    """The language in which a new group's texts are pasted here when nobody says where."""

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """All its limits, that of its own unit first."""
        return (Limit(unit=self.unit, limit=self.limit, advised=self.advised), *self.also)

    def called(self, locale: str) -> str:
        """Its name for readers of this locale."""
        return self.name_zh if self.name_zh and is_chinese(locale) else self.name

    def placed(self, locale: str) -> str | None:
        """Where its texts go, for readers of this locale; None of an app that bears its name."""
        return self.place_zh if self.place_zh and is_chinese(locale) else self.place

    @property
    def spoken(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.id, self.name, *([self.name_zh] if self.name_zh else ()), *self.known_as)


Channels = Mapping[str, Channel]
"""Channels by their ids."""


def plain_name(word: str) -> str:
    """A name without case, spaces and signs, by which it is found."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold()))


def ids_by_name(channels: Iterable[Channel]) -> Mapping[str, str]:
    """The id of the channel for each name that it is found by; ids come first."""
    channels = tuple(channels)
    ids = {plain_name(channel.id): channel.id for channel in channels}
    names = {plain_name(name): channel.id for channel in channels for name in channel.spoken}
    return {**names, **ids}


def meant_channel(word: str, channels: Channels) -> str | None:
    """The channel that was probably meant: by what people call it, or a slip away from it."""
    ids = ids_by_name(channels.values())
    found = plain_name(word)
    near = found if found in ids else nearest(found, filter(_is_long, ids))
    return ids[near] if near else None


def _is_long(name: str) -> bool:
    """Whether a slip in a name leaves enough to know it by: `ig` is a slip away from any `in`."""
    return len(name) > 3


def usual_channel(language: str, channels: Channels) -> str:
    """Where the texts of a new group are pasted, when nobody says where."""
    return next(channel.id for channel in channels.values() if channel.usual == language)


def _channel(id: str, row: dict[str, Any]) -> Channel:
    """A channel as a table of channels.toml declares it."""
    dialects = {dialect.name: dialect for dialect in DIALECTS}
    pages = {page.name: page for page in PAGES}
    units = {unit.name: unit for unit in UNITS}
    also = (Limit(**{**limit, "unit": units[limit["unit"]]}) for limit in row.pop("also", ()))
    html = row.pop("html", None)
    return Channel(
        id=id,
        dialect=dialects[row.pop("dialect")],
        unit=units[row.pop("unit")],
        html=pages[html] if html else None,
        also=tuple(also),
        known_as=tuple(row.pop("known_as", ())),
        calls=tuple(row.pop("calls", ())),
        **row,
    )


def _read() -> Channels:
    text = files("kits.channels").joinpath("channels.toml").read_text(encoding="utf-8")
    return MappingProxyType({id: _channel(id, row) for id, row in tomllib.loads(text).items()})


CHANNELS: Channels = _read()
"""The built-in channels by id, from channels.toml."""
