"""What a community makes of the channels: other names and limits, and channels of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from kits.channels.channel import Channel, Channels, meant_channel
from kits.channels.dialects.base import Writer
from kits.channels.dialects.plain import Plain
from kits.channels.units import CHARACTERS
from kits.model.findings import Words, say
from kits.model.nearest import nearest

Fields = Mapping[str, object]
"""What a community says of a channel."""


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


def community_channels(changes: Mapping[str, Fields], known: Channels) -> Channels:
    """The known channels as `channels` in community.yml changes them.

    An id that is known gets another `name`, `limit` or `advised`, or `splits` or not. A new id is
    plain text without a limit, or it is `like` a known one, or writes the marks of a `dialect`.
    Raises ChannelMistakes, which holds every problem.
    """
    channels = dict(known)
    problems: list[ChannelMistake] = []
    for key, fields in changes.items():
        mistakes = list(_mistakes(key, fields, known))
        problems += mistakes
        if not mistakes:
            channels[key] = _changed(key, fields, known)
    if problems:
        raise ChannelMistakes(tuple(problems))
    return MappingProxyType(channels)


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS = ("like", "dialect", "name", "limit", "advised", "splits")
_OF_ITS_OWN = ("like", "dialect", "name")
"""With one of these a new channel is meant, not a known one that is misspelt."""
_OF_COMMUNITY = "community.yml"
_PLAIN = Channel(
    id="",
    name="",
    dialect=Plain,
    unit=CHARACTERS,
    url_lines=True,
    place="your group",
    place_zh="你的群",
    source=_OF_COMMUNITY,
)
"""What a new channel is unless it says otherwise."""


def _mistakes(key: str, fields: Fields, known: Channels) -> Iterator[ChannelMistake]:
    def wrong(field: str, what: Words, hint: Words, *, misnamed: bool = False) -> ChannelMistake:
        return ChannelMistake(channel=key, field=field, what=what, hint=hint, misnamed=misnamed)

    if not _ID.fullmatch(key):
        words = say('"{key}" is no id: small letters, digits and hyphens', key=key)
        yield wrong(
            "", words, _near(key, known, say("write it in small Latin letters")), misnamed=True
        )
    elif near := _misspelt(key, fields, known):
        words = say('no channel is called "{key}"; a new one says its name', key=key)
        yield wrong("", words, say('did you mean "{near}"?', near=near), misnamed=True)
    for field, value in fields.items():
        if field not in _FIELDS:
            words = say('a channel has no "{field}"; it has {known}', field=field, known=_FIELDS)
            near = nearest(field, _FIELDS)
            hint = say('did you mean "{near}"?', near=near) if near else say("take it out")
            yield wrong(field, words, hint, misnamed=True)
        elif problem := _problem(field, value, known):
            yield wrong(field, *problem)
    if _is_above(fields.get("advised"), fields.get("limit")):
        words = say(
            '"{advised}" is advised, but no more than "{limit}" can be sent',
            advised=fields["advised"],
            limit=fields["limit"],
        )
        yield wrong("advised", words, say("advise less than the limit, or leave it out"))


def _misspelt(key: str, fields: Fields, known: Channels) -> str | None:
    """The known channel that an id is a slip away from, unless one of its own is described."""
    described = key in known or not fields.keys().isdisjoint(_OF_ITS_OWN)
    return None if described else meant_channel(key, known)


def _problem(field: str, value: object, known: Channels) -> tuple[Words, Words] | None:
    """What is wrong with the value of a field, and what to do; None for nothing."""
    if field == "like" and not isinstance(value, str):
        return say("a channel is like one other"), say("write the id of one of them")
    if field == "like" and value not in known:
        words = say(
            'no channel is called "{value}"; the channels are {known}',
            value=value,
            known=tuple(known),
        )
        return words, _near(str(value), known, say("write the id of one of them"))
    dialects = _dialects(known)
    if field == "dialect" and not (isinstance(value, str) and value in dialects):
        words = say(
            'no dialect is called "{value}"; they are {known}', value=value, known=tuple(dialects)
        )
        near = nearest(str(value), dialects)
        hint = say("write one of them, or like: and a channel that reads the same marks")
        return words, say('did you mean "{near}"?', near=near) if near else hint
    if field == "name" and not (isinstance(value, str) and value.strip()):
        return say("a name is a text"), say("write what leaders call it")
    if field in ("limit", "advised") and not _is_length(value):
        words = say('"{value}" is no length: a whole number from 1', value=value)
        return words, say("write a number, or nothing where there is no limit")
    if field == "splits" and not isinstance(value, bool):
        words = say('"{value}" is neither true nor false', value=value)
        return words, say("write true or false")
    return None


def _dialects(known: Channels) -> Mapping[str, type[Writer]]:
    """The dialects of the known channels by name."""
    return {channel.dialect.name: channel.dialect for channel in known.values()}


def _near(word: str, known: Channels, otherwise: Words) -> Words:
    near = meant_channel(word, known)
    return say('did you mean "{near}"?', near=near) if near else otherwise


def _is_above(advised: object, limit: object) -> bool:
    return isinstance(advised, int) and isinstance(limit, int) and advised > limit > 0


def _is_length(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0)


def _changed(key: str, fields: Fields, channels: Channels) -> Channel:
    base = channels.get(str(fields.get("like", key)), _PLAIN)
    changed: dict[str, Any] = {field: fields[field] for field in _FIELDS[1:] if field in fields}
    known = channels.get(key)
    if "name" in changed:
        changed |= {"name_zh": None, "place": None, "place_zh": None}
    elif known:
        changed |= {"name": known.name, "name_zh": known.name_zh}
    else:
        changed |= {"name": key, "name_zh": None}
    if "dialect" in changed:
        dialect = _dialects(channels)[changed["dialect"]]
        changed |= {"dialect": dialect, "html": None, "share": None}
    if _is_above(base.advised, changed.get("limit")):
        changed = {"advised": None, **changed}
    if changed.keys() & {"limit", "advised"}:
        changed |= {"source": _OF_COMMUNITY, "date": None}
    return replace(base, id=key, known_as=known.known_as if known else (), **changed)
