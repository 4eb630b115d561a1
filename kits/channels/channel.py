"""Channels as data: where a text is pasted, with its dialect, limits and their sources."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from kits.model.findings import Words, say
from kits.model.nearest import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much of a text, or of what goes with it, a channel takes."""

    unit: str
    """A key of `lengths.UNITS`."""
    limit: int | None = None
    """More than this cannot be sent."""
    advised: int | None = None
    """More than this is sent, but reads or splits badly."""
    of: Literal["text", "html", "title"] = "text"
    """What it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One place to paste into."""

    id: str
    name: str
    name_zh: str | None = None
    """Its name in Chinese, where that differs."""
    dialect: str
    """Which marks work there: a key of `dialects.DIALECTS`."""
    unit: str
    """What its length counts: a key of `lengths.UNITS`."""
    limit: int | None = None
    """More than this cannot be sent."""
    advised: int | None = None
    """More than this is sent, but reads or splits badly."""
    source: str
    """Where the limit is stated."""
    date: date | None = None
    """When it was read there; None where a community states it."""
    url_lines: bool = False
    """An address stands on a line of its own, rather than between spaces."""
    isolates: bool = True
    """Right-to-left values may be wrapped in U+2068 and U+2069."""
    gsm: bool = False
    """Punctuation is mapped to the GSM 7-bit alphabet where that is all a text lacks."""
    bullet: str = "• "
    """What an item begins with where lists are not live."""
    also: tuple[Limit, ...] = ()
    """Its other limits, each with a unit of its own."""
    caption: int | None = None
    """More than this cannot stand beside a file, so that it is sent before or after it."""
    splits: bool = False
    """A text over the limit may be pasted in several numbered parts, if its message allows it."""
    html: str | None = None
    """What is pasted beside the text where a client takes it: a key of `pages.STYLES`."""
    share: str | None = None
    """A link that opens it with the text: with {text}, and {url} or {subject} of it, as blanks."""
    titled: bool = False
    """A text has a title of its own, which a message gives as its `subject`."""

    @property
    def limits(self) -> tuple[Limit, ...]:
        """All its limits, that of its own unit first."""
        return (Limit(unit=self.unit, limit=self.limit, advised=self.advised), *self.also)

    def called(self, locale: str) -> str:
        """Its name for readers of this locale."""
        return self.name_zh if self.name_zh and is_chinese(locale) else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelMistake:
    """One thing that is wrong with a community's change of a channel."""

    channel: str
    field: str
    """Which of its fields; empty for the channel itself."""
    what: Words
    hint: Words
    misnamed: bool
    """The key is wrong, not what it says."""


class ChannelMistakes(ValueError):
    """What is wrong with a community's changes to the channels, all of it."""

    def __init__(self, problems: tuple[ChannelMistake, ...]) -> None:
        super().__init__("; ".join(f"{one.channel}.{one.field}: {one.what}" for one in problems))
        self.problems = problems


def is_chinese(locale: str) -> bool:
    """Whether a locale such as `zh`, `zh-TW` or `zh_Hans` is Chinese."""
    return re.split("[-_]", locale.lower(), maxsplit=1)[0] == "zh"


def community_channels(changes: Mapping[str, Mapping[str, object]]) -> Mapping[str, Channel]:
    """The channels as `channels` in community.yml changes them.

    An id that is known gets another `name`, `limit` or `advised`, or `splits` or not; a new id is
    `like` a known one.
    Raises ChannelMistakes, which holds every problem.
    """
    channels = dict(CHANNELS)
    problems: list[ChannelMistake] = []
    for key, fields in changes.items():
        mistakes = list(_mistakes(key, fields))
        problems += mistakes
        if not mistakes:
            channels[key] = _changed(key, fields)
    if problems:
        raise ChannelMistakes(tuple(problems))
    return MappingProxyType(channels)


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS = ("like", "name", "limit", "advised", "splits")
_OF_COMMUNITY = "community.yml"


def _mistakes(key: str, fields: Mapping[str, object]) -> Iterator[ChannelMistake]:
    def wrong(field: str, what: Words, hint: Words, *, misnamed: bool = False) -> ChannelMistake:
        return ChannelMistake(channel=key, field=field, what=what, hint=hint, misnamed=misnamed)

    if not _ID.fullmatch(key):
        words = say('"{key}" is no id: small letters, digits and hyphens', key=key)
        yield wrong("", words, say("write it in small Latin letters"), misnamed=True)
    if key in CHANNELS and "like" in fields:
        words = say('"{key}" is built in, so it cannot be like another', key=key)
        yield wrong("like", words, say("leave it out, or give the channel an id of its own"))
    if key not in CHANNELS and "like" not in fields:
        words = say(
            'no channel is called "{key}"; a new one says which of these it is like: {known}',
            key=key,
            known=tuple(CHANNELS),
        )
        yield wrong("", words, _near(key, CHANNELS, say("add a line: like: wechat")), misnamed=True)
    for field, value in fields.items():
        if field not in _FIELDS:
            words = say('a channel has no "{field}"; it has {known}', field=field, known=_FIELDS)
            yield wrong(field, words, _near(field, _FIELDS, say("take it out")), misnamed=True)
        elif problem := _problem(field, value):
            yield wrong(field, *problem)
    if _is_above(fields.get("advised"), fields.get("limit")):
        words = say(
            '"{advised}" is advised, but no more than "{limit}" can be sent',
            advised=fields["advised"],
            limit=fields["limit"],
        )
        yield wrong("advised", words, say("advise less than the limit, or leave it out"))


def _problem(field: str, value: object) -> tuple[Words, Words] | None:
    """What is wrong with the value of a field, and what to do; None for nothing."""
    if field == "like" and not isinstance(value, str):
        return say("a channel is like one other"), say("write the id of one of them")
    if field == "like" and value not in CHANNELS:
        words = say(
            'no channel is called "{value}"; the channels are {known}',
            value=value,
            known=tuple(CHANNELS),
        )
        return words, _near(str(value), CHANNELS, say("write the id of one of them"))
    if field == "name" and not (isinstance(value, str) and value.strip()):
        return say("a name is a text"), say("write what leaders call it")
    if field in ("limit", "advised") and not _is_length(value):
        words = say('"{value}" is no length: a whole number from 1', value=value)
        return words, say("write a number, or nothing where there is no limit")
    if field == "splits" and not isinstance(value, bool):
        words = say('"{value}" is neither true nor false', value=value)
        return words, say("write true or false")
    return None


def _near(word: str, known: Iterable[str], otherwise: Words) -> Words:
    near = nearest(word, known)
    return say('did you mean "{near}"?', near=near) if near else otherwise


def _is_above(advised: object, limit: object) -> bool:
    return isinstance(advised, int) and isinstance(limit, int) and advised > limit > 0


def _is_length(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0)


def _changed(key: str, fields: Mapping[str, object]) -> Channel:
    base = CHANNELS[str(fields.get("like", key))]
    changed: dict[str, Any] = {field: fields[field] for field in _FIELDS[1:] if field in fields}
    if "name" in changed:
        changed["name_zh"] = None
    elif key not in CHANNELS:
        changed |= {"name": key, "name_zh": None}
    if _is_above(base.advised, changed.get("limit")):
        changed = {"advised": None, **changed}
    if changed.keys() & {"limit", "advised"}:
        changed |= {"source": _OF_COMMUNITY, "date": None}
    return replace(base, id=key, **changed)


def _read() -> Mapping[str, Channel]:
    text = files("kits.channels").joinpath("channels.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            key: Channel(id=key, also=tuple(Limit(**limit) for limit in row.pop("also", ())), **row)
            for key, row in tomllib.loads(text).items()
        }
    )


CHANNELS: Mapping[str, Channel] = _read()
"""The built-in channels by id, from channels.toml."""
